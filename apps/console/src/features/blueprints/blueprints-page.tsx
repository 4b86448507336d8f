import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import {
  buttonClass,
  Card,
  Empty,
  ErrorNotice,
  formatIsoMinute,
  formatList,
  formatPoints,
  Loading,
  useLanguage,
} from '@whetstone/ui';
import type { BlueprintListQuery } from '../../gql/graphql';
import { PageHead } from '../shell/page-head';
import { DataTable, type Column } from '../tables/data-table';
import { Pager } from '../tables/pager';
import { useAddress } from '../tables/use-address';
import { wholeNumber } from '../tables/search';
import { blueprintList } from './blueprint-operations';

type Row = BlueprintListQuery['blueprints']['nodes'][number];

const pageSize = 24;

export function BlueprintsPage() {
  const { t } = useTranslation();
  const { params } = useAddress();
  const page = wholeNumber(params.get('page'), 1) ?? 1;
  const { data, previousData, error, refetch } = useQuery(blueprintList, {
    variables: { page: { limit: pageSize, offset: (page - 1) * pageSize } },
    fetchPolicy: 'cache-and-network',
  });
  const shown = (data ?? previousData)?.blueprints;
  return (
    <>
      <PageHead
        crumbs={[{ label: t('blueprints.title') }]}
        title={t('blueprints.title')}
        actions={
          <Link className={buttonClass('primary', 'small')} to="/blueprints/new">
            {t('blueprints.create')}
          </Link>
        }
      />
      <Card className="sheet">
        {error && !shown ? (
          <ErrorNotice error={error} onRetry={() => void refetch()} />
        ) : !shown ? (
          <Loading lines={8} />
        ) : shown.totalCount === 0 ? (
          <Empty title={t('blueprints.emptyTitle')} hint={t('blueprints.emptyText')} />
        ) : (
          <>
            <BlueprintsTable rows={shown.nodes} isBusy={!data} />
            <Pager page={page} pageSize={pageSize} totalCount={shown.totalCount} />
          </>
        )}
      </Card>
    </>
  );
}

function BlueprintsTable({ rows, isBusy }: { readonly rows: readonly Row[]; readonly isBusy: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const columns: readonly Column<Row, string>[] = [
    {
      key: 'name',
      title: t('blueprints.name'),
      className: 'stem',
      render: (row) => <Link to={`/blueprints/${row.id}`}>{row.name}</Link>,
    },
    { key: 'region', title: t('blueprints.region'), render: (row) => row.region.name },
    {
      key: 'banks',
      title: t('blueprints.banks'),
      className: 'middling',
      render: (row) =>
        formatList(
          row.banks.map(({ name }) => name),
          language,
        ) || t('tables.none'),
    },
    {
      key: 'size',
      title: t('blueprints.size'),
      className: 'nowrap',
      render: (row) =>
        t('blueprints.sizeOf', { questions: countOf(row), points: formatPoints(row.totalPoints) }),
    },
    { key: 'forms', title: t('blueprints.formCount'), isNumber: true, render: (row) => row.limits.formCount },
    {
      key: 'updated',
      title: t('blueprints.updatedAt'),
      className: 'nowrap',
      render: (row) => formatIsoMinute(row.updatedAt),
    },
  ];
  return (
    <DataTable
      label={t('blueprints.table')}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      isBusy={isBusy}
    />
  );
}

function countOf({ sections }: Row): number {
  return sections.reduce(
    (sum, { cells, questions }) => sum + questions.length + cells.reduce((all, { count }) => all + count, 0),
    0,
  );
}
