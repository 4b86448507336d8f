import { useTranslation } from 'react-i18next';
import { Card, formatIsoMinute } from '@whetstone/ui';
import { ChangeList } from './change-list';
import type { QuestionDetail } from './question-page';

/** Every wording with what it changed, newest first. */
export function History({ history }: { readonly history: QuestionDetail['history'] }) {
  const { t } = useTranslation();
  return (
    <Card className="pad stack">
      <h2>{t('questions.history')}</h2>
      {history.map(({ revision, changes }, index) => (
        <details key={revision.id} open={index === 0}>
          <summary className="num">
            {t('questions.historyOf', {
              number: revision.number,
              by: revision.authorName ?? t('questions.team'),
              at: formatIsoMinute(revision.createdAt),
            })}
          </summary>
          {revision.number === 1 ? (
            <p className="quiet small">{t('questions.firstVersion')}</p>
          ) : (
            <ChangeList changes={changes} />
          )}
        </details>
      ))}
    </Card>
  );
}
