import { maskIdNumber, type Fault } from '@whetstone/domain';
import {
  rosterHeadings,
  type Cell,
  type GuessedColumn,
  type RosterField,
  type RosterSheet,
  type RosterTable,
  type TableRow,
} from '@whetstone/formats';
import type { FieldChange } from '../people/officer-change.entity';

export type ImportState =
  'mapping' | 'checking' | 'ready' | 'committing' | 'committed' | 'undoing' | 'undone' | 'failed';

export type RowOutcome = 'new' | 'changed' | 'unchanged' | 'left' | 'faulty';

/** Which column of the sheet holds which field; 0 = column A. */
export type MappedColumn = Pick<GuessedColumn<RosterField>, 'field' | 'column'>;

/** A sheet as it is shown to whoever maps its columns; ID numbers masked. */
export interface SheetShown {
  readonly name: string;
  readonly headingRow: number;
  readonly headings: readonly string[];
  readonly columns: readonly GuessedColumn<RosterField>[];
  readonly samples: readonly (readonly string[])[];
}

/** A row between the file and the roster. */
export interface StagedRow {
  readonly number: number;
  readonly outcome: RowOutcome;
  readonly sealed: Buffer;
  readonly certificateKey: string;
  readonly idDigest: string;
  readonly name: string;
  readonly certificateNo: string;
  readonly idNumberMasked: string;
  readonly unitName: string;
  readonly regionCode: number | null;
  readonly faults: readonly Fault[];
  readonly changes: readonly FieldChange[];
  readonly officerId: string | null;
}

export function showSheet({ samples, ...sheet }: RosterSheet): SheetShown {
  return { ...sheet, samples: samples.map(({ cells }) => cells.map(({ text }) => maskWithin(text))) };
}

function maskWithin(text: string): string {
  return text.replace(/\d{17}[\dXx]/g, (number) => maskIdNumber(number.toUpperCase()));
}

/** Cells as they are put aside: nearly all are plain texts, and most of a roster's size would be saying so. */
export function packCells(cells: readonly Cell[]): string {
  return JSON.stringify(cells.map((cell) => (cell.kind === 'text' && !cell.date ? cell.text : cell)));
}

export function unpackCells(packed: string): Cell[] {
  const cells = JSON.parse(packed) as (Cell | string)[];
  return cells.map((cell) => (typeof cell === 'string' ? { text: cell, kind: 'text' } : cell));
}

/** The rows with only their mapped cells, in the order of the columns: what is staged and read again. */
export function mappedTable(
  { headings }: Pick<SheetShown, 'headings'>,
  columns: readonly MappedColumn[],
  rows: readonly TableRow[],
): RosterTable {
  return {
    headings: columns.map(({ column }) => headings[column] ?? ''),
    columns: new Map(columns.map(({ field }, index) => [field, index])),
    merges: [],
    rows: rows.map(({ number, cells }) => ({
      number,
      cells: columns.map(({ column }) => cells[column] ?? { text: '', kind: 'empty' as const }),
    })),
  };
}

/** The same of rows that were staged before. */
export function stagedTable(
  sheet: Pick<SheetShown, 'headings'>,
  columns: readonly MappedColumn[],
  rows: readonly { readonly number: number; readonly cells: readonly Cell[] }[],
): RosterTable {
  return { ...mappedTable(sheet, columns, []), rows };
}

/** The heading a field is read from; for a field without a column its usual name. */
export function headingOf(
  { headings }: Pick<SheetShown, 'headings'>,
  columns: readonly MappedColumn[],
  field: RosterField,
): string {
  const mapped = columns.find((one) => one.field === field);
  return (mapped && headings[mapped.column]) || usualName(field);
}

export function usualName(field: RosterField): string {
  return rosterHeadings.find((one) => one.field === field)?.names[0] ?? field;
}
