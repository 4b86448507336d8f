import { useQuery } from '@apollo/client/react';
import { Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { Card } from '@whetstone/ui';
import { formatCount } from '../tables/figures';
import { rosterImport, type Imported } from './roster-operations';

const askEveryMs = 1_000;

/** A step that goes on without the page: it may be left, and stands in the list of imports until it is done. */
export function WorkingStep({ found }: { readonly found: Imported }) {
  const { t } = useTranslation();
  useQuery(rosterImport, {
    variables: { id: found.id },
    pollInterval: askEveryMs,
    fetchPolicy: 'network-only',
    nextFetchPolicy: 'network-only',
  });
  const total = found.state === 'CHECKING' ? 0 : found.totalCount;
  const label = t(`roster.working.${found.state}`);
  return (
    <Card className="sheet pad stack">
      <h2>{label}</h2>
      <Progress
        percent={total > 0 ? Math.floor((found.doneCount / total) * 100) : 100}
        status="active"
        showInfo={total > 0}
        aria-label={label}
      />
      <p className="num" role="status">
        {total > 0
          ? t('roster.doneOf', { done: formatCount(found.doneCount), total: formatCount(total) })
          : t('roster.doneRows', { done: formatCount(found.doneCount) })}
      </p>
      <p className="quiet">{t('roster.mayLeave')}</p>
    </Card>
  );
}
