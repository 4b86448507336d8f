import { useTranslation } from 'react-i18next';
import { Chip } from '@whetstone/ui';
import type { IssueFactsFragment } from '../../gql/graphql';

/** Where an officer stands with an issue, in a word. */
export function IssueStateChip({ issue }: { issue: Pick<IssueFactsFragment, 'state' | 'attendance'> }) {
  const { t } = useTranslation();
  const { state, attendance } = issue;
  if (attendance.countedAt !== null) return <Chip>✓ {t('issue.counted')}</Chip>;
  if (state === 'UPCOMING') return <Chip tone="grey">{t('issue.upcoming')}</Chip>;
  if (state === 'CLOSED') return <Chip tone="red">{t('issue.missed')}</Chip>;
  return attendance.creditedSeconds > 0 ? (
    <Chip tone="amber">{t('issue.underWay')}</Chip>
  ) : (
    <Chip tone="amber">{t('issue.notBegun')}</Chip>
  );
}
