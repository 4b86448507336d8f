import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { QuestionStatisticsService } from '../../apps/api/src/marking/question-statistics.service';
import { MARKED_EXAM, MARKED_EXAMS, QUESTION_STATISTICS } from '../support/marking-operations';
import { BAOTOU, BAYANNUR, LINHE } from '../support/seed';
import { sitForm, type SatForm } from '../support/sit-form';
import { startTestApp, type TestApp } from '../support/test-app';

describe('the figures of a test that is over', () => {
  let test: TestApp;
  let examId: string;
  let sat: SatForm;
  beforeAll(async () => {
    test = await startTestApp();
    const open = await test.seed.openExam({ questions: 4 });
    examId = open.exam.id;
    // Ten of each from one right to four; the first question everybody has right.
    sat = await sitForm(
      test,
      open,
      Array.from({ length: 40 }, (_, place) => 1 + (place % 4)),
    );
  });
  afterAll(() => test.close());

  const manager = async (regionCode = BAYANNUR) =>
    test.signedIn(await test.seed.someone('training_manager', regionCode));
  const close = async (id = examId) => {
    await test.database.query(`UPDATE exams SET closes_at = $2 WHERE id = $1`, [
      ...[id, new Date(test.clock.now().getTime() - 1000)],
    ]);
    await test.app.get(QuestionStatisticsService).count();
  };

  it('are not told while it is open', async () => {
    const { markedExam } = await (await manager()).run(MARKED_EXAM, { id: examId });
    expect(markedExam).toMatchObject({ submittedCount: 40, passedCount: 20, statistics: null });
  });

  it('say how hard each question was, how it divides, and how well the form measured', async () => {
    await close();
    const { markedExam } = await (await manager()).run(MARKED_EXAM, { id: examId });
    expect(markedExam?.statistics).toMatchObject({ satCount: 40, passedCount: 20 });
    const [form, ...others] = markedExam?.statistics?.forms ?? [];
    expect(others).toEqual([]);
    expect(form).toMatchObject({ count: 40, itemCount: 4, meanPoints: 12.5 });
    // Three questions that rise one after the other: Σ variances 25·(0 + 3/16 + 1/4 + 3/16), of the totals 25·1.25.
    expect(form?.alpha).toBeCloseTo((4 / 3) * (1 - 0.625 / 1.25), 10);
    expect(form?.semPoints).toBeCloseTo(Math.sqrt(25 * 1.25) * Math.sqrt(1 - (4 / 3) * 0.5), 10);
    const byId = new Map(markedExam?.items.map((item) => [item.revisionId, item.statistics]));
    const [first, second] = sat.questionIds.map((id) => byId.get(id));
    expect(first).toMatchObject({ satCount: 40, difficulty: 1, discrimination: null });
    expect(second?.difficulty).toBeCloseTo(0.75, 10);
    expect(second?.discrimination).toBeGreaterThan(0.5);
    expect(second?.options.find(({ isRight }) => isRight)).toMatchObject({ share: 0.75, upperShare: 1 });
  });

  it('are honest where too few sat', async () => {
    const few = await test.seed.openExam({ questions: 4 });
    await sitForm(
      test,
      few,
      Array.from({ length: 5 }, () => 2),
    );
    await close(few.exam.id);
    const { markedExam } = await (await manager()).run(MARKED_EXAM, { id: few.exam.id });
    expect(markedExam?.statistics).toEqual({
      ...{ satCount: 5, passedCount: 0, meanPoints: null, deviationPoints: null, forms: [] },
    });
    for (const { statistics } of markedExam?.items ?? [])
      expect(statistics).toMatchObject({ satCount: 5, difficulty: null, discrimination: null, flags: [] });
  });

  it('stand beside the question in its bank', async () => {
    const author = await test.signedIn(await test.seed.someone('author', BAYANNUR));
    const { markedExam } = await (await manager()).run(MARKED_EXAM, { id: examId });
    const item = markedExam?.items.find(({ revisionId }) => revisionId === sat.questionIds[1]);
    const { question } = await author.run(QUESTION_STATISTICS, { id: item?.questionId ?? '' });
    expect(question?.statistics.exams).toMatchObject([
      { examTitle: '训后测试', figures: { satCount: 40, difficulty: 0.75 } },
    ]);
  });

  it('are seen from above and within its regions, and by nobody beside', async () => {
    const within = await (await manager(LINHE)).run(MARKED_EXAM, { id: examId });
    expect(within.markedExam).toMatchObject({ isMine: false, submittedCount: 40 });
    const beside = await manager(BAOTOU);
    expect((await beside.run(MARKED_EXAM, { id: examId })).markedExam).toBeNull();
    expect((await beside.run(MARKED_EXAMS, {})).markedExams).toEqual({ totalCount: 0, nodes: [] });
  });
});
