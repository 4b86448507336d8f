import { useQuery } from '@apollo/client/react';
import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Card, Chip, Empty, ErrorNotice, Loading } from '@whetstone/ui';
import { PageHead } from '../shell/page-head';
import { reachablePath } from '../shell/reachable-path';
import { useViewer } from '../shell/viewer-context';
import { DataTable, type Column } from '../tables/data-table';
import { wholeNumber } from '../tables/search';
import { useAddress } from '../tables/use-address';
import { RegionActions } from './region-actions';
import { regionPage, type RegionBelow, type ShownRegion } from './region-operations';
import { UnitsCard } from './units-card';
import './regions.css';

/** A region with its days and names, what lies below it, and the units in it, as of any day. */
export function RegionsPage() {
  const { t } = useTranslation();
  const { rootCodes, acts } = useViewer();
  const { params, go } = useAddress();
  const code = wholeNumber(params.get('region'), 0) ?? rootCodes[0] ?? 0;
  const on = params.get('on');
  const { data, previousData, error, refetch } = useQuery(regionPage, {
    variables: { code, on },
    fetchPolicy: 'cache-and-network',
  });
  const shown = data ?? previousData;
  const region = shown?.region;
  if (error && !shown) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!shown) return <Loading lines={10} />;
  const day = (
    <label className="region-day">
      {t('regions.asOf')}
      <Input
        type="date"
        value={on ?? ''}
        onChange={(event) => go({ on: event.target.value || null, page: null })}
      />
    </label>
  );
  if (!region)
    return (
      <>
        <PageHead crumbs={[{ label: t('places.regions') }]} title={t('places.regions')} />
        <div className="filters">{day}</div>
        <Empty title={t('regions.gone')} hint={t('regions.goneText')} />
      </>
    );
  const crumbs = reachablePath(region.path, rootCodes).map((step) => ({
    label: step.name,
    to: step.isReachable ? `/regions?region=${step.code}` : undefined,
  }));
  return (
    <>
      <PageHead
        crumbs={crumbs}
        title={region.name}
        subtitle={`${region.code} · ${t(`regionLevels.${region.level}`)}`}
      />
      <div className="filters">
        {day}
        <RegionActions region={region} onDone={() => void refetch()} />
      </div>
      <div className="region-columns">
        <Facts region={region} />
        <Below rows={shown.regions} />
      </div>
      {acts.has('seeUnits') && <UnitsCard key={code} region={region} on={on} />}
    </>
  );
}

function Facts({ region }: { readonly region: ShownRegion }) {
  const { t } = useTranslation();
  const { validFrom, validTo, successor, isCustom, names } = region.history;
  return (
    <Card className="region-card">
      <h2>{t('regions.facts')}</h2>
      <dl className="facts num">
        <dt>{t('regions.validFrom')}</dt>
        <dd>{validFrom}</dd>
        {validTo !== null && (
          <>
            <dt>{t('regions.validTo')}</dt>
            <dd>
              <Chip tone="amber">{validTo}</Chip>
            </dd>
          </>
        )}
        {successor && (
          <>
            <dt>{t('regions.successor')}</dt>
            <dd>
              <Link to={`/regions?region=${successor.code}`}>{successor.name}</Link>
            </dd>
          </>
        )}
        <dt>{t('regions.source')}</dt>
        <dd>{t(isCustom ? 'regions.custom' : 'regions.standard')}</dd>
      </dl>
      <h3>{t('regions.names')}</h3>
      <ol className="region-names num">
        {names.map(({ name, from, to }) => (
          <li key={from}>
            <b>{name}</b> <small>{t('regions.period', { from, to: to ?? t('regions.today') })}</small>
          </li>
        ))}
      </ol>
    </Card>
  );
}

function Below({ rows }: { readonly rows: readonly RegionBelow[] }) {
  const { t } = useTranslation();
  const columns: readonly Column<RegionBelow, string>[] = [
    {
      key: 'name',
      title: t('regions.name'),
      render: (row) => (
        <Link className="row-link" to={`/regions?region=${row.code}`}>
          {row.name}
        </Link>
      ),
    },
    { key: 'code', title: t('regions.code'), render: (row) => row.code },
    { key: 'level', title: t('regions.level'), render: (row) => t(`regionLevels.${row.level}`) },
    {
      key: 'kind',
      title: t('regions.source'),
      render: (row) => t(row.history.isCustom ? 'regions.custom' : 'regions.standard'),
    },
  ];
  return (
    <Card className="sheet region-below">
      <h2 className="pad-h">{t('regions.below', { shown: rows.length })}</h2>
      {rows.length === 0 ? (
        <p className="pad quiet">{t('regions.none')}</p>
      ) : (
        <DataTable label={t('regions.belowTable')} columns={columns} rows={rows} rowKey={(row) => row.code} />
      )}
    </Card>
  );
}
