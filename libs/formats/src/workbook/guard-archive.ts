import { Buffer } from 'node:buffer';
import { fault, type Fault } from '@whetstone/domain';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import type { ReadingLimits } from './reading-limits';

/** What a zip has to be: the part that shows it, and what is said of one that is not. */
export interface ArchiveKind {
  /** How its files are named, for faults. */
  readonly ending: string;
  isPart(fileName: string): boolean;
  refusal(fileName: string): Fault;
  /** What is said of a zip whose parts cannot be read; as of one that is something else when it is not given. */
  broken?(fileName: string): Fault;
  /** Why an archive with such a part is not opened. */
  forbids?(fileName: string): Fault | null;
}

export const spreadsheetArchive: ArchiveKind = {
  ending: '.xlsx',
  isPart: (fileName) => fileName === 'xl/workbook.xml',
  refusal: notASpreadsheet,
};

/** Of a Word file: code that runs when it is opened, whatever the file is called. */
export function forbidMacros(part: string): Fault | null {
  return /(?:^|\/)vbaProject(?:Signature)?\.bin$|(?:^|\/)vbaData\.xml$/i.test(part)
    ? fault('HAS_MACROS', { found: part, expected: '.docx' })
    : null;
}

const megabyte = 1024 * 1024;

/** 52428800 → 50 MB; for faults. */
export function sayMegabytes(bytes: number): string {
  return `${Math.round((bytes / megabyte) * 10) / 10} MB`;
}

/** What opening an archive found out; thrown inside, returned as a fault at the edge. */
class ArchiveRefused extends Error {
  constructor(readonly fault: Fault) {
    super(fault.code);
  }
}

function refuseSize(bytes: number, limits: ReadingLimits): never {
  const expected = sayMegabytes(limits.inflatedBytes);
  throw new ArchiveRefused(fault('ARCHIVE_TOO_LARGE', { found: `≥ ${sayMegabytes(bytes)}`, expected }));
}

async function readDirectory(archive: ZipFile, limits: ReadingLimits): Promise<Entry[]> {
  if (archive.entryCount > limits.archiveEntries) {
    const found = String(archive.entryCount);
    throw new ArchiveRefused(
      fault('ARCHIVE_TOO_MANY_ENTRIES', { found, expected: String(limits.archiveEntries) }),
    );
  }
  const entries: Entry[] = [];
  for await (const entry of archive.eachEntry()) entries.push(entry);
  const declared = entries.reduce((total, { uncompressedSize }) => total + uncompressedSize, 0);
  if (declared > limits.inflatedBytes) refuseSize(declared, limits);
  return entries;
}

function isXml(entry: Entry): boolean {
  return /\.(xml|rels|vml)$/i.test(entry.fileName);
}

/** Without NULs, so that a declaration hidden in UTF-16 reads the same. */
function hasDoctype(text: string): boolean {
  return text.replaceAll('\0', '').includes('<!DOCTYPE');
}

/** Bytes carried from one chunk to the next so that a declaration cut in two is still seen. */
const overlap = 32;

/** Inflates one entry, keeping nothing, and gives its true size: the declared one may be a lie. */
async function inflate(
  archive: ZipFile,
  entry: Entry,
  inflatedBefore: number,
  limits: ReadingLimits,
  kind: ArchiveKind,
): Promise<number> {
  let size = 0;
  let tail = '';
  for await (const chunk of await archive.openReadStreamPromise(entry)) {
    const bytes = chunk as Buffer;
    size += bytes.length;
    if (inflatedBefore + size > limits.inflatedBytes) refuseSize(inflatedBefore + size, limits);
    if (!isXml(entry)) continue;
    const text = tail + bytes.toString('latin1');
    if (hasDoctype(text)) {
      throw new ArchiveRefused(fault('ARCHIVE_HAS_DTD', { found: entry.fileName, expected: kind.ending }));
    }
    tail = text.slice(-overlap);
  }
  return size;
}

/** Bit 0 of an entry's flags: its content is encrypted. */
const encrypted = 1;

function checkEntries(entries: readonly Entry[], fileName: string, kind: ArchiveKind): void {
  const locked = entries.find(({ generalPurposeBitFlag }) => (generalPurposeBitFlag & encrypted) !== 0);
  if (locked) {
    const found = locked.fileName;
    throw new ArchiveRefused(fault('ARCHIVE_ENCRYPTED', { found, expected: kind.ending }));
  }
  for (const { fileName: part } of entries) {
    const wrong = kind.forbids?.(part);
    if (wrong) throw new ArchiveRefused(wrong);
  }
  if (!entries.some((entry) => kind.isPart(entry.fileName))) throw new ArchiveRefused(kind.refusal(fileName));
}

async function inspect(
  bytes: Uint8Array,
  fileName: string,
  limits: ReadingLimits,
  kind: ArchiveKind,
): Promise<void> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // Declared sizes are not trusted: our own counter below is what holds, and it says why it refuses.
  const archive = await yauzl.fromBufferPromise(buffer, { lazyEntries: true, validateEntrySizes: false });
  const entries = await readDirectory(archive, limits);
  checkEntries(entries, fileName, kind);
  let inflated = 0;
  for (const entry of entries) inflated += await inflate(archive, entry, inflated, limits, kind);
}

export function notASpreadsheet(fileName: string): Fault {
  return fault('NOT_A_SPREADSHEET', { found: fileName, expected: '.xlsx / .csv' });
}

/**
 * Looks into a zip before anything unpacks it: number of entries and inflated size, first as the central directory
 * declares them and then as they are; no document type in any XML part. Returns the reason to refuse it, or null.
 */
export async function guardArchive(
  bytes: Uint8Array,
  fileName: string,
  limits: ReadingLimits,
  kind: ArchiveKind = spreadsheetArchive,
): Promise<Fault | null> {
  try {
    await inspect(bytes, fileName, limits, kind);
    return null;
  } catch (error) {
    return error instanceof ArchiveRefused ? error.fault : (kind.broken ?? kind.refusal)(fileName);
  }
}
