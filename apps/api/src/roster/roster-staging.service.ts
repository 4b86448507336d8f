import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { checkIdNumber, foldText, maskIdNumber } from '@whetstone/domain';
import {
  mergeFaultsOf,
  openRoster,
  parseRosterRows,
  rememberFirstRows,
  type Cell,
  type ParsedRosterRow,
  type ParseRosterOptions,
  type PersonalField,
  type RosterField,
  type RosterTable,
} from '@whetstone/formats';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { DataKey } from '../platform/data-key';
import { findOne, queryOne, type Queryable } from '../platform/database';
import { EVERYWHERE, Scopes } from '../platform/scope';
import { managesOfficersIn } from '../people/people.policy';
import { RegionsService } from '../regions/regions.service';
import { findKnownOfficers } from './known-officers';
import { planRow, type Manager, type PlannedRow } from './plan-row';
import {
  headingOf,
  type MappedColumn,
  mappedTable,
  packCells,
  type SheetShown,
  type StagedRow,
  stagedTable,
  unpackCells,
} from './staged-rows';
import { UploadsService } from './uploads.service';

/** Rows that are read, planned and written at a time: between two bunches the server answers others. */
export const ROWS_AT_ONCE = 1_000;

/** An import as its jobs see it. */
export interface StagedImport {
  readonly id: string;
  readonly uploadId: string;
  readonly fileName: string;
  readonly officerId: string;
  readonly sheet: SheetShown;
  readonly columns: readonly MappedColumn[];
  readonly mode: 'all' | 'good_only';
  readonly leftOn: string | null;
  readonly state: string;
}

interface SealedRow {
  readonly number: number;
  readonly sealed: Buffer;
}

export interface CellEdit {
  readonly field: RosterField;
  readonly text: string;
}

/** Why a file that was readable when it was opened is no longer. */
export class FileUnreadable extends Error {}

/** Rows of a file on their way to the roster: read, compared with it, and kept aside with what they would do. */
@Injectable()
export class RosterStagingService {
  constructor(
    private readonly scopes: Scopes,
    private readonly clock: Clock,
    private readonly dataKey: DataKey,
    private readonly regions: RegionsService,
    private readonly uploads: UploadsService,
  ) {}

  find(on: Queryable, importId: string): Promise<StagedImport | null> {
    return findOne<StagedImport>(
      on,
      `SELECT i.id, i.upload_id AS "uploadId", u.file_name AS "fileName", i.officer_id AS "officerId", i.columns, i.mode,
              i.left_on AS "leftOn", i.state,
              (SELECT sheet FROM jsonb_array_elements(i.sheets) sheet WHERE sheet ->> 'name' = i.sheet_name) AS sheet
       FROM roster_imports i JOIN uploads u ON u.id = i.upload_id WHERE i.id = $1`,
      [importId],
    );
  }

  /** Reads the whole file anew; what an earlier, interrupted reading left is thrown away. */
  async check(staged: StagedImport): Promise<void> {
    const on = this.scopes.in(EVERYWHERE);
    await on.query(`DELETE FROM roster_import_rows WHERE import_id = $1`, [staged.id]);
    const bytes = await readFile(join(this.uploads.folder, staged.uploadId));
    const opening = await openRoster(bytes, staged.fileName);
    if (!opening.ok) throw new FileUnreadable(opening.faults[0]?.code);
    const { roster } = opening;
    try {
      const sheet = roster.sheets.find(({ name }) => name === staged.sheet.name);
      if (!sheet) throw new FileUnreadable('WRONG_SHEET');
      const manager = await this.managerOf(on, staged.officerId);
      const firstRowOf = rememberFirstRows();
      const numbers: number[] = [];
      const rows = roster.rows(sheet);
      for (;;) {
        const step = await rows.next();
        if (step.done) {
          await this.markMerges(on, staged, step.value, numbers);
          break;
        }
        const table = mappedTable(staged.sheet, staged.columns, step.value);
        const planned = await this.plan(on, staged, table, manager, firstRowOf);
        await this.stage(
          on,
          staged.id,
          planned.map(({ row }) => row),
        );
        for (const { row } of planned) numbers.push(row.number);
        await this.tellProgress(staged.id, numbers.length);
      }
      await this.scopes.run(EVERYWHERE, async (tx) => {
        await this.findLeavers(tx, staged.id);
        await this.count(tx, staged.id);
      });
    } finally {
      await roster.close();
    }
  }

  /** Puts new texts into a staged row and looks again at it and at those that are compared with it. */
  async correct(
    on: EntityManager,
    staged: StagedImport,
    number: number,
    edits: readonly CellEdit[],
  ): Promise<boolean> {
    const [row] = await this.unseal(
      await on.query<SealedRow[]>(
        `SELECT number, sealed FROM roster_import_rows WHERE import_id = $1 AND number = $2 AND number > 0 FOR UPDATE`,
        [staged.id, number],
      ),
    );
    if (!row) return false;
    const cells = staged.columns.map(({ field }, index): Cell => {
      const edit = edits.find((one) => one.field === field);
      if (!edit) return row.cells[index] ?? { text: '', kind: 'empty' };
      const text = foldText(edit.text);
      return { text, kind: text === '' ? 'empty' : 'text' };
    });
    const related = await this.related(on, staged, number);
    const manager = await this.managerOf(on, staged.officerId);
    await this.replan(on, staged, [{ number, cells }], manager);
    const others = [...related, ...(await this.related(on, staged, number))];
    const again = [...new Set([number, ...others])];
    await this.replan(on, staged, await this.load(on, staged.id, again), manager);
    await on.query(
      `DELETE FROM roster_import_rows l WHERE import_id = $1 AND outcome = 'left' AND EXISTS
         (SELECT FROM roster_import_rows r WHERE r.import_id = $1 AND r.number = $2 AND r.officer_id = l.officer_id)`,
      [staged.id, number],
    );
    await this.count(on, staged.id);
    return true;
  }

  /** The number of the last row of the file. */
  async lastRow(on: Queryable, importId: string): Promise<number> {
    const { last } = await queryOne<{ last: number | null }>(
      on,
      `SELECT max(number) AS last FROM roster_import_rows WHERE import_id = $1`,
      [importId],
    );
    return last ?? 0;
  }

  /** Rows that are good as they were staged, by a range of numbers, planned against the roster of now. */
  async planAgain(on: EntityManager, staged: StagedImport, after: number, manager: Manager) {
    // A range, not a LIMIT: without statistics of what has just come, a LIMIT is answered by sorting everything.
    const sealed = await on.query<(SealedRow & { outcome: string })[]>(
      `SELECT number, sealed, outcome FROM roster_import_rows
       WHERE import_id = $1 AND number > $2 AND number <= $3 AND outcome <> 'faulty' ORDER BY number`,
      [staged.id, after, after + ROWS_AT_ONCE],
    );
    const table = stagedTable(staged.sheet, staged.columns, this.unseal(sealed));
    const planned = await this.plan(on, staged, table, manager, (_field, _value, row) => row);
    return planned.map((one, index) => ({ ...one, isMoved: one.row.outcome !== sealed[index]?.outcome }));
  }

  /** Takes over what planning again found out about rows that were staged before. */
  async restage(on: Queryable, importId: string, rows: readonly StagedRow[]): Promise<void> {
    await this.stage(on, importId, rows);
    await this.count(on, importId);
  }

  /** What the officer who brings the roster may do on this day. */
  async managerOf(on: Queryable, officerId: string): Promise<Manager> {
    const grants = await on.query<{ role: string; regionCode: number }[]>(
      `SELECT role, region_code AS "regionCode" FROM grants
       WHERE officer_id = $1 AND valid_from <= $2 AND (valid_to IS NULL OR valid_to > $2)`,
      [officerId, this.clock.today()],
    );
    const realm = grants.filter(({ role }) => role === 'training_manager');
    return {
      manages: (regionCode) => managesOfficersIn(grants, regionCode),
      nameOf: (regionCode) => this.regions.nameOf(regionCode),
      realm: realm.map(({ regionCode }) => this.regions.nameOf(regionCode)).join(' / '),
    };
  }

  /** Told on a connection of its own: the transaction that does the work is seen only when it is done. */
  async tellProgress(importId: string, done: number): Promise<void> {
    await this.scopes
      .in(EVERYWHERE)
      .query(`UPDATE roster_imports SET done_count = $2 WHERE id = $1`, [importId, done]);
  }

  async count(on: Queryable, importId: string): Promise<void> {
    await on.query(
      `UPDATE roster_imports SET
         counts = coalesce((SELECT jsonb_object_agg(outcome, rows) FROM (SELECT outcome, count(*) AS rows
                   FROM roster_import_rows WHERE import_id = $1 GROUP BY outcome) c), '{}'),
         total_count = (SELECT count(*) FROM roster_import_rows WHERE import_id = $1 AND number > 0)
       WHERE id = $1`,
      [importId],
    );
  }

  private async plan(
    on: Queryable,
    staged: StagedImport,
    table: RosterTable,
    manager: Manager,
    firstRowOf: ParseRosterOptions['firstRowOf'],
  ): Promise<{ row: StagedRow; plan: PlannedRow | null }[]> {
    const resolveRegion = this.regions.finder();
    const today = this.clock.today();
    const parsed = parseRosterRows(table, { resolveRegion, today, firstRowOf });
    const digests = parsed.map(({ keys }) => this.dataKey.digest('id-number', keys.idNumber));
    const sound = parsed.flatMap(({ row }) => row ?? []);
    const soundDigests = digests.filter((_, index) => parsed[index]?.row);
    const known = await findKnownOfficers(
      on,
      soundDigests,
      sound.map((row) => row.certificateNo),
    );
    return parsed.map((one, index) => {
      const idDigest = digests[index]?.toString('hex') ?? '';
      const cells = table.rows[index]?.cells ?? [];
      const planning = one.row
        ? planRow(
            {
              ...{ row: one.row, idDigest, today, birthDate: birthDateOf(one.row.idNumber) },
              known: known.withIdentity(idDigest),
              holder: known.withCertificate(one.row.certificateNo),
              headingOf: (field) => headingOf(staged.sheet, staged.columns, field),
            },
            manager,
          )
        : null;
      const plan = planning?.ok ? planning.plan : null;
      const faults = planning && !planning.ok ? [...one.faults, planning.fault] : one.faults;
      return {
        plan,
        row: { ...this.rowOf(one, staged.columns, cells), idDigest, faults, ...outcomeOf(plan) },
      };
    });
  }

  private rowOf(
    { rowNumber, row, keys }: ParsedRosterRow,
    columns: readonly MappedColumn[],
    cells: readonly Cell[],
  ) {
    const textOf = (field: RosterField) => cells[columns.findIndex((one) => one.field === field)]?.text ?? '';
    return {
      number: rowNumber,
      sealed: this.dataKey.encrypt(packCells(cells)),
      certificateKey: keys.certificateNo,
      name: row?.name ?? textOf('name'),
      certificateNo: row?.certificateNo ?? textOf('certificateNo'),
      idNumberMasked: keys.idNumber === '' ? '' : maskIdNumber(keys.idNumber),
      unitName: row?.unitName ?? textOf('unitName'),
      regionCode: row?.regionCode ?? null,
    };
  }

  private async stage(on: Queryable, importId: string, rows: readonly StagedRow[]): Promise<void> {
    const records = rows.map(({ sealed, ...row }) => ({ ...row, sealed: sealed.toString('hex') }));
    await on.query(
      `INSERT INTO roster_import_rows (import_id, number, outcome, sealed, certificate_key, id_digest, name,
         certificate_no, id_number_masked, unit_name, region_code, faults, changes, officer_id)
       SELECT $2, number, outcome, decode(sealed, 'hex'), "certificateKey", decode("idDigest", 'hex'), name,
              "certificateNo", "idNumberMasked", "unitName", "regionCode", faults, changes, "officerId"
       FROM jsonb_to_recordset($1::jsonb) AS r(number integer, outcome text, sealed text, "certificateKey" text,
         "idDigest" text, name text, "certificateNo" text, "idNumberMasked" text, "unitName" text,
         "regionCode" integer, faults jsonb, changes jsonb, "officerId" uuid)
       ON CONFLICT ON CONSTRAINT pk_roster_import_rows DO UPDATE SET outcome = excluded.outcome,
         sealed = excluded.sealed, certificate_key = excluded.certificate_key, id_digest = excluded.id_digest,
         name = excluded.name, certificate_no = excluded.certificate_no, unit_name = excluded.unit_name,
         id_number_masked = excluded.id_number_masked, region_code = excluded.region_code, faults = excluded.faults,
         changes = excluded.changes, officer_id = excluded.officer_id`,
      [JSON.stringify(records), importId],
    );
  }

  private unseal(rows: readonly SealedRow[]): { number: number; cells: Cell[] }[] {
    return rows.map(({ number, sealed }) => ({
      number,
      cells: unpackCells(this.dataKey.decrypt(sealed)),
    }));
  }

  private async load(on: Queryable, importId: string, numbers: readonly number[]) {
    return this.unseal(
      await on.query<SealedRow[]>(
        `SELECT number, sealed FROM roster_import_rows WHERE import_id = $1 AND number = ANY ($2) ORDER BY number`,
        [importId, numbers],
      ),
    );
  }

  /** The rows that say the same certificate or ID number as this one. */
  private async related(on: Queryable, { id }: StagedImport, number: number): Promise<number[]> {
    const rows = await on.query<{ number: number }[]>(
      `SELECT r.number FROM roster_import_rows r JOIN roster_import_rows own ON own.import_id = $1 AND own.number = $2
       WHERE r.import_id = $1 AND r.number > 0
         AND ((r.certificate_key = own.certificate_key AND own.certificate_key <> '') OR r.id_digest = own.id_digest)
       LIMIT 1000`,
      [id, number],
    );
    return rows.map((row) => row.number);
  }

  private async replan(
    on: Queryable,
    staged: StagedImport,
    rows: readonly { readonly number: number; readonly cells: readonly Cell[] }[],
    manager: Manager,
  ): Promise<void> {
    const table = stagedTable(staged.sheet, staged.columns, rows);
    const first = await this.firstRows(
      on,
      staged.id,
      rows.map(({ number }) => number),
    );
    const firstRowOf = (field: PersonalField, value: string, row: number) =>
      Math.min(row, first.get(`${field} ${this.keyOf(field, value)}`) ?? row);
    const planned = await this.plan(on, staged, table, manager, firstRowOf);
    await this.stage(
      on,
      staged.id,
      planned.map(({ row }) => row),
    );
  }

  private keyOf(field: PersonalField, value: string): string {
    return field === 'idNumber' ? this.dataKey.digest('id-number', value).toString('hex') : value;
  }

  /** For every certificate and ID number these rows say: the first row that says it. */
  private async firstRows(
    on: Queryable,
    importId: string,
    numbers: readonly number[],
  ): Promise<Map<string, number>> {
    const rows = await on.query<{ key: string; first: number }[]>(
      `WITH own AS (SELECT certificate_key, id_digest FROM roster_import_rows WHERE import_id = $1 AND number = ANY ($2))
       SELECT 'certificateNo ' || certificate_key AS key, min(number) AS first FROM roster_import_rows
       WHERE import_id = $1 AND number > 0 AND certificate_key IN (SELECT certificate_key FROM own) GROUP BY certificate_key
       UNION ALL
       SELECT 'idNumber ' || encode(id_digest, 'hex'), min(number) FROM roster_import_rows
       WHERE import_id = $1 AND number > 0 AND id_digest IN (SELECT id_digest FROM own) GROUP BY id_digest`,
      [importId, numbers],
    );
    return new Map(rows.map(({ key, first }) => [key, first]));
  }

  private async markMerges(
    on: Queryable,
    { id, sheet, columns }: StagedImport,
    merges: readonly string[],
    numbers: readonly number[],
  ): Promise<void> {
    if (merges.length === 0) return;
    const watched = new Set(columns.map(({ column }) => column));
    const faults = mergeFaultsOf(merges, sheet.headings, numbers, watched);
    if (faults.length === 0) return;
    await on.query(
      `UPDATE roster_import_rows r SET outcome = 'faulty', faults = r.faults || jsonb_build_array(f)
       FROM jsonb_array_elements($2::jsonb) f WHERE r.import_id = $1 AND r.number = (f ->> 'row')::integer`,
      [id, JSON.stringify(faults)],
    );
  }

  /** Those who serve today in a region of the file and whom no row names; a row that is faulty still names somebody. */
  private async findLeavers(on: Queryable, importId: string): Promise<void> {
    await on.query(
      `INSERT INTO roster_import_rows (import_id, number, outcome, certificate_key, id_digest, name, certificate_no,
         id_number_masked, unit_name, region_code, officer_id)
       SELECT $1, -row_number() OVER (ORDER BY u.region_code, u.name, o.certificate_no), 'left', '', ''::bytea, o.name,
              o.certificate_no, o.id_number_masked, u.name, p.region_code, o.id
       FROM postings p JOIN officers o ON o.id = p.officer_id JOIN units u ON u.id = p.unit_id
       WHERE p.region_code IN (SELECT DISTINCT region_code FROM roster_import_rows
                               WHERE import_id = $1 AND outcome <> 'faulty')
         AND p.kind <> 'seconded_in' AND p.valid_from <= $2 AND (p.valid_to IS NULL OR p.valid_to > $2)
         AND NOT EXISTS (SELECT FROM roster_import_rows r WHERE r.import_id = $1 AND r.id_digest = o.id_number_digest)
         AND NOT EXISTS (SELECT FROM roster_import_rows r
                         WHERE r.import_id = $1 AND r.certificate_key = upper(o.certificate_no))`,
      [importId, this.clock.today()],
    );
  }
}

function outcomeOf(plan: PlannedRow | null) {
  return {
    outcome: plan?.outcome ?? ('faulty' as const),
    changes: plan?.changes ?? [],
    officerId: plan?.known?.id ?? null,
  };
}

function birthDateOf(idNumber: string): string {
  const checked = checkIdNumber(idNumber);
  return checked.ok ? checked.value.birthDate : '1900-01-01';
}
