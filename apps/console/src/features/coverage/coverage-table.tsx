import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { buttonClass, Card, Chip, Empty } from '@whetstone/ui';
import type { PersonFilter } from '../../gql/graphql';
import { DataTable, type Column } from '../tables/data-table';
import { downloadCsv } from '../tables/download';
import { formatCount, formatShare } from '../tables/figures';
import { printOrder, readOrder, sortRows } from '../tables/sort-rows';
import { useAddress } from '../tables/use-address';
import type { CoverageView } from './coverage-page';
import { isLow } from './shortfall';
import { usePersonsHref } from './use-persons-href';

type Row = CoverageView['rows'][number];

const keys = ['regionName', 'serving', 'attended', 'attendedRatio', 'passed', 'passedRatio'] as const;
type Key = (typeof keys)[number];

const highestFirst = { key: 'attendedRatio', descending: true } as const;

export function CoverageTable({ view, isBusy }: { readonly view: CoverageView; readonly isBusy: boolean }) {
  const { t } = useTranslation();
  const { params, go } = useAddress();
  const personsHref = usePersonsHref(view);
  const columns = useColumns(view);
  const nameOf = useRowName();
  const order = readOrder<Key>(params.get('sort'), keys, highestFirst);
  const rows = sortRows(view.rows, (row) => row[order.key], order.descending);
  const { region, issue, total } = view;
  if (!region.hasChildren || rows.length === 0) {
    return (
      <Card>
        <Empty title={t('coverage.emptyTitle')}>
          <Link className={buttonClass('primary', 'small')} to={personsHref({ show: 'ALL' })}>
            {t('coverage.openList')}
          </Link>
        </Empty>
      </Card>
    );
  }
  const download = () =>
    downloadCsv(
      t('coverage.file', { region: region.name, year: issue.year, number: issue.number, day: view.cutOff }),
      columns.map((column) => column.title),
      [
        ...rows.map((row) => ({ ...row, regionName: nameOf(row) })),
        { ...total, regionName: t('coverage.total') },
      ].map((row) => [
        row.regionName,
        row.serving,
        row.attended,
        formatShare(row.attendedRatio),
        row.passed,
        formatShare(row.passedRatio),
      ]),
    );
  return (
    <Card className="sheet">
      <DataTable
        label={t('coverage.table', { region: region.name })}
        columns={columns}
        rows={rows}
        rowKey={(row) => (row.isOwnLevel ? `own-${row.regionCode}` : row.regionCode)}
        rowClass={(row) => (isLow(row.attendedRatio) ? 'low' : undefined)}
        order={order}
        onOrder={(next) => go({ sort: printOrder(next) })}
        isBusy={isBusy}
        footer={
          <tr>
            <th scope="row">{t('coverage.total')}</th>
            <td className="r">{formatCount(total.serving)}</td>
            <td className="r">{formatCount(total.attended)}</td>
            <td>
              <Share ratio={total.attendedRatio} />
            </td>
            <td className="r">{formatCount(total.passed)}</td>
            <td className="r">{formatShare(total.passedRatio) ?? t('tables.none')}</td>
          </tr>
        }
      />
      <div className="pad-h spread row-actions">
        <small>
          {t('coverage.note')}
          {t('shell.beijingTime')}
        </small>
        <Button onClick={download}>{t('tables.export')}</Button>
      </div>
    </Card>
  );
}

/** Those whose unit sits at the region itself are its own level, 本级. */
function useRowName(): (row: Row) => string {
  const { t } = useTranslation();
  return (row) => (row.isOwnLevel ? t('coverage.ownLevel', { region: row.regionName }) : row.regionName);
}

function useColumns(view: CoverageView): readonly Column<Row, Key>[] {
  const { t } = useTranslation();
  const { hrefWith } = useAddress();
  const personsHref = usePersonsHref(view);
  const nameOf = useRowName();
  const persons = (row: Row, show: PersonFilter, figure: string, count: number) => (
    <Link
      to={personsHref({ show, regionCode: row.regionCode, isOwnLevel: row.isOwnLevel })}
      aria-label={t('coverage.openPersons', { region: nameOf(row), figure, shown: formatCount(count) })}
    >
      {formatCount(count)}
    </Link>
  );
  const isSortable = true;
  return [
    {
      key: 'regionName',
      title: t('coverage.region'),
      isSortable,
      render: (row) => (
        <Link
          to={
            row.hasChildren && !row.isOwnLevel
              ? hrefWith({ issue: view.issue.id, region: row.regionCode })
              : personsHref({ show: 'ALL', regionCode: row.regionCode, isOwnLevel: row.isOwnLevel })
          }
        >
          {nameOf(row)}
        </Link>
      ),
    },
    {
      key: 'serving',
      title: t('coverage.servingShort'),
      isNumber: true,
      isSortable,
      render: (row) => persons(row, 'ALL', t('coverage.figureServing'), row.serving),
    },
    {
      key: 'attended',
      title: t('coverage.attendedShort'),
      isNumber: true,
      isSortable,
      render: (row) => persons(row, 'ATTENDED', t('coverage.figureAttended'), row.attended),
    },
    {
      key: 'attendedRatio',
      title: t('coverage.ratio'),
      isSortable,
      className: 'share-cell',
      render: (row) => <Share ratio={row.attendedRatio} />,
    },
    {
      key: 'passed',
      title: t('coverage.passedShort'),
      isNumber: true,
      isSortable,
      render: (row) => persons(row, 'PASSED', t('coverage.figurePassed'), row.passed),
    },
    {
      key: 'passedRatio',
      title: t('coverage.passedRatio'),
      isNumber: true,
      isSortable,
      render: (row) => formatShare(row.passedRatio) ?? t('tables.none'),
    },
  ];
}

function Share({ ratio }: { readonly ratio: number | null }) {
  const { t } = useTranslation();
  if (ratio === null) return <span className="quiet">{t('coverage.nobody')}</span>;
  return (
    <span className="share">
      <span className="share-text">{formatShare(ratio)}</span>
      <span className={isLow(ratio) ? 'bar low' : 'bar'} aria-hidden="true">
        <i style={{ width: `${ratio * 100}%` }} />
      </span>
      {isLow(ratio) && <Chip tone="amber">{t('coverage.low')}</Chip>}
    </span>
  );
}
