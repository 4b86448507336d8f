// Runs in a worker thread, from source under Jest (Node strips the types) and compiled in the product: it imports only
// npm packages and, by their full names, siblings that do the same, and uses only TypeScript that can be erased.
import { parentPort, workerData } from 'node:worker_threads';
import { Buffer } from 'node:buffer';
import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import type {
  RawRow,
  RawSheet,
  WorkbookQuestion,
  WorkbookReply,
  WorkbookRequest,
  WorkbookSource,
} from './raw-workbook';
import type { Cell } from './table';
import type * as Xlsx from './xlsx-reader';

/** Rows shown of each sheet before one is chosen: a title, notes, headings, and some data to judge columns by. */
const firstRows = 30;

/** Rows that travel between the threads at a time. */
const bunch = 500;

interface Sheet {
  readonly name: string;
  rows(): AsyncGenerator<readonly RawRow[]>;
  readonly merges: readonly string[];
}

/** Excel writes ="0012" to keep a text as it is, and 1.10105E+17 when it has already spoiled one. An apostrophe before what would be a formula says that it is none. */
function readCsvCell(value: string): Cell | null {
  if (value.trim() === '') return null;
  const [, quoted] = /^="(.*)"$/.exec(value) ?? [];
  if (quoted !== undefined) return { text: quoted, kind: 'text' };
  if (/^'+(?:[=+\-@＝＋－＠]|\d(?:\.\d+)?E\+\d+$)/i.test(value))
    return { text: value.slice(1), kind: 'text' };
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

const pieceBytes = 64 * 1024;

function* decodePieces(bytes: Uint8Array, encoding: string): Generator<string> {
  const decoder = new TextDecoder(encoding);
  for (let at = 0; at < bytes.length; at += pieceBytes)
    yield decoder.decode(bytes.subarray(at, at + pieceBytes), { stream: true });
  yield decoder.decode();
}

async function* readCsv(bytes: Uint8Array, encoding: string): AsyncGenerator<readonly RawRow[]> {
  const [head = ''] = decodePieces(bytes.subarray(0, pieceBytes), encoding);
  const options = { delimiter: delimiterOf(head), relax_column_count: true, relax_quotes: true };
  let number = 0;
  let rows: RawRow[] = [];
  for await (const record of Readable.from(decodePieces(bytes, encoding)).pipe(parse(options))) {
    rows.push({ number: (number += 1), cells: (record as string[]).map(readCsvCell) });
    if (rows.length < bunch) continue;
    yield rows;
    rows = [];
  }
  yield rows;
}

/** Pictures stay behind: only that there is one is told. */
async function readDocument(bytes: Uint8Array): Promise<string> {
  const { default: mammoth } = await import('mammoth');
  const convertImage = mammoth.images.imgElement(() => Promise.resolve({ src: 'picture' }));
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { value } = await mammoth.convertToHtml({ buffer }, { convertImage, ignoreEmptyParagraphs: false });
  return value;
}

async function openSheets(source: WorkbookSource): Promise<readonly Sheet[]> {
  if (source.kind === 'csv') {
    const { bytes, encoding, sheetName } = source;
    return [{ name: sheetName, merges: [], rows: () => readCsv(bytes, encoding) }];
  }
  // Loading it takes time and memory, which a CSV need not pay.
  const name = `./xlsx-reader.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`;
  const { openXlsx } = (await import(new URL(name, import.meta.url).href)) as typeof Xlsx;
  return openXlsx(source.bytes);
}

async function readSheet({ name, rows, merges }: Sheet, most = Infinity): Promise<RawSheet> {
  const read: RawRow[] = [];
  for await (const some of rows()) {
    read.push(...some);
    if (read.length >= most) break;
  }
  return { name, rows: read.slice(0, most), merges: [...merges] };
}

function say(reply: WorkbookReply): void {
  parentPort?.postMessage(reply);
}

/** The next question; whoever asks waits for each answer, so that rows never pile up between the threads. */
function listen(): Promise<WorkbookQuestion> {
  return new Promise((resolve) => parentPort?.once('message', resolve));
}

async function tellRows(sheet: Sheet): Promise<void> {
  let waiting: RawRow[] = [];
  for await (const some of sheet.rows()) {
    waiting.push(...some);
    while (waiting.length >= bunch) {
      say({ ok: true, rows: waiting.slice(0, bunch) });
      waiting = waiting.slice(bunch);
      await listen();
    }
  }
  say({ ok: true, rows: waiting });
  await listen();
  say({ ok: true, merges: sheet.merges });
}

async function answer(request: WorkbookRequest): Promise<void> {
  if (request.source.kind === 'docx') {
    say({ ok: true, html: await readDocument(request.source.bytes) });
    return;
  }
  const sheets = await openSheets(request.source);
  const shown = await Promise.all(
    sheets.map((sheet) => readSheet(sheet, request.isWhole ? Infinity : firstRows)),
  );
  say({ ok: true, sheets: shown });
  if (request.isWhole) return;
  const question = await listen();
  const chosen = question === 'more' ? undefined : sheets[question.sheet];
  if (chosen) await tellRows(chosen);
}

await answer(workerData as WorkbookRequest).catch(() => say({ ok: false }));
