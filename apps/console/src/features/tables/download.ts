import { toCsv, type Cell } from './csv';

/** Hands a table to the browser as a CSV file that Excel opens as it was shown. */
export function downloadCsv(
  name: string,
  heading: readonly string[],
  rows: readonly (readonly Cell[])[],
): void {
  const blob = new Blob([toCsv(heading, rows)], { type: 'text/csv;charset=utf-8' });
  saveBlob(`${name.replaceAll(/[\\/:*?"<>|\s]+/g, '-')}.csv`, blob);
}

/** Hands a file to the browser to be kept under a name. */
export function saveBlob(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser reads the blob after the click has returned; freeing it at once empties the file in some of them.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
