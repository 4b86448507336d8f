import { readFile } from 'node:fs/promises';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { ok, refuse, type Result } from '@whetstone/domain';
import { DataSource } from 'typeorm';
import { Clock } from '../platform/clock';
import { Installation } from '../platform/platform.module';
import { keepAs, sha256OfFile, type ReceivedFile } from '../platform/receive-file';
import type { SessionViewer } from '../platform/request-context';

const ENDINGS = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/webp': 'webp' } as const;
const IMAGE_URL = /^\/media\/images\/([0-9a-f]{64}\.(?:png|jpg|webp))$/;
export type ImageMimeType = keyof typeof ENDINGS;

export interface KeptImage {
  readonly url: string;
  readonly mimeType: ImageMimeType;
}

/** What the first bytes of a picture say it is; nothing a client claims is believed. */
export function imageTypeOf(bytes: Buffer): ImageMimeType | null {
  const head = bytes.subarray(0, 12).toString('latin1');
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (head.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  return head.startsWith('RIFF') && head.slice(8) === 'WEBP' ? 'image/webp' : null;
}

/** Pictures that questions show, each kept once under the hash of its bytes. */
@Injectable()
export class QuestionImagesService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly installation: Installation,
  ) {}

  get folder(): string {
    return join(this.installation.dataFolder, 'images');
  }

  /** A picture by the address a text names it by; null = there is none. */
  async read(url: string): Promise<Buffer | null> {
    const [, name] = IMAGE_URL.exec(url) ?? [];
    if (name === undefined) return null;
    return readFile(join(this.folder, name)).catch(() => null);
  }

  async keep(viewer: SessionViewer, received: ReceivedFile): Promise<Result<KeptImage, 'NOT_AN_IMAGE'>> {
    const mimeType = imageTypeOf(await readFile(received.path));
    if (!mimeType) {
      rmSync(received.path, { force: true });
      return refuse('NOT_AN_IMAGE');
    }
    const name = `${(await sha256OfFile(received.path)).toString('hex')}.${ENDINGS[mimeType]}`;
    await this.database.query(
      `INSERT INTO question_images (name, mime_type, bytes, uploaded_by, uploaded_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (name) DO NOTHING`,
      [name, mimeType, received.bytes, viewer.officerId, this.clock.now()],
    );
    await keepAs(received, join(this.folder, name));
    return ok({ url: `/media/images/${name}`, mimeType });
  }
}
