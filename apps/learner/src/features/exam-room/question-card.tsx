import { useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { LONGEST_ANSWER } from '@whetstone/domain';
import { Chip, classNames, formatPoints, RichText } from '@whetstone/ui';
import { BlankFields } from './blank-fields';
import { CaseParts } from './case-parts';
import './case-question.css';
import { optionsOf, type RoomOption } from './options-of';
import { PictureDialog, pictureOf, usePictures, type Picture } from './pictures';
import type { RoomQuestion } from './room';
import type { Given } from './sheet';
import { TextSizeButtons, type TextSize } from './text-size';
import { WrittenAnswer } from './written-answer';

export interface QuestionCardProps {
  readonly question: RoomQuestion;
  readonly number: number;
  readonly count: number;
  readonly given: Given | undefined;
  readonly struck: readonly string[];
  readonly isFlagged: boolean;
  /** Null = the buttons stand elsewhere. */
  readonly textSize: TextSize | null;
  /** To try the keys on: worth nothing, and no law behind it. */
  readonly isPractice?: boolean;
  /** How its section is scored, in words; null = not known. */
  readonly rule: string | null;
  readonly onChoose: (label: string) => void;
  readonly onStrikeOut: (label: string) => void;
  readonly onFlag: () => void;
  readonly onWrite: (blank: number, text: string, blanks: number) => void;
}

export function QuestionCard(props: QuestionCardProps) {
  const { question, number, count, isFlagged, isPractice = false, textSize, rule, onFlag } = props;
  const { t } = useTranslation();
  const stemId = useId();
  const box = useRef<HTMLElement>(null);
  const pictures = usePictures(box);
  const asOf = !isPractice && (
    <small className="num">{t('room.lawAsOf', { date: question.referenceDate })}</small>
  );
  return (
    <article
      ref={box}
      onClick={pictures.onClick}
      onKeyDown={pictures.onKeyDown}
      className="room-question ws-card"
      data-question={question.id}
      tabIndex={-1}
      aria-label={t('room.questionOf', { number, count })}
    >
      <div className="room-meta">
        <Chip className="num">
          {t(`type.${question.type}`)}
          {!isPractice && ` · ${t('room.each', { points: formatPoints(question.points) })}`}
        </Chip>
        <span className="num">{t('room.questionOf', { number, count })}</span>
        {textSize !== null && <TextSizeButtons size={textSize} />}
        <button
          type="button"
          className={classNames('room-flag', isFlagged && 'room-flag-on')}
          aria-pressed={isFlagged}
          onClick={onFlag}
        >
          <span aria-hidden="true">{isFlagged ? '⚑' : '⚐'}</span> {t('room.flag')}{' '}
          <kbd aria-hidden="true">F</kbd>
        </button>
      </div>
      {rule !== null && <p className="room-rule num">{rule}</p>}
      {question.type === 'CASE' ? (
        <div className="room-case">
          <details className="room-material" open tabIndex={0} role="group" aria-label={t('room.material')}>
            <summary>{t('room.material')}</summary>
            <Stem question={question} id={stemId} />
            {asOf}
          </details>
          <AnswerFields {...props} stemId={stemId} onPicture={pictures.show} />
        </div>
      ) : (
        <>
          <Stem question={question} id={stemId} />
          {asOf}
          <AnswerFields {...props} stemId={stemId} onPicture={pictures.show} />
        </>
      )}
      {pictures.picture !== null && (
        <PictureDialog picture={pictures.picture} onClose={() => pictures.show(null)} />
      )}
    </article>
  );
}

/** A heading is a line; a stem of paragraphs, tables and pictures is text. */
function Stem({ question, id }: { readonly question: RoomQuestion; readonly id: string }) {
  if (question.textFormat === 'HTML')
    return <RichText id={id} className="room-stem" text={question.stem} format="HTML" />;
  return (
    <h2 id={id} className="room-stem">
      {question.stem}
    </h2>
  );
}

interface FieldsProps extends QuestionCardProps {
  readonly stemId: string;
  readonly onPicture: (picture: Picture) => void;
}

function AnswerFields(props: FieldsProps) {
  const { t } = useTranslation();
  const { question, given, onWrite } = props;
  const { parts = [] } = question;
  switch (question.type) {
    case 'FILL_IN':
      return <Blanks {...props} />;
    case 'SHORT_ANSWER':
      return (
        <div className="room-blanks">
          <WrittenAnswer
            label={t('room.answer')}
            text={given?.texts[0] ?? ''}
            onWrite={(text) => onWrite(0, text, 1)}
          />
        </div>
      );
    case 'CASE':
      return (
        <CaseParts
          questionId={question.id}
          parts={parts}
          textFormat={question.textFormat}
          texts={given?.texts ?? []}
          onWrite={(part, text) => onWrite(part, text, parts.length)}
        />
      );
    case 'SINGLE':
    case 'MULTIPLE':
    case 'TRUE_FALSE':
      return <Options {...props} />;
  }
}

function Options({ question, given, struck, onChoose, onStrikeOut, onPicture, stemId }: FieldsProps) {
  const { t } = useTranslation();
  const isMultiple = question.type === 'MULTIPLE';
  return (
    <div className="room-options" role={isMultiple ? 'group' : 'radiogroup'} aria-labelledby={stemId}>
      {optionsOf(question).map((option, index) => {
        const isStruck = struck.includes(option.label);
        const isChosen = given?.labels.includes(option.label) ?? false;
        const text = optionText(option);
        const picture = question.textFormat === 'HTML' ? pictureOf(option.text) : null;
        return (
          <div
            key={option.label}
            data-option={option.label}
            className={classNames('room-option', isChosen && 'room-option-on', isStruck && 'room-option-out')}
          >
            <label>
              <input
                type={isMultiple ? 'checkbox' : 'radio'}
                name={question.id}
                className="visually-hidden"
                checked={isChosen}
                onChange={() => onChoose(option.label)}
              />
              <b aria-hidden={isTruth(option)}>{option.mark}</b>
              <span>
                {option.text === '' ? text : <RichText isInline text={text} format={question.textFormat} />}
                {isStruck && <span className="visually-hidden">（{t('room.struck')}）</span>}
              </span>
            </label>
            <kbd aria-hidden="true">{String.fromCharCode(65 + index)}</kbd>
            {picture !== null && (
              <button
                type="button"
                className="room-zoom"
                aria-label={t('room.enlarge', { alt: picture.alt || option.mark })}
                onClick={() => onPicture(picture)}
              >
                <span aria-hidden="true">⤢</span>
              </button>
            )}
            <button
              type="button"
              className="room-strike"
              aria-pressed={isStruck}
              aria-label={t('room.strike', { label: isTruth(option) ? text : option.mark })}
              onClick={() => onStrikeOut(option.label)}
            >
              {isStruck ? '↺' : '✕'}
            </button>
          </div>
        );
      })}
    </div>
  );

  function optionText({ label, text }: RoomOption): string {
    if (text !== '') return text;
    return label === 'TRUE' ? t('room.true') : t('room.false');
  }
}

function isTruth({ label }: RoomOption): boolean {
  return label === 'TRUE' || label === 'FALSE';
}

function Blanks({ question, given, onWrite }: QuestionCardProps) {
  const count = Math.max(1, question.blanks);
  return (
    <BlankFields
      texts={given?.texts ?? []}
      count={count}
      longest={LONGEST_ANSWER}
      onWrite={(blank, text) => onWrite(blank, text, count)}
    />
  );
}
