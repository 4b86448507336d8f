import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Chip, formatIsoMinute } from '@whetstone/ui';
import type { MarkedExamsQuery } from '../../gql/graphql';
import { PageHead } from '../shell/page-head';
import { DataTable, type Column } from '../tables/data-table';
import { PagedList, useListPage } from '../tables/paged-list';
import { markedExams } from './marking-operations';
import './marking.css';

type Row = MarkedExamsQuery['markedExams']['nodes'][number];

/** The tests that have opened, for what comes after them. */
export function MarkingPage() {
  const { t } = useTranslation();
  const page = useListPage();
  const { data, previousData, error, refetch } = useQuery(markedExams, {
    variables: { page: page.asked },
    fetchPolicy: 'cache-and-network',
  });
  const shown = (data ?? previousData)?.markedExams;
  return (
    <>
      <PageHead
        crumbs={[{ label: t('marking.title') }]}
        title={t('marking.title')}
        subtitle={t('marking.lead')}
      />
      <PagedList
        shown={shown}
        error={error}
        onRetry={() => void refetch()}
        pageNumber={page.number}
        empty={{ title: t('marking.emptyTitle'), hint: t('marking.emptyText') }}
      >
        {(rows) => <ExamsTable rows={rows} isBusy={!data} />}
      </PagedList>
    </>
  );
}

function ExamsTable({ rows, isBusy }: { readonly rows: readonly Row[]; readonly isBusy: boolean }) {
  const { t } = useTranslation();
  const columns: readonly Column<Row, string>[] = [
    {
      key: 'exam',
      title: t('marking.exam'),
      className: 'stem',
      render: (row) => <Link to={`/marking/${row.id}`}>{row.title}</Link>,
    },
    {
      key: 'window',
      title: t('marking.window'),
      className: 'nowrap',
      render: (row) => (
        <span className="two-rows">
          <span>{formatIsoMinute(row.opensAt)}</span>
          <span>{formatIsoMinute(row.closesAt)}</span>
        </span>
      ),
    },
    {
      key: 'submitted',
      title: t('marking.submitted'),
      isNumber: true,
      render: (row) => row.submittedCount,
    },
    { key: 'passed', title: t('marking.passed'), isNumber: true, render: (row) => row.passedCount },
    {
      key: 'results',
      title: t('results.state'),
      render: (row) => (
        <Chip tone={row.results.isAnnounced ? 'green' : 'amber'}>
          {row.results.isAnnounced ? t('results.out') : t('results.notOut')}
        </Chip>
      ),
    },
    {
      key: 'appeals',
      title: t('appeals.open'),
      isNumber: true,
      render: (row) =>
        row.openAppealCount > 0 ? (
          <Link to={`/marking/${row.id}?tab=appeals`}>{row.openAppealCount}</Link>
        ) : (
          0
        ),
    },
  ];
  return (
    <DataTable
      label={t('marking.table')}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      isBusy={isBusy}
    />
  );
}
