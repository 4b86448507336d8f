import type { Mark, ShuffleRules } from '@whetstone/domain';
import type { Queryable } from '../platform/database';
import type { NamedStatement } from '../platform/exam-database';
import type { AttemptStateName } from './attempts.types';
import type { SheetValues } from './sheet';

/** An attempt that was begun, with what its officer is told of the exam. */
export interface AttemptRow extends ShuffleRules {
  readonly id: string;
  readonly examId: string;
  readonly officerId: string;
  readonly number: number;
  readonly paperId: string;
  readonly state: AttemptStateName;
  readonly epoch: number;
  readonly rev: number;
  readonly sheet: SheetValues;
  readonly startedAt: Date;
  readonly deadline: Date;
  readonly savedAt: Date | null;
  readonly submittedAt: Date | null;
  readonly pointsHundredths: number | null;
  readonly isPassed: boolean | null;
  readonly marks: readonly Mark[] | null;
  readonly receiptCode: string | null;
  readonly examTitle: string;
  readonly maxPoints: number;
  readonly passPoints: number;
  /** From when keys are told; null = with the points. */
  readonly keysFrom: Date | null;
}

/** Of an attempt `a` that is open and its exam `e`: nothing that the role which begins it may not read. */
export const OPEN_ATTEMPT_COLUMNS = `a.id, a.exam_id AS "examId", a.officer_id AS "officerId", a.number,
  a.paper_id AS "paperId", a.state, a.epoch, a.rev, a.sheet, a.started_at AS "startedAt", a.deadline,
  a.saved_at AS "savedAt", a.submitted_at AS "submittedAt", e.title AS "examTitle",
  (e.max_points_hundredths / 100.0)::float8 AS "maxPoints", (e.pass_points_hundredths / 100.0)::float8 AS "passPoints",
  e.shuffle_questions AS "shuffleQuestions", e.shuffle_options AS "shuffleOptions",
  e.keys_from AS "keysFrom"`;

export const ATTEMPT_COLUMNS = `${OPEN_ATTEMPT_COLUMNS}, a.points_hundredths AS "pointsHundredths",
  a.is_passed AS "isPassed", a.marks, a.receipt_code AS "receiptCode"`;

/** Attempts that were begun; of those that lie ready nobody knows. */
export const ATTEMPTS = `SELECT ${ATTEMPT_COLUMNS} FROM attempts a JOIN exams e ON e.id = a.exam_id
  WHERE a.state <> 'prepared'`;

export const OWN_ATTEMPT: NamedStatement = {
  name: 'own_attempt',
  text: `${ATTEMPTS} AND a.id = $1 AND a.officer_id = $2`,
};

/** Those of these attempts that are void and do not count towards the number allowed; asked only where one is void. */
export async function givenBackOf(
  on: Queryable,
  attempts: readonly AttemptRow[],
): Promise<ReadonlySet<string>> {
  const ids = attempts.filter(({ state }) => state === 'voided').map(({ id }) => id);
  if (ids.length === 0) return new Set();
  const rows = await on.query<{ id: string }[]>(
    `SELECT a.id FROM attempts a JOIN attempt_voids v ON v.id = a.void_id WHERE a.id = ANY ($1) AND NOT v.is_used_up`,
    [ids],
  );
  return new Set(rows.map(({ id }) => id));
}

/** What is told of an attempt in a list: nothing before results are out, and never anything of one that is void. */
export function toldResultOf({ state, isPassed, pointsHundredths }: AttemptRow, isOut: boolean) {
  const isTold = isOut && state !== 'voided';
  return {
    isPassed: isTold ? isPassed : null,
    points: isTold && pointsHundredths !== null ? pointsHundredths / 100 : null,
  };
}

/** Why the attempt that a window goes on with is over. */
export function whyOver(attempts: readonly AttemptRow[], id: string): 'ALREADY_SUBMITTED' | 'ATTEMPT_VOIDED' {
  return attempts.find((attempt) => attempt.id === id)?.state === 'voided'
    ? 'ATTEMPT_VOIDED'
    : 'ALREADY_SUBMITTED';
}
