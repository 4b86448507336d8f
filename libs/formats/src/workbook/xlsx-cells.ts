// Loaded by the worker from source under Jest (Node strips the types): type imports and erasable TypeScript only.
import type { Cell } from './table';

/** A cell as the sheet's XML writes it, before anything is looked up. */
export interface WrittenCell {
  /** n number (the default), s shared text, inlineStr, str, b, e, d */
  readonly type: string;
  readonly style: number;
  readonly value: string;
  /** Null where there is no formula. */
  readonly formula: string | null;
}

/** What cells refer to: the texts and the number formats of the whole workbook. */
export interface WorkbookFacts {
  readonly texts: readonly string[];
  /** The number format of each style; '' = general. */
  readonly formats: readonly string[];
  readonly isDate1904: boolean;
}

/** Days from 1899-12-30, where Excel's calendar begins, to 1970-01-01; the 1904 calendar begins 1462 days later. */
const daysToUnix = 25_569;
const days1904 = 1_462;
const dayMs = 86_400_000;

// The day is taken in UTC, whatever the machine's time zone.
function dateCell(serial: number, isDate1904: boolean): Cell {
  const days = Math.floor(serial) - daysToUnix + (isDate1904 ? days1904 : 0);
  const date = new Date(days * dayMs);
  if (Number.isNaN(date.getTime())) return { text: '', kind: 'text' };
  const day = date.toISOString().slice(0, 10);
  return { text: day, kind: 'date', date: day };
}

/** Formats that show a day, their colours, conditions and quoted words left out. */
export function isDateFormat(format: string): boolean {
  return /[ymdhs]/i.test(format.replace(/\[[^\]]*\]|"[^"]*"|\\./g, '').replace(/general/gi, ''));
}

/** A number shown through a format of zeros (000000) is an identifier whose leading zeros the figure lost. */
function numberText(value: number, format: string): string {
  const text = String(value);
  return /^0{2,}$/.test(format) && Number.isInteger(value) ? text.padStart(format.length, '0') : text;
}

/** Excel writes control characters as _x000D_. */
function unescapeText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-F]{4})_/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

function plainCell({ type, style, value }: WrittenCell, facts: WorkbookFacts): Cell | null {
  const format = facts.formats[style] ?? '';
  switch (type) {
    case 's':
      return { text: unescapeText(facts.texts[Number(value)] ?? ''), kind: 'text' };
    case 'inlineStr':
    case 'str':
      return { text: unescapeText(value), kind: 'text' };
    case 'b':
      return { text: value === '1' ? 'TRUE' : 'FALSE', kind: 'boolean' };
    case 'e':
      return { text: value || '#', kind: 'error' };
    case 'd':
      return { text: value.slice(0, 10), kind: 'date', date: value.slice(0, 10) };
    default:
      if (value === '') return null;
      if (isDateFormat(format)) return dateCell(Number(value), facts.isDate1904);
      return { text: numberText(Number(value), format), kind: 'number' };
  }
}

/** What a cell says to a reader; null when it is empty. */
export function readCell(written: WrittenCell, facts: WorkbookFacts): Cell | null {
  const plain = plainCell(written, facts);
  if (written.formula === null) return plain;
  return { text: `=${written.formula}`, kind: 'formula', result: plain?.date ?? plain?.text ?? '' };
}
