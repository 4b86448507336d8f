import {
  changeKey,
  scoreAttempt,
  type Answer,
  type KeyChange,
  type KeyedQuestion,
  type Mark,
  type Score,
} from '@whetstone/domain';
import type { EntityManager } from 'typeorm';

/** A sitting that was handed in, as marking it again needs it. */
export interface SatAttempt {
  readonly id: string;
  readonly paperId: string;
  readonly officerId: string;
  readonly regionCode: number;
  readonly answers: readonly Answer[];
  readonly marks: readonly Mark[];
  /** Null while it is being marked. */
  readonly pointsHundredths: number | null;
  readonly isPassed: boolean | null;
}

export const SAT_COLUMNS = `a.id, a.paper_id AS "paperId", a.officer_id AS "officerId", a.region_code AS "regionCode",
  a.sheet->'answers' AS answers, a.marks, a.points_hundredths AS "pointsHundredths", a.is_passed AS "isPassed"`;

export interface Rescored {
  readonly attempt: SatAttempt;
  readonly score: Score;
}

export interface RescoreOptions {
  readonly passHundredths: number;
  readonly keysOf: (paperId: string) => Promise<readonly KeyedQuestion[]>;
  /** A change that is only being thought of. */
  readonly supposing?: { readonly revisionId: string; readonly change: KeyChange };
}

/**
 * What these attempts earn now: by the keys as they stand and by what persons gave. Only those that come out otherwise
 * than they were marked.
 */
export async function rescore(
  on: EntityManager,
  attempts: readonly SatAttempt[],
  { passHundredths, keysOf, supposing }: RescoreOptions,
): Promise<Rescored[]> {
  const ids = attempts.map(({ id }) => id);
  const given = await givenTo(on, ids);
  const read = await readOf(on, ids);
  const moved: Rescored[] = [];
  for (const attempt of attempts) {
    const keys = (await keysOf(attempt.paperId)).map((question) =>
      supposing?.revisionId === question.questionId ? changeKey(question, [supposing.change]) : question,
    );
    const score = scoreAttempt(keys, attempt.answers, passHundredths, {
      given: given.get(attempt.id),
      read: read.get(attempt.id),
    });
    if (isOther(attempt, score)) moved.push({ attempt, score });
  }
  return moved;
}

/** Writes what came out; the caller holds the rows. One that is void stays as it is. */
export async function writeScores(on: EntityManager, rescored: readonly Rescored[]): Promise<void> {
  if (rescored.length === 0) return;
  await on.query(
    `UPDATE attempts a SET marks = r.marks, points_hundredths = r.points, is_passed = r.passed
     FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, marks jsonb, points integer, passed boolean)
     WHERE a.id = r.id AND a.state <> 'voided'`,
    [
      JSON.stringify(
        rescored.map(({ attempt, score }) => ({
          ...{ id: attempt.id, marks: score.marks, points: score.hundredths, passed: score.isPassed },
        })),
      ),
    ],
  );
}

interface PersonsRow {
  readonly attemptId: string;
  readonly revisionId: string;
  readonly hundredths: number;
}

/** The points persons gave, the last of several, by attempt and question. */
async function givenTo(on: EntityManager, ids: readonly string[]): Promise<Map<string, Map<string, number>>> {
  const rows = await on.query<PersonsRow[]>(
    `SELECT DISTINCT ON (attempt_id, revision_id) attempt_id AS "attemptId", revision_id AS "revisionId", hundredths
     FROM given_points WHERE attempt_id = ANY ($1) ORDER BY attempt_id, revision_id, id DESC`,
    [ids],
  );
  return byAttempt(rows);
}

/** What reading written answers came to, by attempt and question. */
async function readOf(on: EntityManager, ids: readonly string[]): Promise<Map<string, Map<string, number>>> {
  return byAttempt(
    await on.query<PersonsRow[]>(
      `SELECT attempt_id AS "attemptId", revision_id AS "revisionId", read_hundredths AS hundredths FROM answer_links
       WHERE attempt_id = ANY ($1) AND read_hundredths IS NOT NULL`,
      [ids],
    ),
  );
}

function byAttempt(rows: readonly PersonsRow[]): Map<string, Map<string, number>> {
  const points = new Map<string, Map<string, number>>();
  for (const { attemptId, revisionId, hundredths } of rows) {
    const own = points.get(attemptId) ?? new Map<string, number>();
    own.set(revisionId, hundredths);
    points.set(attemptId, own);
  }
  return points;
}

function isOther({ pointsHundredths, isPassed, marks }: SatAttempt, score: Score): boolean {
  const before = new Map(marks.map((mark) => [mark.questionId, mark]));
  return (
    pointsHundredths !== score.hundredths ||
    isPassed !== score.isPassed ||
    score.marks.some(({ questionId, hundredths, isPending }) => {
      const mark = before.get(questionId);
      return mark?.hundredths !== hundredths || mark.isPending !== isPending;
    })
  );
}
