import { inflateSync } from 'node:zlib';

/** Where things stand in a WOFF file (W3C WOFF 1.0) and in the font it holds. */
const WOFF_HEADER = 44;
const WOFF_ENTRY = 20;
const SFNT_HEADER = 12;
const SFNT_ENTRY = 16;

interface Table {
  /** Tag, checksum: as they stand in both. */
  readonly tag: Buffer;
  readonly checksum: number;
  readonly data: Buffer;
}

/**
 * The font within a WOFF file. The reader of fonts that the PDF writer brings along unpacks by a hand of its own, which
 * fails at one of the slices of Noto Sans SC; the platform's does not.
 * @throws Error when it is none.
 */
export function unpackWoff(woff: Buffer): Buffer {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('Not a WOFF file');
  const count = woff.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, at) => readTable(woff, WOFF_HEADER + at * WOFF_ENTRY));
  const entries = Buffer.alloc(SFNT_HEADER + count * SFNT_ENTRY);
  woff.copy(entries, 0, 4, 8);
  writeHeader(entries, count);
  const bodies: Buffer[] = [];
  let offset = entries.length;
  tables.forEach(({ tag, checksum, data }, at) => {
    const entry = SFNT_HEADER + at * SFNT_ENTRY;
    tag.copy(entries, entry);
    entries.writeUInt32BE(checksum, entry + 4);
    entries.writeUInt32BE(offset, entry + 8);
    entries.writeUInt32BE(data.length, entry + 12);
    // Each begins at a multiple of four.
    const padding = Buffer.alloc((4 - (data.length % 4)) % 4);
    bodies.push(data, padding);
    offset += data.length + padding.length;
  });
  return Buffer.concat([entries, ...bodies]);
}

function readTable(woff: Buffer, entry: number): Table {
  const offset = woff.readUInt32BE(entry + 4);
  const packed = woff.subarray(offset, offset + woff.readUInt32BE(entry + 8));
  const length = woff.readUInt32BE(entry + 12);
  return {
    tag: woff.subarray(entry, entry + 4),
    checksum: woff.readUInt32BE(entry + 16),
    // What compressing did not make smaller stands as it is.
    data: packed.length < length ? inflateSync(packed) : packed,
  };
}

/** Counts for a search by halves, as the format asks for them. */
function writeHeader(entries: Buffer, count: number): void {
  const steps = Math.floor(Math.log2(count));
  entries.writeUInt16BE(count, 4);
  entries.writeUInt16BE(2 ** steps * SFNT_ENTRY, 6);
  entries.writeUInt16BE(steps, 8);
  entries.writeUInt16BE((count - 2 ** steps) * SFNT_ENTRY, 10);
}
