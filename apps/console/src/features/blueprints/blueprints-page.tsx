import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { buttonClass, formatIsoMinute, formatList, formatPoints, useLanguage } from '@whetstone/ui';
import type { BlueprintListQuery } from '../../gql/graphql';
import { PageHead } from '../shell/page-head';
import { DataTable, type Column } from '../tables/data-table';
import { PagedList, useListPage } from '../tables/paged-list';
import { blueprintList } from './blueprint-operations';

type Row = BlueprintListQuery['blueprints']['nodes'][number];

export function BlueprintsPage() {
  const { t } = useTranslation();
  const page = useListPage();
  const { data, previousData, error, refetch } = useQuery(blueprintList, {
    variables: { page: page.asked },
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
      <PagedList
        shown={shown}
        error={error}
        onRetry={() => void refetch()}
        pageNumber={page.number}
        empty={{ title: t('blueprints.emptyTitle'), hint: t('blueprints.emptyText') }}
      >
        {(rows) => <BlueprintsTable rows={rows} isBusy={!data} />}
      </PagedList>
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
