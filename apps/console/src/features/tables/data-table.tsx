import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { turnOrder, type Order } from './sort-rows';

export interface Column<Row, Key extends string> {
  readonly key: Key;
  readonly title: string;
  readonly isNumber?: boolean;
  readonly isSortable?: boolean;
  readonly className?: string;
  readonly render: (row: Row) => ReactNode;
}

interface Props<Row, Key extends string> {
  /** Names the table for screen readers and tests. */
  readonly label: string;
  /** The first column heads its row. */
  readonly columns: readonly Column<Row, Key>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string | number;
  readonly rowClass?: (row: Row) => string | undefined;
  readonly order?: Order<Key>;
  readonly onOrder?: (order: Order<Key>) => void;
  readonly footer?: ReactNode;
  /** New rows are on their way; the old ones stay readable. */
  readonly isBusy?: boolean;
  /** Rows can be ticked, for what is done with several at once. */
  readonly selection?: Selection<Row>;
}

export interface Selection<Row> {
  readonly isSelected: (row: Row) => boolean;
  readonly onSelect: (row: Row, isSelected: boolean) => void;
  readonly onSelectAll: (isSelected: boolean) => void;
  /** What the box of a row is called. */
  readonly labelOf: (row: Row) => string;
  readonly allLabel: string;
}

/** A plain table in a box that scrolls sideways by keyboard too; its first column stays in view. */
export function DataTable<Row, Key extends string>(props: Props<Row, Key>) {
  const { t } = useTranslation();
  const { label, columns, rows, rowKey, rowClass, footer, isBusy = false, selection } = props;
  return (
    <div className="table-box" role="region" aria-label={t('tables.scroll', { label })} tabIndex={0}>
      <table className="num" aria-label={label} aria-busy={isBusy}>
        <thead>
          <tr>
            {selection && <SelectAll rows={rows} selection={selection} />}
            {columns.map((column) => (
              <HeadCell key={column.key} column={column} order={props.order} onOrder={props.onOrder} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} className={rowClass?.(row)}>
              {selection && (
                <td className="tick">
                  <input
                    type="checkbox"
                    aria-label={selection.labelOf(row)}
                    checked={selection.isSelected(row)}
                    onChange={(event) => selection.onSelect(row, event.target.checked)}
                  />
                </td>
              )}
              {columns.map((column, index) => {
                const className = cellClass(column);
                return index === 0 ? (
                  <th key={column.key} scope="row" className={className}>
                    {column.render(row)}
                  </th>
                ) : (
                  <td key={column.key} className={className}>
                    {column.render(row)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
        {footer && <tfoot>{footer}</tfoot>}
      </table>
    </div>
  );
}

function SelectAll<Row>({
  rows,
  selection,
}: {
  readonly rows: readonly Row[];
  readonly selection: Selection<Row>;
}) {
  const count = rows.filter(selection.isSelected).length;
  return (
    <td className="tick">
      <input
        type="checkbox"
        aria-label={selection.allLabel}
        checked={rows.length > 0 && count === rows.length}
        ref={(box) => {
          if (box) box.indeterminate = count > 0 && count < rows.length;
        }}
        onChange={(event) => selection.onSelectAll(event.target.checked)}
      />
    </td>
  );
}

function cellClass<Row, Key extends string>({ isNumber, className }: Column<Row, Key>): string | undefined {
  return [isNumber ? 'r' : '', className ?? ''].filter(Boolean).join(' ') || undefined;
}

interface HeadCellProps<Row, Key extends string> {
  readonly column: Column<Row, Key>;
  readonly order: Order<Key> | undefined;
  readonly onOrder: ((order: Order<Key>) => void) | undefined;
}

function HeadCell<Row, Key extends string>({ column, order, onOrder }: HeadCellProps<Row, Key>) {
  const { t } = useTranslation();
  if (!column.isSortable || !order || !onOrder) {
    return (
      <th scope="col" className={cellClass(column)}>
        {column.title}
      </th>
    );
  }
  const isCurrent = order.key === column.key;
  const direction = order.descending ? 'descending' : 'ascending';
  return (
    <th scope="col" className={cellClass(column)} aria-sort={isCurrent ? direction : 'none'}>
      <button
        type="button"
        className="sort"
        aria-label={t('tables.sortBy', { column: column.title })}
        onClick={() => onOrder(turnOrder(order, column.key, column.isNumber ?? false))}
      >
        {column.title}
        <span aria-hidden="true">{isCurrent ? (order.descending ? '↓' : '↑') : '↕'}</span>
      </button>
    </th>
  );
}
