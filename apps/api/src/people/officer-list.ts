import { NATION, subtreeOf, type PostingGrade, type PostingKind } from '@whetstone/domain';
import { queryOne, type Queryable } from '../platform/database';

/** Which postings are listed. */
export interface ListedPostings {
  readonly regionCode: number;
  /** YYYY-MM-DD. */
  readonly on: string;
  /** Folded as search texts are; '' = everybody. */
  readonly search: string;
  readonly kinds: readonly PostingKind[];
  readonly grade: PostingGrade | null;
  readonly hasAccount: boolean | null;
}

export interface PickedOfficers {
  /** In the order they are shown. */
  readonly ids: readonly string[];
  readonly totalCount: number;
}

/** $1 day, $2 and $3 the region's range, $4 kinds, $5 grade, $6 whether there is an account. */
const IS_LISTED = `p.region_code >= $2 AND p.region_code < $3
  AND p.valid_from <= $1 AND (p.valid_to IS NULL OR p.valid_to > $1)
  AND p.kind = ANY ($4) AND ($5::text IS NULL OR p.grade = $5)
  AND ($6::boolean IS NULL OR p.has_account = $6)`;

const ORDER = `p.region_code, u.name, o.name, o.id`;

/** One page of the officers whose postings are listed, by region, unit and name. */
export function pickOfficers(
  on: Queryable,
  listed: ListedPostings,
  bounds: readonly [limit: number, offset: number],
): Promise<PickedOfficers> {
  return listed.search === '' ? pickOfAll(on, listed, bounds) : pickFound(on, listed, bounds);
}

function parametersOf({ regionCode, on, kinds, grade, hasAccount }: ListedPostings): unknown[] {
  const { from, to } = subtreeOf(regionCode);
  return [on, from, to, kinds, grade, hasAccount];
}

interface RegionCount {
  readonly code: number;
  readonly count: number;
}

/**
 * Counts by region first, which names nobody and sorts nothing, and then sorts only the regions the page lies in: a
 * country's roster is in order of its regions.
 */
async function pickOfAll(
  on: Queryable,
  listed: ListedPostings,
  [limit, offset]: readonly [number, number],
): Promise<PickedOfficers> {
  const parameters = parametersOf(listed);
  const counts = await on.query<RegionCount[]>(
    `SELECT p.region_code AS code, count(*)::int AS count FROM postings p WHERE ${IS_LISTED} GROUP BY 1 ORDER BY 1`,
    parameters,
  );
  const { codes, skipped } = regionsOfPage(counts, limit, offset);
  const rows = await on.query<{ id: string }[]>(
    `SELECT o.id FROM postings p JOIN officers o ON o.id = p.officer_id JOIN units u ON u.id = p.unit_id
     WHERE p.region_code = ANY ($7) AND ${IS_LISTED} ORDER BY ${ORDER} LIMIT $8 OFFSET $9`,
    [...parameters, codes, limit, offset - skipped],
  );
  return {
    ids: rows.map(({ id }) => id),
    totalCount: counts.reduce((total, { count }) => total + count, 0),
  };
}

/** The regions a page lies in, and how many rows come before the first of them. */
export function regionsOfPage(
  counts: readonly RegionCount[],
  limit: number,
  offset: number,
): { readonly codes: readonly number[]; readonly skipped: number } {
  const codes: number[] = [];
  let skipped = 0;
  let end = 0;
  for (const { code, count } of counts) {
    if (end >= offset + limit) break;
    end += count;
    if (end > offset) codes.push(code);
    else skipped = end;
  }
  return { codes, skipped };
}

/** Within a part of the country: whoever serves there is looked at. */
const FOUND_WITHIN = `found AS MATERIALIZED (
  SELECT p.id, p.officer_id, p.unit_id, p.region_code, o.name
  FROM postings p JOIN officers o ON o.id = p.officer_id JOIN units u ON u.id = p.unit_id
  WHERE ${IS_LISTED} AND (o.search_text LIKE $7 OR lower(u.name) LIKE $7))`;

/**
 * In the whole country: people and units are each gone through once, and only then it is asked where those serve. The
 * arrays keep it so: whatever the planner thinks of how many there are, their postings are found by index.
 */
const FOUND_ANYWHERE = `hit AS MATERIALIZED (SELECT id, name FROM officers WHERE search_text LIKE $7),
 found AS MATERIALIZED (
  SELECT p.id, p.officer_id, p.unit_id, p.region_code, hit.name FROM postings p JOIN hit ON hit.id = p.officer_id
  WHERE p.officer_id = ANY (ARRAY(SELECT id FROM hit)) AND ${IS_LISTED}
  UNION
  SELECT p.id, p.officer_id, p.unit_id, p.region_code, o.name FROM postings p JOIN officers o ON o.id = p.officer_id
  WHERE p.unit_id = ANY (ARRAY(SELECT id FROM units WHERE lower(name) LIKE $7)) AND ${IS_LISTED})`;

/** LIKE looks through a text in half the time position() takes; what people type holds no wildcards. */
function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}

/** Behind the wall no index is asked what a text holds: texts are gone through, and as few of them as can be. */
async function pickFound(
  on: Queryable,
  listed: ListedPostings,
  [limit, offset]: readonly [number, number],
): Promise<PickedOfficers> {
  const found = await queryOne<{ ids: string[]; count: number }>(
    on,
    `WITH ${listed.regionCode === NATION ? FOUND_ANYWHERE : FOUND_WITHIN},
     picked AS (
       SELECT o.officer_id AS id, row_number() OVER (ORDER BY o.region_code, u.name, o.name, o.officer_id) AS place
       FROM found o JOIN units u ON u.id = o.unit_id
       ORDER BY place LIMIT $8 OFFSET $9)
     SELECT coalesce((SELECT array_agg(id ORDER BY place) FROM picked), '{}') AS ids,
            (SELECT count(*)::int FROM found) AS count`,
    [...parametersOf(listed), containing(listed.search), limit, offset],
  );
  return { ids: found.ids, totalCount: found.count };
}
