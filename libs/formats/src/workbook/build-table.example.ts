import { emptyCell, type Cell, type Table } from './table';

/** A table for a test, its first data row being row 2: texts, or whole cells where the kind matters. */
export function buildTable(
  headings: readonly string[],
  rows: readonly (readonly (string | Cell)[])[],
): Table {
  return {
    sheetName: '表',
    headings,
    rows: rows.map((cells, index) => ({ number: index + 2, cells: cells.map(buildCell) })),
    faults: [],
  };
}

function buildCell(cell: string | Cell): Cell {
  if (typeof cell !== 'string') return cell;
  return cell === '' ? emptyCell : { text: cell, kind: 'text' };
}
