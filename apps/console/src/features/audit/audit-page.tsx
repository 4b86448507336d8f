import { useQuery } from '@apollo/client/react';
import { Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Card, Chip, Empty, ErrorNotice, formatIsoMinute, Loading } from '@whetstone/ui';
import { graphql } from '../../gql';
import type { AuditPageQuery } from '../../gql/graphql';
import { PageHead } from '../shell/page-head';
import { DataTable, type Column } from '../tables/data-table';
import { downloadCsv } from '../tables/download';
import { isKnownAction } from './actions';
import { useAddress } from '../tables/use-address';
import './audit.css';

const auditPage = graphql(`
  query AuditPage($filter: AuditFilter!, $before: ID, $limit: Int!) {
    auditEntries(filter: $filter, before: $before, limit: $limit) {
      nextBefore
      nodes {
        id
        at
        actorName
        address
        device
        action
        subjectType
        subjectId
        subjectName
        regionCode
        result
        detailJson
      }
    }
    auditHeads {
      provinceCode
      day
      seq
      hash
      sealedAt
    }
  }
`);

type Entry = AuditPageQuery['auditEntries']['nodes'][number];

const pageSize = 100;

/** Who did what: filters in the address, an endless list, exports, and how far the log is sealed. */
export function AuditPage() {
  const { t } = useTranslation();
  const { params, go } = useAddress();
  const [isFetching, setFetching] = useState(false);
  const result = params.get('result');
  const filter = {
    from: params.get('from'),
    to: params.get('to'),
    actor: params.get('actor'),
    action: params.get('action'),
    isRefused: result === null ? null : result === 'refused',
  };
  const { data, error, refetch, fetchMore } = useQuery(auditPage, {
    variables: { filter, before: null, limit: pageSize },
    fetchPolicy: 'no-cache',
  });
  const more = async () => {
    setFetching(true);
    await fetchMore({
      variables: { before: data?.auditEntries.nextBefore },
      updateQuery: (shown, { fetchMoreResult }) => ({
        ...fetchMoreResult,
        auditEntries: {
          ...fetchMoreResult.auditEntries,
          nodes: [...shown.auditEntries.nodes, ...fetchMoreResult.auditEntries.nodes],
        },
      }),
    });
    setFetching(false);
  };
  const shown = data?.auditEntries;
  const exportRows = () =>
    downloadCsv(
      t('audit.title'),
      COLUMNS.map((column) => t(`audit.${column}`)),
      (shown?.nodes ?? []).map((entry) => COLUMNS.map((column) => cellOf(entry, column))),
    );
  const exportHeads = () =>
    downloadCsv(
      t('audit.heads'),
      ['province', 'day', 'seq', 'sha256', 'sealed at'],
      (data?.auditHeads ?? []).map((head) => [
        head.provinceCode,
        head.day,
        head.seq,
        head.hash,
        head.sealedAt,
      ]),
    );
  const newest = data?.auditHeads
    .map(({ sealedAt }) => sealedAt)
    .sort()
    .at(-1);
  return (
    <>
      <PageHead
        crumbs={[{ label: t('places.audit') }]}
        title={t('audit.title')}
        subtitle={newest ? t('audit.sealedTo', { at: formatIsoMinute(newest) }) : t('audit.notSealed')}
        actions={
          <>
            <Button onClick={exportRows}>{t('audit.export')}</Button>
            <Button onClick={exportHeads}>{t('audit.exportHeads')}</Button>
          </>
        }
      />
      <div className="filters" role="search">
        <Input
          type="date"
          aria-label={t('audit.from')}
          value={filter.from ?? ''}
          onChange={(event) => go({ from: event.target.value || null })}
          className="audit-day"
        />
        <Input
          type="date"
          aria-label={t('audit.to')}
          value={filter.to ?? ''}
          onChange={(event) => go({ to: event.target.value || null })}
          className="audit-day"
        />
        <Input.Search
          key={filter.actor}
          className="search"
          defaultValue={filter.actor ?? ''}
          allowClear
          aria-label={t('audit.actorName')}
          placeholder={t('audit.actorName')}
          onSearch={(text) => go({ actor: text.trim() || null })}
        />
        <Select
          aria-label={t('audit.result')}
          value={result ?? 'all'}
          onChange={(next) => go({ result: next === 'all' ? null : next })}
          options={(['all', 'ok', 'refused'] as const).map((value) => ({
            value,
            label: t(`auditResults.${value}`),
          }))}
        />
      </div>
      <Card className="sheet">
        {error && !data ? (
          <ErrorNotice error={error} onRetry={() => void refetch()} />
        ) : !shown ? (
          <Loading lines={10} />
        ) : shown.nodes.length === 0 ? (
          <Empty title={t('audit.empty')} hint={t('audit.emptyText')} />
        ) : (
          <>
            <Entries rows={shown.nodes} />
            {shown.nextBefore !== null && (
              <p className="audit-more">
                <Button isBusy={isFetching} onClick={() => void more()}>
                  {t('audit.more')}
                </Button>
              </p>
            )}
          </>
        )}
      </Card>
    </>
  );
}

const COLUMNS = [
  ...([
    'at',
    'actorName',
    'action',
    'result',
    'subject',
    'regionCode',
    'address',
    'device',
    'detail',
  ] as const),
];

function cellOf(entry: Entry, column: (typeof COLUMNS)[number]): string | number {
  if (column === 'subject')
    return [entry.subjectType, entry.subjectName, entry.subjectId].filter(Boolean).join(' ');
  if (column === 'detail') return entry.detailJson === '{}' ? '' : entry.detailJson;
  return column === 'at' ? formatIsoMinute(entry.at) : entry[column];
}

const SUBJECTS = [
  ...(['officer', 'account', 'unit', 'region', 'grant', 'session', 'setting'] as const),
  ...(['bank', 'question', 'law', 'class', 'blueprint', 'exam'] as const),
];

/** What it was about in words; the whole id stands in the title and in the export. */
function Subject({ entry }: { readonly entry: Entry }) {
  const { t } = useTranslation();
  if (entry.subjectType === null) return t('tables.none');
  const known = SUBJECTS.find((one) => one === entry.subjectType);
  const type = known ? t(`auditSubjects.${known}`) : entry.subjectType;
  const id = entry.subjectId ?? '';
  return (
    <span title={id}>
      {type} {entry.subjectName ?? (id.length > SHORT_ID ? `${id.slice(0, SHORT_ID)}…` : id)}
    </span>
  );
}

const SHORT_ID = 12;

function Entries({ rows }: { readonly rows: readonly Entry[] }) {
  const { t } = useTranslation();
  // What the browser said of itself is long and seldom asked for; the export has it.
  const columns = COLUMNS.filter((key) => key !== 'device').map((key): Column<Entry, string> => ({
    key,
    title: t(`audit.${key}`),
    className: key === 'at' ? 'nowrap' : key === 'detail' ? 'wide' : undefined,
    render: (row) => {
      if (key === 'result')
        return row.result === 'ok' ? (
          <Chip tone="green">{t('auditResults.ok')}</Chip>
        ) : (
          <Chip tone="amber">{row.result}</Chip>
        );
      if (key === 'subject') return <Subject entry={row} />;
      if (key === 'action') return isKnownAction(row.action) ? t(`auditActions.${row.action}`) : row.action;
      return cellOf(row, key) || t('tables.none');
    },
  }));
  return <DataTable label={t('audit.title')} columns={columns} rows={rows} rowKey={(row) => row.id} />;
}
