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
export async function makeBlueprint({ regionCode, officer, bankId }: Target, test: TestApp): Promise<string> {
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

const named = '{ __typename }';

/** How the root fields about papers and exams are asked about what lies in a place. */
export const EXAM_PROBES: Readonly<Record<string, Probe>> = {
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
export const EXAM_PLACELESS: readonly string[] = ['Query.blueprints'];
