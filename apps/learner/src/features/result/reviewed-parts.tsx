import { useTranslation } from 'react-i18next';
import { formatPoints, RichText } from '@whetstone/ui';
import type { ResultQuery } from '../../gql/graphql';
import { optionsOf } from '../exam-room/options-of';

type Attempt = NonNullable<NonNullable<ResultQuery['viewer']>['attempt']>;
type Question = Attempt['sections'][number]['questions'][number];
type Part = NonNullable<Attempt['result']>['questions'][number]['parts'][number];

export interface ReviewedPartsProps {
  readonly question: Question;
  readonly parts: readonly Part[];
  /** What each earned; null = the points were given to the case as a whole. */
  readonly points: readonly (number | null)[];
}

/** The sub-questions of a case after the test: mine, what is right, and why. */
export function ReviewedParts({ question, parts, points }: ReviewedPartsProps) {
  const { t } = useTranslation();
  const { textFormat } = question;
  const earned = (got: number | null | undefined, max: number) => {
    const worth = formatPoints(max);
    if (got === undefined || got === null) return t('outcome.partOfWhole', { max: worth });
    return t('outcome.partGot', { points: formatPoints(got), max: worth });
  };
  return (
    <ol className="reviewed-parts">
      {parts.map(({ given, key, explanation }, index) => {
        const part = question.parts[index];
        if (!part) return null;
        const word = (said: string) => {
          if (part.type === 'TRUE_FALSE') return t(said === 'TRUE' ? 'room.true' : 'room.false');
          return optionsOf(part).find(({ label }) => label === said)?.mark ?? said;
        };
        const print = (texts: readonly string[]) =>
          texts.length === 0 ? t('result.nothing') : texts.map(word).join(t('room.semicolon'));
        return (
          <li key={index}>
            <RichText text={part.stem} format={textFormat} />
            <small className="num">{earned(points[index], part.points)}</small>
            <p className="reviewed-answers">
              <span>
                {t('result.mineIs')} <b>{print(given)}</b>
              </span>
              <span>
                {t('result.keyIs')} <b>{print(key)}</b>
              </span>
            </p>
            {explanation !== '' && (
              <RichText className="reviewed-why" text={explanation} format={textFormat} />
            )}
          </li>
        );
      })}
    </ol>
  );
}
