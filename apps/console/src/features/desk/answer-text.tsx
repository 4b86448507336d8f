import { useTranslation } from 'react-i18next';
import { Card, Chip, formatPoints, RichText } from '@whetstone/ui';
import type { WrittenQuestionFactsFragment } from '../../gql/graphql';

export interface AnswerTextProps {
  readonly question: WrittenQuestionFactsFragment;
  readonly texts: readonly string[];
  readonly isAnchor: boolean;
}

/** The question, and what somebody wrote to each part of it that is read. Nothing says who. */
export function AnswerText({ question, texts, isAnchor }: AnswerTextProps) {
  const { t } = useTranslation();
  return (
    <Card className="pad stack">
      {isAnchor && (
        <div>
          <Chip tone="amber">{t('desk.anchor')}</Chip>
        </div>
      )}
      <RichText className="marking-stem" text={question.stem} format={question.textFormat} />
      {question.parts.map((part, index) => (
        <section key={part.number} aria-label={t('desk.answer')}>
          {part.stem !== '' && (
            <div className="marking-part">
              <RichText text={part.stem} format={question.textFormat} />
              <small className="num">
                {t('desk.part', { number: part.number })} ·{' '}
                {t('desk.worth', { points: formatPoints(part.maxPoints) })}
              </small>
            </div>
          )}
          <blockquote className="marking-answer" tabIndex={0}>
            {texts[index] === '' ? t('desk.leftOpen') : texts[index]}
          </blockquote>
        </section>
      ))}
    </Card>
  );
}
