import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { QuestionStatisticsService } from '../../apps/api/src/marking/question-statistics.service';
import { graphql } from '../gql';
import { CHECK_BLUEPRINT, cellInput, contentInput, sectionInput } from '../support/blueprint-operations';
import { MY_EXAMS, MY_RESULT, START_IN_HALL } from '../support/exam-operations';
import { outcomeOf } from '../support/outcome';
import { startTestApp, type TestApp } from '../support/test-app';
import {
  beginWritten,
  handInWritten,
  RUBRIC_SECRETS,
  setWrittenExam,
  writtenAnswers,
  type WrittenExam,
} from '../support/written-exam';

const CASE_PAPER = graphql(`
  query CasePaper($id: ID!) {
    viewer {
      attempt(id: $id) {
        paperUrl
        sections {
          type
          questions {
            stem
            points
            parts {
              type
              stem
              blanks
              points
              options {
                label
              }
            }
          }
        }
      }
    }
  }
`);

const ALL_RIGHT = { choice: 'B', parts: ['B C', 'TRUE', '汉坝子渠', ''] };

describe('short answers and cases in an exam', () => {
  let test: TestApp;
  let exam: WrittenExam;
  beforeAll(async () => {
    test = await startTestApp();
    test.clock.set('2026-11-18T12:00:00+08:00');
    exam = await setWrittenExam(test, { attemptsAllowed: 2 });
    test.clock.set('2026-11-19T09:10:00+08:00');
  });
  afterAll(() => test.close());

  const factsOf = async (attemptId: string) => {
    const [row] = await test.database.query<
      { points: number | null; passed: boolean | null; pending: number }[]
    >(
      `SELECT points_hundredths AS points, is_passed AS passed,
         jsonb_array_length(jsonb_path_query_array(marks, '$[*] ? (@.isPending == true)')) AS pending
       FROM attempts WHERE id = $1`,
      [attemptId],
    );
    return row;
  };

  it('are usable for a blueprint like any other', async () => {
    const manager = await test.signedIn(exam.manager);
    const content = contentInput(exam.bankId, {
      ...{
        totalPoints: 10,
        sections: [sectionInput({ type: 'CASE', pointsEach: 10, cells: [cellInput({ count: 1 })] })],
      },
    });
    const { checkBlueprint } = await manager.run(CHECK_BLUEPRINT, { content });
    expect(checkBlueprint).toMatchObject({ refusal: null, cells: [{ usable: 1, filled: 1, unusable: [] }] });
  });

  it('show a case with its material, its parts and what each is worth, and nothing of the rubric', async () => {
    const { client, sitting } = await beginWritten(test, exam.id);
    const { viewer } = await client.run(CASE_PAPER, { id: sitting.attemptId });
    expect(viewer?.attempt?.sections).toMatchObject([
      { type: 'SINGLE' },
      { type: 'SHORT_ANSWER', questions: [{ points: 5, parts: [] }] },
      {
        ...{ type: 'CASE' },
        questions: [
          {
            ...{ stem: '某纺织厂夜间排放未经处理的废水。', points: 10 },
            parts: [
              { type: 'MULTIPLE', points: 2, options: [{ label: 'A' }, { label: 'B' }, { label: 'C' }] },
              { type: 'TRUE_FALSE', points: 1 },
              { type: 'FILL_IN', blanks: 1, points: 1 },
              { type: 'SHORT_ANSWER', points: 6, options: [] },
            ],
          },
        ],
      },
    ]);
    const { body } = await client.get(viewer?.attempt?.paperUrl ?? '', { 'accept-encoding': 'identity' });
    expect(body).toContain('某纺织厂夜间排放未经处理的废水。');
    for (const secret of RUBRIC_SECRETS) expect(body).not.toContain(secret);
  });

  it('a text of the stated length is saved, one letter more is refused by a sentence', async () => {
    const { sitting } = await beginWritten(test, exam.id);
    const save = (rev: number, short: string) =>
      sitting.save(sitting.sheetOf(rev, writtenAnswers(sitting.questionIds, { short })));
    expect(await save(1, '法'.repeat(2000))).toBe('SheetSaved');
    expect(await save(2, '法'.repeat(2001))).toBe('SHEET_TEXT_TOO_LONG');
  });

  it('without anything written a machine marks everything, and the result is there at once', async () => {
    const { attemptId } = await handInWritten(test, exam.id, ALL_RIGHT);
    expect(await factsOf(attemptId)).toEqual({ points: 900, passed: false, pending: 0 });
  });

  it('with something written no points and no pass are told, whatever the rest is worth', async () => {
    const { client, attemptId } = await handInWritten(test, exam.id, {
      ...ALL_RIGHT,
      ...{ short: '先出示证件', parts: [...ALL_RIGHT.parts.slice(0, 3), '按裁量基准'] },
    });
    expect(await factsOf(attemptId)).toEqual({ points: null, passed: null, pending: 2 });
    expect((await client.run(MY_RESULT, { id: attemptId })).viewer?.attempt?.result).toBeNull();
    const mine = (await client.run(MY_EXAMS, {})).viewer?.exams.find(({ id }) => id === exam.id);
    expect(mine).toMatchObject({
      ...{ attempts: [{ state: 'SUBMITTED', points: null, isPassed: null }] },
      notOpen: { code: 'RESULTS_PENDING' },
    });
    const again = await client.run(START_IN_HALL, { input: { examId: exam.id } });
    expect(outcomeOf(again.startAttempt)).toBe('RESULTS_PENDING');
  });

  it('the test is not counted while somebody is being marked', async () => {
    test.clock.set('2026-11-19T13:00:00+08:00');
    const statistics = test.app.get(QuestionStatisticsService);
    await statistics.count();
    const countedAt = async () => {
      const [row] = await test.database.query<{ at: Date | null }[]>(
        `SELECT counted_at AS at FROM exams WHERE id = $1`,
        [exam.id],
      );
      return row?.at ?? null;
    };
    expect(await countedAt()).toBeNull();
  });

  it.each([
    ['points beside an answer nobody has read', `points_hundredths = 900, is_passed = true`],
    ['a pass without points', `is_passed = false`],
  ])('the database refuses %s', async (_, change) => {
    await expect(
      test.database.query(
        `UPDATE attempts SET ${change} WHERE points_hundredths IS NULL AND state = 'submitted'`,
      ),
    ).rejects.toThrow(/ck_attempts_(marked|result)/);
  });
});
