import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { DataKey } from '../platform/data-key';
import { EVERYWHERE, Scopes } from '../platform/scope';
import { searchTextOf } from '../people/search-text';
import { ROWS_AT_ONCE, RosterStagingService } from './roster-staging.service';
import { RosterWriterService, type WrittenRow } from './roster-writer.service';
import type { StagedRow } from './staged-rows';
import { StagedRowsStore, type StagedImport } from './staged-rows.store';
import { UploadsService } from './uploads.service';

/** Any number, the same in every server: two rosters with the same people are brought in one after the other. */
const IMPORT_LOCK = 7_261_157;

/** Rows that were good when they were checked and no longer are. */
export class RosterMovedOn extends Error {
  constructor(readonly rows: readonly StagedRow[]) {
    super(`${rows.length} rows no longer fit`);
  }
}

/** Takes a checked roster over in one transaction, and takes it back in another. */
@Injectable()
export class RosterCommitService {
  constructor(
    private readonly scopes: Scopes,
    private readonly clock: Clock,
    private readonly dataKey: DataKey,
    private readonly staging: RosterStagingService,
    private readonly store: StagedRowsStore,
    private readonly writer: RosterWriterService,
    private readonly uploads: UploadsService,
  ) {}

  /** @throws RosterMovedOn when all rows were wanted and some can no longer be had; nothing is written then. */
  async commit(staged: StagedImport): Promise<void> {
    await this.scopes.run(EVERYWHERE, async (on) => {
      await on.query('SELECT pg_advisory_xact_lock($1)', [IMPORT_LOCK]);
      // What the statistics know is older than what this transaction brings: tables it fills are not small.
      await on.query('SET LOCAL enable_seqscan = off');
      const manager = await this.staging.managerOf(on, staged.officerId);
      const unfit: StagedRow[] = [];
      const moved: StagedRow[] = [];
      const last = await this.store.lastRow(on, staged.id);
      let done = 0;
      for (let after = 0; after < last; after += ROWS_AT_ONCE) {
        const planned = await this.staging.planAgain(on, staged, after, manager);
        unfit.push(...planned.flatMap(({ row, plan }) => (plan ? [] : [row])));
        moved.push(...planned.flatMap(({ row, isMoved }) => (isMoved ? [row] : [])));
        const plans = planned.flatMap(({ plan }) => plan ?? []);
        if (unfit.length === 0 || staged.mode === 'good_only') {
          await this.keep(on, staged.id, await this.writer.write(on, plans, staged.officerId));
        }
        done += planned.length;
        await this.store.tellProgress(staged.id, done);
      }
      if (unfit.length > 0 && staged.mode === 'all') throw new RosterMovedOn(unfit);
      if (moved.length > 0) await this.staging.restage(on, staged.id, moved);
      if (staged.leftOn) await this.endLeavers(on, staged, staged.leftOn);
      const [row] = await on.query<{ counts: object }[]>(`SELECT counts FROM roster_imports WHERE id = $1`, [
        staged.id,
      ]);
      await this.uploads.markCommitted(on, staged.uploadId, 'roster', row?.counts ?? {});
      await this.enter(on, staged.id, 'committed');
    });
  }

  private async keep(on: EntityManager, importId: string, rows: readonly WrittenRow[]): Promise<void> {
    const records = rows.map(({ number, officerId, undo, code }) => ({
      ...{ number, officerId, undo },
      code: code === null ? null : this.dataKey.encrypt(code).toString('hex'),
    }));
    await on.query(
      `UPDATE roster_import_rows w SET officer_id = r."officerId", undo = r.undo, sealed_code = decode(r.code, 'hex')
       FROM jsonb_to_recordset($1::jsonb) AS r(number integer, "officerId" uuid, undo jsonb, code text)
       WHERE w.import_id = $2 AND w.number = r.number`,
      [JSON.stringify(records), importId],
    );
  }

  /** A leaver: his posting ends on the day; nobody is deleted. */
  private async endLeavers(
    on: EntityManager,
    { id, officerId }: StagedImport,
    leftOn: string,
  ): Promise<void> {
    await on.query(
      `WITH ended AS (
         UPDATE postings p SET valid_to = $2 FROM postings old, roster_import_rows w
         WHERE old.id = p.id AND w.import_id = $1 AND w.outcome = 'left' AND p.officer_id = w.officer_id
           AND p.valid_from < $2 AND (p.valid_to IS NULL OR p.valid_to > $2) AND p.kind <> 'seconded_in'
         RETURNING p.id, p.officer_id, old.valid_to),
       renewed AS (
         UPDATE officers o SET version = version + 1 FROM ended WHERE o.id = ended.officer_id
         RETURNING o.id, o.version),
       told AS (
         INSERT INTO officer_changes (officer_id, version, changed_by, changed_at, changes)
         SELECT id, version, $3, $4, jsonb_build_array(jsonb_build_object('field', 'posting', 'before', w.unit_name,
                  'after', $2::text))
         FROM renewed JOIN roster_import_rows w ON w.import_id = $1 AND w.officer_id = renewed.id)
       UPDATE roster_import_rows w SET undo = jsonb_build_object('isNew', false, 'version', renewed.version,
         'name', o.name, 'certificateNo', o.certificate_no, 'certificateValidTo', o.certificate_valid_to,
         'ended', jsonb_build_object('id', ended.id, 'to', ended.valid_to, 'on', $2::text), 'began', NULL)
       FROM ended JOIN renewed ON renewed.id = ended.officer_id JOIN officers o ON o.id = ended.officer_id
       WHERE w.import_id = $1 AND w.officer_id = ended.officer_id AND w.outcome = 'left'`,
      [id, leftOn, officerId, this.clock.now()],
    );
  }

  /**
   * Takes back what the import wrote, for everybody who has not been changed since; whoever has is left as he is.
   * Somebody the import brought is removed only while he has done nothing and nothing refers to him.
   */
  async undo(staged: StagedImport): Promise<void> {
    await this.scopes.run(EVERYWHERE, async (on) => {
      await on.query('SELECT pg_advisory_xact_lock($1)', [IMPORT_LOCK]);
      await on.query('SET LOCAL enable_nestloop = off');
      await on.query(
        `CREATE TEMPORARY TABLE undoing ON COMMIT DROP AS
         WITH busy AS MATERIALIZED (SELECT DISTINCT officer_id FROM (${HAS_DONE_SOMETHING}) b)
         SELECT w.number, w.officer_id, (undo ->> 'isNew')::boolean AS is_new, undo ->> 'name' AS name,
                undo ->> 'certificateNo' AS certificate_no, (undo ->> 'certificateValidTo')::date AS certificate_valid_to,
                (undo #>> '{ended,id}')::uuid AS ended, (undo #>> '{ended,to}')::date AS ended_to,
                (undo ->> 'began')::uuid AS began, o.certificate_no AS present_no
         FROM roster_import_rows w JOIN officers o ON o.id = w.officer_id
         LEFT JOIN postings e ON e.id = (undo #>> '{ended,id}')::uuid
         LEFT JOIN postings b ON b.id = (undo ->> 'began')::uuid
         LEFT JOIN busy ON busy.officer_id = w.officer_id
         WHERE w.import_id = $1 AND w.undo IS NOT NULL AND o.version = (undo ->> 'version')::integer
           AND e.valid_to IS NOT DISTINCT FROM (undo #>> '{ended,on}')::date
           AND b.id IS NOT DISTINCT FROM (undo ->> 'began')::uuid
           AND NOT ((undo ->> 'isNew')::boolean AND busy.officer_id IS NOT NULL)`,
        [staged.id],
      );
      await on.query(`DELETE FROM postings p USING undoing u WHERE p.id = u.began`);
      await on.query(`UPDATE postings p SET valid_to = u.ended_to FROM undoing u WHERE p.id = u.ended`);
      await on.query(
        `DELETE FROM password_history h USING undoing u WHERE u.is_new AND h.officer_id = u.officer_id`,
      );
      await on.query(`DELETE FROM accounts a USING undoing u WHERE u.is_new AND a.officer_id = u.officer_id`);
      await on.query(`DELETE FROM officers o USING undoing u WHERE u.is_new AND o.id = u.officer_id`);
      await this.restoreFacts(on, staged.officerId);
      await on.query(
        `UPDATE roster_import_rows w SET undo = NULL, sealed_code = NULL FROM undoing u
         WHERE w.import_id = $1 AND w.number = u.number`,
        [staged.id],
      );
      await this.enter(on, staged.id, 'undone');
    });
  }

  private async restoreFacts(on: EntityManager, by: string): Promise<void> {
    const rows = await on.query<{ officerId: string; name: string; certificateNo: string }[]>(
      `SELECT officer_id AS "officerId", name, certificate_no AS "certificateNo" FROM undoing WHERE NOT is_new`,
    );
    const texts = rows.map(({ officerId, name, certificateNo }) => ({
      id: officerId,
      search: searchTextOf(name, certificateNo),
    }));
    await on.query(
      `WITH renewed AS (UPDATE accounts a SET login = lower(u.certificate_no) FROM undoing u
                        WHERE a.officer_id = u.officer_id AND a.login = lower(u.present_no)),
       restored AS (
         UPDATE officers o SET name = u.name, certificate_no = u.certificate_no, version = o.version + 1,
           certificate_valid_to = u.certificate_valid_to, search_text = r.search
         FROM undoing u JOIN jsonb_to_recordset($1::jsonb) AS r(id uuid, search text) ON r.id = u.officer_id
         WHERE o.id = u.officer_id RETURNING o.id, o.version)
       INSERT INTO officer_changes (officer_id, version, changed_by, changed_at, changes)
       SELECT id, version, $2, $3, '[{"field": "import", "before": null, "after": null}]' FROM restored`,
      [JSON.stringify(texts), by, this.clock.now()],
    );
  }

  private async enter(on: EntityManager, importId: string, state: 'committed' | 'undone'): Promise<void> {
    await on.query(`UPDATE roster_imports SET state = $2, failure = NULL, changed_at = $3 WHERE id = $1`, [
      importId,
      state,
      this.clock.now(),
    ]);
  }
}

/** Whoever has signed in, or about whom something stands. */
const HAS_DONE_SOMETHING = `
  SELECT officer_id FROM accounts WHERE password_hash IS NOT NULL
  UNION ALL SELECT officer_id FROM grants
  UNION ALL SELECT officer_id FROM attendances
  UNION ALL SELECT officer_id FROM watch_leases
  UNION ALL SELECT officer_id FROM attempts
  UNION ALL SELECT officer_id FROM postings GROUP BY officer_id HAVING count(*) > 1`;
