import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Chip, ErrorNotice, formatPoints, Loading } from '@whetstone/ui';
import type { RemarkMovesQuery, RemarkState } from '../../gql/graphql';
import { useViewer } from '../shell/viewer-context';
import { DataTable, type Column } from '../tables/data-table';
import { remarkMoves } from './marking-operations';

type Move = NonNullable<RemarkMovesQuery['remark']>['moves'][number];

const most = 200;

/** Whom a changed key moves, those who cross the pass line first. */
export function RemarkMoves({ remarkId, state }: { readonly remarkId: string; readonly state: RemarkState }) {
  const { t } = useTranslation();
  const { places } = useViewer();
  const { data, error, refetch } = useQuery(remarkMoves, {
    variables: { id: remarkId, page: { limit: most, offset: 0 } },
    fetchPolicy: 'cache-and-network',
  });
  if (error && !data) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!data?.remark) return <Loading lines={3} />;
  const columns: readonly Column<Move, string>[] = [
    {
      key: 'name',
      title: t('officers.name'),
      render: (row) =>
        places.includes('officers') ? (
          <Link to={`/officers/${row.officerId}`}>{row.officerName}</Link>
        ) : (
          row.officerName
        ),
    },
    { key: 'region', title: t('grants.region'), render: (row) => row.regionName },
    {
      key: 'points',
      title: t('remarks.points'),
      isNumber: true,
      render: (row) => `${formatPoints(row.fromPoints)} → ${formatPoints(row.toPoints)}`,
    },
    {
      key: 'line',
      title: t('remarks.line'),
      render: (row) =>
        row.wasPassed === row.isPassed ? (
          t('remarks.stays')
        ) : (
          <Chip tone={row.isPassed ? 'green' : 'red'}>
            {row.isPassed ? t('remarks.nowPasses') : t('remarks.nowFails')}
          </Chip>
        ),
    },
  ];
  return (
    <DataTable
      label={t(state === 'DONE' ? 'remarks.moved' : 'remarks.wouldMove')}
      columns={columns}
      rows={data.remark.moves}
      rowKey={(row) => row.attemptId}
    />
  );
}
