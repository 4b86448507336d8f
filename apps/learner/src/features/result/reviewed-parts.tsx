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
export function ReviewedParts({ question, parts, points: earnedPoints }: ReviewedPartsProps) {
  const { t } = useTranslation();
  const { textFormat } = question;
  const earned = (index: number, points: number) => {
    const got = earnedPoints[index];
    const [number, max] = [index + 1, formatPoints(points)];
    if (got === undefined || got === null) return t('outcome.partOfWhole', { number, max });
    return t('outcome.partGot', { number, points: formatPoints(got), max });
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
            <small className="num">{earned(index, part.points)}</small>
            <RichText text={part.stem} format={textFormat} />
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
