import { useQuery } from '@apollo/client/react';
import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { buttonClass, Chip, formatIsoDay } from '@whetstone/ui';
import type { ClassListQuery } from '../../gql/graphql';
import { PageHead } from '../shell/page-head';
import { DataTable, type Column } from '../tables/data-table';
import { formatCount } from '../tables/figures';
import { PagedList, useListPage } from '../tables/paged-list';
import { useAddress } from '../tables/use-address';
import { classList } from './class-operations';
import { classStateOn } from './class-state';
import './classes.css';

type Row = ClassListQuery['trainingClasses']['nodes'][number];

export function ClassesPage() {
  const { t } = useTranslation();
  const { params, go } = useAddress();
  const page = useListPage();
  const search = params.get('q') ?? '';
  const { data, previousData, error, refetch } = useQuery(classList, {
    variables: { search, page: page.asked },
    fetchPolicy: 'cache-and-network',
  });
  const shown = (data ?? previousData)?.trainingClasses;
  return (
    <>
      <PageHead
        crumbs={[{ label: t('classes.title') }]}
        title={t('classes.title')}
        actions={
          <Link className={buttonClass('primary', 'small')} to="/classes/new">
            {t('classes.create')}
          </Link>
        }
      />
      <div className="filters" role="search">
        <Input.Search
          key={search}
          className="search"
          defaultValue={search}
          allowClear
          aria-label={t('classes.search')}
          placeholder={t('classes.search')}
          enterButton={t('officers.searchDo')}
          onSearch={(text) => go({ q: text.trim() || null, page: null })}
        />
      </div>
      <PagedList
        shown={shown}
        error={error}
        onRetry={() => void refetch()}
        pageNumber={page.number}
        empty={{ title: t('classes.emptyTitle'), hint: t('classes.emptyText') }}
      >
        {(rows) => <ClassesTable rows={rows} isBusy={!data} />}
      </PagedList>
    </>
  );
}

function ClassesTable({ rows, isBusy }: { readonly rows: readonly Row[]; readonly isBusy: boolean }) {
  const { t } = useTranslation();
  const columns: readonly Column<Row, string>[] = [
    {
      key: 'name',
      title: t('classes.name'),
      className: 'stem',
      render: ({ id, name, year, number }) => (
        <span className="two-rows">
          <Link className="row-link" to={`/classes/${id}`}>
            {name}
          </Link>
          <small>{t('classes.issueOf', { year, number })}</small>
        </span>
      ),
    },
    { key: 'state', title: t('classes.state'), render: (row) => <ClassStateChip days={row} /> },
    {
      key: 'days',
      title: t('classes.days'),
      className: 'nowrap',
      render: ({ startsOn, endsOn }) => (
        <span className="two-rows">
          <span>{startsOn}</span>
          <span>{endsOn}</span>
        </span>
      ),
    },
    { key: 'region', title: t('classes.region'), render: (row) => row.region.name },
    {
      key: 'members',
      title: t('classes.members'),
      isNumber: true,
      render: ({ memberCount, seatCount }) =>
        seatCount === null
          ? formatCount(memberCount)
          : t('classes.takenOf', { taken: formatCount(memberCount), seats: formatCount(seatCount) }),
    },
  ];
  return (
    <DataTable
      label={t('classes.table')}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      isBusy={isBusy}
    />
  );
}

const TONES = { AHEAD: 'amber', ON: 'green', OVER: 'grey' } as const;

export function ClassStateChip({ days }: { readonly days: { startsOn: string; endsOn: string } }) {
  const { t } = useTranslation();
  const state = classStateOn(days, formatIsoDay(new Date()));
  return <Chip tone={TONES[state]}>{t(`classes.states.${state}`)}</Chip>;
}
