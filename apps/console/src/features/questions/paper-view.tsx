import { useTranslation } from 'react-i18next';
import { Chip, CitedArticle, formatPoints, RichText, type Cited } from '@whetstone/ui';
import type { AnswerKeyInput, QuestionType, TextFormat } from '../../gql/graphql';

interface PaperKey {
  readonly labels: readonly string[];
  readonly isTrue?: boolean | null;
  readonly blanks: readonly (readonly string[])[];
  readonly isOrderFree: boolean;
  readonly matching: AnswerKeyInput['matching'];
  readonly points: readonly { readonly text: string; readonly points: number }[];
}

interface Asked {
  readonly type: QuestionType;
  readonly stem: string;
  readonly options: readonly { readonly label: string; readonly text: string }[];
  readonly explanation: string;
  readonly points: number;
  readonly answerKey: PaperKey;
}

/** A wording as it is shown: one that is kept, or one that is being written. */
export interface PaperQuestion extends Asked {
  readonly textFormat: TextFormat;
  readonly parts: readonly Asked[];
  /** Null = shown elsewhere on the page. */
  readonly citations: readonly Cited[] | null;
}

/** The question as it stands on a paper, with what a paper does not show: key, explanation, basis. */
export function PaperView({ question }: { readonly question: PaperQuestion }) {
  const { t } = useTranslation();
  const { textFormat, parts, citations, explanation } = question;
  return (
    <div className="paper-view">
      <RichText className="stem-text" text={question.stem} format={textFormat} />
      {question.type === 'CASE' ? (
        parts.map((part, index) => (
          <section key={index} className="paper-part" aria-label={t('questions.part', { number: index + 1 })}>
            <p className="small quiet num">
              {t('questions.part', { number: index + 1 })} · {t(`questionTypes.${part.type}`)} ·{' '}
              {t('questions.points', { points: formatPoints(part.points) })}
            </p>
            <RichText text={part.stem} format={textFormat} />
            <Key asked={part} format={textFormat} />
            {part.explanation !== '' && (
              <RichText className="quiet" text={part.explanation} format={textFormat} />
            )}
          </section>
        ))
      ) : (
        <Key asked={question} format={textFormat} />
      )}
      <div>
        <h3>{t('questions.explanation')}</h3>
        {explanation === '' ? (
          <p className="quiet">{t('questions.noExplanation')}</p>
        ) : (
          <RichText text={explanation} format={textFormat} />
        )}
      </div>
      {citations && (
        <div className="stack">
          <h3>{t('questions.basis')}</h3>
          {citations.length === 0 && <p className="quiet">{t('questions.noBasis')}</p>}
          {citations.map((cited) => (
            <CitedArticle key={`${cited.text} ${cited.editionLabel}`} cited={cited} />
          ))}
        </div>
      )}
    </div>
  );
}

interface KeyProps {
  readonly asked: Asked;
  readonly format: TextFormat;
}

function Key({ asked, format }: KeyProps) {
  const { t } = useTranslation();
  const { answerKey: key } = asked;
  switch (asked.type) {
    case 'SINGLE':
    case 'MULTIPLE':
      return <Options asked={asked} format={format} />;
    case 'TRUE_FALSE':
      return (
        <p>
          <b>{t('questions.key')}</b>{' '}
          {typeof key.isTrue === 'boolean'
            ? t(key.isTrue ? 'questions.true' : 'questions.false')
            : t('tables.none')}
        </p>
      );
    case 'FILL_IN':
      return (
        <div>
          <dl className="facts">
            {key.blanks.map((accepted, index) => (
              <div key={index} style={{ display: 'contents' }}>
                <dt>{t('questions.blank', { number: index + 1 })}</dt>
                <dd>{accepted.join(' | ')}</dd>
              </div>
            ))}
          </dl>
          <p className="small quiet">
            {[
              key.isOrderFree && t('questions.orderFree'),
              key.matching === 'CONTAINS' && t('questions.contains'),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </div>
      );
    case 'SHORT_ANSWER':
      return (
        <div>
          <h3>{t('questions.rubric')}</h3>
          <ol className="rubric">
            {key.points.map((point, index) => (
              <li key={index}>
                {point.text}{' '}
                <span className="quiet num">
                  （{t('questions.points', { points: formatPoints(point.points) })}）
                </span>
              </li>
            ))}
          </ol>
        </div>
      );
    case 'CASE':
      return null;
  }
}

function Options({ asked, format }: KeyProps) {
  const { t } = useTranslation();
  return (
    <ol className="options" aria-label={t('banks.options')}>
      {asked.options.map((option) => {
        const isKey = asked.answerKey.labels.includes(option.label);
        return (
          <li key={option.label} className={isKey ? 'is-key' : undefined}>
            <b>{option.label}</b>
            <RichText isInline text={option.text} format={format} />
            {isKey && <Chip>✓ {t('questions.isKey')}</Chip>}
          </li>
        );
      })}
    </ol>
  );
}
