import { Injectable } from '@nestjs/common';
import { mergeFaultsOf, type Cell } from '@whetstone/formats';
import { DataKey } from '../platform/data-key';
import { findOne, queryOne, type Queryable } from '../platform/database';
import { EVERYWHERE, Scopes } from '../platform/scope';
import { type MappedColumn, type SheetShown, type StagedRow, unpackCells } from './staged-rows';

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

export interface SealedRow {
  readonly number: number;
  readonly sealed: Buffer;
}

/** Where rows wait between the file and the roster; their cells are sealed. */
@Injectable()
export class StagedRowsStore {
  constructor(
    private readonly scopes: Scopes,
    private readonly dataKey: DataKey,
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

  /** The number of the last row of the file. */
  async lastRow(on: Queryable, importId: string): Promise<number> {
    const { last } = await queryOne<{ last: number | null }>(
      on,
      `SELECT max(number) AS last FROM roster_import_rows WHERE import_id = $1`,
      [importId],
    );
    return last ?? 0;
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

  async write(on: Queryable, importId: string, rows: readonly StagedRow[]): Promise<void> {
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

  unseal(rows: readonly SealedRow[]): { number: number; cells: Cell[] }[] {
    return rows.map(({ number, sealed }) => ({
      number,
      cells: unpackCells(this.dataKey.decrypt(sealed)),
    }));
  }

  async load(on: Queryable, importId: string, numbers: readonly number[]) {
    return this.unseal(
      await on.query<SealedRow[]>(
        `SELECT number, sealed FROM roster_import_rows WHERE import_id = $1 AND number = ANY ($2) ORDER BY number`,
        [importId, numbers],
      ),
    );
  }

  /** The rows that say the same certificate or ID number as this one. */
  async related(on: Queryable, { id }: StagedImport, number: number): Promise<number[]> {
    const rows = await on.query<{ number: number }[]>(
      `SELECT r.number FROM roster_import_rows r JOIN roster_import_rows own ON own.import_id = $1 AND own.number = $2
       WHERE r.import_id = $1 AND r.number > 0
         AND ((r.certificate_key = own.certificate_key AND own.certificate_key <> '') OR r.id_digest = own.id_digest)
       LIMIT 1000`,
      [id, number],
    );
    return rows.map((row) => row.number);
  }

  /** For every certificate and ID number these rows say: the first row that says it. */
  async firstRows(on: Queryable, importId: string, numbers: readonly number[]): Promise<Map<string, number>> {
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

  async markMerges(
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
  async findLeavers(on: Queryable, importId: string, today: string): Promise<void> {
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
      [importId, today],
    );
  }

  /** Removes the rows of imports nobody has touched since; one that was not taken over begins again at its columns. */
  async forgetRows(since: Date): Promise<void> {
    await this.scopes.run(EVERYWHERE, async (on) => {
      const idle = `changed_at < $1 AND state IN ('mapping', 'ready', 'failed', 'committed', 'undone')`;
      await on.query(
        `DELETE FROM roster_import_rows WHERE import_id IN (SELECT id FROM roster_imports WHERE ${idle})`,
        [since],
      );
      await on.query(
        `UPDATE roster_imports SET state = 'mapping', counts = '{}', total_count = 0
         WHERE ${idle} AND state IN ('ready', 'failed')`,
        [since],
      );
    });
  }
}
