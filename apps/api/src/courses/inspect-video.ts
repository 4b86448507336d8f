import { open, type FileHandle } from 'node:fs/promises';
import { ok, refuse, type Result } from '@whetstone/domain';
import { parseFile } from 'music-metadata';

export type VideoMimeType = 'video/webm' | 'video/mp4';

export interface VideoFacts {
  readonly mimeType: VideoMimeType;
  readonly durationMs: number;
}

const EBML_SIGNATURE = 0x1a45dfa3;
const EBML_SEGMENT = 0x18538067;
/** An EBML size of all ones: the writer did not know yet, as in a live recording. */
const UNKNOWN_SIZE = -1;

/**
 * What a file says of itself as a video: its container, its length, and whether all of it is there. Nothing a client
 * claims about a video is believed.
 */
export async function inspectVideo(
  path: string,
): Promise<Result<VideoFacts, 'NOT_A_VIDEO' | 'VIDEO_CUT_OFF'>> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const head = await readAt(file, 0, 12);
    const mimeType = mimeTypeOf(head);
    if (!mimeType) return refuse('NOT_A_VIDEO');
    const isWhole = mimeType === 'video/mp4' ? await isWholeMp4(file, size) : await isWholeWebm(file, size);
    if (!isWhole) return refuse('VIDEO_CUT_OFF');
    const durationMs = await durationOf(path);
    return durationMs ? ok({ mimeType, durationMs }) : refuse('NOT_A_VIDEO');
  } finally {
    await file.close();
  }
}

async function durationOf(path: string): Promise<number | null> {
  try {
    const { format } = await parseFile(path, { duration: true, skipCovers: true });
    const hasPicture = format.hasVideo !== false;
    return hasPicture && format.duration ? Math.round(format.duration * 1000) : null;
  } catch {
    return null;
  }
}

function mimeTypeOf(head: Buffer): VideoMimeType | null {
  if (head.length >= 4 && head.readUInt32BE(0) === EBML_SIGNATURE) return 'video/webm';
  return head.length >= 8 && head.toString('latin1', 4, 8) === 'ftyp' ? 'video/mp4' : null;
}

/** Walks the top-level boxes: each must end within the file, and the index `moov` must be among them. */
async function isWholeMp4(file: FileHandle, size: number): Promise<boolean> {
  let hasIndex = false;
  for (let at = 0; at < size;) {
    const head = await readAt(file, at, 16);
    if (head.length < 8) return false;
    const short = head.readUInt32BE(0);
    const length = short === 1 ? Number(head.readBigUInt64BE(8)) : short === 0 ? size - at : short;
    if (length < 8 || at + length > size) return false;
    if (head.toString('latin1', 4, 8) === 'moov') hasIndex = true;
    at += length;
  }
  return hasIndex;
}

/** The segment that holds the picture must end within the file. */
async function isWholeWebm(file: FileHandle, size: number): Promise<boolean> {
  const header = await readElement(file, 0);
  if (!header) return false;
  const segment = await readElement(file, header.bodyAt + header.size);
  if (!segment || segment.id !== EBML_SEGMENT) return false;
  return segment.size === UNKNOWN_SIZE || segment.bodyAt + segment.size <= size;
}

async function readElement(
  file: FileHandle,
  at: number,
): Promise<{ id: number; size: number; bodyAt: number } | null> {
  const bytes = await readAt(file, at, 12);
  const idLength = vintLength(bytes[0]);
  const sizeLength = vintLength(bytes[idLength]);
  if (idLength === 0 || sizeLength === 0 || bytes.length < idLength + sizeLength) return null;
  const size = bytes.subarray(idLength, idLength + sizeLength);
  const first = (size[0] ?? 0) & (0xff >> sizeLength);
  const value = [...size.subarray(1)].reduce((sum, byte) => sum * 256 + byte, first);
  const isUnknown = value === 2 ** (7 * sizeLength) - 1;
  return {
    id: bytes.readUIntBE(0, idLength),
    size: isUnknown ? UNKNOWN_SIZE : value,
    bodyAt: at + idLength + sizeLength,
  };
}

/** EBML numbers tell their own length by the leading zeros of the first byte; 0 = no number. */
function vintLength(first: number | undefined): number {
  return first ? Math.clz32(first) - 23 : 0;
}

async function readAt(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at);
  return buffer.subarray(0, bytesRead);
}
