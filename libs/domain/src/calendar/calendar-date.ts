import { foldPunctuation } from '../text/fold';

/** A day without a clock time, written YYYY-MM-DD; compares correctly as text. */
export type CalendarDate = string;

const dayMs = 86_400_000;

function pad(value: number, length: number): string {
  return String(value).padStart(length, '0');
}

/** The day as YYYY-MM-DD, or null when the calendar has no such day (2023-02-29) or the year is not 1900–2999. */
export function calendarDate(year: number, month: number, day: number): CalendarDate | null {
  const time = new Date(Date.UTC(year, month - 1, day));
  const isReal =
    time.getUTCFullYear() === year && time.getUTCMonth() === month - 1 && time.getUTCDate() === day;
  return isReal && year >= 1900 && year <= 2999 ? `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` : null;
}

/** The day before; a law repealed on a day was last in force the day before. */
export function dayBefore(date: CalendarDate): CalendarDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) - dayMs).toISOString().slice(0, 10);
}

/** The day so many days later; earlier for a negative number. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

export function dayAfter(date: CalendarDate): CalendarDate {
  return addDays(date, 1);
}

/** How many days lie from one day to another: 1 to the next day. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs);
}

/** Excel counts days from 1899-12-30; a date column formatted as figures shows these counts. */
const serialOrigin = Date.UTC(1899, 11, 30);

/** The day Excel means by a bare number between 1954 and 2119; null for any other, which is no date. */
export function dayOfSerial(text: string): CalendarDate | null {
  const isSerial = /^[2-7]\d{4}(?:\.\d+)?$/.test(text);
  return isSerial
    ? new Date(serialOrigin + Math.floor(Number(text)) * dayMs).toISOString().slice(0, 10)
    : null;
}

/** What a text in a date column means: a day, or why it means none. */
export type DateReading =
  | { readonly ok: true; readonly date: CalendarDate }
  | { readonly ok: false; readonly code: 'DATE_AS_TEXT' | 'DATE_INVALID' };

const yearFirst = [
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?$/,
  /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/,
  /^(\d{4})\.(\d{1,2})\.(\d{1,2})$/,
  /^(\d{4})年(\d{1,2})月(\d{1,2})[日号]$/,
  /^(\d{4})(\d{2})(\d{2})$/,
];
// 3/1/24 may be 3 January, 1 March or 2003: nobody may guess it.
const ambiguous = /^\d{1,2}[-/.]\d{1,2}[-/.]\d{1,4}$/;

/** Reads 2024-03-01, 2024/3/1, 2024.3.1, 2024年3月1日 and 20240301; an order that may be read two ways is refused. */
export function readDateText(text: string): DateReading {
  const folded = foldPunctuation(text).replace(/ ?([-/.年月日号]) ?/g, '$1');
  if (ambiguous.test(folded)) return { ok: false, code: 'DATE_AS_TEXT' };
  for (const pattern of yearFirst) {
    const [, year, month, day] = pattern.exec(folded) ?? [];
    const date = year ? calendarDate(Number(year), Number(month), Number(day)) : null;
    if (date) return { ok: true, date };
  }
  return { ok: false, code: 'DATE_INVALID' };
}
