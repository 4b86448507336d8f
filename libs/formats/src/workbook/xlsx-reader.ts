// Loaded by the worker from source under Jest (Node strips the types), which resolves siblings only by their full names.
import { Buffer } from 'node:buffer';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import type { RawRow } from './raw-workbook';
import type * as Cells from './xlsx-cells';
import type * as Xml from './xml-scanner';

const ending = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
const beside = (name: string) => new URL(`./${name}.${ending}`, import.meta.url).href;
const { attributeOf, scanXml } = (await import(beside('xml-scanner'))) as typeof Xml;
const { readCell } = (await import(beside('xlsx-cells'))) as typeof Cells;

/** One sheet of a workbook, still packed. */
export interface XlsxSheet {
  readonly name: string;
  /** Its rows in bunches, as they are unpacked; merged ranges are known once all rows have been. */
  rows(): AsyncGenerator<readonly RawRow[]>;
  readonly merges: string[];
}

/** Excel's own numbers for formats that show a day or a time; those of the file's own are written in it. */
const dateFormats: ReadonlySet<number> = new Set([
  ...[14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 46, 47],
  ...[27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58],
]);

type Part = (name: string) => AsyncGenerator<string>;

async function* inflate(archive: ZipFile, entry: Entry | undefined): AsyncGenerator<string> {
  if (!entry) return;
  const decoder = new TextDecoder();
  const stream = await archive.openReadStreamPromise(entry);
  try {
    for await (const chunk of stream) yield decoder.decode(chunk as Buffer, { stream: true });
  } finally {
    stream.destroy();
  }
}

async function scanWhole(pieces: AsyncGenerator<string>, events: Partial<Xml.XmlEvents>): Promise<void> {
  const nothing = () => undefined;
  const write = scanXml({ open: nothing, close: nothing, text: nothing, ...events });
  for await (const piece of pieces) write(piece);
}

/** The workbook's texts; what is written above them to help with reading aloud (rPh) is left out. */
async function readTexts(part: Part): Promise<string[]> {
  const texts: string[] = [];
  let text = '';
  let isText = false;
  let isAloud = false;
  await scanWhole(part('xl/sharedStrings.xml'), {
    open: (name) => {
      if (name === 'si') text = '';
      if (name === 'rPh') isAloud = true;
      isText = name === 't' && !isAloud;
    },
    text: (piece) => {
      if (isText) text += piece;
    },
    close: (name) => {
      if (name === 't') isText = false;
      if (name === 'rPh') isAloud = false;
      if (name === 'si') texts.push(text);
    },
  });
  return texts;
}

async function readFormats(part: Part): Promise<string[]> {
  const own = new Map<number, string>();
  const formats: string[] = [];
  let isInCells = false;
  await scanWhole(part('xl/styles.xml'), {
    open: (name, attributes) => {
      if (name === 'cellXfs') isInCells = true;
      const id = Number(attributeOf(attributes, 'numFmtId') ?? 0);
      if (name === 'numFmt') own.set(id, attributeOf(attributes, 'formatCode') ?? '');
      if (name === 'xf' && isInCells) formats.push(own.get(id) ?? (dateFormats.has(id) ? 'yyyy-mm-dd' : ''));
    },
    close: (name) => {
      if (name === 'cellXfs') isInCells = false;
    },
  });
  return formats;
}

/** The file each sheet lies in, by the workbook's own links; charts on sheets of their own have no rows. */
async function readLinks(part: Part): Promise<Map<string, string>> {
  const links = new Map<string, string>();
  await scanWhole(part('xl/_rels/workbook.xml.rels'), {
    open: (name, attributes) => {
      const target = attributeOf(attributes, 'Target') ?? '';
      if (name !== 'Relationship' || !attributeOf(attributes, 'Type')?.endsWith('/worksheet')) return;
      const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
      links.set(attributeOf(attributes, 'Id') ?? '', path);
    },
  });
  return links;
}

async function readWorkbook(part: Part) {
  const links = await readLinks(part);
  const sheets: { name: string; path: string }[] = [];
  let isDate1904 = false;
  await scanWhole(part('xl/workbook.xml'), {
    open: (name, attributes) => {
      if (name === 'workbookPr')
        isDate1904 = ['1', 'true'].includes(attributeOf(attributes, 'date1904') ?? '');
      if (name !== 'sheet') return;
      const path = links.get(attributeOf(attributes, 'id') ?? '');
      if (path) sheets.push({ name: attributeOf(attributes, 'name') ?? '', path });
    },
  });
  return { sheets, isDate1904 };
}

/** A → 0, Z → 25, AA → 26. */
function columnOf(reference: string): number {
  let column = 0;
  for (const character of reference) {
    const code = character.charCodeAt(0);
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  return column - 1;
}

/** No spreadsheet program has more columns; a reference beyond them is a lie that would cost memory. */
const mostColumns = 16_384;

/** Reads a sheet's XML; rows gather until they are taken. */
function sheetScanner(facts: Cells.WorkbookFacts, merges: string[]) {
  const rows: RawRow[] = [];
  const sharedFormulas = new Map<string, string>();
  let row: { number: number; cells: RawRow['cells'][number][] } = { number: 0, cells: [] };
  let cell = { column: -1, type: '', style: 0, value: '', formula: null as string | null, shared: '' };
  let into: 'value' | 'formula' | null = null;
  let isAloud = false;
  const beginCell = (attributes: Xml.XmlAttributes) => {
    const reference = attributeOf(attributes, 'r');
    const column = reference ? columnOf(reference) : row.cells.length;
    const type = attributeOf(attributes, 't') ?? 'n';
    const style = Number(attributeOf(attributes, 's') ?? 0);
    cell = { column, type, style, value: '', formula: null, shared: '' };
  };
  const endCell = () => {
    if (cell.column < 0 || cell.column >= mostColumns) return;
    if (cell.shared && cell.formula) sharedFormulas.set(cell.shared, cell.formula);
    const formula = cell.formula === '' ? (sharedFormulas.get(cell.shared) ?? '') : cell.formula;
    while (row.cells.length < cell.column) row.cells.push(null);
    row.cells[cell.column] = readCell({ ...cell, formula }, facts);
  };
  const write = scanXml({
    open: (name, attributes) => {
      if (name === 'row') row = { number: Number(attributeOf(attributes, 'r') ?? row.number + 1), cells: [] };
      else if (name === 'c') beginCell(attributes);
      else if (name === 'v') into = 'value';
      else if (name === 'rPh') isAloud = true;
      else if (name === 't') into = isAloud ? null : 'value';
      else if (name === 'f') {
        into = 'formula';
        cell.formula = '';
        cell.shared = attributeOf(attributes, 'si') ?? '';
      } else if (name === 'mergeCell') merges.push(attributeOf(attributes, 'ref') ?? '');
    },
    text: (text) => {
      if (into === 'value') cell.value += text;
      else if (into === 'formula') cell.formula = (cell.formula ?? '') + text;
    },
    close: (name) => {
      if (name === 'v' || name === 't' || name === 'f') into = null;
      else if (name === 'rPh') isAloud = false;
      else if (name === 'c') endCell();
      else if (name === 'row' && row.cells.some(Boolean)) rows.push(row);
    },
  });
  return { write, take: () => rows.splice(0) };
}

async function* readRows(
  pieces: AsyncGenerator<string>,
  facts: Cells.WorkbookFacts,
  merges: string[],
): AsyncGenerator<readonly RawRow[]> {
  const scanner = sheetScanner(facts, merges);
  for await (const piece of pieces) {
    scanner.write(piece);
    const rows = scanner.take();
    if (rows.length > 0) yield rows;
  }
}

/**
 * Opens an .xlsx that has been measured before: its sheets in the workbook's order. Only the shared texts are kept in
 * memory; a sheet is unpacked row by row, as often as it is asked for.
 * @throws Error when it is no workbook.
 */
export async function openXlsx(bytes: Uint8Array): Promise<XlsxSheet[]> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const archive = await yauzl.fromBufferPromise(buffer, { lazyEntries: true, validateEntrySizes: false });
  const entries = new Map<string, Entry>();
  for await (const entry of archive.eachEntry()) entries.set(entry.fileName, entry);
  const part: Part = (name) => inflate(archive, entries.get(name));
  const { sheets, isDate1904 } = await readWorkbook(part);
  if (sheets.length === 0) throw new Error('A workbook without sheets');
  const facts = { texts: await readTexts(part), formats: await readFormats(part), isDate1904 };
  return sheets.map(({ name, path }) => {
    const merges: string[] = [];
    return {
      name,
      merges,
      rows: () => {
        merges.length = 0;
        return readRows(part(path), facts, merges);
      },
    };
  });
}
