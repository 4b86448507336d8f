// Runs in a worker thread, from source under Jest (Node strips the types) and compiled in the product: it imports only
// npm packages and uses only TypeScript that can be erased.
import { parentPort, workerData } from 'node:worker_threads';
import { parse } from 'csv-parse/sync';
import type ExcelJS from 'exceljs';
import type { RawRow, RawSheet, WorkbookReply, WorkbookRequest } from './raw-workbook';
import type { Cell } from './table';

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'object' || value === null) return '';
  if ('richText' in value && Array.isArray(value.richText)) {
    return value.richText.map((run: { text?: unknown }) => textOf(run.text)).join('');
  }
  return 'text' in value ? textOf(value.text) : '';
}

/** A number shown through a format of zeros (000000) is an identifier whose leading zeros the figure lost. */
function numberText(value: number, format: string | undefined): string {
  const text = String(value);
  return format && /^0{2,}$/.test(format) && Number.isInteger(value)
    ? text.padStart(format.length, '0')
    : text;
}

// exceljs gives dates as instants in UTC, so the day has to be taken in UTC too, whatever the machine's time zone.
function dateCell(value: Date): Cell {
  if (Number.isNaN(value.getTime())) return { text: '', kind: 'text' };
  const date = value.toISOString().slice(0, 10);
  return { text: date, kind: 'date', date };
}

function resultText(result: unknown): string {
  return result instanceof Date ? (dateCell(result).date ?? '') : textOf(result);
}

function errorText(value: ExcelJS.CellValue): string {
  return typeof value === 'object' && value !== null && 'error' in value ? String(value.error) : '#';
}

/** What kinds of cells the library tells apart; its own object, because it is loaded for spreadsheets only. */
type CellTypes = typeof ExcelJS.ValueType;

function readCell(cell: ExcelJS.Cell, types: CellTypes): Cell | null {
  const { value } = cell;
  switch (cell.type) {
    case types.Null:
      return null;
    case types.Merge:
      return { text: '', kind: 'merged' };
    case types.Formula:
      return { text: `=${cell.formula}`, kind: 'formula', result: resultText(cell.result) };
    case types.Error:
      return { text: errorText(value), kind: 'error' };
    case types.Boolean:
      return { text: value === true ? 'TRUE' : 'FALSE', kind: 'boolean' };
    case types.Number:
      return { text: numberText(Number(value), cell.numFmt), kind: 'number' };
    case types.Date:
      return value instanceof Date ? dateCell(value) : { text: textOf(value), kind: 'text' };
    default:
      return { text: textOf(value), kind: 'text' };
  }
}

function readRow(row: ExcelJS.Row, types: CellTypes): RawRow {
  const cells: (Cell | null)[] = [];
  row.eachCell((cell, column) => {
    while (cells.length < column - 1) cells.push(null);
    cells.push(readCell(cell, types));
  });
  return { number: row.number, cells };
}

function readSheet(sheet: ExcelJS.Worksheet, types: CellTypes): RawSheet {
  const rows: RawRow[] = [];
  sheet.eachRow((row) => rows.push(readRow(row, types)));
  return { name: sheet.name, rows, merges: sheet.model.merges.map(String) };
}

async function readXlsx(bytes: Uint8Array): Promise<RawSheet[]> {
  // Loading it takes a quarter of a second and 40 MB, which a CSV need not pay.
  const { default: excel } = await import('exceljs');
  const workbook = new excel.Workbook();
  await workbook.xlsx.load(bytes.slice().buffer);
  return workbook.worksheets.map((sheet) => readSheet(sheet, excel.ValueType));
}

/** Excel writes ="0012" to keep a text as it is, and 1.10105E+17 when it has already spoiled one. */
function readCsvCell(value: string): Cell | null {
  if (value.trim() === '') return null;
  const [, quoted] = /^="(.*)"$/.exec(value) ?? [];
  if (quoted !== undefined) return { text: quoted, kind: 'text' };
  if (value.startsWith('=')) return { text: value, kind: 'formula', result: '' };
  return { text: value, kind: /^\d(?:\.\d+)?E\+\d+$/i.test(value) ? 'number' : 'text' };
}

/** Chinese Excel separates by comma, "Unicode text" by tab, some European settings by semicolon. */
function delimiterOf(text: string): string {
  const [firstLine = ''] = text.split('\n', 1);
  const counts = [',', '\t', ';'].map((delimiter) => ({
    delimiter,
    count: firstLine.split(delimiter).length,
  }));
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).delimiter;
}

function readCsv(text: string, name: string): RawSheet {
  const options = { delimiter: delimiterOf(text), relax_column_count: true, relax_quotes: true };
  const records: string[][] = parse(text, options);
  return {
    name,
    rows: records.map((record, index) => ({ number: index + 1, cells: record.map(readCsvCell) })),
    merges: [],
  };
}

async function answer(request: WorkbookRequest): Promise<WorkbookReply> {
  try {
    const isXlsx = request.kind === 'xlsx';
    const sheets = isXlsx ? await readXlsx(request.bytes) : [readCsv(request.text, request.sheetName)];
    return { ok: true, sheets };
  } catch {
    return { ok: false };
  }
}

parentPort?.postMessage(await answer(workerData as WorkbookRequest));
