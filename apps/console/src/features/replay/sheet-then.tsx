import { useTranslation } from 'react-i18next';
import type { sheetAfter } from '@whetstone/domain';
import { Card, Chip, classNames } from '@whetstone/ui';
import type { AttemptReplayFactsFragment, ReplayStepFactsFragment } from '../../gql/graphql';

type Question = AttemptReplayFactsFragment['questions'][number];
type Given = NonNullable<ReplayStepFactsFragment['changes'][number]['after']>;

export interface SheetThenProps {
  readonly questions: readonly Question[];
  readonly sheet: ReturnType<typeof sheetAfter>;
  readonly step: ReplayStepFactsFragment;
}

/** The sheet as it stood: every question with what was answered, the step's own changes marked with what was there before. */
export function SheetThen({ questions, sheet, step }: SheetThenProps) {
  const { t } = useTranslation();
  const changes = new Map(step.changes.map((change) => [change.questionId, change]));
  return (
    <Card className="pad replay-sheet">
      <h2>{t('replay.sheet')}</h2>
      <ol aria-label={t('replay.sheet')} tabIndex={0}>
        {questions.map((question) => {
          const change = changes.get(question.questionId);
          const given = sheet.answers.get(question.questionId) ?? null;
          return (
            <li key={question.questionId} className={classNames(change && 'replay-changed')}>
              <p className="replay-stem">
                <b className="num">{question.number}</b> {question.stemText}
                {sheet.flagged.has(question.questionId) && <Chip tone="amber">⚑ {t('replay.flagged')}</Chip>}
              </p>
              <p className="replay-given">
                {change && !isSame(change.before ?? null, change.after ?? null) && (
                  <>
                    <del>
                      <Answer question={question} given={change.before ?? null} />
                    </del>{' '}
                    →{' '}
                  </>
                )}
                <Answer question={question} given={given} />
              </p>
            </li>
          );
        })}
      </ol>
    </Card>
  );
}

function Answer({
  question,
  given,
}: {
  readonly question: Question;
  readonly given: Omit<Given, '__typename'> | { labels: readonly string[]; texts: readonly string[] } | null;
}) {
  const { t } = useTranslation();
  if (!given || (given.labels.length === 0 && given.texts.every((text) => text.trim() === '')))
    return <span className="replay-open">{t('replay.open')}</span>;
  const words = [...given.labels.map(word), ...given.texts.filter((text) => text !== '')];
  return <span>{words.join(t('replay.comma'))}</span>;

  function word(label: string): string {
    if (label === 'TRUE' || label === 'FALSE') return t(`replay.${label}`);
    const text = question.options.find((option) => option.label === label)?.text;
    return text === undefined ? label : `${label} ${text}`;
  }
}

function isSame(one: object | null, other: object | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
