import { fault, foldText, type Fault } from '@whetstone/domain';
import { notASpreadsheet } from '../workbook/guard-archive';
import { guessColumns, type GuessedColumn } from '../workbook/guess-columns';
import { openInWorker, type OpenWorkbook } from '../workbook/parse-in-worker';
import type { RawRow, RawSheet } from '../workbook/raw-workbook';
import { prepareSource, tableRow } from '../workbook/read-table';
import { readingLimits } from '../workbook/reading-limits';
import type { TableRow } from '../workbook/table';
import { rosterHeadings, rosterValueTests, type RosterField } from './roster-headings';

/** Titles and notes stand above the headings; nobody puts more than nine lines there. */
const rowsSearched = 10;

/** Rows below the headings by which a person recognises the columns. */
const samplesShown = 5;

/** One sheet as it would be read: where its headings stand, and what its columns hold as far as can be told. */
export interface RosterSheet {
  readonly name: string;
  /** As the spreadsheet program numbers it. */
  readonly headingRow: number;
  readonly headings: readonly string[];
  readonly columns: readonly GuessedColumn<RosterField>[];
  readonly samples: readonly TableRow[];
}

/** A roster whose rows are still to be read. */
export interface OpenRoster {
  /** Those with anything in them, in the workbook's order. */
  readonly sheets: readonly RosterSheet[];
  /** The one that reads most like a roster. */
  readonly best: RosterSheet;
  /** The rows below the headings in bunches, blank ones left out; at the end the sheet's merged ranges. */
  rows(sheet: RosterSheet): AsyncGenerator<readonly TableRow[], readonly string[]>;
  close(): Promise<void>;
}

export type OpeningRoster =
  | { readonly ok: true; readonly roster: OpenRoster }
  | { readonly ok: false; readonly faults: readonly Fault[] };

function textsOf(row: RawRow | undefined): string[] {
  return (row?.cells ?? []).map((cell) => foldText(cell?.text ?? '').replaceAll('\n', ''));
}

/** A heading over two rows: where the lower one says nothing, the upper one speaks for both. */
function headingsAt(rows: readonly RawRow[], at: number): string[] {
  const own = textsOf(rows[at]);
  const above = rows[at - 1]?.number === (rows[at]?.number ?? 0) - 1 ? textsOf(rows[at - 1]) : [];
  const width = Math.max(own.length, above.length);
  const headings = Array.from({ length: width }, (_, column) => own[column] || above[column] || '');
  return headings.slice(0, headings.findLastIndex(Boolean) + 1);
}

function isBlank(row: RawRow): boolean {
  return row.cells.every((cell) => cell === null || cell.text.trim() === '');
}

const required = new Set<RosterField>(
  rosterHeadings.filter(({ isRequired }) => isRequired).map(({ field }) => field),
);

/** Columns that a roster must have weigh more than all the others together. */
function weigh({ columns }: Pick<RosterSheet, 'columns'>): number {
  return columns.reduce(
    (sum, { field, confidence }) =>
      sum + (required.has(field) ? 100 : 1) * (confidence === 'certain' ? 2 : 1),
    0,
  );
}

function sheetAt({ name, rows }: RawSheet, at: number): RosterSheet {
  const headings = headingsAt(rows, at);
  const samples = rows.slice(at + 1, at + 1 + samplesShown).map((row) => tableRow(row, headings.length));
  const cells = samples.map((row) => row.cells);
  const columns = guessColumns(headings, rosterHeadings, cells, rosterValueTests);
  return { name, headingRow: rows[at]?.number ?? 1, headings, columns, samples };
}

function best<One extends Pick<RosterSheet, 'columns'>>(candidates: readonly One[]): One | undefined {
  return candidates.reduce<One | undefined>(
    (chosen, next) => (chosen && weigh(chosen) >= weigh(next) ? chosen : next),
    undefined,
  );
}

function readSheet(sheet: RawSheet): RosterSheet[] {
  const rows = sheet.rows.filter((row) => !isBlank(row));
  const candidates = rows.slice(0, rowsSearched).map((_, at) => sheetAt({ ...sheet, rows }, at));
  const found = best(candidates);
  return found ? [found] : [];
}

async function* rowsOf(
  workbook: OpenWorkbook,
  { name, headingRow, headings }: RosterSheet,
): AsyncGenerator<readonly TableRow[], readonly string[]> {
  const source = workbook.rowsOf(workbook.sheets.findIndex((sheet) => sheet.name === name));
  for (;;) {
    const step = await source.next();
    if (step.done) return step.value;
    const below = step.value.filter(({ number }) => number > headingRow);
    const rows = below.map((row) => tableRow(row, headings.length));
    yield rows.filter(({ cells }) => cells.some(({ kind }) => kind !== 'empty'));
  }
}

/**
 * Opens an .xlsx or .csv as a roster: what its sheets look like, and their rows as they are asked for. Whoever opened it
 * closes it.
 */
export async function openRoster(bytes: Uint8Array, fileName: string): Promise<OpeningRoster> {
  const prepared = await prepareSource(bytes, fileName, readingLimits);
  if (!prepared.ok) return prepared;
  const opened = await openInWorker(prepared.source, readingLimits);
  if (!opened.ok) return { ok: false, faults: [opened.fault] };
  const { workbook } = opened;
  if (!workbook) return { ok: false, faults: [notASpreadsheet(fileName)] };
  const sheets = workbook.sheets.flatMap(readSheet);
  const chosen = best(sheets);
  if (chosen) {
    const close = () => workbook.close();
    return { ok: true, roster: { sheets, best: chosen, rows: (sheet) => rowsOf(workbook, sheet), close } };
  }
  await workbook.close();
  const found = workbook.sheets.map(({ name }) => name).join(' | ') || fileName;
  return { ok: false, faults: [fault('EMPTY_SHEET', { found, expected: '1' })] };
}
