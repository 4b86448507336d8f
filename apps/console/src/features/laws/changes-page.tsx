import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Popconfirm, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Card, Chip, Empty, ErrorNotice, Loading } from '@whetstone/ui';
import { graphql } from '../../gql';
import type { ArticleChangesQuery } from '../../gql/graphql';
import { PageHead } from '../shell/page-head';
import { useViewer } from '../shell/viewer-context';
import { DataTable, type Column } from '../tables/data-table';
import { Pager } from '../tables/pager';
import { wholeNumber } from '../tables/search';
import { useAddress } from '../tables/use-address';
import { ChangeDialog } from './change-dialog';
import { editionOptions, lawsQuery, type Law } from './law-operations';
import './laws.css';

const articleChanges = graphql(`
  query ArticleChanges($filter: ArticleChangeFilter!, $page: PageInput!) {
    articleChanges(filter: $filter, page: $page) {
      totalCount
      nodes {
        ...ChangeFacts
        oldPlace
        newPlace
        isBuiltIn
        isEdited
      }
    }
  }
`);

const removeArticleChange = graphql(`
  mutation RemoveArticleChange($input: RemoveArticleChangeInput!) {
    removeArticleChange(input: $input) {
      __typename
      ...Refusal
    }
  }
`);

export type ChangeRow = ArticleChangesQuery['articleChanges']['nodes'][number];

const pageSize = 50;

/** Where the articles of old texts went; edited here by those who keep the library. */
export function ChangesPage() {
  const { t } = useTranslation();
  const { acts } = useViewer();
  const { params } = useAddress();
  const page = wholeNumber(params.get('page'), 1) ?? 1;
  const [editing, setEditing] = useState<ChangeRow | 'new' | null>(null);
  const filter = { oldEdition: params.get('old'), newEdition: params.get('new'), article: null };
  const { data, previousData, error, refetch } = useQuery(articleChanges, {
    variables: { filter, page: { limit: pageSize, offset: (page - 1) * pageSize } },
    fetchPolicy: 'cache-and-network',
  });
  const { data: laws } = useQuery(lawsQuery, { variables: { asOf: null } });
  const shown = (data ?? previousData)?.articleChanges;
  return (
    <>
      <PageHead
        crumbs={[{ label: t('laws.title'), to: '/laws' }, { label: t('laws.changeTable.title') }]}
        title={t('laws.changeTable.title')}
        subtitle={t('laws.changeTable.lead')}
        actions={
          acts.has('keepLaws') && (
            <Button type="primary" onClick={() => setEditing('new')}>
              {t('laws.changeTable.add')}
            </Button>
          )
        }
      />
      <Filters laws={laws?.laws ?? []} />
      {error && !shown ? (
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      ) : !shown ? (
        <Loading lines={10} />
      ) : (
        <Card className="sheet">
          {shown.totalCount === 0 ? (
            <Empty title={t('laws.changeTable.none')} hint={t('laws.changeTable.noneHint')} />
          ) : (
            <>
              <Rows rows={shown.nodes} onEdit={setEditing} isBusy={!data} />
              <Pager page={page} pageSize={pageSize} totalCount={shown.totalCount} />
            </>
          )}
        </Card>
      )}
      <ChangeDialog
        key={editing === null ? 'none' : editing === 'new' ? 'new' : editing.id}
        editing={editing}
        laws={laws?.laws ?? []}
        onClose={() => setEditing(null)}
      />
    </>
  );
}

function Filters({ laws }: { readonly laws: readonly Law[] }) {
  const { t } = useTranslation();
  const { params, go } = useAddress();
  const options = [
    { value: '', label: t('laws.changeTable.any') },
    ...editionOptions(laws, ({ isPublished }) => isPublished),
  ];
  const select = (name: 'old' | 'new', label: string) => (
    <label className="as-of">
      {label}
      <Select
        aria-label={label}
        value={params.get(name) ?? ''}
        onChange={(value) => go({ [name]: value, page: null })}
        options={options}
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={false}
        style={{ minWidth: 200, maxWidth: '100%' }}
      />
    </label>
  );
  return (
    <div className="filters">
      {select('old', t('laws.changeTable.filterOld'))}
      {select('new', t('laws.changeTable.filterNew'))}
    </div>
  );
}

interface RowsProps {
  readonly rows: readonly ChangeRow[];
  readonly onEdit: (row: ChangeRow) => void;
  readonly isBusy: boolean;
}

function Rows({ rows, onEdit, isBusy }: RowsProps) {
  const { t } = useTranslation();
  const { acts } = useViewer();
  const origin = (row: ChangeRow) => {
    if (!row.isBuiltIn) return <Chip>{t('laws.changeTable.own')}</Chip>;
    return (
      <Chip tone={row.isEdited ? 'amber' : 'grey'}>
        {t(row.isEdited ? 'laws.changeTable.edited' : 'laws.changeTable.builtIn')}
      </Chip>
    );
  };
  const columns: Column<ChangeRow, string>[] = [
    {
      key: 'old',
      title: t('laws.changeTable.old'),
      className: 'stem',
      render: (row) =>
        row.oldEdition && row.oldArticle !== null ? (
          <Link to={`/laws/${row.oldEdition}/a${row.oldArticle}`}>{row.oldText}</Link>
        ) : (
          t('laws.changeTable.newRule')
        ),
    },
    {
      key: 'new',
      title: t('laws.changeTable.new'),
      className: 'stem',
      render: (row) => <Link to={`/laws/${row.newEdition}/a${row.newArticle}`}>{row.newText}</Link>,
    },
    {
      key: 'note',
      title: t('laws.changeTable.note'),
      className: 'stem',
      render: (row) => row.note ?? t('tables.none'),
    },
    { key: 'origin', title: t('laws.changeTable.origin'), render: origin },
  ];
  if (acts.has('keepLaws'))
    columns.push({
      key: 'acts',
      title: '',
      render: (row) => (
        <span className="row-actions">
          <Button size="small" onClick={() => onEdit(row)}>
            {t('laws.changeTable.edit')}
          </Button>
          <Remove row={row} />
        </span>
      ),
    });
  return (
    <DataTable
      label={t('laws.changeTable.table')}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      isBusy={isBusy}
    />
  );
}

function Remove({ row }: { readonly row: ChangeRow }) {
  const { t } = useTranslation();
  const [refusal, setRefusal] = useState<string | null>(null);
  const [run, { loading }] = useMutation(removeArticleChange, { refetchQueries: ['ArticleChanges'] });
  const remove = async () => {
    try {
      const { data } = await run({ variables: { input: { id: Number(row.id) } } });
      if (data?.removeArticleChange.__typename === 'Refused') setRefusal(data.removeArticleChange.message);
    } catch {
      setRefusal(t('lectures.failed'));
    }
  };
  return (
    <>
      <Popconfirm
        title={t('laws.changeTable.remove')}
        description={t('laws.changeTable.removeText', { text: row.oldText ?? row.newText })}
        okText={t('laws.changeTable.remove')}
        cancelText={t('banks.cancel')}
        onConfirm={() => void remove()}
      >
        <Button size="small" danger loading={loading}>
          {t('laws.changeTable.remove')}
        </Button>
      </Popconfirm>
      {refusal && (
        <span role="alert" className="red-text">
          {refusal}
        </span>
      )}
    </>
  );
}
