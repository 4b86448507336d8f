import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { hasError, type Fault } from '@whetstone/domain';
import { readTable, type HeadingSynonyms, type TableReading } from '@whetstone/formats';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { findOne, queryOne } from '../platform/database';
import { Installation } from '../platform/platform.module';
import { keepAs, sha256OfFile, type ReceivedFile } from '../platform/receive-file';
import { ownScope, Scopes } from '../platform/scope';
import type { SessionViewer } from '../platform/request-context';

export interface UploadRow {
  readonly id: string;
  readonly fileName: string;
  readonly bytes: number;
  readonly committedAs: string | null;
}

/** Spreadsheets on their way in: kept as they came, so that every imported row can be traced to its file. */
@Injectable()
export class UploadsService {
  constructor(
    private readonly scopes: Scopes,
    private readonly clock: Clock,
    private readonly installation: Installation,
  ) {}

  get folder(): string {
    return join(this.installation.dataFolder, 'uploads');
  }

  async keep(viewer: SessionViewer, received: ReceivedFile): Promise<UploadRow> {
    const row = await queryOne<UploadRow>(
      this.scopes.in(ownScope(viewer.officerId)),
      `INSERT INTO uploads (officer_id, file_name, bytes, sha256, uploaded_at) VALUES ($1, $2, $3, $4, $5)
       RETURNING id, file_name AS "fileName", bytes, committed_as AS "committedAs"`,
      [
        viewer.officerId,
        received.fileName,
        received.bytes,
        await sha256OfFile(received.path),
        this.clock.now(),
      ],
    );
    await keepAs(received, join(this.folder, row.id));
    return row;
  }

  /** Only whoever uploaded a file may use it. */
  find(viewer: SessionViewer, id: string): Promise<UploadRow | null> {
    return findOne<UploadRow>(
      this.scopes.in(ownScope(viewer.officerId)),
      `SELECT id, file_name AS "fileName", bytes, committed_as AS "committedAs" FROM uploads
       WHERE id = $1 AND officer_id = $2`,
      [id, viewer.officerId],
    );
  }

  /** The file as it came. */
  bytesOf(upload: UploadRow): Promise<Buffer> {
    return readFile(join(this.folder, upload.id));
  }

  /** The bank an uploaded file of questions was committed into; null = it was not. */
  async committedInto(viewer: SessionViewer, id: string): Promise<string | null> {
    const row = await findOne<{ bankId: string | null }>(
      this.scopes.in(ownScope(viewer.officerId)),
      `SELECT committed_counts->>'bankId' AS "bankId" FROM uploads WHERE id = $1 AND officer_id = $2`,
      [id, viewer.officerId],
    );
    return row?.bankId ?? null;
  }

  async read(upload: UploadRow, headings: readonly HeadingSynonyms[]): Promise<TableReading> {
    return readTable(await readFile(join(this.folder, upload.id)), upload.fileName, { headings });
  }

  /**
   * Marks the file as used, inside the import's own transaction.
   * @returns false when somebody, or a second click, was faster.
   */
  async markCommitted(on: EntityManager, id: string, as: string, counts: object): Promise<boolean> {
    const [rows] = await on.query<[unknown[], number]>(
      `UPDATE uploads SET committed_as = $2, committed_at = $3, committed_counts = $4
       WHERE id = $1 AND committed_as IS NULL RETURNING id`,
      [id, as, this.clock.now(), JSON.stringify(counts)],
    );
    return rows.length === 1;
  }
}

/** What reading a file found: how many rows of data, and what is wrong with them. */
export interface FileFindings {
  readonly totalCount: number;
  readonly faults: readonly Fault[];
}

/** What spoils a file as a whole: an error that belongs to no row, or any error when no row of data was read. */
export function wholeFileFault({ totalCount, faults }: FileFindings): Fault | undefined {
  return faults.find((fault) => hasError([fault]) && (fault.row === null || totalCount === 0));
}

/** Rows of data that carry an error, each counted once; a row of headings is none. */
export function countFaultyRows({ totalCount, faults }: FileFindings): number {
  if (totalCount === 0) return 0;
  return new Set(faults.flatMap((fault) => (hasError([fault]) && fault.row !== null ? [fault.row] : [])))
    .size;
}
