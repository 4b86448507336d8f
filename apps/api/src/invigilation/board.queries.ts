import { NATION, OFFLINE_AFTER_MS, type SeatState } from '@whetstone/domain';
import { queryOne, type Queryable } from '../platform/database';
import { ASKED } from '../exams/exam-audience.service';

/** A place at an exam: who is asked or sits, and how his last attempt stands. */
export interface SeatRow {
  readonly officerId: string;
  readonly officerName: string;
  readonly certificateNo: string;
  readonly regionCode: number;
  readonly state: SeatState;
  /** Null = has not begun, as are the four below. */
  readonly attemptId: string | null;
  readonly attemptNumber: number | null;
  readonly startedAt: Date | null;
  readonly deadline: Date | null;
  readonly heardAt: Date | null;
  readonly submittedAt: Date | null;
  readonly leftCount: number;
  readonly extraSeconds: number;
  /** What came after the end lies there and nobody has decided on it. */
  readonly hasLateSheet: boolean;
}

export interface BoardRow {
  readonly counts: readonly { readonly state: SeatState; readonly count: number }[];
  /** Of all: whose page was left at least once. */
  readonly leftCount: number;
  /** Of those that were asked for. */
  readonly totalCount: number;
  readonly seats: readonly SeatRow[];
}

export interface BoardRequest {
  readonly examId: string;
  /** Of the audience, as {@link ASKED} takes them. */
  readonly asked: readonly unknown[];
  readonly now: Date;
  /** Null = in any state. */
  readonly states: readonly SeatState[] | null;
  readonly hasLeft: boolean;
  /** Folded as search texts are, as a pattern; null = everybody. */
  readonly search: string | null;
  readonly bounds: readonly [limit: number, offset: number];
}

/** As `seatState` of the domain says; a test holds the two against each other. $10 is the time. */
export const SEAT_STATE = `CASE
  WHEN a.state = 'voided' THEN 'voided'
  WHEN a.state = 'submitted' THEN 'handed_in'
  WHEN a.id IS NOT NULL THEN
    CASE WHEN heard_at > $10::timestamptz - interval '${OFFLINE_AFTER_MS} milliseconds' THEN 'in' ELSE 'offline' END
  WHEN $10 >= least(e.closes_at, e.last_entry_at) THEN 'missed'
  WHEN $10 > e.opens_at AND $10 + e.duration_seconds * interval '1 second' > e.closes_at THEN 'late'
  ELSE 'not_started' END`;

/** $1–$8 the audience, $9 the exam, $10 now. */
const SEATS = `asked AS (SELECT DISTINCT p.officer_id ${ASKED}),
  sat AS (SELECT DISTINCT ON (officer_id) id, officer_id, number, state, started_at, deadline, saved_at, submitted_at,
      region_code, extra_seconds
    FROM attempts WHERE exam_id = $9 AND state <> 'prepared' ORDER BY officer_id, number DESC),
  windows AS (SELECT p.attempt_id, max(p.heard_at) AS last_beat, sum(p.left_count)::int AS left_count
    FROM room_presences p WHERE p.attempt_id IN (SELECT id FROM sat) GROUP BY 1),
  seats AS MATERIALIZED (
    SELECT o.id AS "officerId", o.name AS "officerName", o.certificate_no AS "certificateNo", o.search_text,
      coalesce(a.region_code, o.region_code, ${NATION}) AS "regionCode", ${SEAT_STATE} AS state, a.id AS "attemptId",
      a.number AS "attemptNumber", a.started_at AS "startedAt", a.deadline, h.heard_at AS "heardAt",
      a.submitted_at AS "submittedAt", coalesce(w.left_count, 0) AS "leftCount",
      coalesce(a.extra_seconds, 0) AS "extraSeconds",
      EXISTS (SELECT FROM late_sheets l WHERE l.attempt_id = a.id AND l.state = 'open') AS "hasLateSheet"
    FROM asked FULL JOIN sat a USING (officer_id) JOIN officers o ON o.id = officer_id JOIN exams e ON e.id = $9
      LEFT JOIN windows w ON w.attempt_id = a.id
      CROSS JOIN LATERAL (SELECT greatest(a.started_at, a.saved_at, w.last_beat) AS heard_at) h)`;

/** Who is where, counted over all and listed by the page, in an order that does not change while one looks. */
export async function readBoard(on: Queryable, request: BoardRequest): Promise<BoardRow> {
  const { examId, asked, now, states, hasLeft, search, bounds } = request;
  const row = await queryOne<BoardRow>(
    on,
    `WITH ${SEATS},
      shown AS (SELECT * FROM seats WHERE ($11::text[] IS NULL OR state = ANY ($11)) AND (NOT $12 OR "leftCount" > 0)
        AND ($13::text IS NULL OR search_text LIKE $13))
     SELECT (SELECT coalesce(json_agg(c), '[]') FROM (SELECT state, count(*)::int AS count FROM seats GROUP BY 1) c)
         AS counts,
       (SELECT count(*)::int FROM seats WHERE "leftCount" > 0) AS "leftCount",
       (SELECT count(*)::int FROM shown) AS "totalCount",
       (SELECT coalesce(json_agg(s), '[]') FROM (SELECT * FROM shown
          ORDER BY "regionCode", "officerName", "officerId" LIMIT $14 OFFSET $15) s) AS seats`,
    [...asked, examId, now, states, hasLeft, search, ...bounds],
  );
  return { ...row, seats: row.seats.map(withDates) };
}

/** Dates come as texts out of JSON. */
function withDates(seat: SeatRow): SeatRow {
  const date = (value: Date | null) => (value === null ? null : new Date(value));
  const { startedAt, deadline, heardAt, submittedAt } = seat;
  return {
    ...seat,
    ...{ startedAt: date(startedAt), deadline: date(deadline), heardAt: date(heardAt) },
    submittedAt: date(submittedAt),
  };
}
