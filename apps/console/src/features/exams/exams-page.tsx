import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { buttonClass, Chip, formatIsoMinute, formatMinutes, formatPoints, useLanguage } from '@whetstone/ui';
import type { ExamListQuery } from '../../gql/graphql';
import { PageHead } from '../shell/page-head';
import { DataTable, type Column } from '../tables/data-table';
import { PagedList, useListPage } from '../tables/paged-list';
import { examList } from './exam-operations';
import { ExamStateChip } from './exam-state-chip';

type Row = ExamListQuery['exams']['nodes'][number];

export function ExamsPage() {
  const { t } = useTranslation();
  const page = useListPage();
  const { data, previousData, error, refetch } = useQuery(examList, {
    variables: { page: page.asked },
    fetchPolicy: 'cache-and-network',
  });
  const shown = (data ?? previousData)?.exams;
  return (
    <>
      <PageHead
        crumbs={[{ label: t('examPlans.title') }]}
        title={t('examPlans.title')}
        actions={
          <Link className={buttonClass('primary', 'small')} to="/exams/new">
            {t('examPlans.create')}
          </Link>
        }
      />
      <PagedList
        shown={shown}
        error={error}
        onRetry={() => void refetch()}
        pageNumber={page.number}
        empty={{ title: t('examPlans.emptyTitle'), hint: t('examPlans.emptyText') }}
      >
        {(rows) => <ExamsTable rows={rows} isBusy={!data} />}
      </PagedList>
    </>
  );
}

function ExamsTable({ rows, isBusy }: { readonly rows: readonly Row[]; readonly isBusy: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const columns: readonly Column<Row, string>[] = [
    {
      key: 'title',
      title: t('examPlans.name'),
      className: 'stem',
      render: (row) => (
        <>
          <Link to={`/exams/${row.id}`}>{row.title}</Link>{' '}
          {row.isPractice && <Chip tone="grey">{t('examPlans.practice')}</Chip>}
        </>
      ),
    },
    { key: 'state', title: t('lectures.state'), render: (row) => <ExamStateChip exam={row} /> },
    {
      key: 'window',
      title: t('lectures.window'),
      className: 'nowrap',
      render: (row) => (
        <span className="two-rows">
          <span>{formatIsoMinute(row.opensAt)}</span>
          <span>{formatIsoMinute(row.closesAt)}</span>
        </span>
      ),
    },
    {
      key: 'audience',
      title: t('lectures.audience'),
      className: 'middling',
      render: ({ audienceClass, audienceRegions }) =>
        [audienceClass?.name, audienceRegions.map(({ name }) => name).join('、')]
          .filter(Boolean)
          .join(' · ') || t('examPlans.byName'),
    },
    {
      key: 'size',
      title: t('blueprints.size'),
      className: 'nowrap',
      render: (row) =>
        t('lectures.examOf', {
          questions: row.questionCount,
          points: formatPoints(row.maxPoints),
          pass: formatPoints(row.passPoints),
        }),
    },
    {
      key: 'duration',
      title: t('lectures.duration'),
      isNumber: true,
      render: (row) => formatMinutes(row.durationSeconds, language),
    },
  ];
  return (
    <DataTable
      label={t('examPlans.table')}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      isBusy={isBusy}
    />
  );
}
