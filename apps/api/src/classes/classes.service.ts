import { Injectable } from '@nestjs/common';
import {
  classRefusal,
  isWithin,
  ok,
  quotaRefusal,
  refuse,
  type ClassFacts,
  type ClassRefusal,
  type QuotaRefusal,
  type Refusal,
  type Result,
  type UnitQuota,
  type UnitTaken,
} from '@whetstone/domain';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { findOne, queryOne, type Queryable } from '../platform/database';
import { pageBounds, type PageInput } from '../platform/page';
import { grantScope, grantScopes, Scopes, type Scope } from '../platform/scope';
import type { SessionViewer } from '../platform/request-context';
import { RegionsService } from '../regions/regions.service';
import { CLASS_MANAGERS, managesClassesIn, seesClass } from './classes.policy';

export interface ClassRow extends ClassFacts {
  readonly id: string;
  readonly regionCode: number;
  readonly version: number;
  /** Who belongs to it now, as far as the scope sees them. */
  readonly memberCount: number;
  /** All places of units the scope sees; null = there are no quotas. */
  readonly seatCount: number | null;
}

/** A class with the scope it was found in, and whether it is the viewer's to change. */
export type SeenClass = ClassRow & { readonly seenIn: Scope; readonly isMine: boolean };

export interface QuotaRow {
  readonly unitId: string;
  readonly unitName: string;
  readonly regionCode: number;
  readonly seats: number;
  readonly taken: number;
}

export interface SaveClass extends ClassFacts {
  /** Null = a new one. */
  readonly id: string | null;
  /** As it was seen; 0 for a new one. */
  readonly version: number;
  /** Of a new one: who holds it. */
  readonly regionCode: number;
  readonly quotas: readonly Omit<UnitQuota, 'unitName'>[];
}

/** Without what is the viewer's own elsewhere: a class is about those he manages. */
export function classScopes(viewer: SessionViewer): Scope[] {
  return grantScopes(viewer, CLASS_MANAGERS).map((scope) => ({ ...scope, officerId: null }));
}

/** What holds a class of this region, and so all who may be in it. */
export function classScope(viewer: SessionViewer, regionCode: number): Scope {
  return { ...grantScope(viewer, CLASS_MANAGERS, regionCode), officerId: null };
}

type SaveRefusal =
  | ClassRefusal
  | QuotaRefusal
  | 'NOT_FOUND'
  | 'REGION_NOT_YOURS'
  | 'CLASS_NUMBER_TAKEN'
  | 'CLASS_OUTRUN'
  | 'CLASS_UNIT_UNKNOWN';

const CLASSES = `SELECT c.id, c.region_code AS "regionCode", c.name, c.year, c.number, c.starts_on AS "startsOn",
    c.ends_on AS "endsOn", c.version,
    (SELECT count(*)::int FROM class_members m WHERE m.class_id = c.id AND m.left_at IS NULL) AS "memberCount",
    (SELECT sum(q.seats)::int FROM class_quotas q WHERE q.class_id = c.id) AS "seatCount"
  FROM training_classes c`;

/** What a class is found by; people write "2026年第3期" and "2026-3". */
const SEARCHED = `lower(c.name || ' ' || c.year || '年第' || c.number || '期 ' || c.year || '-' || c.number)`;

/** Holds training classes: what they are, and how many places each unit has. */
@Injectable()
export class ClassesService {
  constructor(
    private readonly scopes: Scopes,
    private readonly clock: Clock,
    private readonly regions: RegionsService,
  ) {}

  /** Those of the viewer's regions and those from above that are for them, the one that begins last first. */
  async list(
    viewer: SessionViewer,
    search: string,
    page: PageInput,
  ): Promise<{ nodes: SeenClass[]; totalCount: number }> {
    const found = new Map<string, { id: string; regionCode: number; startsOn: string; seenIn: Scope }>();
    for (const seenIn of classScopes(viewer)) {
      const rows = await this.scopes.in(seenIn).query<Pick<ClassRow, 'id' | 'regionCode' | 'startsOn'>[]>(
        `SELECT c.id, c.region_code AS "regionCode", c.starts_on AS "startsOn" FROM training_classes c
         WHERE $1 = '' OR position($1 IN ${SEARCHED}) > 0`,
        [search.trim().toLowerCase()],
      );
      for (const row of rows)
        if (seesClass(viewer.grants, row.regionCode)) found.set(row.id, { ...row, seenIn });
    }
    const all = [...found.values()].sort(
      (one, other) => other.startsOn.localeCompare(one.startsOn) || (one.id < other.id ? -1 : 1),
    );
    const [limit, offset] = pageBounds(page);
    return {
      nodes: await this.shown(viewer, all.slice(offset, offset + limit)),
      totalCount: all.length,
    };
  }

  /** Null = not found, or not the viewer's to see. */
  async findFor(viewer: SessionViewer, id: string): Promise<SeenClass | null> {
    for (const seenIn of classScopes(viewer)) {
      const row = await findOne<ClassRow>(this.scopes.in(seenIn), `${CLASSES} WHERE c.id = $1`, [id]);
      if (row && seesClass(viewer.grants, row.regionCode)) return seen(viewer, row, seenIn);
    }
    return null;
  }

  /** Within a scope that was decided on. */
  async findIn(scope: Scope, id: string, viewer: SessionViewer): Promise<SeenClass | null> {
    const row = await findOne<ClassRow>(this.scopes.in(scope), `${CLASSES} WHERE c.id = $1`, [id]);
    return row && seen(viewer, row, scope);
  }

  /** The units that have places, with how many are taken, as far as the scope sees them. */
  quotasOf({ id }: { readonly id: string }, on: Queryable): Promise<QuotaRow[]> {
    return on.query<QuotaRow[]>(
      `SELECT q.unit_id AS "unitId", u.name AS "unitName", u.region_code AS "regionCode", q.seats,
         (SELECT count(*)::int FROM class_members m
          WHERE m.class_id = q.class_id AND m.unit_id = q.unit_id AND m.left_at IS NULL) AS taken
       FROM class_quotas q JOIN units u ON u.id = q.unit_id
       WHERE q.class_id = $1 ORDER BY u.region_code, u.name, u.id`,
      [id],
    );
  }

  seenQuotas(shown: SeenClass): Promise<QuotaRow[]> {
    return this.quotasOf(shown, this.scopes.in(shown.seenIn));
  }

  /** Creates a class, or changes one; its quotas become those given, all of them or nothing. */
  async saveClass(viewer: SessionViewer, input: SaveClass): Promise<Result<SeenClass, SaveRefusal>> {
    const before = input.id === null ? null : await this.findFor(viewer, input.id);
    if (input.id !== null && !before?.isMine) return refuse('NOT_FOUND');
    const regionCode = before?.regionCode ?? input.regionCode;
    if (!this.regions.find(regionCode) || !managesClassesIn(viewer.grants, regionCode))
      return refuse('REGION_NOT_YOURS', { region: this.regions.nameOf(regionCode) || regionCode });
    const wrong = classRefusal(input);
    if (wrong) return { ok: false, refusal: wrong };
    const seenIn = classScope(viewer, regionCode);
    return this.scopes.run(seenIn, async (on) => {
      const refusal =
        (before && (await holdRefusal(on, before.id, input.version))) ??
        (await this.quotasRefusal(on, before?.id ?? null, regionCode, input.quotas));
      if (refusal) return { ok: false, refusal };
      const id = await this.write(on, before?.id ?? null, { ...input, regionCode }, viewer.officerId);
      if (id === null) {
        const { year, number } = input;
        return refuse('CLASS_NUMBER_TAKEN', { year, number, region: this.regions.nameOf(regionCode) });
      }
      await writeQuotas(on, id, input.quotas);
      return ok(seen(viewer, await queryOne<ClassRow>(on, `${CLASSES} WHERE c.id = $1`, [id]), seenIn));
    });
  }

  private async shown(
    viewer: SessionViewer,
    listed: readonly { readonly id: string; readonly seenIn: Scope }[],
  ): Promise<SeenClass[]> {
    const rows = new Map<string, SeenClass>();
    for (const [seenIn, some] of Map.groupBy(listed, (one) => one.seenIn)) {
      const ids = some.map(({ id }) => id);
      const found = await this.scopes.in(seenIn).query<ClassRow[]>(`${CLASSES} WHERE c.id = ANY ($1)`, [ids]);
      for (const row of found) rows.set(row.id, seen(viewer, row, seenIn));
    }
    return listed.flatMap(({ id }) => rows.get(id) ?? []);
  }

  private async quotasRefusal(
    on: EntityManager,
    classId: string | null,
    regionCode: number,
    quotas: SaveClass['quotas'],
  ): Promise<Refusal<QuotaRefusal | 'CLASS_UNIT_UNKNOWN'> | null> {
    const units = await on.query<{ id: string; name: string; regionCode: number }[]>(
      `SELECT id, name, region_code AS "regionCode" FROM units WHERE id = ANY ($1)`,
      [quotas.map(({ unitId }) => unitId)],
    );
    const known = new Map(units.map((unit) => [unit.id, unit]));
    const named: UnitQuota[] = [];
    for (const { unitId, seats } of quotas) {
      const unit = known.get(unitId);
      if (!unit || !isWithin(unit.regionCode, regionCode)) return refuse('CLASS_UNIT_UNKNOWN').refusal;
      named.push({ unitId, seats, unitName: unit.name });
    }
    return quotaRefusal(named, classId === null ? [] : await takenIn(on, classId));
  }

  /** @returns null when another class of the region has the number. */
  private async write(
    on: EntityManager,
    id: string | null,
    input: SaveClass,
    createdBy: string,
  ): Promise<string | null> {
    const { regionCode, year, number, startsOn, endsOn } = input;
    const facts = [input.name.trim(), year, number, startsOn, endsOn];
    if (id === null) {
      const row = await findOne<{ id: string }>(
        on,
        `INSERT INTO training_classes (name, year, number, starts_on, ends_on, region_code, created_by, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT ON CONSTRAINT uq_training_classes_number DO NOTHING RETURNING id`,
        [...facts, regionCode, createdBy, this.clock.now()],
      );
      return row?.id ?? null;
    }
    const namesake = await findOne<object>(
      on,
      `SELECT FROM training_classes WHERE region_code = $1 AND year = $2 AND number = $3 AND id <> $4`,
      [regionCode, year, number, id],
    );
    if (namesake) return null;
    await on.query(
      `UPDATE training_classes SET name = $1, year = $2, number = $3, starts_on = $4, ends_on = $5,
         version = version + 1 WHERE id = $6`,
      [...facts, id],
    );
    return id;
  }
}

function seen(viewer: SessionViewer, row: ClassRow, seenIn: Scope): SeenClass {
  return { ...row, seenIn, isMine: managesClassesIn(viewer.grants, row.regionCode) };
}

/** Under the lock of the class, which whoever adds members waits for. */
async function holdRefusal(on: EntityManager, id: string, version: number) {
  const held = await findOne<{ version: number }>(
    on,
    `SELECT version FROM training_classes WHERE id = $1 FOR NO KEY UPDATE`,
    [id],
  );
  if (!held) return refuse('NOT_FOUND').refusal;
  return held.version === version ? null : refuse('CLASS_OUTRUN').refusal;
}

/** How many there are of each unit, by the unit they came from. */
function takenIn(on: Queryable, classId: string): Promise<UnitTaken[]> {
  return on.query<UnitTaken[]>(
    `SELECT m.unit_id AS "unitId", u.name AS "unitName", count(*)::int AS count
     FROM class_members m JOIN units u ON u.id = m.unit_id
     WHERE m.class_id = $1 AND m.left_at IS NULL GROUP BY m.unit_id, u.name ORDER BY u.name`,
    [classId],
  );
}

async function writeQuotas(on: EntityManager, classId: string, quotas: SaveClass['quotas']): Promise<void> {
  const units = quotas.map(({ unitId }) => unitId);
  await on.query(`DELETE FROM class_quotas WHERE class_id = $1 AND unit_id <> ALL ($2::uuid[])`, [
    classId,
    units,
  ]);
  await on.query(
    `INSERT INTO class_quotas (class_id, unit_id, region_code, seats)
     SELECT $1, u.id, u.region_code, q.seats FROM unnest($2::uuid[], $3::int[]) AS q(unit_id, seats)
     JOIN units u ON u.id = q.unit_id
     ON CONFLICT ON CONSTRAINT pk_class_quotas DO UPDATE SET seats = excluded.seats`,
    [classId, units, quotas.map(({ seats }) => seats)],
  );
}
