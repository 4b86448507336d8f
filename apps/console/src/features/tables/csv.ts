export type Cell = string | number | null;

/** Spreadsheets run a cell that begins with one of these as a formula; the full-width twins are folded by some of them. */
const formulaStart = /^[\s\u00a0\u3000]*[=+\-@\uff1d\uff0b\uff0d\u2212\uff20]/;

/** Excel reads a CSV without it in the local code page and turns Chinese into rubbish. */
const byteOrderMark = '\ufeff';

/** A text cell that a spreadsheet would run as a formula gets a leading apostrophe; a number stays a number. */
export function safeCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  return formulaStart.test(cell) || /^[\t\r\n]/.test(cell) ? `'${cell}` : cell;
}

/** A table as CSV with a byte order mark, CRLF line ends, and no cell that a spreadsheet would run. */
export function toCsv(heading: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const lines = [heading, ...rows].map((row) => row.map((cell) => quote(safeCell(cell))).join(','));
  return byteOrderMark + lines.map((line) => `${line}\r\n`).join('');
}

function quote(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
