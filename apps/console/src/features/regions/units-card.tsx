import { useQuery } from '@apollo/client/react';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Card, Chip, Empty, ErrorNotice, Loading } from '@whetstone/ui';
import { useViewer } from '../shell/viewer-context';
import { DataTable, type Column } from '../tables/data-table';
import { formatCount } from '../tables/figures';
import { Pager } from '../tables/pager';
import { wholeNumber } from '../tables/search';
import { useAddress } from '../tables/use-address';
import { regionUnits, type ShownRegion, type ShownUnit } from './region-operations';
import { AddUnit, ChangeUnit, CloseUnit } from './unit-dialogs';

const pageSize = 50;

interface Props {
  readonly region: ShownRegion;
  readonly on: string | null;
}

type Ask = { readonly act: 'add' } | { readonly act: 'change' | 'close'; readonly unit: ShownUnit };

/** The units of a region and all it contains, in the order of their tree, with who is there on the day. */
export function UnitsCard({ region, on }: Props) {
  const { t } = useTranslation();
  const { acts } = useViewer();
  const { params, go } = useAddress();
  const [ask, setAsk] = useState<Ask | null>(null);
  const search = params.get('q') ?? '';
  const page = wholeNumber(params.get('page'), 1) ?? 1;
  const { data, previousData, error, refetch } = useQuery(regionUnits, {
    variables: {
      filter: { regionCode: region.code, on, search, ownLevelOnly: null },
      page: { limit: pageSize, offset: (page - 1) * pageSize },
    },
    fetchPolicy: 'cache-and-network',
  });
  const shown = (data ?? previousData)?.units;
  const mayEdit = acts.has('importRoster');
  const dialog = { onClose: () => setAsk(null), onDone: () => void refetch() };
  return (
    <Card className="sheet">
      <div className="units-head">
        <h2>{t('regions.units', { shown: formatCount(shown?.totalCount ?? 0) })}</h2>
        {mayEdit && region.history.validTo === null && (
          <Button onClick={() => setAsk({ act: 'add' })}>{t('regions.addUnit')}</Button>
        )}
        <Input.Search
          key={search}
          className="units-search"
          defaultValue={search}
          allowClear
          aria-label={t('regions.findUnit')}
          placeholder={t('regions.findUnit')}
          enterButton={t('officers.searchDo')}
          onSearch={(text) => go({ q: text.trim() || null, page: null })}
        />
      </div>
      {error && !shown ? (
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      ) : !shown ? (
        <Loading lines={6} />
      ) : shown.totalCount === 0 ? (
        <Empty title={t('regions.noUnits')} hint={t('regions.noUnitsText')} />
      ) : (
        <>
          <UnitsTable rows={shown.nodes} isBusy={!data} mayEdit={mayEdit} onAsk={setAsk} />
          <Pager page={page} pageSize={pageSize} totalCount={shown.totalCount} />
        </>
      )}
      <AddUnit region={region} isOpen={ask?.act === 'add'} {...dialog} />
      {ask?.act === 'change' && <ChangeUnit unit={ask.unit} {...dialog} />}
      {ask?.act === 'close' && <CloseUnit unit={ask.unit} {...dialog} />}
    </Card>
  );
}

interface TableProps {
  readonly rows: readonly ShownUnit[];
  readonly isBusy: boolean;
  readonly mayEdit: boolean;
  readonly onAsk: (ask: Ask) => void;
}

function UnitsTable({ rows, isBusy, mayEdit, onAsk }: TableProps) {
  const { t } = useTranslation();
  const columns: readonly Column<ShownUnit, string>[] = [
    {
      key: 'name',
      title: t('regions.unit'),
      className: 'wide',
      render: (row) => (
        <span className="unit-name" style={{ paddingInlineStart: Math.min(row.depth, 4) * 16 }}>
          <Link
            className="row-link"
            to={`/officers?region=${row.region.code}&q=${encodeURIComponent(row.name)}`}
          >
            {row.name}
          </Link>
          {row.validTo !== null && <Chip tone="amber">{t('regions.until', { day: row.validTo })}</Chip>}
        </span>
      ),
    },
    { key: 'kind', title: t('regions.unitKind'), render: (row) => t(`unitKinds.${row.kind}`) },
    { key: 'region', title: t('regions.region'), render: (row) => row.region.name },
    {
      key: 'parent',
      title: t('regions.unitParent'),
      className: 'middling',
      render: (row) => row.parentName ?? t('tables.none'),
    },
    {
      key: 'serving',
      title: t('regions.serving'),
      isNumber: true,
      render: (row) => formatCount(row.servingCount),
    },
    {
      key: 'other',
      title: t('regions.others'),
      isNumber: true,
      render: (row) => formatCount(row.otherCount),
    },
    { key: 'from', title: t('regions.validFrom'), render: (row) => row.validFrom },
  ];
  const acting: Column<ShownUnit, string> = {
    key: 'act',
    title: t('grants.act'),
    render: (row) =>
      row.validTo === null && (
        <span className="unit-acts">
          <Button size="small" onClick={() => onAsk({ act: 'change', unit: row })}>
            {t('regions.changeUnit')}
          </Button>
          <Button size="small" onClick={() => onAsk({ act: 'close', unit: row })}>
            {t('regions.closeUnit')}
          </Button>
        </span>
      ),
  };
  return (
    <DataTable
      label={t('regions.unitsTable')}
      columns={mayEdit ? [...columns, acting] : columns}
      rows={rows}
      rowKey={(row) => row.id}
      isBusy={isBusy}
    />
  );
}
