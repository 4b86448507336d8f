import { fault, foldText, type Fault } from '@whetstone/domain';
import { checkCells } from './check-cells';
import { chooseSheet, headingsOf } from './choose-sheet';
import { encodingOf } from './decode-text';
import { guardArchive, notASpreadsheet, sayMegabytes } from './guard-archive';
import { parseInWorker } from './parse-in-worker';
import type { RawRow, RawSheet, WorkbookSource } from './raw-workbook';
import { readingLimits, type ReadingLimits } from './reading-limits';
import { emptyCell, type Cell, type HeadingSynonyms, type Table, type TableRow } from './table';

export interface ReadTableOptions {
  /** The columns the caller looks for; they choose the sheet. Without them the first row of the first sheet is it. */
  readonly headings?: readonly HeadingSynonyms[];
  readonly limits?: ReadingLimits;
}

export type TableReading =
  | {
      readonly ok: true;
      readonly table: Table;
      /** Sheets that have the headings too and were not read. */
      readonly otherSheets?: readonly string[];
    }
  | { readonly ok: false; readonly faults: readonly Fault[] };

type Refused = { readonly ok: false; readonly faults: readonly Fault[] };
type Prepared = { readonly ok: true; readonly source: WorkbookSource } | Refused;

function refused(...faults: readonly Fault[]): Refused {
  return { ok: false, faults };
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

/** First bytes of a zip, and of the container of old .xls and of password-protected .xlsx files. */
const zipSignature = [0x50, 0x4b, 0x03, 0x04];
const oleSignature = [0xd0, 0xcf, 0x11, 0xe0];

function prepareCsv(bytes: Uint8Array, fileName: string): Prepared {
  const found = encodingOf(bytes);
  if (!found) return refused(fault('ENCODING_UNKNOWN', { found: fileName, expected: 'UTF-8 / GB18030' }));
  if (!found.isText) return refused(notASpreadsheet(fileName));
  return { ok: true, source: { kind: 'csv', bytes, encoding: found.encoding, sheetName: fileName } };
}

/** Measures a file before anything of it is unpacked; what it really is decides, not its name. */
export async function prepareSource(
  bytes: Uint8Array,
  fileName: string,
  limits: ReadingLimits,
): Promise<Prepared> {
  if (bytes.byteLength > limits.fileBytes) {
    const expected = sayMegabytes(limits.fileBytes);
    return refused(fault('FILE_TOO_LARGE', { found: sayMegabytes(bytes.byteLength), expected }));
  }
  if (startsWith(bytes, oleSignature))
    return refused(fault('OLD_XLS', { found: fileName, expected: '.xlsx' }));
  if (startsWith(bytes, zipSignature)) {
    const wrong = await guardArchive(bytes, fileName, limits);
    return wrong ? refused(wrong) : { ok: true, source: { kind: 'xlsx', bytes } };
  }
  return /\.(csv|tsv|txt)$/i.test(fileName)
    ? prepareCsv(bytes, fileName)
    : refused(notASpreadsheet(fileName));
}

function readCell(cell: Cell | null | undefined): Cell {
  if (!cell) return emptyCell;
  const text = foldText(cell.text);
  return text === '' && cell.kind === 'text' ? emptyCell : { ...cell, text };
}

/** A row as wide as the headings, every text folded. */
export function tableRow({ number, cells }: RawRow, width: number): TableRow {
  return { number, cells: Array.from({ length: width }, (_, index) => readCell(cells[index])) };
}

function readRows(sheet: RawSheet, headingRow: RawRow, width: number): TableRow[] {
  return sheet.rows
    .filter(({ number }) => number > headingRow.number)
    .map((row) => tableRow(row, width))
    .filter(({ cells }) => cells.some(({ kind }) => kind !== 'empty'));
}

function buildTable(sheets: readonly RawSheet[], synonyms: readonly HeadingSynonyms[]): TableReading {
  const chosen = chooseSheet(sheets, synonyms);
  if (!chosen.ok) return chosen;
  const headings = headingsOf(chosen.headingRow);
  const rows = readRows(chosen.sheet, chosen.headingRow, headings.length);
  const sheetName = chosen.sheet.name;
  if (rows.length === 0) return refused(fault('EMPTY_SHEET', { found: sheetName, expected: '1' }));
  const table = { sheetName, headings, rows, faults: checkCells(chosen.sheet, headings, rows, synonyms) };
  const others = sheets.filter((sheet) => sheet !== chosen.sheet && chooseSheet([sheet], synonyms).ok);
  if (synonyms.length === 0 || others.length === 0) return { ok: true, table };
  return { ok: true, table, otherSheets: others.map(({ name }) => name) };
}

/**
 * Reads the one sheet of an .xlsx or .csv that has the headings asked for. What the file really is decides, not its
 * name. Nothing is unpacked before it has been measured, and nothing is parsed on the main thread. Faults that spoil the
 * whole file refuse it; faults of single cells come with the table.
 */
export async function readTable(
  bytes: Uint8Array,
  fileName: string,
  { headings = [], limits = readingLimits }: ReadTableOptions = {},
): Promise<TableReading> {
  const prepared = await prepareSource(bytes, fileName, limits);
  if (!prepared.ok) return prepared;
  const parsed = await parseInWorker(prepared.source, limits);
  if (!parsed.ok) return refused(parsed.fault);
  return parsed.sheets?.length ? buildTable(parsed.sheets, headings) : refused(notASpreadsheet(fileName));
}
