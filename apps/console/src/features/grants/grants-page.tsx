import { useMutation, useQuery } from '@apollo/client/react';
import { Form, Input, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Button, Card, Chip, Empty, ErrorNotice, Loading } from '@whetstone/ui';
import { graphql } from '../../gql';
import type { GrantsQuery } from '../../gql/graphql';
import { AskModal } from '../forms/ask-modal';
import { RegionSelect } from '../regions/region-select';
import { saidNo } from '../officers/officer-operations';
import { PageHead } from '../shell/page-head';
import { useViewer } from '../shell/viewer-context';
import { DataTable, type Column } from '../tables/data-table';
import { Pager } from '../tables/pager';
import { wholeNumber } from '../tables/search';
import { useAddress } from '../tables/use-address';

const grantsQuery = graphql(`
  query Grants($filter: GrantFilter!, $page: PageInput!) {
    grants(filter: $filter, page: $page) {
      totalCount
      nodes {
        id
        officerId
        holderName
        role
        validFrom
        validTo
        grantedByName
        reason
        mayRevoke
        region {
          code
          name
        }
      }
    }
  }
`);

const whoSeesQuery = graphql(`
  query WhoSees($regionCode: Int!) {
    whoSees(regionCode: $regionCode) {
      place
      why
      grant {
        id
        holderName
        role
        region {
          code
          name
        }
      }
    }
  }
`);

const revokeGrant = graphql(`
  mutation RevokeGrant($input: RevokeGrantInput!) {
    revokeGrant(input: $input) {
      __typename
      ...Refusal
    }
  }
`);

type Grant = GrantsQuery['grants']['nodes'][number];

const pageSize = 50;

/** Who holds which role where, and who can see a region. */
export function GrantsPage() {
  const { t } = useTranslation();
  const { viewer } = useViewer();
  const { params, go } = useAddress();
  const regionCode = wholeNumber(params.get('region'), 0) ?? viewer.grants[0]?.region.code ?? 0;
  const view = params.get('view') === 'who' ? 'who' : 'list';
  return (
    <>
      <PageHead
        crumbs={[{ label: t('places.grants') }]}
        title={t('grants.title')}
        subtitle={t('grants.lead')}
      />
      <div className="filters" role="search">
        <div className="search">
          <RegionSelect
            label={t('grants.region')}
            value={regionCode}
            onChange={(code) => go({ region: String(code), page: null })}
          />
        </div>
        <Segmented
          value={view}
          onChange={(next) => go({ view: next === 'who' ? 'who' : null, page: null })}
          options={[
            { value: 'list', label: t('grants.list') },
            { value: 'who', label: t('grants.who') },
          ]}
        />
      </div>
      <Card className="sheet">
        {view === 'who' ? <WhoSees regionCode={regionCode} /> : <List regionCode={regionCode} />}
      </Card>
    </>
  );
}

function List({ regionCode }: { readonly regionCode: number }) {
  const { t } = useTranslation();
  const { params } = useAddress();
  const page = wholeNumber(params.get('page'), 1) ?? 1;
  const [ending, setEnding] = useState<Grant | null>(null);
  const [run] = useMutation(revokeGrant);
  const { data, previousData, error, refetch } = useQuery(grantsQuery, {
    variables: { filter: { regionCode }, page: { limit: pageSize, offset: (page - 1) * pageSize } },
    fetchPolicy: 'cache-and-network',
  });
  const shown = (data ?? previousData)?.grants;
  if (error && !shown) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!shown) return <Loading lines={8} />;
  if (shown.totalCount === 0) return <Empty title={t('grants.empty')} hint={t('grants.emptyText')} />;
  const columns: readonly Column<Grant, string>[] = [
    {
      key: 'holder',
      title: t('grants.holder'),
      render: (row) => <Link to={`/officers/${row.officerId}`}>{row.holderName}</Link>,
    },
    { key: 'role', title: t('grants.role'), render: (row) => t(`roles.${row.role}`) },
    { key: 'region', title: t('grants.region'), render: (row) => row.region.name },
    { key: 'from', title: t('grants.validFrom'), render: (row) => row.validFrom },
    { key: 'to', title: t('grants.validTo'), render: (row) => row.validTo ?? t('grants.untilRevoked') },
    { key: 'by', title: t('grants.by'), render: (row) => row.grantedByName ?? t('grants.byInstallation') },
    {
      key: 'reason',
      title: t('officers.reason'),
      className: 'wide',
      render: (row) => row.reason || t('tables.none'),
    },
    {
      key: 'end',
      title: t('grants.act'),
      render: (row) =>
        row.mayRevoke ? (
          <Button size="small" onClick={() => setEnding(row)}>
            {t('grants.revoke')}
          </Button>
        ) : (
          t('tables.none')
        ),
    },
  ];
  return (
    <>
      <DataTable
        label={t('grants.title')}
        columns={columns}
        rows={shown.nodes}
        rowKey={(row) => row.id}
        isBusy={!data}
      />
      <Pager page={page} pageSize={pageSize} totalCount={shown.totalCount} />
      <AskModal<{ reason: string }>
        isOpen={ending !== null}
        onClose={() => setEnding(null)}
        title={t('grants.revokeTitle', {
          name: ending?.holderName ?? '',
          role: ending ? t(`roles.${ending.role}`) : '',
        })}
        okText={t('grants.revoke')}
        onSubmit={async ({ reason }) => {
          const no = saidNo(
            (await run({ variables: { input: { grantId: ending?.id ?? '', reason } } })).data?.revokeGrant,
          );
          if (no === null) void refetch();
          return no;
        }}
      >
        <p>{t('grants.revokeText')}</p>
        <Form.Item name="reason" label={t('officers.reason')} rules={[{ required: true, whitespace: true }]}>
          <Input maxLength={200} />
        </Form.Item>
      </AskModal>
    </>
  );
}

const TONES = { ABOVE: 'amber', HERE: 'green', BELOW: 'grey' } as const;

function WhoSees({ regionCode }: { readonly regionCode: number }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(whoSeesQuery, {
    variables: { regionCode },
    fetchPolicy: 'cache-and-network',
  });
  if (error && !data) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading lines={8} />;
  if (data.whoSees.length === 0) return <Empty title={t('grants.empty')} hint={t('grants.emptyText')} />;
  return (
    <DataTable
      label={t('grants.who')}
      rows={data.whoSees}
      rowKey={(row) => row.grant.id}
      columns={[
        { key: 'holder', title: t('grants.holder'), render: (row) => row.grant.holderName },
        { key: 'role', title: t('grants.role'), render: (row) => t(`roles.${row.grant.role}`) },
        { key: 'region', title: t('grants.region'), render: (row) => row.grant.region.name },
        {
          key: 'place',
          title: t('grants.place'),
          render: (row) => <Chip tone={TONES[row.place]}>{t(`grantPlaces.${row.place}`)}</Chip>,
        },
        { key: 'why', title: t('grants.why'), className: 'wide', render: (row) => row.why },
      ]}
    />
  );
}
