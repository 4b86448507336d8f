import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import {
  buttonClass,
  Card,
  Chip,
  Empty,
  ErrorNotice,
  formatIsoMinute,
  formatMinutes,
  formatPoints,
  Loading,
  useLanguage,
} from '@whetstone/ui';
import type { ExamListQuery } from '../../gql/graphql';
import { PageHead } from '../shell/page-head';
import { DataTable, type Column } from '../tables/data-table';
import { Pager } from '../tables/pager';
import { wholeNumber } from '../tables/search';
import { useAddress } from '../tables/use-address';
import { examList } from './exam-operations';
import { ExamStateChip } from './exam-state-chip';

type Row = ExamListQuery['exams']['nodes'][number];

const pageSize = 24;

export function ExamsPage() {
  const { t } = useTranslation();
  const { params } = useAddress();
  const page = wholeNumber(params.get('page'), 1) ?? 1;
  const { data, previousData, error, refetch } = useQuery(examList, {
    variables: { page: { limit: pageSize, offset: (page - 1) * pageSize } },
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
      <Card className="sheet">
        {error && !shown ? (
          <ErrorNotice error={error} onRetry={() => void refetch()} />
        ) : !shown ? (
          <Loading lines={8} />
        ) : shown.totalCount === 0 ? (
          <Empty title={t('examPlans.emptyTitle')} hint={t('examPlans.emptyText')} />
        ) : (
          <>
            <ExamsTable rows={shown.nodes} isBusy={!data} />
            <Pager page={page} pageSize={pageSize} totalCount={shown.totalCount} />
          </>
        )}
      </Card>
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
      render: (row) => row.audienceRegions.map(({ name }) => name).join('、') || t('examPlans.byName'),
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
