import { queryOne } from '../../apps/api/src/platform/database';
import type { Probe, Target } from './authorization';
import { makeExam } from './authorization-exams';
import type { TestApp } from './test-app';

const NO_ID = '00000000-0000-4000-8000-000000000000';

const named = '{ __typename }';

let count = 0;

/** An exam of a region that persons mark: with a rule, a marker, and one text that nobody has read. */
async function makeMarked(target: Target, test: TestApp): Promise<{ examId: string; answerId: string }> {
  if (target.bankId === NO_ID) return { examId: NO_ID, answerId: NO_ID };
  const examId = await makeExam(target, test);
  const { revisionId } = await queryOne<{ revisionId: string }>(
    test.database,
    `SELECT current_revision_id AS "revisionId" FROM questions WHERE id = $1`,
    [target.questionId],
  );
  const key = { kind: 'text', points: [{ text: '立案', pointsHundredths: 500 }] };
  await test.database.query(
    `WITH paper AS (INSERT INTO papers (exam_id, form, seed, content, hash, brotli, gzip)
       VALUES ($1::uuid, 1, '1', '[]', encode(sha256($1::uuid::text::bytea), 'hex'), '', '') RETURNING id)
     INSERT INTO paper_keys (paper_id, keys) SELECT id, $2 FROM paper`,
    [examId, JSON.stringify([{ questionId: revisionId, maxHundredths: 500, key }])],
  );
  await test.database.query(
    `INSERT INTO marking_plans (exam_id, step_hundredths, limit_percent, excludes_own_unit, set_by, set_at)
     VALUES ($1, 50, 20, false, $2, $3)`,
    [examId, target.officer.id, test.clock.now()],
  );
  await test.database.query(
    `INSERT INTO exam_markers (exam_id, officer_id, region_code, added_by, added_at) VALUES ($1, $2, $3, $2, $4)`,
    [examId, target.officer.id, target.regionCode, test.clock.now()],
  );
  const { id: answerId } = await queryOne<{ id: string }>(
    test.database,
    `INSERT INTO written_answers (exam_id, revision_id, region_code, texts, texts_digest, max_hundredths, limit_hundredths)
     VALUES ($1, $2, $3, '["先立案"]', $4, 500, 100) RETURNING id`,
    [examId, revisionId, target.regionCode, String((count += 1))],
  );
  return { examId, answerId };
}

/** Read by two, who were too far apart. */
async function readTwice(answerId: string, { regionCode }: Target, test: TestApp): Promise<void> {
  for (const [at, hundredths] of [0, 500].entries()) {
    const reader = await test.seed.officer({ regionCode });
    await test.database.query(
      `INSERT INTO answer_readings (answer_id, region_code, place, marker_id, taken_at, taken_until, read_at, hundredths,
         max_hundredths) VALUES ($1, $2, $3, $4, $5, $5, $5, $6, 500)`,
      [answerId, regionCode, at + 1, reader.id, test.clock.now(), hundredths],
    );
  }
  await test.database.query(`UPDATE written_answers SET wanted = 3 WHERE id = $1`, [answerId]);
}

/** Somebody who serves in a place and may be taken as a marker. */
async function withRole({ officer, regionCode }: Target, test: TestApp): Promise<string> {
  if (officer.id !== NO_ID)
    await test.database.query(
      `INSERT INTO grants (officer_id, role, region_code, valid_from)
       SELECT $1, 'marker', $2, '2026-01-01' WHERE NOT EXISTS (
         SELECT FROM grants WHERE officer_id = $1 AND role = 'marker')`,
      [officer.id, regionCode],
    );
  return officer.id;
}

const markerIn: Probe['args'] = async (target, test) =>
  `(input: { examId: "${(await makeMarked(target, test)).examId}", officerId: "${await withRole(target, test)}" })`;

/** How the root fields about marking by hand are asked about what lies in a place. */
export const MARKERS_PROBES: Readonly<Record<string, Probe>> = {
  'Mutation.setMarkingPlan': {
    args: async (target, test) =>
      `(input: { examId: "${(await makeMarked(target, test)).examId}", stepPoints: 0.5, limitPercent: 10,
        excludesOwnUnit: true })`,
    select: named,
  },
  'Mutation.addMarker': { args: markerIn, select: named },
  'Mutation.removeMarker': { args: markerIn, select: named },
  'Mutation.setAnchor': {
    args: async (target, test) =>
      `(input: { answerId: "${(await makeMarked(target, test)).answerId}", ticks: [2.5] })`,
    select: named,
  },
  'Mutation.giveThirdReading': {
    args: async (target, test) => {
      const { answerId } = await makeMarked(target, test);
      if (answerId !== NO_ID) await readTwice(answerId, target, test);
      return `(input: { answerId: "${answerId}", ticks: [2.5], reason: "两评相差过大" })`;
    },
    select: named,
  },
};

/** A marker's own work: whose exams they are is decided by whoever leads them, in no region of his. */
export const MARKERS_PLACELESS: readonly string[] = [
  ...['Query.markingDesk', 'Query.ownReadings'],
  ...['Mutation.takeAnswer', 'Mutation.markAnswer', 'Mutation.releaseAnswer'],
];
