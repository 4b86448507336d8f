import { useMutation, useQuery } from '@apollo/client/react';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Button, Card, Empty, ErrorNotice, formatIsoDay, formatIsoMinute, Loading } from '@whetstone/ui';
import { graphql } from '../../gql';
import type { OpenSessionsQuery } from '../../gql/graphql';
import { deviceKind } from '../coverage/device-kind';
import { AskModal } from '../forms/ask-modal';
import { endSessionsOf, saidNo } from '../officers/officer-operations';
import { RegionSelect } from '../regions/region-select';
import { homeOf } from '../shell/nav';
import { PageHead } from '../shell/page-head';
import { useViewer } from '../shell/viewer-context';
import { DataTable, type Column } from '../tables/data-table';
import { Pager } from '../tables/pager';
import { wholeNumber } from '../tables/search';
import { useAddress } from '../tables/use-address';
import { PasswordRulesCard } from './password-rules';

const openSessions = graphql(`
  query OpenSessions($filter: OpenSessionFilter!, $page: PageInput!) {
    openSessions(filter: $filter, page: $page) {
      totalCount
      nodes {
        id
        officerId
        officerName
        certificateNo
        device
        address
        createdAt
        seenAt
        region {
          code
          name
        }
      }
    }
  }
`);

type OpenSession = OpenSessionsQuery['openSessions']['nodes'][number];

const pageSize = 50;

/** Who of a region is signed in, where and since when; whoever must not stay is signed out from here. */
export function SessionsPage() {
  const { t } = useTranslation();
  const { viewer } = useViewer();
  const { params, go } = useAddress();
  const regionCode =
    wholeNumber(params.get('region'), 0) ??
    homeOf('helpAccounts', viewer.grants, formatIsoDay(new Date())) ??
    0;
  const search = params.get('q') ?? '';
  const page = wholeNumber(params.get('page'), 1) ?? 1;
  const [ending, setEnding] = useState<OpenSession | null>(null);
  const [run] = useMutation(endSessionsOf);
  const { data, previousData, error, refetch } = useQuery(openSessions, {
    variables: {
      filter: { regionCode, search: search || null },
      page: { limit: pageSize, offset: (page - 1) * pageSize },
    },
    fetchPolicy: 'cache-and-network',
  });
  const shown = (data ?? previousData)?.openSessions;
  return (
    <>
      <PageHead
        crumbs={[{ label: t('places.sessions') }]}
        title={t('sessions.title')}
        subtitle={t('sessions.lead')}
        actions={<Button onClick={() => void refetch()}>{t('sessions.refresh')}</Button>}
      />
      <PasswordRulesCard />
      <div className="filters" role="search">
        <div className="search">
          <RegionSelect
            label={t('grants.region')}
            value={regionCode}
            onChange={(code) => go({ region: String(code), page: null })}
          />
        </div>
        <Input.Search
          key={search}
          className="search"
          defaultValue={search}
          allowClear
          aria-label={t('officers.search')}
          placeholder={t('officers.search')}
          onSearch={(text) => go({ q: text.trim() || null, page: null })}
        />
      </div>
      <Card className="sheet">
        {error && !shown ? (
          <ErrorNotice error={error} onRetry={() => void refetch()} />
        ) : !shown ? (
          <Loading lines={8} />
        ) : shown.totalCount === 0 ? (
          <Empty title={t('sessions.empty')} hint={t('sessions.emptyText')} />
        ) : (
          <>
            <SessionsTable rows={shown.nodes} isBusy={!data} onEnd={setEnding} />
            <Pager page={page} pageSize={pageSize} totalCount={shown.totalCount} />
          </>
        )}
      </Card>
      <AskModal<object>
        isOpen={ending !== null}
        onClose={() => setEnding(null)}
        title={t('sessions.endTitle', { name: ending?.officerName ?? '' })}
        okText={t('sessions.end')}
        onSubmit={async () => {
          const { data: answer } = await run({
            variables: { input: { officerId: ending?.officerId ?? '' } },
          });
          const no = saidNo(answer?.endSessionsOf);
          if (no === null) void refetch();
          return no;
        }}
      >
        <p>{t('sessions.endText')}</p>
      </AskModal>
    </>
  );
}

interface TableProps {
  readonly rows: readonly OpenSession[];
  readonly isBusy: boolean;
  readonly onEnd: (session: OpenSession) => void;
}

function SessionsTable({ rows, isBusy, onEnd }: TableProps) {
  const { t } = useTranslation();
  const columns: readonly Column<OpenSession, string>[] = [
    {
      key: 'name',
      title: t('officers.name'),
      render: (row) => <Link to={`/officers/${row.officerId}`}>{row.officerName}</Link>,
    },
    { key: 'certificate', title: t('officers.certificate'), render: (row) => row.certificateNo },
    { key: 'region', title: t('grants.region'), render: (row) => row.region.name },
    {
      key: 'device',
      title: t('sessions.device'),
      render: (row) => {
        const kind = deviceKind(row.device);
        return <span title={row.device}>{kind === null ? t('tables.none') : t(`devices.${kind}`)}</span>;
      },
    },
    { key: 'address', title: t('audit.address'), render: (row) => row.address || t('tables.none') },
    {
      key: 'since',
      title: t('sessions.since'),
      className: 'nowrap',
      render: (row) => formatIsoMinute(row.createdAt),
    },
    {
      key: 'seen',
      title: t('sessions.seen'),
      className: 'nowrap',
      render: (row) => formatIsoMinute(row.seenAt),
    },
    {
      key: 'end',
      title: t('grants.act'),
      render: (row) => (
        <Button size="small" onClick={() => onEnd(row)}>
          {t('officers.signOutAll')}
        </Button>
      ),
    },
  ];
  return (
    <DataTable
      label={t('sessions.title')}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      isBusy={isBusy}
    />
  );
}
