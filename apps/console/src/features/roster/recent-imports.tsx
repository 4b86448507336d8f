import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Card, Chip, formatDayTime, useLanguage } from '@whetstone/ui';
import { formatCount } from '../tables/figures';
import { useAddress } from '../tables/use-address';
import { rosterImports } from './roster-operations';

/** What I have begun or done before: a long import may be left and found again here. */
export function RecentImports() {
  const { t } = useTranslation();
  const { hrefWith } = useAddress();
  const language = useLanguage();
  const { data } = useQuery(rosterImports, { fetchPolicy: 'cache-and-network' });
  if (!data?.rosterImports.length) return null;
  return (
    <Card className="sheet pad stack">
      <h2>{t('roster.recent')}</h2>
      <ul className="roster-list">
        {data.rosterImports.map((one) => (
          <li key={one.id}>
            <Link to={hrefWith({ import: one.id })}>{one.fileName}</Link>{' '}
            <Chip tone={one.state === 'COMMITTED' ? 'green' : 'grey'}>{t(`roster.states.${one.state}`)}</Chip>{' '}
            <small className="quiet num">
              {t('roster.rows', { total: formatCount(one.totalCount) })} ·{' '}
              {formatDayTime(one.createdAt, language)}
            </small>
          </li>
        ))}
      </ul>
    </Card>
  );
}
