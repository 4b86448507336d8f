import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ClassListAnswerRowsFragment } from '../../gql/graphql';
import { DataTable, type Column } from '../tables/data-table';
import { downloadCsv } from '../tables/download';

type Row = ClassListAnswerRowsFragment['rows'][number];

/** More is not read line by line, and a page of two thousand rows is slow on an old machine. */
const MOST_SHOWN = 200;

/** Lines of a list with what became of each. */
export function ListRows({ title, rows }: { readonly title: string; readonly rows: readonly Row[] }) {
  const { t } = useTranslation();
  const hasProblems = rows.some(({ refusal }) => refusal !== null);
  const row: Column<Row, string> = {
    key: 'row',
    title: t('classes.row'),
    isNumber: true,
    render: (one) => one.row,
  };
  const found: Column<Row, string> = {
    key: 'found',
    title: t('classes.found'),
    render: ({ certificateNo }) => certificateNo,
  };
  const officer: Column<Row, string> = {
    key: 'officer',
    title: t('classes.officer'),
    render: ({ officerName }) => officerName ?? t('tables.none'),
  };
  const problem: Column<Row, string> = {
    key: 'problem',
    title: t('classes.problem'),
    className: 'stem',
    render: ({ refusal }) => refusal?.message,
  };
  const unit: Column<Row, string> = {
    key: 'unit',
    title: t('classes.unit'),
    className: 'wide',
    render: ({ unitName }) => unitName ?? t('tables.none'),
  };
  // What is wrong stands first: on a phone the rest is reached by scrolling sideways.
  const columns = hasProblems ? [row, problem, found, officer] : [row, officer, found, unit];
  const download = () =>
    downloadCsv(
      title,
      [t('classes.row'), t('classes.found'), t('classes.officer'), t('classes.problem')],
      rows.map((one) => [one.row, one.certificateNo, one.officerName, one.refusal?.message ?? null]),
    );
  return (
    <section>
      <div className="row-actions spread">
        <h2 className="class-heading">{title}</h2>
        {hasProblems && <Button onClick={download}>{t('tables.export')}</Button>}
      </div>
      <DataTable label={title} columns={columns} rows={rows.slice(0, MOST_SHOWN)} rowKey={({ row }) => row} />
      {rows.length > MOST_SHOWN && (
        <p className="quiet">{t('classes.moreRows', { count: rows.length - MOST_SHOWN })}</p>
      )}
    </section>
  );
}
