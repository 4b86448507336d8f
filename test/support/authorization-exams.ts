import { queryOne } from '../../apps/api/src/platform/database';
import type { Probe, Target } from './authorization';
import type { TestApp } from './test-app';

let count = 0;

/** A paper of one question of a bank: what the bank does not hold, or hides, makes it short. */
const contentOf = (bankId: string, type = 'SINGLE') => `{ bankIds: ["${bankId}"], seed: "1", totalPoints: 5,
  sections: [{ type: ${type}, pointsEach: 5, scoring: { kind: ALL_OR_NOTHING }, questionIds: [],
    cells: [{ count: 1 }] }],
  limits: { formCount: 1, overlapRatio: 0, formsPerQuestion: 1 } }`;

/** A blueprint of a region's, as if somebody there had saved it. */
export async function makeBlueprint(
  { regionCode, officer, bankId: ownBank }: Target,
  test: TestApp,
  bankId = ownBank,
): Promise<string> {
  const { id } = await queryOne<{ id: string }>(
    test.database,
    `WITH plan AS (INSERT INTO blueprints (region_code, name, version, updated_at) VALUES ($1, $2, 1, now()) RETURNING id),
      version AS (INSERT INTO blueprint_versions (blueprint_id, number, content, saved_by, saved_at)
        SELECT id, 1, $3, $4, now() FROM plan)
     SELECT id FROM plan`,
    [
      regionCode,
      `方案${(count += 1)}`,
      JSON.stringify({
        ...{ bankIds: [bankId], seed: '1', totalHundredths: 500, lawOn: null },
        sections: [
          {
            ...{
              type: 'single',
              pointsEachHundredths: 500,
              scoring: { kind: 'all_or_nothing' },
              questionIds: [],
            },
            cells: [{ topic: null, difficulty: null, cognition: null, count: 1 }],
          },
        ],
        limits: { formCount: 1, overlapRatio: 0, formsPerQuestion: 1, mostExposures: null },
      }),
      officer.id,
    ],
  );
  return id;
}

/** An exam by itself, for one region, as if somebody there had set it. */
export async function makeExam(target: Target, test: TestApp): Promise<string> {
  const blueprintId = await makeBlueprint(target, test);
  const { id } = await queryOne<{ id: string }>(
    test.database,
    `WITH exam AS (
       INSERT INTO exams (region_code, blueprint_version_id, title, rules, question_count, duration_seconds,
         max_points_hundredths, pass_points_hundredths, opens_at, closes_at, attempts_allowed, published_at)
       SELECT $1, v.id, '季度考试', '[]', 1, 600, 500, 300, $3::timestamptz, $3::timestamptz + interval '1 day', 1, $3
       FROM blueprint_versions v WHERE v.blueprint_id = $2 RETURNING id),
       asked AS (INSERT INTO exam_regions (exam_id, region_code) SELECT id, $1 FROM exam),
       extra AS (INSERT INTO exam_extra_times (exam_id, officer_id, seconds, reason, granted_by, granted_at)
         SELECT id, $4, 60, '停电', $4, $3 FROM exam)
     SELECT id FROM exam`,
    [target.regionCode, blueprintId, test.clock.now(), target.officer.id],
  );
  return id;
}

const audienceOf = (regionCode: number) =>
  `{ regionCodes: [${regionCode}], posts: [], grades: [], certificateNos: [] }`;

const named = '{ __typename }';

/** How the root fields about papers and exams are asked about what lies in a place. */
export const EXAM_PROBES: Readonly<Record<string, Probe>> = {
  'Query.audienceCount': {
    args: ({ regionCode }) => `(audience: ${audienceOf(regionCode)}, day: "2026-11-19")`,
    select: named,
  },
  'Query.exam': {
    args: async (target, test) => `(id: "${target.bankId === NO_ID ? NO_ID : await makeExam(target, test)}")`,
    select: '{ title }',
  },
  'Mutation.grantExtraTime': {
    args: async (target, test) =>
      `(input: { examId: "${target.bankId === NO_ID ? NO_ID : await makeExam(target, test)}",
        officerId: "${target.officer.id}", minutes: 5, reason: "停电" })`,
    select: named,
  },
  'Mutation.changeExam': {
    args: async (target, test) => {
      const id = target.bankId === NO_ID ? NO_ID : await makeExam(target, test);
      const times = ['2026-12-01T01:00:00Z', '2026-12-01T09:00:00Z'] as const;
      await test.database.query(`UPDATE exams SET opens_at = $2, closes_at = $3 WHERE id = $1`, [
        id,
        ...times,
      ]);
      return `(input: { id: "${id}", version: 1, title: "改名", opensAt: "${times[0]}", closesAt: "${times[1]}",
        durationMinutes: 60, attemptsAllowed: 1, passPoints: 3 })`;
    },
    select: named,
  },
  'Mutation.withdrawExam': {
    args: async (target, test) =>
      `(input: { id: "${target.bankId === NO_ID ? NO_ID : await makeExam(target, test)}", version: 1, reason: "停电" })`,
    select: named,
  },
  'Mutation.voidExam': {
    args: async (target, test) =>
      `(input: { id: "${target.bankId === NO_ID ? NO_ID : await makeExam(target, test)}", version: 1, reason: "停电" })`,
    select: named,
  },
  'Mutation.setExam': {
    args: async (target, test) => {
      // Papers are drawn from a bank of everybody's: what is asked is whose the exam would be.
      const blueprintId =
        target.bankId === NO_ID ? NO_ID : await makeBlueprint(target, test, await test.seed.builtInBank());
      return `(input: { blueprintId: "${blueprintId}", title: "季度考试", opensAt: "2026-12-01T01:00:00Z",
        closesAt: "2026-12-01T09:00:00Z", durationMinutes: 60, attemptsAllowed: 1, passPoints: 3, showsWholePaper: false,
        shuffleQuestions: true, shuffleOptions: true, isPractice: false, hallNetworks: [],
        audience: ${audienceOf(target.regionCode)} })`;
    },
    select: named,
  },
  'Query.blueprint': {
    args: async (target, test) =>
      `(id: "${target.bankId === NO_ID ? NO_ID : await makeBlueprint(target, test)}")`,
    select: '{ name }',
  },
  'Query.checkBlueprint': {
    args: ({ bankId }) => `(content: ${contentOf(bankId)})`,
    select: '{ refusal { code } }',
  },
  'Query.drawForms': {
    args: async ({ bankId, questionId }, test) => {
      // Other probes have it looked at, or retire it.
      await test.database.query(
        `UPDATE questions SET status = 'published', needs_review = false WHERE id = $1`,
        [questionId],
      );
      const [held] = await test.database.query<{ type: string }[]>(
        `SELECT upper(type) AS type FROM questions WHERE id = $1`,
        [questionId],
      );
      return `(content: ${contentOf(bankId, held?.type)})`;
    },
    select: named,
  },
  'Mutation.saveBlueprint': {
    args: ({ regionCode, bankId }) =>
      `(input: { version: 0, regionCode: ${regionCode}, name: "新方案${(count += 1)}", content: ${contentOf(bankId)} })`,
    select: named,
  },
};

const NO_ID = '00000000-0000-4000-8000-000000000000';

/** Root fields that are about nobody's region. */
export const EXAM_PLACELESS: readonly string[] = ['Query.blueprints', 'Query.exams'];

/** Probes about regions themselves, which are public, and those that make what they ask about. */
export const EXAM_MAKES_ITS_OWN: readonly string[] = ['Query.audienceCount', 'Mutation.setExam'];
