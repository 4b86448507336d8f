import type { DatedRegion } from '@whetstone/domain';
import type { EntityManager } from 'typeorm';
import type { Queryable } from '../platform/database';

/** Any number, the same in every server: changes of the regions are made one after the other. */
const REGIONS_LOCK = 7_261_158;

/** Every region there ever was with its names, as the tables say now: a change is decided on these, under its lock. */
export async function readKnownRegions(on: Queryable): Promise<Map<number, DatedRegion>> {
  const rows = await on.query<DatedRegion[]>(
    `SELECT r.code, r.level, r.parent_code AS "parentCode", r.valid_from AS "validFrom", r.valid_to AS "validTo",
            r.successor_code AS "successorCode", r.is_custom AS "isCustom",
            jsonb_agg(jsonb_build_object('name', n.name, 'from', n.valid_from, 'to', n.valid_to) ORDER BY n.valid_from) AS names
     FROM regions r JOIN region_names n ON n.region_code = r.code
     GROUP BY r.code ORDER BY r.code`,
  );
  return new Map(rows.map((row) => [row.code, row]));
}

/** The same for whoever is about to change them: until his transaction ends nobody else does. */
export async function lockKnownRegions(on: EntityManager): Promise<Map<number, DatedRegion>> {
  await on.query('SELECT pg_advisory_xact_lock($1)', [REGIONS_LOCK]);
  return readKnownRegions(on);
}

/** Tells the other processes, by what they ask for now and then, that the regions are no longer what they read. */
export async function noteRegionsChanged(on: EntityManager): Promise<void> {
  await on.query(`UPDATE region_version SET version = version + 1`);
}
