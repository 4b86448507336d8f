import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { labelsIn, LONGEST_ANSWER, textOfLabels } from '@whetstone/domain';
import { classNames, formatPoints, RichText } from '@whetstone/ui';
import type { TextFormat } from '../../gql/graphql';
import { BlankFields } from './blank-fields';
import { optionsOf } from './options-of';
import type { PaperPart } from './paper';
import { WrittenAnswer } from './written-answer';

export interface CasePartsProps {
  readonly questionId: string;
  readonly parts: readonly PaperPart[];
  readonly textFormat: TextFormat;
  /** One a part. */
  readonly texts: readonly string[];
  readonly onWrite: (part: number, text: string) => void;
}

interface PartProps {
  readonly name: string;
  readonly part: PaperPart;
  readonly textFormat: TextFormat;
  readonly stemId: string;
  readonly text: string;
  readonly onWrite: (text: string) => void;
}

/** The sub-questions of a case, all of them beneath its material. */
export function CaseParts({ questionId, parts, textFormat, texts, onWrite }: CasePartsProps) {
  return (
    <ol className="room-parts">
      {parts.map((part, index) => (
        <Part
          key={index}
          name={`${questionId} ${String(index)}`}
          {...{ part, textFormat, number: index + 1 }}
          text={texts[index] ?? ''}
          onWrite={(text) => onWrite(index, text)}
        />
      ))}
    </ol>
  );
}

function Part({ number, ...props }: Omit<PartProps, 'stemId'> & { readonly number: number }) {
  const { t } = useTranslation();
  const stemId = useId();
  const { part, textFormat } = props;
  return (
    <li>
      <div id={stemId} className="room-part-stem">
        <RichText text={part.stem} format={textFormat} />
        <small className="num">
          {t('room.part', {
            number,
            type: t(`type.${part.type}`),
            points: formatPoints(part.points),
          })}
        </small>
      </div>
      <PartFields {...props} stemId={stemId} />
    </li>
  );
}

function PartFields(props: PartProps) {
  const { t } = useTranslation();
  const { part, text, onWrite } = props;
  if (part.type === 'FILL_IN') return <PartBlanks {...props} />;
  if (part.type === 'SHORT_ANSWER')
    return <WrittenAnswer label={t('room.answer')} text={text} onWrite={onWrite} />;
  return <PartOptions {...props} />;
}

function PartBlanks({ part, text, onWrite }: PartProps) {
  const count = Math.max(1, part.blanks);
  const lines = text.split('\n');
  const linesWith = (changed: number, line: string) =>
    Array.from({ length: count }, (_, blank) => (blank === changed ? line : (lines[blank] ?? ''))).join('\n');
  return (
    <BlankFields
      texts={lines}
      count={count}
      longest={Math.floor(LONGEST_ANSWER / count) - 1}
      onWrite={(blank, line) => onWrite(linesWith(blank, line))}
    />
  );
}

function PartOptions({ name, part, textFormat, stemId, text, onWrite }: PartProps) {
  const { t } = useTranslation();
  const isMultiple = part.type === 'MULTIPLE';
  const chosen = labelsIn(text);
  const choose = (label: string) => {
    const others = chosen.filter((other) => other !== label);
    if (!isMultiple) onWrite(label);
    else onWrite(textOfLabels(others.length < chosen.length ? others : [...chosen, label]));
  };
  return (
    <div className="room-options" role={isMultiple ? 'group' : 'radiogroup'} aria-labelledby={stemId}>
      {optionsOf(part).map(({ label, text: said, mark }) => (
        <div key={label} className={classNames('room-option', chosen.includes(label) && 'room-option-on')}>
          <label>
            <input
              type={isMultiple ? 'checkbox' : 'radio'}
              name={name}
              className="visually-hidden"
              checked={chosen.includes(label)}
              onChange={() => choose(label)}
            />
            <b aria-hidden={said === ''}>{mark}</b>
            <span>
              {said === '' ? (
                t(label === 'TRUE' ? 'room.true' : 'room.false')
              ) : (
                <RichText isInline text={said} format={textFormat} />
              )}
            </span>
          </label>
        </div>
      ))}
    </div>
  );
}
