import { fault, foldText, type Fault } from '@whetstone/domain';
import { locateAllColumns } from './locate-columns';
import type { RawRow, RawSheet } from './raw-workbook';
import type { HeadingSynonyms } from './table';

/** Templates put a title and notes above the headings; nobody puts more than four lines there. */
const rowsSearched = 5;

interface HeadingRow {
  readonly sheet: RawSheet;
  readonly row: RawRow;
  readonly missing: readonly HeadingSynonyms[];
}

export type ChosenSheet =
  | { readonly ok: true; readonly sheet: RawSheet; readonly headingRow: RawRow }
  | { readonly ok: false; readonly faults: readonly Fault[] };

export function headingsOf(row: RawRow): string[] {
  const headings = row.cells.map((cell) => foldText(cell?.text ?? '').replaceAll('\n', ''));
  return headings.slice(0, headings.findLastIndex(Boolean) + 1);
}

function isBlank(row: RawRow): boolean {
  return row.cells.every((cell) => cell === null || cell.text.trim() === '');
}

function headingRowsOf(sheet: RawSheet, synonyms: readonly HeadingSynonyms[]): HeadingRow[] {
  const required = synonyms.filter(({ isRequired }) => isRequired);
  const first = sheet.rows.filter((row) => !isBlank(row)).slice(0, rowsSearched);
  return first.map((row) => {
    const located = locateAllColumns(headingsOf(row), synonyms);
    return { sheet, row, missing: required.filter(({ field }) => !located.has(field)) };
  });
}

function sayNames({ names }: HeadingSynonyms): string {
  return names.join(' / ');
}

function missingColumns({ row, missing }: HeadingRow): Fault[] {
  const found = headingsOf(row).filter(Boolean).join(' | ');
  return missing.map((synonyms) =>
    fault('MISSING_COLUMN', {
      row: row.number,
      field: synonyms.names[0] ?? synonyms.field,
      found,
      expected: sayNames(synonyms),
    }),
  );
}

function wrongSheet(sheets: readonly RawSheet[], synonyms: readonly HeadingSynonyms[]): Fault {
  const required = synonyms.filter(({ isRequired }) => isRequired);
  return fault('WRONG_SHEET', {
    found: sheets.map(({ name }) => name).join(' | '),
    expected: required.map(({ names }) => names[0]).join(' | '),
  });
}

/**
 * The first sheet with a row that has all required headings. If none has: the missing columns, when it is plain which
 * sheet was meant (the only one with content, or one with at least half the headings), else the names of the sheets.
 */
export function chooseSheet(sheets: readonly RawSheet[], synonyms: readonly HeadingSynonyms[]): ChosenSheet {
  const filled = sheets.filter((sheet) => sheet.rows.some((row) => !isBlank(row)));
  const candidates = filled.flatMap((sheet) => headingRowsOf(sheet, synonyms));
  const complete = candidates.find(({ missing }) => missing.length === 0);
  if (complete) return { ok: true, sheet: complete.sheet, headingRow: complete.row };
  const nearest = candidates.reduce<HeadingRow | undefined>(
    (best, next) => (best && best.missing.length <= next.missing.length ? best : next),
    undefined,
  );
  if (!nearest) {
    const found = sheets.map(({ name }) => name).join(' | ');
    return { ok: false, faults: [fault('EMPTY_SHEET', { found, expected: '1' })] };
  }
  const required = synonyms.filter(({ isRequired }) => isRequired).length;
  const isPlain = filled.length === 1 || nearest.missing.length <= required / 2;
  return { ok: false, faults: isPlain ? missingColumns(nearest) : [wrongSheet(sheets, synonyms)] };
}
