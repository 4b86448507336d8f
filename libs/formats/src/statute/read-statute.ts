import { Buffer } from 'node:buffer';
import { fault, type Fault } from '@whetstone/domain';
import { decodeText, encodingOf } from '../workbook/decode-text';
import { forbidMacros, guardArchive, sayMegabytes, type ArchiveKind } from '../workbook/guard-archive';
import type { ReadingLimits } from '../workbook/reading-limits';
import { parseStatute, type ParsedStatute } from './parse-statute';
import { readInWorker } from './read-in-worker';

export type StatuteReading =
  | { readonly ok: true; readonly statute: ParsedStatute }
  | { readonly ok: false; readonly faults: readonly Fault[] };

const megabyte = 1024 * 1024;

/** The Code, the longest statute there is, is 0.5 MB of text and a .docx of 0.3 to 2 MB, 8 MB inflated. */
export const statuteLimits: ReadingLimits = {
  fileBytes: 10 * megabyte,
  archiveEntries: 500,
  inflatedBytes: 60 * megabyte,
  parsingMs: 10_000,
  heapMb: 128,
};

/** Eight times the Code: what is longer is no law, and would keep the server busy. */
const mostTextBytes = 4 * megabyte;

const accepted = '.docx / .md / .txt';

function notALawFile(fileName: string): Fault {
  return fault('NOT_A_LAW_FILE', { found: fileName, expected: accepted });
}

function broken(found: string): Fault {
  return fault('DOCUMENT_BROKEN', { found, expected: '.docx' });
}

const documentArchive: ArchiveKind = {
  ending: '.docx',
  isPart: (part) => part === 'word/document.xml',
  refusal: notALawFile,
  broken,
  forbids: forbidMacros,
};

const zipSignature = [0x50, 0x4b];
const oleSignature = [0xd0, 0xcf, 0x11, 0xe0];
/** The name, in UTF-16, of the part in which Office keeps a document that has a password. */
const encryptedPackage = [...'EncryptedPackage'].flatMap((letter) => [letter.charCodeAt(0), 0]);

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

/** An old .doc and a .docx with a password come in the same container. */
function faultOfContainer(bytes: Uint8Array, fileName: string): Fault {
  const text = new TextDecoder('latin1').decode(bytes);
  const isEncrypted = text.includes(String.fromCharCode(...encryptedPackage));
  const code = isEncrypted ? 'DOCUMENT_ENCRYPTED' : 'OLD_DOC';
  return fault(code, { found: fileName, expected: '.docx' });
}

function parseText(text: string): StatuteReading {
  const bytes = Buffer.byteLength(text);
  if (bytes <= mostTextBytes) return { ok: true, statute: parseStatute(text) };
  const [found, expected] = [sayMegabytes(bytes), sayMegabytes(mostTextBytes)];
  return { ok: false, faults: [fault('FILE_TOO_LARGE', { found, expected })] };
}

function faultsOfDocument(automaticNumbers: number, revisions: number): Fault[] {
  return [
    ...(automaticNumbers > 0
      ? [fault('DOCUMENT_NUMBERED_BY_PROGRAM', { found: String(automaticNumbers), expected: '第一条' })]
      : []),
    ...(revisions > 0 ? [fault('DOCUMENT_HAS_REVISIONS', { found: String(revisions), expected: '0' })] : []),
  ];
}

async function readDocument(
  bytes: Uint8Array,
  fileName: string,
  limits: ReadingLimits,
): Promise<StatuteReading> {
  const wrong = await guardArchive(bytes, fileName, limits, documentArchive);
  if (wrong) return { ok: false, faults: [wrong] };
  const read = await readInWorker(bytes, limits);
  if (!read.ok) return { ok: false, faults: [read.fault ?? broken(fileName)] };
  const { text, automaticNumbers, revisions } = read.document;
  const parsed = parseText(text);
  if (!parsed.ok) return parsed;
  const faults = [...faultsOfDocument(automaticNumbers, revisions), ...parsed.statute.faults];
  return { ok: true, statute: { ...parsed.statute, faults } };
}

function readText(bytes: Uint8Array, fileName: string): StatuteReading {
  const found = encodingOf(bytes);
  const expected = 'UTF-8 / UTF-16 / GB18030';
  if (!found) return { ok: false, faults: [fault('ENCODING_UNKNOWN', { found: fileName, expected })] };
  if (!found.isText) return { ok: false, faults: [notALawFile(fileName)] };
  return parseText(decodeText(bytes) ?? '');
}

/**
 * Reads the file of a law, .docx, .md or .txt; what it really is decides, not its name. A file that cannot be read at all
 * comes back with the reason, one that can with its text and with what looks wrong in it.
 */
export async function readStatute(
  bytes: Uint8Array,
  fileName: string,
  limits: ReadingLimits = statuteLimits,
): Promise<StatuteReading> {
  if (bytes.byteLength > limits.fileBytes) {
    const found = sayMegabytes(bytes.byteLength);
    return {
      ok: false,
      faults: [fault('FILE_TOO_LARGE', { found, expected: sayMegabytes(limits.fileBytes) })],
    };
  }
  if (startsWith(bytes, oleSignature)) return { ok: false, faults: [faultOfContainer(bytes, fileName)] };
  if (startsWith(bytes, zipSignature)) return readDocument(bytes, fileName, limits);
  return readText(bytes, fileName);
}
