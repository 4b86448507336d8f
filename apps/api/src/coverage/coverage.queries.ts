import { subtreeOf } from '@whetstone/domain';
import type { Queryable } from '../platform/database';

/**
 * Officers serving on the cut-off day within a region, for an issue's audience, with what each has to show for it. One
 * row per officer: nobody serves in two places on one day. $1 issue, $2 cut-off, $3 and $4 the region's range.
 */
const SERVING = `serving AS (
  SELECT o.id AS officer_id, o.name, o.certificate_no, u.name AS unit_name, p.region_code,
         a.counted_at, coalesce(a.credited_ms, 0) AS credited_ms,
         best.points_hundredths, coalesce(best.is_passed, false) AS is_passed
  FROM serving_postings p
  JOIN units u ON u.id = p.unit_id
  JOIN officers o ON o.id = p.officer_id
  LEFT JOIN attendances a ON a.officer_id = o.id AND a.lecture_issue_id = $1
  LEFT JOIN LATERAL (
    SELECT max(t.points_hundredths) AS points_hundredths, bool_or(t.is_passed) AS is_passed
    FROM attempts t JOIN exams e ON e.id = t.exam_id AND e.lecture_issue_id = $1
    WHERE t.officer_id = o.id AND t.state = 'submitted') best ON true
  WHERE p.region_code >= $3 AND p.region_code < $4 AND p.valid_from <= $2 AND (p.valid_to IS NULL OR p.valid_to > $2)
    AND EXISTS (SELECT FROM lecture_issue_regions l JOIN regions r ON r.code = l.region_code
                WHERE l.lecture_issue_id = $1 AND p.region_code >= r.code AND p.region_code < r.upper_code))`;

export interface CoverageQuery {
  readonly issueId: string;
  readonly cutOff: string;
  readonly regionCode: number;
  /** Only those whose unit sits at the region itself, not below it. */
  readonly ownLevelOnly?: boolean;
}

export interface CoverageCount {
  /** A child of the region, or the region itself for those whose unit sits at its own level. */
  readonly regionCode: number;
  readonly serving: number;
  readonly attended: number;
  readonly passed: number;
}

function parametersOf({ issueId, cutOff, regionCode, ownLevelOnly }: CoverageQuery): unknown[] {
  const { from, to } = subtreeOf(regionCode);
  return [issueId, cutOff, from, ownLevelOnly ? from + 1 : to];
}

/** Serving, attended and passed by the child regions of the cut-off day: the rows add up to the region's total. */
export function countCoverage(on: Queryable, query: CoverageQuery): Promise<CoverageCount[]> {
  return on.query<CoverageCount[]>(
    `WITH ${SERVING}
     SELECT coalesce(c.code, $5::int) AS "regionCode", count(s.officer_id)::int AS serving,
            count(s.counted_at)::int AS attended, (count(*) FILTER (WHERE s.is_passed))::int AS passed
     FROM serving s
     LEFT JOIN regions c ON c.parent_code = $5::int AND s.region_code >= c.code AND s.region_code < c.upper_code
       AND c.valid_from <= $2 AND (c.valid_to IS NULL OR c.valid_to > $2)
     GROUP BY 1 ORDER BY 1`,
    [...parametersOf(query), query.regionCode],
  );
}

export type PersonFilterName = 'all' | 'attended' | 'not_attended' | 'passed' | 'not_passed';

export interface CoveragePersonRow {
  readonly officerId: string;
  readonly name: string;
  readonly certificateNo: string;
  readonly unitName: string;
  readonly regionCode: number;
  readonly countedAt: Date | null;
  readonly creditedMs: number;
  readonly pointsHundredths: number | null;
  readonly isPassed: boolean;
}

const FILTERS: Readonly<Record<PersonFilterName, string>> = {
  all: 'true',
  attended: 'counted_at IS NOT NULL',
  not_attended: 'counted_at IS NULL',
  passed: 'is_passed',
  not_passed: 'NOT is_passed',
};

const PERSON_COLUMNS = `officer_id AS "officerId", name, certificate_no AS "certificateNo", unit_name AS "unitName",
  region_code AS "regionCode", counted_at AS "countedAt", credited_ms AS "creditedMs",
  points_hundredths AS "pointsHundredths", is_passed AS "isPassed"`;

/** The persons a figure is made of. */
export function listCoveragePersons(
  on: Queryable,
  query: CoverageQuery,
  show: PersonFilterName,
  [limit, offset]: readonly [number, number],
): Promise<(CoveragePersonRow & { totalCount: number })[]> {
  return on.query<(CoveragePersonRow & { totalCount: number })[]>(
    `WITH ${SERVING} SELECT ${PERSON_COLUMNS}, count(*) OVER () AS "totalCount" FROM serving WHERE ${FILTERS[show]}
     ORDER BY region_code, unit_name, name, officer_id LIMIT $5 OFFSET $6`,
    [...parametersOf(query), limit, offset],
  );
}

/** One officer as he counts for an issue on the cut-off day; null when he did not serve in its audience then. */
export async function findCoveragePerson(
  on: Queryable,
  query: CoverageQuery,
  officerId: string,
): Promise<CoveragePersonRow | null> {
  const [person] = await on.query<CoveragePersonRow[]>(
    `WITH ${SERVING} SELECT ${PERSON_COLUMNS} FROM serving WHERE officer_id = $5`,
    [...parametersOf(query), officerId],
  );
  return person ?? null;
}

export interface WatchReportRow {
  readonly startedAt: Date;
  readonly reportedAt: Date;
  readonly device: string;
  readonly spans: readonly (readonly [number, number])[];
  readonly creditedSpans: readonly (readonly [number, number])[];
  readonly jumpedToMs: number | null;
  readonly notCredited: 'FASTER_THAN_CLOCK' | 'SPAN_OUTSIDE_VIDEO' | null;
}

/** Every report an officer's players made on an issue, in the order they came. */
export function listWatchReports(
  on: Queryable,
  issueId: string,
  officerId: string,
): Promise<WatchReportRow[]> {
  return on.query<WatchReportRow[]>(
    `SELECT l.started_at AS "startedAt", r.reported_at AS "reportedAt", l.device, r.spans,
            r.credited_spans AS "creditedSpans", r.jumped_to_ms AS "jumpedToMs", r.not_credited AS "notCredited"
     FROM watch_leases l JOIN watch_reports r ON r.lease_id = l.id
     WHERE l.lecture_issue_id = $1 AND l.officer_id = $2 ORDER BY r.id`,
    [issueId, officerId],
  );
}
