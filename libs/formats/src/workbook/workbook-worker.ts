// Runs in a worker thread, from source under Jest (Node strips the types) and compiled in the product: it imports only
// npm packages and uses only TypeScript that can be erased.
import { parentPort, workerData } from 'node:worker_threads';
import ExcelJS from 'exceljs';
import type { RawRow, RawSheet, WorkbookReply } from './raw-workbook';
import type { Cell } from './table';

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'object') return String(value);
  if ('richText' in value && Array.isArray(value.richText)) {
    return value.richText.map((run: { text?: unknown }) => textOf(run.text)).join('');
  }
  return 'text' in value ? textOf(value.text) : '';
}

/** A number shown through a format of zeros (000000) is an identifier whose leading zeros the figure lost. */
function numberText(value: number, format: string | undefined): string {
  const text = String(value);
  return format && /^0{2,}$/.test(format) && Number.isInteger(value) ? text.padStart(format.length, '0') : text;
}

// exceljs gives dates as instants in UTC, so the day has to be taken in UTC too, whatever the machine's time zone.
function dateCell(value: Date): Cell {
  if (Number.isNaN(value.getTime())) return { text: '', kind: 'text' };
  const date = value.toISOString().slice(0, 10);
  return { text: date, kind: 'date', date };
}

function errorText(value: ExcelJS.CellValue): string {
  return typeof value === 'object' && value !== null && 'error' in value ? String(value.error) : '#';
}

function readCell(cell: ExcelJS.Cell): Cell | null {
  const { value } = cell;
  switch (cell.type) {
    case ExcelJS.ValueType.Null:
      return null;
    case ExcelJS.ValueType.Merge:
      return { text: '', kind: 'merged' };
    case ExcelJS.ValueType.Formula:
      return { text: `=${cell.formula}`, kind: 'formula' };
    case ExcelJS.ValueType.Error:
      return { text: errorText(value), kind: 'error' };
    case ExcelJS.ValueType.Boolean:
      return { text: value === true ? 'TRUE' : 'FALSE', kind: 'boolean' };
    case ExcelJS.ValueType.Number:
      return { text: numberText(Number(value), cell.numFmt), kind: 'number' };
    case ExcelJS.ValueType.Date:
      return value instanceof Date ? dateCell(value) : { text: textOf(value), kind: 'text' };
    default:
      return { text: textOf(value), kind: 'text' };
  }
}

function readRow(row: ExcelJS.Row): RawRow {
  const cells: (Cell | null)[] = [];
  row.eachCell((cell, column) => {
    while (cells.length < column - 1) cells.push(null);
    cells.push(readCell(cell));
  });
  return { number: row.number, cells };
}

function readSheet(sheet: ExcelJS.Worksheet): RawSheet {
  const rows: RawRow[] = [];
  sheet.eachRow((row) => rows.push(readRow(row)));
  return { name: sheet.name, rows, merges: sheet.model.merges.map(String) };
}

async function readWorkbook(bytes: Uint8Array): Promise<WorkbookReply> {
  const workbook = new ExcelJS.Workbook();
  try {
    await workbook.xlsx.load(bytes.slice().buffer);
    return { ok: true, sheets: workbook.worksheets.map(readSheet) };
  } catch {
    return { ok: false };
  }
}

parentPort?.postMessage(await readWorkbook(workerData as Uint8Array));
