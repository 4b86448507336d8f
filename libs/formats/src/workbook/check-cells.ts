import { fault, maskIdNumber, type Fault } from '@whetstone/domain';
import { locateAllColumns } from './locate-columns';
import type { RawSheet } from './raw-workbook';
import type { Cell, HeadingSynonyms, TableRow } from './table';

/** A spreadsheet figure is a double: from the sixteenth digit on it is made up. */
const exactDigits = 15;

/** A → 0, Z → 25, AA → 26. */
function columnIndex(letters: string): number {
  return [...letters].reduce((index, letter) => index * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function columnLetters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnLetters(Math.floor(index / 26) - 1) + last;
}

function hasLostDigits({ kind, text }: Cell): boolean {
  if (kind !== 'number') return false;
  const value = Number(text);
  return Number.isInteger(value) && Math.abs(value) >= 10 ** exactDigits;
}

function checkCell(cell: Cell): Pick<Fault, 'code' | 'found' | 'expected'> | null {
  const found = cell.text;
  if (cell.kind === 'formula') return { code: 'FORMULA_CELL', found, expected: cell.result || '…' };
  if (cell.kind === 'error') return { code: 'ERROR_CELL', found, expected: `≠ ${found}` };
  // The figure may be an ID number, so it is masked like one.
  if (hasLostDigits(cell)) {
    return { code: 'NUMBER_LOST_DIGITS', found: maskIdNumber(found), expected: String(exactDigits) };
  }
  return null;
}

function checkRow(
  { number, cells }: TableRow,
  headings: readonly string[],
  watched: ReadonlySet<number>,
): Fault[] {
  return cells.flatMap((cell, index) => {
    const wrong = watched.has(index) ? checkCell(cell) : null;
    return wrong ? [fault(wrong.code, { ...wrong, row: number, field: headings[index] ?? null })] : [];
  });
}

interface Merge {
  readonly range: string;
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
}

function readMerge(range: string): Merge[] {
  const [, left, top, right, bottom] = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(range) ?? [];
  if (!left || !top || !right || !bottom) return [];
  const columns = { firstColumn: columnIndex(left), lastColumn: columnIndex(right) };
  return [{ range, firstRow: Number(top), lastRow: Number(bottom), ...columns }];
}

/** One fault for each row a merge touches in a column that is read, because each row is a person or a question. */
function checkMerge(
  merge: Merge,
  rows: readonly TableRow[],
  headings: readonly string[],
  watched: ReadonlySet<number>,
): Fault[] {
  const column = [...watched]
    .sort((one, other) => one - other)
    .find((index) => index >= merge.firstColumn && index <= merge.lastColumn);
  if (column === undefined) return [];
  return rows
    .filter(({ number }) => number >= merge.firstRow && number <= merge.lastRow)
    .map(({ number }) =>
      fault('MERGED_CELLS', {
        row: number,
        field: headings[column] ?? null,
        found: merge.range,
        expected: `${columnLetters(column)}${number}`,
      }),
    );
}

function watchedColumns(
  headings: readonly string[],
  synonyms: readonly HeadingSynonyms[],
): ReadonlySet<number> {
  if (synonyms.length === 0) return new Set(headings.keys());
  return new Set([...locateAllColumns(headings, synonyms).values()].flat());
}

function repeatedColumns(headings: readonly string[], synonyms: readonly HeadingSynonyms[]): Fault[] {
  return [...locateAllColumns(headings, synonyms)]
    .filter(([, places]) => places.length > 1)
    .map(([field, places]) =>
      fault('REPEATED_COLUMN', {
        field: headings[places[0] ?? 0] ?? field,
        found: places.map(columnLetters).join(', '),
        expected: '1',
      }),
    );
}

/** Faults of single cells, only in columns that will be read: a formula that numbers the rows harms nobody. */
export function checkCells(
  sheet: RawSheet,
  headings: readonly string[],
  rows: readonly TableRow[],
  synonyms: readonly HeadingSynonyms[],
): Fault[] {
  const watched = watchedColumns(headings, synonyms);
  return [
    ...repeatedColumns(headings, synonyms),
    ...checkMerges(sheet.merges, headings, rows, watched),
    ...checkRows(headings, rows, watched),
  ];
}

/** Faults of single cells in the columns that are read. */
export function checkRows(
  headings: readonly string[],
  rows: readonly TableRow[],
  watched: ReadonlySet<number>,
): Fault[] {
  return rows.flatMap((row) => checkRow(row, headings, watched));
}

/** The same for rows of which only the numbers are still known. */
export function mergeFaultsOf(
  merges: readonly string[],
  headings: readonly string[],
  numbers: readonly number[],
  watched: ReadonlySet<number>,
): Fault[] {
  return checkMerges(
    merges,
    headings,
    numbers.map((number) => ({ number, cells: [] })),
    watched,
  );
}

/** Faults of the rows that merged ranges such as B3:B5 touch in the columns that are read. */
export function checkMerges(
  merges: readonly string[],
  headings: readonly string[],
  rows: readonly TableRow[],
  watched: ReadonlySet<number>,
): Fault[] {
  return merges.flatMap(readMerge).flatMap((merge) => checkMerge(merge, rows, headings, watched));
}
