import { useQuery } from '@apollo/client/react';
import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { buttonClass, Card, Empty, ErrorNotice, Loading } from '@whetstone/ui';
import { graphql } from '../../gql';
import type { OfficersQuery } from '../../gql/graphql';
import { PageHead, type Crumb } from '../shell/page-head';
import { reachablePath } from '../shell/reachable-path';
import { useViewer } from '../shell/viewer-context';
import { DataTable, type Column } from '../tables/data-table';
import { Pager } from '../tables/pager';
import { wholeNumber } from '../tables/search';
import { useAddress } from '../tables/use-address';
import './officers.css';

const officers = graphql(`
  query Officers($filter: OfficerFilter!, $page: PageInput!) {
    officers(filter: $filter, page: $page) {
      totalCount
      nodes {
        id
        name
        maskedIdNumber
        certificateNo
        hasAccount
        posting {
          unitName
          post
          postedFrom
          region {
            code
            name
          }
        }
      }
    }
  }
`);

const officersRegion = graphql(`
  query OfficersRegion($code: Int!) {
    region(code: $code) {
      code
      name
      path {
        code
        name
      }
    }
  }
`);

type OfficerRow = OfficersQuery['officers']['nodes'][number];

const pageSize = 50;

export function OfficersPage() {
  const { t } = useTranslation();
  const { acts, rootCodes } = useViewer();
  const { params, go } = useAddress();
  const regionCode = wholeNumber(params.get('region'), 1) ?? rootCodes[0] ?? 0;
  const search = params.get('q') ?? '';
  const on = params.get('on');
  const page = wholeNumber(params.get('page'), 1) ?? 1;
  const { data, previousData, error, refetch } = useQuery(officers, {
    variables: {
      filter: { regionCode, search: search || null, on },
      page: { limit: pageSize, offset: (page - 1) * pageSize },
    },
  });
  const shown = (data ?? previousData)?.officers;
  const crumbs = useRegionCrumbs(regionCode);
  return (
    <>
      <PageHead
        crumbs={crumbs}
        title={t('officers.title')}
        actions={
          acts.has('importRoster') && (
            <Link className={buttonClass('primary', 'small')} to="/officers/import">
              {t('officers.import')}
            </Link>
          )
        }
      />
      <div className="filters" role="search">
        <Input.Search
          key={search}
          className="search"
          defaultValue={search}
          allowClear
          aria-label={t('officers.search')}
          placeholder={t('officers.search')}
          enterButton={t('officers.searchDo')}
          onSearch={(text) => go({ q: text.trim(), page: null })}
        />
        <Input
          type="date"
          className="officers-day"
          aria-label={t('officers.asOf')}
          title={t('officers.asOf')}
          value={on ?? ''}
          onChange={(event) => go({ on: event.target.value || null, page: null })}
        />
      </div>
      <Card className="sheet">
        {error && !shown ? (
          <ErrorNotice error={error} onRetry={() => void refetch()} />
        ) : !shown ? (
          <Loading lines={10} />
        ) : shown.totalCount === 0 ? (
          <Empty title={t('officers.emptyTitle')} hint={t('officers.emptyText')} />
        ) : (
          <>
            <OfficersTable rows={shown.nodes} isBusy={!data} />
            <Pager page={page} pageSize={pageSize} totalCount={shown.totalCount} />
          </>
        )}
      </Card>
    </>
  );
}

function useRegionCrumbs(code: number): Crumb[] {
  const { rootCodes } = useViewer();
  const { data } = useQuery(officersRegion, { variables: { code } });
  return reachablePath(data?.region?.path ?? [], rootCodes).map((step) => ({
    label: step.name,
    to: step.isReachable ? `/officers?region=${step.code}` : undefined,
  }));
}

function OfficersTable({ rows, isBusy }: { readonly rows: readonly OfficerRow[]; readonly isBusy: boolean }) {
  const { t } = useTranslation();
  const columns: readonly Column<OfficerRow, string>[] = [
    {
      key: 'name',
      title: t('officers.name'),
      render: (row) => (
        <Link className="row-link" to={`/officers/${row.id}`}>
          {row.name}
        </Link>
      ),
    },
    { key: 'certificate', title: t('officers.certificate'), render: (row) => row.certificateNo },
    {
      key: 'unit',
      title: t('officers.unit'),
      className: 'wide',
      render: (row) => row.posting?.unitName ?? t('officers.notServing'),
    },
    {
      key: 'region',
      title: t('officers.region'),
      render: (row) => row.posting?.region.name ?? t('tables.none'),
    },
    { key: 'post', title: t('officers.post'), render: (row) => row.posting?.post ?? t('tables.none') },
    {
      key: 'since',
      title: t('officers.since'),
      render: (row) => row.posting?.postedFrom ?? t('tables.none'),
    },
    { key: 'idNumber', title: t('officers.idNumber'), render: (row) => row.maskedIdNumber },
    {
      key: 'account',
      title: t('officers.account'),
      render: (row) => t(row.hasAccount ? 'officers.active' : 'officers.inactive'),
    },
  ];
  return (
    <DataTable
      label={t('officers.table')}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      isBusy={isBusy}
    />
  );
}
