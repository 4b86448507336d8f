import { Buffer } from 'node:buffer';
import { crc32, deflateRawSync } from 'node:zlib';

/** A part of a zip made for a test; `declaredBytes` lets the directory lie about the inflated size. */
export interface ZipPart {
  readonly name: string;
  readonly content: string | Buffer;
  readonly declaredBytes?: number;
}

const deflated = 8;
const version = 20;

function header(part: ZipPart, packed: Buffer, checksum: number): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(version, 0);
  fields.writeUInt16LE(deflated, 4);
  fields.writeUInt32LE(checksum, 10);
  fields.writeUInt32LE(packed.length, 14);
  fields.writeUInt32LE(part.declaredBytes ?? Buffer.byteLength(part.content), 18);
  fields.writeUInt16LE(Buffer.byteLength(part.name), 22);
  return fields;
}

/** Writes a zip by hand, because no honest library writes the ones these tests need. */
export function buildZip(parts: readonly ZipPart[]): Uint8Array {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const packed = deflateRawSync(part.content);
    const fields = header(part, packed, crc32(part.content));
    const name = Buffer.from(part.name);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, name, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.from([version, 0]), fields, tail, name]));
    locals.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(offset, 12);
  return new Uint8Array(Buffer.concat([...locals, central, Buffer.from('PK\x05\x06'), end]));
}
