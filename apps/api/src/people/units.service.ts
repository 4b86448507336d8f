import { Injectable } from '@nestjs/common';
import {
  checkPlaceName,
  decideUnitParent,
  ok,
  refuse,
  subtreeOf,
  type KnownUnits,
  type PlaceUnitRefusal,
  type Result,
  type UnitInTree,
  type UnitKind,
} from '@whetstone/domain';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { findOne, queryOne, type Queryable } from '../platform/database';
import { pageBounds, type PageInput } from '../platform/page';
import { grantScope, grantScopes, Scopes, type Scope } from '../platform/scope';
import type { SessionViewer } from '../platform/request-context';
import { RegionsService } from '../regions/regions.service';
import { managesOfficersIn, ROSTER_MANAGERS, ROSTER_READERS, seesOfficersIn } from './people.policy';

/** A unit in the tree, with those who are there on a day. */
export interface UnitRow {
  readonly id: string;
  readonly name: string;
  readonly kind: UnitKind;
  readonly regionCode: number;
  readonly parentId: string | null;
  readonly parentName: string | null;
  readonly validFrom: string;
  readonly validTo: string | null;
  /** How deep below the topmost unit that is listed. */
  readonly depth: number;
  /** Serving and seconded in: those who count. */
  readonly servingCount: number;
  /** Seconded out, on leave or exempt. */
  readonly otherCount: number;
}

export interface UnitFilterValues {
  readonly regionCode: number;
  /** YYYY-MM-DD; null = today. */
  readonly on: string | null;
  /** Part of its own name or of its region's. */
  readonly search: string;
  /** Only the region itself, not what it contains. */
  readonly ownLevelOnly: boolean;
}

export interface NewUnit {
  readonly name: string;
  readonly kind: UnitKind;
  readonly regionCode: number;
  readonly parentId: string | null;
  readonly from: string;
}

type NameRefusal = 'NAME_MISSING' | 'PLACE_NAME_TOO_LONG' | 'UNIT_NAME_TAKEN';
export type UnitRefusal =
  | NameRefusal
  | PlaceUnitRefusal
  | 'REGION_NOT_YOURS'
  | 'REGION_NOT_VALID_ON'
  | 'UNIT_UNKNOWN'
  | 'UNIT_CLOSED_ALREADY'
  | 'UNIT_ENDS_BEFORE'
  | 'UNIT_HAS_PEOPLE'
  | 'UNIT_HAS_CHILDREN';

type StoredUnit = UnitInTree & { readonly kind: UnitKind };

const TREE_COLUMNS = `id, name, kind, region_code AS "regionCode", parent_id AS "parentId", valid_from AS "validFrom",
  valid_to AS "validTo"`;

const onDay = (row: string, day: string) =>
  `${row}.valid_from <= ${day} AND (${row}.valid_to IS NULL OR ${row}.valid_to > ${day})`;

/** A unit `u` below `a`, with those who are there on the day. */
const shownOn = (
  day: string,
) => `u.id, u.name, u.kind, u.region_code AS "regionCode", u.parent_id AS "parentId",
  a.name AS "parentName", u.valid_from AS "validFrom", u.valid_to AS "validTo",
  (SELECT count(*)::int FROM postings p WHERE p.unit_id = u.id AND ${onDay('p', day)}
     AND p.kind IN ('serving', 'seconded_in')) AS "servingCount",
  (SELECT count(*)::int FROM postings p WHERE p.unit_id = u.id AND ${onDay('p', day)}
     AND p.kind NOT IN ('serving', 'seconded_in')) AS "otherCount"`;

/**
 * The units of a day as a tree: whatever stands below no other that is listed comes first, each followed by those below
 * it. $1 and $2 the range, $3 the day, $4 part of a name, its own or its region's.
 */
const TREE = `WITH RECURSIVE listed AS MATERIALIZED (
    SELECT * FROM units u WHERE u.region_code >= $1 AND u.region_code < $2 AND ${onDay('u', '$3')}
      AND ($4 = '' OR position($4 in lower(u.name)) > 0
           OR u.region_code IN (SELECT region_code FROM region_names WHERE position($4 in lower(name)) > 0))),
  tree AS (
    SELECT l.id, 0 AS depth, ARRAY[l.region_code::text, l.name] AS place FROM listed l
    WHERE l.parent_id IS NULL OR l.parent_id NOT IN (SELECT id FROM listed)
    UNION ALL
    SELECT l.id, t.depth + 1, t.place || ARRAY[l.region_code::text, l.name]
    FROM listed l JOIN tree t ON l.parent_id = t.id)`;

/** Enforcement bodies: where they stand in the tree, and the days they are there. */
@Injectable()
export class UnitsService {
  constructor(
    private readonly scopes: Scopes,
    private readonly clock: Clock,
    private readonly regions: RegionsService,
  ) {}

  async list(
    viewer: SessionViewer,
    filter: UnitFilterValues,
    page: PageInput,
  ): Promise<{ nodes: UnitRow[]; totalCount: number }> {
    const { regionCode } = filter;
    if (!seesOfficersIn(viewer.grants, regionCode)) return { nodes: [], totalCount: 0 };
    const { from, to } = subtreeOf(regionCode);
    const day = filter.on ?? this.clock.today();
    const parameters = [from, filter.ownLevelOnly ? from + 1 : to, day, filter.search.trim().toLowerCase()];
    const [limit, offset] = pageBounds(page);
    return this.scopes.run(grantScope(viewer, ROSTER_READERS, regionCode), async (on) => {
      const nodes = await on.query<UnitRow[]>(
        `${TREE}, picked AS (SELECT * FROM tree ORDER BY place, id LIMIT $5 OFFSET $6)
         SELECT ${shownOn('$3')}, k.depth
         FROM picked k JOIN units u ON u.id = k.id LEFT JOIN units a ON a.id = u.parent_id
         ORDER BY k.place, u.id`,
        [...parameters, limit, offset],
      );
      const { count } = await queryOne<{ count: number }>(
        on,
        `${TREE} SELECT count(*)::int AS count FROM tree`,
        parameters,
      );
      return { nodes, totalCount: count };
    });
  }

  async addUnit(viewer: SessionViewer, unit: NewUnit): Promise<Result<string, UnitRefusal>> {
    const { regionCode, kind, parentId, from } = unit;
    const region = this.regions.history(regionCode);
    if (!region || !managesOfficersIn(viewer.grants, regionCode))
      return refuse('REGION_NOT_YOURS', { region: region ? this.regions.nameOf(regionCode) : regionCode });
    const name = checkPlaceName(unit.name);
    if (!name.ok) return name;
    if (from < region.validFrom || region.validTo !== null)
      return refuse('REGION_NOT_VALID_ON', {
        ...{ region: this.regions.nameOf(regionCode), on: region.validTo ?? from },
        ...{ from: region.validFrom, to: region.validTo ?? '…' },
      });
    return this.scopes.run(this.scopeOf(viewer, regionCode), async (on) => {
      const placed = await this.place(on, { id: null, name: name.value, regionCode }, parentId, from);
      if (!placed.ok) return placed;
      const added = await findOne<{ id: string }>(
        on,
        `INSERT INTO units (name, kind, region_code, parent_id, valid_from) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT ON CONSTRAINT uq_units_name DO NOTHING RETURNING id`,
        [name.value, kind, regionCode, parentId, from],
      );
      return added ? ok(added.id) : this.refuseName(name.value, regionCode);
    });
  }

  /** Puts a name, a kind or a place right; it holds for all days of the unit. */
  changeUnit(
    viewer: SessionViewer,
    unitId: string,
    change: { readonly name: string; readonly kind: UnitKind; readonly parentId: string | null },
  ): Promise<Result<string, UnitRefusal>> {
    return this.editing(viewer, unitId, async (on, unit): Promise<Result<string, UnitRefusal>> => {
      const name = checkPlaceName(change.name);
      if (!name.ok) return name;
      const { parentId, kind } = change;
      const wanted = { id: unit.id, name: name.value, regionCode: unit.regionCode };
      if (parentId !== unit.parentId) {
        const placed = await this.place(on, wanted, parentId, this.clock.today());
        if (!placed.ok) return placed;
      }
      const namesake = await findOne<object>(
        on,
        `SELECT FROM units WHERE region_code = $1 AND name = $2 AND id <> $3`,
        [unit.regionCode, name.value, unit.id],
      );
      if (namesake) return this.refuseName(name.value, unit.regionCode);
      await on.query(`UPDATE units SET name = $2, kind = $3, parent_id = $4 WHERE id = $1`, [
        ...[unit.id, name.value, kind, parentId],
      ]);
      return ok(unit.id);
    });
  }

  /** Ends a unit nobody serves in any more; `day` = the first day without it. */
  closeUnit(viewer: SessionViewer, unitId: string, day: string): Promise<Result<string, UnitRefusal>> {
    return this.editing(viewer, unitId, async (on, unit): Promise<Result<string, UnitRefusal>> => {
      if (unit.validTo !== null) return refuse('UNIT_CLOSED_ALREADY', { unit: unit.name, on: unit.validTo });
      if (day <= unit.validFrom) return refuse('UNIT_ENDS_BEFORE', { on: day, from: unit.validFrom });
      const { people, children } = await queryOne<{ people: number; children: number }>(
        on,
        `SELECT (SELECT count(*)::int FROM postings
                 WHERE unit_id = $1 AND (valid_to IS NULL OR valid_to > $2)) AS people,
                (SELECT count(*)::int FROM units
                 WHERE parent_id = $1 AND (valid_to IS NULL OR valid_to > $2)) AS children`,
        [unit.id, day],
      );
      if (people > 0) return refuse('UNIT_HAS_PEOPLE', { unit: unit.name, on: day, count: people });
      if (children > 0) return refuse('UNIT_HAS_CHILDREN', { unit: unit.name, count: children });
      await on.query(`UPDATE units SET valid_to = $2 WHERE id = $1`, [unit.id, day]);
      return ok(unit.id);
    });
  }

  /** Null = not found, or not the viewer's to see. */
  async findFor(viewer: SessionViewer, id: string): Promise<UnitRow | null> {
    for (const scope of grantScopes(viewer, ROSTER_READERS)) {
      const unit = await findOne<UnitRow>(
        this.scopes.in({ ...scope, officerId: null }),
        `SELECT ${shownOn('$2')}, 0 AS depth FROM units u LEFT JOIN units a ON a.id = u.parent_id WHERE u.id = $1`,
        [id, this.clock.today()],
      );
      if (unit && seesOfficersIn(viewer.grants, unit.regionCode)) return unit;
    }
    return null;
  }

  private scopeOf(viewer: SessionViewer, regionCode: number): Scope {
    return { ...grantScope(viewer, ROSTER_MANAGERS, regionCode), officerId: null };
  }

  private async editing(
    viewer: SessionViewer,
    unitId: string,
    work: (on: EntityManager, unit: StoredUnit) => Promise<Result<string, UnitRefusal>>,
  ): Promise<Result<string, UnitRefusal>> {
    for (const scope of grantScopes(viewer, ROSTER_MANAGERS)) {
      const result = await this.scopes.run({ ...scope, officerId: null }, async (on) => {
        const unit = await lockUnit(on, unitId);
        return unit && managesOfficersIn(viewer.grants, unit.regionCode) ? work(on, unit) : null;
      });
      if (result) return result;
    }
    return refuse('UNIT_UNKNOWN');
  }

  /** A parent may lie above the viewer's own region: who answers to whom is no secret of the level above. */
  private async place(
    on: EntityManager,
    unit: Pick<UnitInTree, 'name' | 'regionCode'> & { readonly id: string | null },
    parentId: string | null,
    day: string,
  ): Promise<Result<null, PlaceUnitRefusal>> {
    if (parentId === null) return ok(null);
    const above = await on.query<UnitInTree[]>(
      `WITH RECURSIVE above AS (
         SELECT u.* FROM units u WHERE u.id = $1
         UNION SELECT u.* FROM units u JOIN above a ON u.id = a.parent_id)
       SELECT ${TREE_COLUMNS} FROM above`,
      [parentId],
    );
    const known: KnownUnits = new Map(above.map((one) => [one.id, one]));
    return decideUnitParent(unit, parentId, day, known);
  }

  private refuseName(name: string, regionCode: number) {
    return refuse('UNIT_NAME_TAKEN', { region: this.regions.nameOf(regionCode), name });
  }
}

function lockUnit(on: Queryable, id: string): Promise<StoredUnit | null> {
  return findOne<StoredUnit>(on, `SELECT ${TREE_COLUMNS} FROM units WHERE id = $1 FOR UPDATE`, [id]);
}
