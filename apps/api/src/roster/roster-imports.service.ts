import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { ok, refuse, sayFault, type Fault, type Language, type Result } from '@whetstone/domain';
import { openRoster, rosterHeadings } from '@whetstone/formats';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { DataKey } from '../platform/data-key';
import { findOne, type Queryable } from '../platform/database';
import { Jobs } from '../platform/jobs';
import { EVERYWHERE, ownScope, Scopes } from '../platform/scope';
import type { SessionViewer } from '../platform/request-context';
import type { FieldChange } from '../people/officer-change.entity';
import { RosterStagingService, type CellEdit } from './roster-staging.service';
import { StagedRowsStore } from './staged-rows.store';
import {
  showSheet,
  unpackCells,
  usualName,
  type ImportState,
  type MappedColumn,
  type RowOutcome,
  type SheetShown,
} from './staged-rows';
import { UploadsService } from './uploads.service';

export interface RosterImportRecord {
  readonly id: string;
  readonly uploadId: string;
  readonly fileName: string;
  readonly state: ImportState;
  readonly sheets: readonly SheetShown[];
  readonly sheetName: string;
  readonly columns: readonly MappedColumn[];
  readonly totalCount: number;
  readonly doneCount: number;
  readonly counts: Readonly<Partial<Record<RowOutcome, number>>>;
  readonly failure: { readonly code: string; readonly data: Record<string, string> } | null;
  readonly mode: 'all' | 'good_only' | null;
  readonly leftOn: string | null;
  readonly createdAt: Date;
  readonly changedAt: Date;
  readonly codeCount: number;
  readonly keptCount: number;
}

export interface RosterRowRecord {
  readonly number: number;
  readonly outcome: RowOutcome;
  readonly name: string;
  readonly certificateNo: string;
  readonly maskedIdNumber: string;
  readonly unitName: string;
  readonly regionCode: number | null;
  readonly officerId: string | null;
  readonly faults: readonly Fault[];
  readonly changes: readonly FieldChange[];
  readonly sealed: Buffer | null;
  /** After an undo: somebody who was changed meanwhile and was left as he is. */
  readonly isKept: boolean;
}

export interface IssuedCode {
  readonly name: string;
  readonly certificateNo: string;
  readonly unitName: string;
  readonly code: string;
}

/** Activation codes are kept for those who did not download them at once; longer would be careless. */
/** Rows put aside hold people's numbers: for a month they can be taken back, and then they go. */
const ROWS_KEPT_DAYS = 30;

const CODES_KEPT_MS = 24 * 3_600_000;

const COLUMNS = `i.id, i.upload_id AS "uploadId", u.file_name AS "fileName", i.state, i.sheets,
  i.sheet_name AS "sheetName", i.columns, i.total_count AS "totalCount", i.done_count AS "doneCount", i.counts,
  i.failure, i.mode, i.left_on AS "leftOn", i.created_at AS "createdAt", i.changed_at AS "changedAt",
  CASE WHEN i.state = 'committed' AND i.changed_at > $1::timestamptz THEN
    (SELECT count(*) FROM roster_import_rows r WHERE r.import_id = i.id AND r.sealed_code IS NOT NULL)
    ELSE 0 END AS "codeCount",
  CASE WHEN i.state = 'undone' THEN
    (SELECT count(*) FROM roster_import_rows r WHERE r.import_id = i.id AND r.undo IS NOT NULL)
    ELSE 0 END AS "keptCount"`;

type ImportRefusal =
  | 'UPLOAD_NOT_FOUND'
  | 'UPLOAD_ALREADY_COMMITTED'
  | 'FILE_FAULTY'
  | 'IMPORT_NOT_FOUND'
  | 'IMPORT_NOT_NOW'
  | 'IMPORT_TOO_OLD'
  | 'IMPORT_SHEET_UNKNOWN'
  | 'IMPORT_COLUMN_WRONG'
  | 'IMPORT_COLUMN_MISSING'
  | 'IMPORT_HAS_FAULTS'
  | 'IMPORT_LEFT_WITH_FAULTS'
  | 'IMPORT_LEFT_DAY'
  | 'IMPORT_ROW_NOT_FOUND'
  | 'NOTHING_TO_IMPORT';

export type ImportResult = Result<RosterImportRecord, ImportRefusal>;

/** A roster's way in, step by step; every step belongs to whoever uploaded the file. */
@Injectable()
export class RosterImportsService {
  constructor(
    private readonly scopes: Scopes,
    private readonly clock: Clock,
    private readonly dataKey: DataKey,
    private readonly jobs: Jobs,
    private readonly staging: RosterStagingService,
    private readonly store: StagedRowsStore,
    private readonly uploads: UploadsService,
  ) {}

  /** Opens the file and guesses what its columns hold. The same upload again is the same import. */
  async start(viewer: SessionViewer, uploadId: string, language: Language): Promise<ImportResult> {
    const upload = await this.uploads.find(viewer, uploadId);
    if (!upload) return refuse('UPLOAD_NOT_FOUND');
    const own = this.scopes.in(ownScope(viewer.officerId));
    const existing = await this.findBy(own, 'i.upload_id = $2', uploadId);
    if (existing) return ok(existing);
    if (upload.committedAs) return refuse('UPLOAD_ALREADY_COMMITTED');
    const opening = await openRoster(await readFile(join(this.uploads.folder, upload.id)), upload.fileName);
    if (!opening.ok) return refuse('FILE_FAULTY', { reason: sayAll(opening.faults, language) });
    const { sheets, best, close } = opening.roster;
    await close();
    await own.query(
      `INSERT INTO roster_imports (upload_id, officer_id, state, sheets, sheet_name, columns, created_at, changed_at)
       VALUES ($1, $2, 'mapping', $3, $4, $5, $6, $6) ON CONFLICT ON CONSTRAINT uq_roster_imports_upload DO NOTHING`,
      [
        ...[uploadId, viewer.officerId, JSON.stringify(sheets.map(showSheet)), best.name],
        ...[JSON.stringify(best.columns.map(({ field, column }) => ({ field, column }))), this.clock.now()],
      ],
    );
    await this.store.forgetRows(this.rowsSince());
    const started = await this.findBy(own, 'i.upload_id = $2', uploadId);
    return started ? ok(started) : refuse('UPLOAD_NOT_FOUND');
  }

  find(viewer: SessionViewer, id: string): Promise<RosterImportRecord | null> {
    return this.findBy(this.scopes.in(ownScope(viewer.officerId)), 'i.id = $2', id);
  }

  /** The viewer's own, newest first. */
  list(viewer: SessionViewer): Promise<RosterImportRecord[]> {
    return this.scopes.in(ownScope(viewer.officerId)).query<RosterImportRecord[]>(
      `SELECT ${COLUMNS} FROM roster_imports i JOIN uploads u ON u.id = i.upload_id
         WHERE i.officer_id = $2 ORDER BY i.created_at DESC LIMIT 20`,
      [this.codesSince(), viewer.officerId],
    );
  }

  /** Reads the file by these columns, in the background; possible until the roster is taken over. */
  async check(
    viewer: SessionViewer,
    id: string,
    sheetName: string,
    columns: readonly MappedColumn[],
  ): Promise<ImportResult> {
    const found = await this.find(viewer, id);
    if (!found) return refuse('IMPORT_NOT_FOUND');
    const sheet = found.sheets.find(({ name }) => name === sheetName);
    if (!sheet) return refuse('IMPORT_SHEET_UNKNOWN', { sheet: sheetName });
    const wrong = columns.find(
      ({ field, column }, index) =>
        !(column >= 0 && column < sheet.headings.length) ||
        columns.findIndex((other) => other.column === column || other.field === field) !== index,
    );
    if (wrong) return refuse('IMPORT_COLUMN_WRONG', { column: wrong.column + 1 });
    const missing = rosterHeadings.filter(
      ({ field, isRequired }) => isRequired && !columns.some((column) => column.field === field),
    );
    if (missing.length > 0)
      return refuse('IMPORT_COLUMN_MISSING', {
        fields: missing.map(({ field }) => usualName(field)).join('、'),
      });
    return this.enter(viewer, id, ['mapping', 'ready', 'failed'], 'checking', {
      sheet_name: sheetName,
      columns: JSON.stringify(columns),
      done_count: 0,
    });
  }

  /** Takes the roster over, in the background. `leftOn`: the day on which those who are not in the file have left. */
  async commit(
    viewer: SessionViewer,
    id: string,
    mode: 'all' | 'good_only',
    leftOn: string | null,
  ): Promise<ImportResult> {
    const found = await this.find(viewer, id);
    if (!found) return refuse('IMPORT_NOT_FOUND');
    if (found.state === 'committed' || found.state === 'undone') return refuse('UPLOAD_ALREADY_COMMITTED');
    const { faulty = 0, left = 0, changed = 0, unchanged = 0 } = found.counts;
    if (mode === 'all' && faulty > 0) return refuse('IMPORT_HAS_FAULTS', { count: faulty });
    if (leftOn !== null && faulty > 0) return refuse('IMPORT_LEFT_WITH_FAULTS', { count: faulty });
    const today = this.clock.today();
    if (leftOn !== null && leftOn > today) return refuse('IMPORT_LEFT_DAY', { today });
    const leavers = leftOn === null ? 0 : left;
    if ((found.counts.new ?? 0) + changed + unchanged + leavers === 0) return refuse('NOTHING_TO_IMPORT');
    return this.enter(viewer, id, ['ready'], 'committing', { mode, left_on: leftOn, done_count: 0 });
  }

  /** Takes back what the import wrote, in the background. */
  async undo(viewer: SessionViewer, id: string): Promise<ImportResult> {
    const found = await this.find(viewer, id);
    if (!found) return refuse('IMPORT_NOT_FOUND');
    if (found.state === 'committed' && found.changedAt < this.rowsSince())
      return refuse('IMPORT_TOO_OLD', { days: ROWS_KEPT_DAYS });
    return this.enter(viewer, id, ['committed'], 'undoing', { done_count: 0 });
  }

  async rows(
    viewer: SessionViewer,
    id: string,
    outcome: RowOutcome | null,
    [limit, offset]: readonly [number, number],
  ): Promise<{ totalCount: number; nodes: RosterRowRecord[] }> {
    const on = this.scopes.in(ownScope(viewer.officerId));
    const nodes = await on.query<RosterRowRecord[]>(
      `SELECT r.number, r.outcome, r.name, r.certificate_no AS "certificateNo", r.id_number_masked AS "maskedIdNumber",
              r.unit_name AS "unitName", r.region_code AS "regionCode", r.officer_id AS "officerId", r.faults, r.changes,
              r.sealed, r.undo IS NOT NULL AND i.state = 'undone' AS "isKept"
       FROM roster_import_rows r JOIN roster_imports i ON i.id = r.import_id
       WHERE r.import_id = $1 AND ($2::text IS NULL OR r.outcome = $2) ORDER BY r.number < 0, abs(r.number)
       LIMIT $3 OFFSET $4`,
      [id, outcome, limit, offset],
    );
    const count = await findOne<{ totalCount: number }>(
      on,
      `SELECT count(*) AS "totalCount" FROM roster_import_rows WHERE import_id = $1 AND ($2::text IS NULL OR outcome = $2)`,
      [id, outcome],
    );
    return { totalCount: count?.totalCount ?? 0, nodes };
  }

  /** Puts new texts into one row; only it, and rows that say the same person, are looked at again. */
  async correct(
    viewer: SessionViewer,
    id: string,
    number: number,
    edits: readonly CellEdit[],
  ): Promise<ImportResult> {
    const found = await this.find(viewer, id);
    if (!found) return refuse('IMPORT_NOT_FOUND');
    return this.scopes.run(EVERYWHERE, async (on): Promise<ImportResult> => {
      await on.query(`SELECT FROM roster_imports WHERE id = $1 FOR UPDATE`, [id]);
      const staged = await this.store.find(on, id);
      if (staged?.state !== 'ready') return refuse('IMPORT_NOT_NOW');
      if (!(await this.staging.correct(on, staged, number, edits)))
        return refuse('IMPORT_ROW_NOT_FOUND', { row: number });
      const corrected = await this.findBy(on, 'i.id = $2', id);
      return corrected ? ok(corrected) : refuse('IMPORT_NOT_FOUND');
    });
  }

  /** Of the newcomers, while they have not been taken and a day has not passed. */
  async codes(
    viewer: SessionViewer,
    id: string,
    [limit, offset]: readonly [number, number],
  ): Promise<IssuedCode[]> {
    const rows = await this.scopes
      .in(ownScope(viewer.officerId))
      .query<(IssuedCode & { sealedCode: Buffer })[]>(
        `SELECT r.name, r.certificate_no AS "certificateNo", r.unit_name AS "unitName", r.sealed_code AS "sealedCode"
       FROM roster_import_rows r JOIN roster_imports i ON i.id = r.import_id
       WHERE r.import_id = $1 AND r.sealed_code IS NOT NULL AND i.changed_at > $2 ORDER BY r.number
       LIMIT $3 OFFSET $4`,
        [id, this.codesSince(), limit, offset],
      );
    return rows.map(({ sealedCode, ...row }) => ({ ...row, code: this.dataKey.decrypt(sealedCode) }));
  }

  /** Whoever has the codes says so, and nobody can read them any more. */
  async forgetCodes(viewer: SessionViewer, id: string): Promise<ImportResult> {
    const on = this.scopes.in(ownScope(viewer.officerId));
    await on.query(`UPDATE roster_import_rows SET sealed_code = NULL WHERE import_id = $1`, [id]);
    const found = await this.find(viewer, id);
    return found ? ok(found) : refuse('IMPORT_NOT_FOUND');
  }

  /** What a staged row says, field by field; the ID number masked. */
  cellsOf({ sealed, maskedIdNumber }: RosterRowRecord, columns: readonly MappedColumn[]) {
    const cells = sealed ? unpackCells(this.dataKey.decrypt(sealed)) : [];
    return columns.map(({ field }, index) => ({
      field,
      text: field === 'idNumber' ? maskedIdNumber : (cells[index]?.text ?? ''),
    }));
  }

  private findBy(on: Queryable, condition: string, value: string): Promise<RosterImportRecord | null> {
    return findOne<RosterImportRecord>(
      on,
      `SELECT ${COLUMNS} FROM roster_imports i JOIN uploads u ON u.id = i.upload_id WHERE ${condition}`,
      [this.codesSince(), value],
    );
  }

  private codesSince(): Date {
    return new Date(this.clock.now().getTime() - CODES_KEPT_MS);
  }

  private rowsSince(): Date {
    return new Date(this.clock.now().getTime() - ROWS_KEPT_DAYS * 86_400_000);
  }

  /** Moves the import on and sends its job, both or neither; a second click finds it moved. */
  private async enter(
    viewer: SessionViewer,
    id: string,
    from: readonly ImportState[],
    to: ImportState,
    values: Readonly<Record<string, unknown>>,
  ): Promise<ImportResult> {
    const names = Object.keys(values);
    const isEntered = await this.scopes.run(ownScope(viewer.officerId), async (on: EntityManager) => {
      const [rows] = await on.query<[unknown[], number]>(
        `UPDATE roster_imports SET state = $2, failure = NULL, changed_at = $3
           ${names.map((name, index) => `, ${name} = $${index + 5}`).join('')}
         WHERE id = $1 AND state = ANY ($4) RETURNING id`,
        [id, to, this.clock.now(), from, ...Object.values(values)],
      );
      if (rows.length === 1) await this.jobs.send(on, 'roster-import', { importId: id });
      return rows.length === 1;
    });
    if (!isEntered) return refuse('IMPORT_NOT_NOW');
    await this.jobs.wake();
    const entered = await this.find(viewer, id);
    return entered ? ok(entered) : refuse('IMPORT_NOT_FOUND');
  }
}

function sayAll(faults: readonly Fault[], language: Language): string {
  return faults.map((fault) => sayFault(fault, language)).join(' ');
}
