import type { CalibrationReport } from '@whetstone/domain';
import { findOne, type Queryable } from '../platform/database';

/** How an exam is marked, as it concerns one marker. */
export interface Plan {
  readonly examId: string;
  readonly stepHundredths: number;
  readonly limitPercent: number;
  readonly excludesOwnUnit: boolean;
  readonly unitId: string | null;
}

/** A question of an exam with the points it has there. */
export interface Piece {
  readonly examId: string;
  readonly revisionId: string;
  readonly maxHundredths: number;
}

export interface GivenPoints {
  readonly hundredths: number;
  /** Of an anchor: how he stands now. */
  readonly calibration: CalibrationReport | null;
  readonly examId: string;
  readonly regionCode: number;
  /** Attempts that came out otherwise by it. */
  readonly changedAttemptIds: readonly string[];
}

export interface Ticks {
  readonly id: string;
  /** Hundredths, one for each 要点 of the written parts in their order. */
  readonly ticks: readonly number[];
  readonly reason: string;
}

const PLAN = `SELECT p.exam_id AS "examId", p.step_hundredths AS "stepHundredths", p.limit_percent AS "limitPercent",
    p.excludes_own_unit AS "excludesOwnUnit",
    (SELECT o.unit_id FROM postings o WHERE o.officer_id = m.officer_id AND o.kind IN ('serving', 'seconded_in')
       AND o.valid_from <= $3 AND (o.valid_to IS NULL OR o.valid_to > $3) LIMIT 1) AS "unitId"
  FROM exam_markers m JOIN marking_plans p ON p.exam_id = m.exam_id
  WHERE m.exam_id = $1 AND m.officer_id = $2 AND m.removed_at IS NULL`;

/** Null = not his exam, or not set up. */
export function planOf(
  on: Queryable,
  examId: string,
  { officerId, today }: { readonly officerId: string; readonly today: string },
): Promise<Plan | null> {
  return findOne<Plan>(on, PLAN, [examId, officerId, today]);
}
