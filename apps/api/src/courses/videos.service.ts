import { mkdirSync, rmSync } from 'node:fs';
import { copyFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { ok, type Result } from '@whetstone/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { findOne, queryOne } from '../platform/database';
import { Installation } from '../platform/platform.module';
import { keepAs, sha256OfFile, type ReceivedFile } from '../platform/receive-file';
import type { SessionViewer } from '../platform/request-context';
import { inspectVideo, type VideoFacts } from './inspect-video';

export interface VideoRow {
  readonly id: string;
  readonly durationMs: number;
}

export interface VideoSourceRow {
  readonly url: string;
  readonly mimeType: string;
}

const EXTENSIONS: Readonly<Record<string, string>> = { 'video/webm': 'webm', 'video/mp4': 'mp4' };

@Injectable()
export class VideosService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly installation: Installation,
  ) {}

  get folder(): string {
    return join(this.installation.dataFolder, 'videos');
  }

  /** Keeps an uploaded file if it is a whole video, and removes it if not. */
  async keep(
    viewer: SessionViewer,
    received: ReceivedFile,
  ): Promise<Result<VideoRow & VideoFacts, 'NOT_A_VIDEO' | 'VIDEO_CUT_OFF'>> {
    const facts = await inspectVideo(received.path);
    if (!facts.ok) {
      rmSync(received.path, { force: true });
      return facts;
    }
    const { durationMs, mimeType } = facts.value;
    const sha256 = await sha256OfFile(received.path);
    const { id, fileId } = await this.database.transaction(async (on) => {
      const video = await this.insertVideo(on, durationMs, viewer.officerId);
      return {
        id: video,
        fileId: await this.insertFile(on, video, { mimeType, bytes: received.bytes, sha256 }),
      };
    });
    await keepAs(received, this.pathOf(fileId, mimeType));
    return ok({ id, durationMs, mimeType });
  }

  /** Takes a video that comes with the product, in several encodings of the same picture. */
  async adopt(on: EntityManager, paths: readonly string[]): Promise<VideoRow> {
    mkdirSync(this.folder, { recursive: true, mode: 0o700 });
    const inspected = await Promise.all(paths.map(inspectVideo));
    const encodings = inspected.map((one, index) => {
      if (!one.ok) throw new Error(`${paths[index] ?? ''} is no video`);
      return { ...one.value, path: paths[index] ?? '' };
    });
    const durationMs = Math.min(...encodings.map((encoding) => encoding.durationMs));
    const id = await this.insertVideo(on, durationMs, null);
    for (const { path, mimeType } of encodings) {
      const { size: bytes } = await stat(path);
      const fileId = await this.insertFile(on, id, { mimeType, bytes, sha256: await sha256OfFile(path) });
      await copyFile(path, this.pathOf(fileId, mimeType));
    }
    return { id, durationMs };
  }

  find(id: string): Promise<VideoRow | null> {
    return findOne<VideoRow>(
      this.database,
      `SELECT id, duration_ms AS "durationMs" FROM videos WHERE id = $1`,
      [id],
    );
  }

  /** WebM first: it is the smaller one where a browser plays both. */
  async sources(videoId: string): Promise<VideoSourceRow[]> {
    const files = await this.database.query<{ id: string; mimeType: string }[]>(
      `SELECT id, mime_type AS "mimeType" FROM video_files WHERE video_id = $1 ORDER BY mime_type DESC`,
      [videoId],
    );
    return files.map(({ id, mimeType }) => ({ mimeType, url: `/media/${id}.${EXTENSIONS[mimeType] ?? ''}` }));
  }

  private pathOf(fileId: string, mimeType: string): string {
    return join(this.folder, `${fileId}.${EXTENSIONS[mimeType] ?? ''}`);
  }

  private async insertVideo(
    on: EntityManager,
    durationMs: number,
    uploadedBy: string | null,
  ): Promise<string> {
    const { id } = await queryOne<{ id: string }>(
      on,
      `INSERT INTO videos (duration_ms, uploaded_by, uploaded_at) VALUES ($1, $2, $3) RETURNING id`,
      [durationMs, uploadedBy, this.clock.now()],
    );
    return id;
  }

  private async insertFile(
    on: EntityManager,
    videoId: string,
    file: { readonly mimeType: string; readonly bytes: number; readonly sha256: Buffer },
  ): Promise<string> {
    const { id } = await queryOne<{ id: string }>(
      on,
      `INSERT INTO video_files (video_id, mime_type, bytes, sha256) VALUES ($1, $2, $3, $4) RETURNING id`,
      [videoId, file.mimeType, file.bytes, file.sha256],
    );
    return id;
  }
}
