import type {} from '@fastify/multipart';
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream, mkdirSync, rmSync, statSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { HttpException } from '@nestjs/common';
import { ok, refuse, sayRefusal, type Refusal, type RefusalCode, type Result } from '@whetstone/domain';
import type { FastifyRequest } from 'fastify';
import { languageOf } from './request-context';

const MEGABYTE = 1024 * 1024;

/** A file that arrived whole, under a temporary name: the caller keeps it or removes it. */
export interface ReceivedFile {
  readonly fileName: string;
  readonly path: string;
  readonly bytes: number;
}

export type ReceiveRefusal = 'NO_FILE' | 'UPLOAD_TOO_LARGE' | 'UPLOAD_CUT_OFF';

/**
 * Receives the one file of a multipart request into `folder`. What does not arrive whole leaves nothing behind: a
 * broken connection, a file over the limit, fewer bytes than the header `x-file-size` announced.
 */
export async function receiveFile(
  request: FastifyRequest,
  { folder, limitBytes }: { readonly folder: string; readonly limitBytes: number },
): Promise<Result<ReceivedFile, ReceiveRefusal>> {
  if (!request.isMultipart()) return refuse('NO_FILE');
  const part = await request.file({ limits: { fileSize: limitBytes, files: 1 } });
  if (!part) return refuse('NO_FILE');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `${randomUUID()}.part`);
  try {
    await pipeline(part.file, createWriteStream(path, { mode: 0o600 }));
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  }
  const bytes = statSync(path).size;
  const refusal = sizeRefusal(
    bytes,
    part.file.truncated,
    Number(request.headers['x-file-size'] ?? bytes),
    limitBytes,
  );
  if (!refusal) return ok({ fileName: part.filename, path, bytes });
  rmSync(path, { force: true });
  return { ok: false, refusal };
}

function sizeRefusal(
  bytes: number,
  isTruncated: boolean,
  announced: number,
  limitBytes: number,
): Refusal<ReceiveRefusal> | null {
  if (isTruncated)
    return refuse('UPLOAD_TOO_LARGE', { limitMegabytes: Math.round(limitBytes / MEGABYTE) }).refusal;
  if (bytes === 0) return refuse('NO_FILE').refusal;
  return announced === bytes ? null : refuse('UPLOAD_CUT_OFF', { expected: announced, found: bytes }).refusal;
}

export async function sha256OfFile(path: string): Promise<Buffer> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest();
}

export async function keepAs(received: ReceivedFile, path: string): Promise<void> {
  await rename(received.path, path);
}

/** A refusal as an HTTP answer: `{ code, message }` in the language of the request. */
export function httpRefusal(
  refusal: Refusal<RefusalCode>,
  request: FastifyRequest,
  status = 422,
): HttpException {
  return new HttpException({ code: refusal.code, message: sayRefusal(refusal, languageOf(request)) }, status);
}
