import { Buffer } from 'node:buffer';
import { fault, type Fault } from '@whetstone/domain';
import yauzl from 'yauzl';
import { looksLikeAiken } from '../question-text/aiken';
import { looksLikeGift } from '../question-text/read-gift';
import { encodingOf } from '../workbook/decode-text';
import { sayMegabytes } from '../workbook/guard-archive';
import type { ReadingLimits } from '../workbook/reading-limits';
import { questionHeadings } from './question-headings';
import { isTypeName } from './question-words';

/** What a file's content is, before it is read: XML may still be one of several formats. */
export type Content = 'xlsx' | 'csv' | 'docx' | 'zip' | 'xml' | 'text' | 'wjx' | 'gift' | 'aiken';

export type Recognised =
  | { readonly ok: true; readonly content: Content; readonly text: string }
  | { readonly ok: false; readonly fault: Fault };

/** What a name may promise; any other ending promises nothing. */
const promised: Readonly<Record<string, readonly Content[]>> = {
  xlsx: ['xlsx'],
  xlsm: ['xlsx'],
  csv: ['csv'],
  tsv: ['csv'],
  docx: ['docx'],
  docm: ['docx'],
  zip: ['zip'],
  xml: ['xml'],
  gift: ['gift'],
  aiken: ['aiken'],
  txt: ['text', 'wjx', 'gift', 'aiken', 'csv'],
};

const endings: Readonly<Record<Content, string>> = {
  xlsx: '.xlsx',
  csv: '.csv',
  docx: '.docx',
  zip: '.zip (QTI)',
  xml: '.xml',
  text: '.txt',
  wjx: '.txt',
  gift: '.gift',
  aiken: '.aiken',
};

const readable = '.xlsx / .csv / .docx / .txt / .gift / .aiken / .xml / .zip';

export function endingOf(fileName: string): string {
  return /\.([a-z0-9]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? '';
}

function refused(code: Parameters<typeof fault>[0], found: string, expected: string): Recognised {
  return { ok: false, fault: fault(code, { found, expected }) };
}

function startsWith(bytes: Uint8Array, ...signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

/** Names are all that is read here: nothing is unpacked before it has been measured. */
async function contentOfZip(bytes: Uint8Array, mostEntries: number): Promise<Content | null> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const archive = await yauzl
    .fromBufferPromise(buffer, { lazyEntries: true, validateEntrySizes: false })
    .catch(() => null);
  if (!archive || archive.entryCount > mostEntries) return null;
  let isPackage = false;
  try {
    for await (const { fileName } of archive.eachEntry()) {
      if (fileName === 'xl/workbook.xml') return 'xlsx';
      if (fileName === 'word/document.xml') return 'docx';
      isPackage ||= fileName.endsWith('.xml');
    }
  } catch {
    return null;
  }
  return isPackage ? 'zip' : null;
}

const titleMark = /[[【]\s*([^[\]【】]{2,6})\s*[\]】]/;

/** 问卷星 puts the type in brackets behind the title. */
function looksLikeWjx(text: string): boolean {
  return text.split('\n').some((line) => {
    const name = titleMark.exec(line)?.[1];
    return name !== undefined && /^\s*\d+\s*[.、．]/.test(line) && isTypeName(name);
  });
}

const headingNames = new Set(questionHeadings.flatMap(({ names }) => names));

/** A first line that is nothing but usual headings. */
function looksLikeTable(text: string): boolean {
  const [line = ''] = text.trimStart().split(/\r?\n/, 1);
  const cells = line.split(/[\t,;]/).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
  return cells.filter((cell) => headingNames.has(cell)).length >= 3;
}

function contentOfText(text: string, ending: string): Content {
  if (/^\s*</.test(text) && /^\s*<[?!a-z]/i.test(text)) return 'xml';
  if (ending === 'csv' || ending === 'tsv' || looksLikeTable(text)) return 'csv';
  if (looksLikeWjx(text)) return 'wjx';
  if (looksLikeAiken(text)) return 'aiken';
  return looksLikeGift(text) ? 'gift' : 'text';
}

function recogniseText(bytes: Uint8Array, fileName: string): Recognised {
  const encoding = encodingOf(bytes);
  if (!encoding) return refused('ENCODING_UNKNOWN', fileName, 'UTF-8 / GB18030');
  if (!encoding.isText) {
    const [only] = promised[endingOf(fileName)] ?? [];
    return refused('NOT_A_QUESTION_FILE', fileName, only ? endings[only] : readable);
  }
  const text = new TextDecoder(encoding.encoding).decode(bytes).replace(/^\ufeff/, '');
  return { ok: true, content: contentOfText(text, endingOf(fileName)), text };
}

async function recogniseContent(
  bytes: Uint8Array,
  fileName: string,
  mostEntries: number,
): Promise<Recognised> {
  const ending = endingOf(fileName);
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0))
    return ending.startsWith('doc')
      ? refused('OLD_DOC', fileName, '.docx')
      : refused('OLD_XLS', fileName, '.xlsx');
  if (!startsWith(bytes, 0x50, 0x4b)) return recogniseText(bytes, fileName);
  const content = await contentOfZip(bytes, mostEntries);
  if (content) return { ok: true, content, text: '' };
  const [only] = promised[ending] ?? [];
  // The guard says better than we could what is wrong with what its name promises.
  if (only === 'xlsx' || only === 'docx' || only === 'zip') return { ok: true, content: only, text: '' };
  return refused('NOT_A_QUESTION_FILE', fileName, only ? endings[only] : readable);
}

/** What a file is by its content; a name that promises something else is a fault. */
export async function recogniseFormat(
  bytes: Uint8Array,
  fileName: string,
  limits: ReadingLimits,
  mostEntries: number,
): Promise<Recognised> {
  if (bytes.byteLength > limits.fileBytes)
    return refused('FILE_TOO_LARGE', sayMegabytes(bytes.byteLength), sayMegabytes(limits.fileBytes));
  const recognised = await recogniseContent(bytes, fileName, mostEntries);
  if (!recognised.ok) return recognised;
  const expected = promised[endingOf(fileName)];
  if (!expected || expected.includes(recognised.content)) return recognised;
  return refused('CONTENT_UNLIKE_NAME', fileName, endings[recognised.content]);
}
