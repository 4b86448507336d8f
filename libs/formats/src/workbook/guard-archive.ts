import { Buffer } from 'node:buffer';
import { fault, type Fault } from '@whetstone/domain';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import type { ReadingLimits } from './reading-limits';

const megabyte = 1024 * 1024;

/** 52428800 → 50 MB; for faults. */
export function sayMegabytes(bytes: number): string {
  return `${Math.round((bytes / megabyte) * 10) / 10} MB`;
}

/** What an archive has to be, and what it is called in faults. */
export interface ArchiveKind {
  /** The part without which it is something else. */
  readonly mainPart: string;
  readonly extension: string;
  readonly notThis: (fileName: string) => Fault;
  /** A zip whose parts cannot be read. */
  readonly broken: (fileName: string) => Fault;
  /** Why a part of this name keeps the file out; null = it does not. */
  readonly refusePart: (name: string) => Fault | null;
}

const workbookArchive: ArchiveKind = {
  mainPart: 'xl/workbook.xml',
  extension: '.xlsx',
  notThis: notASpreadsheet,
  broken: notASpreadsheet,
  refusePart: () => null,
};

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
  { limits, extension }: { readonly limits: ReadingLimits; readonly extension: string },
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
      throw new ArchiveRefused(fault('ARCHIVE_HAS_DTD', { found: entry.fileName, expected: extension }));
    }
    tail = text.slice(-overlap);
  }
  return size;
}

function refuseParts(entries: readonly Entry[], fileName: string, kind: ArchiveKind): void {
  for (const { fileName: name } of entries) {
    const refusal = kind.refusePart(name);
    if (refusal) throw new ArchiveRefused(refusal);
  }
  if (!entries.some((entry) => entry.fileName === kind.mainPart))
    throw new ArchiveRefused(kind.notThis(fileName));
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
  refuseParts(entries, fileName, kind);
  const { extension } = kind;
  let inflated = 0;
  for (const entry of entries) inflated += await inflate(archive, entry, inflated, { limits, extension });
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
  kind: ArchiveKind = workbookArchive,
): Promise<Fault | null> {
  try {
    await inspect(bytes, fileName, limits, kind);
    return null;
  } catch (error) {
    return error instanceof ArchiveRefused ? error.fault : kind.broken(fileName);
  }
}
