import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Card, Chip, CitedArticle, classNames, formatPoints, RichText } from '@whetstone/ui';
import type { ResultQuery } from '../../gql/graphql';
import { optionsOf } from '../exam-room/options-of';
import { ReviewedParts } from './reviewed-parts';

type Attempt = NonNullable<NonNullable<ResultQuery['viewer']>['attempt']>;
type Question = Attempt['sections'][number]['questions'][number];
type Review = NonNullable<Attempt['result']>['questions'][number];

export interface ReviewedQuestionProps {
  readonly question: Question;
  readonly review: Review;
  readonly number: number;
  /** Of a case, what each part earned; null = the points were given to the whole. */
  readonly partPoints: readonly (number | null)[];
  /** What was done to its key after the paper was frozen. */
  readonly changes: Attempt['keyChanges'];
  readonly actions: ReactNode;
}

/** Points short of all of them are no wrong answer. */
function Verdict({ isCorrect, points }: Pick<Review, 'isCorrect' | 'points'>) {
  const { t } = useTranslation();
  if (isCorrect) return <Chip tone="green">✓ {t('result.right')}</Chip>;
  if (points > 0) return <Chip tone="amber">◐ {t('outcome.partly')}</Chip>;
  return <Chip tone="red">✗ {t('result.wrong')}</Chip>;
}

/** One question after the test: mine, the key, why, and the article as of the question's date. */
export function ReviewedQuestion({
  question,
  review,
  number,
  partPoints,
  changes,
  actions,
}: ReviewedQuestionProps) {
  const { t } = useTranslation();
  const { isCorrect, points, explanation, citations } = review;
  const options = optionsOf(question);
  return (
    <Card className="reviewed" role="article" aria-label={t('room.questionNumber', { number })}>
      <div className="reviewed-meta">
        <Verdict isCorrect={isCorrect} points={points} />
        <small className="num">
          {t('room.questionNumber', { number })} · {t(`type.${question.type}`)} ·{' '}
          {t('result.got', { points: formatPoints(points), max: formatPoints(question.points) })}
        </small>
      </div>
      {question.textFormat === 'HTML' ? (
        <RichText className="reviewed-stem" text={question.stem} format="HTML" />
      ) : (
        <h3>{question.stem}</h3>
      )}
      <small className="num">{t('room.lawAsOf', { date: question.referenceDate })}</small>
      {options.length > 0 && (
        <ul className="reviewed-options">
          {options.map(({ label, text, mark }) => {
            const isKey = review.key.includes(label);
            const isMine = review.given?.labels.includes(label) ?? false;
            return (
              <li
                key={label}
                className={classNames(isKey && 'reviewed-key', isMine && !isKey && 'reviewed-slip')}
              >
                <b>{mark}</b>
                {text === '' ? (
                  <span>{label === 'TRUE' ? t('room.true') : t('room.false')}</span>
                ) : (
                  <RichText isInline text={text} format={question.textFormat} />
                )}
                <small>
                  {[isMine && t('result.mine'), isKey && t('result.key')].filter(Boolean).join(' · ')}
                </small>
              </li>
            );
          })}
        </ul>
      )}
      {question.type === 'CASE' ? (
        <ReviewedParts question={question} parts={review.parts} points={partPoints} />
      ) : (
        <p className="reviewed-answers">
          <span>
            {t('result.mineIs')} <b>{print(review.given?.labels, review.given?.texts)}</b>
          </span>
          <span>
            {t('result.keyIs')}{' '}
            <b>
              {question.type === 'SHORT_ANSWER' ? review.key.join(t('room.semicolon')) : print(review.key)}
            </b>
          </span>
        </p>
      )}
      {changes.map(({ kind, before, after, reason, changedAt }) => (
        <p key={changedAt} className="reviewed-changed">
          {t(`outcome.keyChanged.${kind}`, { before: print(before), after: print(after), reason })}
        </p>
      ))}
      {explanation !== '' && (
        <div>
          <h4>{t('result.explanation')}</h4>
          <RichText className="reviewed-why" text={explanation} format={question.textFormat} />
        </div>
      )}
      {citations.map((cited) => (
        <CitedArticle key={`${cited.text} ${cited.editionLabel}`} cited={cited} />
      ))}
      {actions && <div>{actions}</div>}
    </Card>
  );

  function print(labels: readonly string[] = [], texts: readonly string[] = []): string {
    const given = [...labels, ...texts.filter((text) => text !== '')];
    if (given.length === 0) return t('result.nothing');
    const words = labels.length > 0 ? given.map(word).toSorted() : given;
    return words.join(words.every((one) => one.length === 1) ? '' : t('room.comma'));
  }

  function word(label: string): string {
    if (question.type !== 'TRUE_FALSE')
      return options.find((option) => option.label === label)?.mark ?? label;
    return label === 'TRUE' ? t('room.true') : t('room.false');
  }
}
