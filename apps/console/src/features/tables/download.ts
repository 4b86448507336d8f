import { toCsv, type Cell } from './csv';

/** Hands a table to the browser as a CSV file that Excel opens as it was shown. */
export function downloadCsv(
  name: string,
  heading: readonly string[],
  rows: readonly (readonly Cell[])[],
): void {
  const url = URL.createObjectURL(new Blob([toCsv(heading, rows)], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${name.replaceAll(/[\\/:*?"<>|\s]+/g, '-')}.csv`;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser reads the blob after the click has returned; freeing it at once empties the file in some of them.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
