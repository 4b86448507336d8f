import { Injectable } from '@nestjs/common';
import {
  decideEndRegion,
  decideMergeRegions,
  isWithin,
  nameAfterMerge,
  nameOn,
  ok,
  refuse,
  type DatedRegion,
  type EndRegionRefusal,
  type KnownRegions,
  type MergeRegionsRefusal,
  type Result,
} from '@whetstone/domain';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { queryOne } from '../platform/database';
import { grantScope, Scopes } from '../platform/scope';
import type { SessionViewer } from '../platform/request-context';
import { lockKnownRegions, noteRegionsChanged, readKnownRegions } from '../regions/known-regions';
import { refuseForeign } from '../regions/region-edits.service';
import { keepsRegionsBelow, REGION_KEEPERS } from '../regions/regions.policy';
import { RegionsService, type RegionNode } from '../regions/regions.service';

export interface MergeRequest {
  readonly codes: readonly number[];
  readonly successorCode: number;
  /** The first day of the successor without them, YYYY-MM-DD. */
  readonly on: string;
}

/** A grant over a region that ends: somebody has to decide what becomes of it. */
export interface OrphanedGrant {
  readonly id: string;
  readonly holderName: string;
  readonly role: string;
  readonly regionCode: number;
}

/** What a merge moves. */
export interface MergeExtent {
  readonly units: number;
  readonly postings: number;
  readonly grants: readonly OrphanedGrant[];
}

type MergeRefusal = MergeRegionsRefusal | 'REGION_NOT_YOURS' | 'REGION_HAS_LATER_UNITS' | 'MERGE_OUT_OF_DATE';
type CloseRefusal = EndRegionRefusal | 'REGION_NOT_YOURS' | 'REGION_HAS_UNITS';

interface EndingUnit {
  readonly id: string;
  readonly name: string;
  readonly regionCode: number;
  readonly parentId: string | null;
}

/** Postings that are not over before the day. */
const GOES_ON = `(p.valid_to IS NULL OR p.valid_to > $2)`;

/**
 * The end of regions. Who serves in a merged region serves in its successor from that day on, in a unit of the same
 * name: nobody is lost, nobody counts twice, and the days before stay where they were. Grants are left as they are: a
 * merge widens nobody's reach.
 */
@Injectable()
export class RegionEndingsService {
  constructor(
    private readonly scopes: Scopes,
    private readonly clock: Clock,
    private readonly regions: RegionsService,
  ) {}

  /** What a merge would do; nothing is written. */
  previewMerge(viewer: SessionViewer, request: MergeRequest): Promise<Result<MergeExtent, MergeRefusal>> {
    return this.scopes.run(this.scopeOf(viewer, request), async (on) => {
      const ending = await this.decideMerge(on, viewer, request, await readKnownRegions(on));
      return ending.ok ? ok(await this.extentOf(on, request)) : ending;
    });
  }

  /** @param expected what the preview said; when it is otherwise by now nothing is written. */
  async mergeRegions(
    viewer: SessionViewer,
    request: MergeRequest,
    expected: Pick<MergeExtent, 'units' | 'postings'>,
  ): Promise<Result<MergeExtent, MergeRefusal>> {
    const done = await this.scopes.run(this.scopeOf(viewer, request), async (on) => {
      const known = await lockKnownRegions(on);
      await lockRegions(on, request.codes);
      const ending = await this.decideMerge(on, viewer, request, known);
      if (!ending.ok) return ending;
      const extent = await this.extentOf(on, request);
      if (extent.units !== expected.units || extent.postings !== expected.postings)
        return refuse('MERGE_OUT_OF_DATE', { units: extent.units, postings: extent.postings });
      await this.moveUnits(on, viewer, request, known);
      for (const { code } of ending.value) await endRegion(on, code, request.on, request.successorCode);
      await noteRegionsChanged(on);
      return ok(extent);
    });
    if (done.ok) await this.regions.reload();
    return done;
  }

  /** Ends a region in which nobody serves any more; `on` = the first day without it. */
  async closeRegion(
    viewer: SessionViewer,
    { code, on }: { readonly code: number; readonly on: string },
  ): Promise<Result<RegionNode, CloseRefusal>> {
    const done = await this.scopes.run(grantScope(viewer, REGION_KEEPERS, code), async (tx) => {
      const known = await lockKnownRegions(tx);
      await lockRegions(tx, [code]);
      if (!keepsAll(viewer, [code], known)) return refuseForeign(code, on, known);
      const decided = decideEndRegion(code, on, known);
      if (!decided.ok) return decided;
      const { count } = await queryOne<{ count: number }>(
        tx,
        `SELECT count(*)::int AS count FROM units WHERE region_code = $1 AND (valid_to IS NULL OR valid_to > $2)`,
        [code, on],
      );
      if (count > 0) return refuse('REGION_HAS_UNITS', { region: nameOn(decided.value, on), on, count });
      await endRegion(tx, code, on, null);
      await noteRegionsChanged(tx);
      return ok(code);
    });
    if (!done.ok) return done;
    await this.regions.reload();
    return ok(this.regions.get(code));
  }

  /** Of a grant that holds all of them; without one nothing is seen, and nothing decided. */
  private scopeOf(viewer: SessionViewer, { codes, successorCode }: MergeRequest) {
    const holding = viewer.grants.filter(
      ({ role, regionCode }) =>
        REGION_KEEPERS.includes(role) &&
        [...codes, successorCode].every((code) => isWithin(code, regionCode)),
    );
    return { ...grantScope({ ...viewer, grants: holding }, REGION_KEEPERS), officerId: null };
  }

  private async decideMerge(
    on: EntityManager,
    viewer: SessionViewer,
    request: MergeRequest,
    known: KnownRegions,
  ): Promise<Result<readonly DatedRegion[], MergeRefusal>> {
    const touched = [...request.codes, request.successorCode];
    const foreign = touched.find((code) => !keepsAll(viewer, [code], known));
    if (foreign !== undefined) return refuseForeign(foreign, request.on, known);
    // Each of them may lie in a grant of its own; what is moved has to be seen as one.
    if (!this.scopeOf(viewer, request).range) return refuseForeign(request.successorCode, request.on, known);
    const decided = decideMergeRegions(request, known);
    if (!decided.ok) return decided;
    const { count } = await queryOne<{ count: number }>(
      on,
      `SELECT count(*)::int AS count FROM units WHERE region_code = ANY ($1) AND valid_from >= $2`,
      [request.codes, request.on],
    );
    return count > 0 ? refuse('REGION_HAS_LATER_UNITS', { count, on: request.on }) : decided;
  }

  private async extentOf(on: EntityManager, request: MergeRequest): Promise<MergeExtent> {
    const counts = await queryOne<{ units: number; postings: number }>(
      on,
      `SELECT (SELECT count(*)::int FROM units u
               WHERE u.region_code = ANY ($1) AND (u.valid_to IS NULL OR u.valid_to > $2)) AS units,
              (SELECT count(*)::int FROM postings p WHERE p.region_code = ANY ($1) AND ${GOES_ON}) AS postings`,
      [request.codes, request.on],
    );
    // Who holds them may serve elsewhere.
    const grants = await this.scopes.asServer(on, () =>
      on.query<OrphanedGrant[]>(
        `SELECT g.id, o.name AS "holderName", g.role, g.region_code AS "regionCode"
         FROM grants g JOIN officers o ON o.id = g.officer_id
         WHERE g.region_code = ANY ($1) AND g.role <> 'officer' AND (g.valid_to IS NULL OR g.valid_to > $2)
         ORDER BY g.region_code, g.role, o.name, g.id`,
        [request.codes, request.on],
      ),
    );
    return { ...counts, grants };
  }

  private async moveUnits(
    on: EntityManager,
    viewer: SessionViewer,
    { codes, successorCode, on: day }: MergeRequest,
    known: KnownRegions,
  ): Promise<void> {
    const units = await on.query<EndingUnit[]>(
      `SELECT id, name, region_code AS "regionCode", parent_id AS "parentId" FROM units
       WHERE region_code = ANY ($1) AND (valid_to IS NULL OR valid_to > $2) ORDER BY region_code, name FOR UPDATE`,
      [codes, day],
    );
    const there = await on.query<{ name: string }[]>(`SELECT name FROM units WHERE region_code = $1`, [
      successorCode,
    ]);
    const taken = new Set(there.map(({ name }) => name));
    const moves: { from: string; to: string; name: string }[] = [];
    for (const unit of units) {
      const region = known.get(unit.regionCode);
      const name = nameAfterMerge(unit.name, region ? nameOn(region, day) : '', taken);
      taken.add(name);
      const { id } = await queryOne<{ id: string }>(
        on,
        `INSERT INTO units (name, kind, region_code, valid_from, valid_to)
         SELECT $2, kind, $3, $4, valid_to FROM units WHERE id = $1 RETURNING id`,
        [unit.id, name, successorCode, day],
      );
      moves.push({ from: unit.id, to: id, name });
    }
    await this.hangUnits(on, units, moves, successorCode);
    await this.movePostings(on, viewer, moves, day);
    await on.query(`UPDATE units SET valid_to = $2 WHERE id = ANY ($1)`, [units.map(({ id }) => id), day]);
  }

  /** Below what they stood below before: its own successor, or the same unit when it still holds the new region. */
  private async hangUnits(
    on: EntityManager,
    units: readonly EndingUnit[],
    moves: readonly { from: string; to: string }[],
    successorCode: number,
  ): Promise<void> {
    const successorOf = new Map(moves.map(({ from, to }) => [from, to]));
    const places = units.flatMap(({ id, parentId }) =>
      parentId === null ? [] : [{ id: successorOf.get(id), parent: successorOf.get(parentId) ?? parentId }],
    );
    await on.query(
      `UPDATE units u SET parent_id = p.id
       FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, parent uuid) JOIN units p ON p.id = r.parent
       WHERE u.id = r.id AND $2::integer >= p.region_code AND $2::integer < region_upper(p.region_code)`,
      [JSON.stringify(places), successorCode],
    );
  }

  private async movePostings(
    on: EntityManager,
    viewer: SessionViewer,
    moves: readonly { from: string; to: string; name: string }[],
    day: string,
  ): Promise<void> {
    await on.query(
      `CREATE TEMPORARY TABLE moving ON COMMIT DROP AS
       SELECT p.*, m."to" AS new_unit, m.name AS new_name, u.name AS old_name
       FROM jsonb_to_recordset($1::jsonb) AS m("from" uuid, "to" uuid, name text)
       JOIN postings p ON p.unit_id = m."from" JOIN units u ON u.id = p.unit_id WHERE ${GOES_ON}`,
      [JSON.stringify(moves), day],
    );
    await on.query(
      `UPDATE postings p SET valid_to = $1 FROM moving m WHERE p.id = m.id AND m.valid_from < $1`,
      [day],
    );
    // What begins later begins in the new unit from the start; what goes on is carried on there with all it says.
    await on.query(
      `UPDATE postings p SET unit_id = m.new_unit, region_code = u.region_code
       FROM moving m JOIN units u ON u.id = m.new_unit WHERE p.id = m.id AND m.valid_from >= $1`,
      [day],
    );
    await on.query(
      `INSERT INTO postings (officer_id, unit_id, region_code, kind, post, grade, reason, valid_from, valid_to)
       SELECT m.officer_id, m.new_unit, u.region_code, m.kind, m.post, m.grade, m.reason, $1, m.valid_to
       FROM moving m JOIN units u ON u.id = m.new_unit WHERE m.valid_from < $1`,
      [day],
    );
    // Some are lent in from elsewhere: their history is theirs wherever they are at home.
    await this.scopes.asServer(on, () =>
      on.query(
        `WITH renewed AS (
           UPDATE officers o SET version = version + 1 WHERE id IN (SELECT officer_id FROM moving)
           RETURNING id, version)
         INSERT INTO officer_changes (officer_id, version, changed_by, changed_at, changes)
         SELECT r.id, r.version, $1, $2, jsonb_agg(jsonb_build_object('field', 'posting', 'before', m.old_name,
                  'after', m.new_name || ' ' || greatest(m.valid_from, $3::date)) ORDER BY m.valid_from)
         FROM renewed r JOIN moving m ON m.officer_id = r.id GROUP BY r.id, r.version`,
        [viewer.officerId, this.clock.now(), day],
      ),
    );
  }
}

function keepsAll(viewer: SessionViewer, codes: readonly number[], known: KnownRegions): boolean {
  return codes.every((code) => {
    const parent = known.get(code)?.parentCode;
    return parent !== undefined && parent !== null && keepsRegionsBelow(viewer.grants, parent);
  });
}

/** Nobody puts a unit there meanwhile. */
async function lockRegions(on: EntityManager, codes: readonly number[]): Promise<void> {
  await on.query(`SELECT FROM regions WHERE code = ANY ($1) ORDER BY code FOR UPDATE`, [codes]);
}

async function endRegion(
  on: EntityManager,
  code: number,
  day: string,
  successorCode: number | null,
): Promise<void> {
  await on.query(`UPDATE region_names SET valid_to = $2 WHERE region_code = $1 AND valid_to IS NULL`, [
    code,
    day,
  ]);
  const [, count] = await on.query<[unknown[], number]>(
    `UPDATE regions SET valid_to = $2, successor_code = $3 WHERE code = $1`,
    [code, day, successorCode],
  );
  // What the wall hides is not there to be ended; going on would tell of something that was not done.
  if (count !== 1) throw new Error(`Region ${code} is not this scope's to end`);
}
