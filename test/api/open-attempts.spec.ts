import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { scoreAttempt, type Answer, type KeyedQuestion, type Mark } from '@whetstone/domain';
import { AttemptsService } from '../../apps/api/src/attempts/attempts.service';
import { beginSitting, Sitting } from '../support/sitting';
import { startTestApp, type TestApp } from '../support/test-app';

interface AttemptFacts {
  readonly state: string;
  readonly submitted_at: Date | null;
  readonly points_hundredths: number | null;
  readonly is_passed: boolean | null;
  readonly answers: number;
}

describe('an attempt left open', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startTestApp();
  });
  beforeEach(() => test.clock.set('2026-11-18T12:00:00+08:00'));
  afterAll(() => test.close());

  const sweep = () => test.app.get(AttemptsService).sweep();
  async function factsOf({ attemptId }: Sitting): Promise<AttemptFacts | undefined> {
    const [row] = await test.database.query<AttemptFacts[]>(
      `SELECT state, submitted_at, points_hundredths, is_passed, jsonb_array_length(sheet->'answers') AS answers
       FROM attempts WHERE id = $1`,
      [attemptId],
    );
    return row;
  }

  it('is submitted as of its deadline, with its points and the answers it had', async () => {
    const { sitting } = await beginSitting(test, { durationSeconds: 600, questions: 4 });
    const right = await sitting.rightAnswers(test.database);
    await sitting.save(sitting.sheetOf(1, right.slice(0, 3)));
    test.clock.advance(7200);
    await sweep();
    expect(await factsOf(sitting)).toEqual({
      state: 'submitted',
      submitted_at: new Date('2026-11-18T12:10:00+08:00'),
      points_hundredths: 1500,
      is_passed: true,
      answers: 3,
    });
  });

  it('without any answer has no point and is not passed', async () => {
    const { sitting } = await beginSitting(test, { durationSeconds: 600 });
    test.clock.advance(611);
    await sweep();
    expect(await factsOf(sitting)).toMatchObject({
      ...{ state: 'submitted', points_hundredths: 0, is_passed: false, answers: 0 },
    });
  });

  it('is left alone until a save under way at the deadline has had its ten seconds', async () => {
    const { sitting } = await beginSitting(test, { durationSeconds: 600 });
    test.clock.advance(610);
    await sweep();
    expect(await factsOf(sitting)).toMatchObject({ state: 'in_progress', submitted_at: null });
  });

  it('is ended once by two servers that sweep at the same time', async () => {
    const { sitting } = await beginSitting(test, { durationSeconds: 600 });
    test.clock.advance(7200);
    await Promise.all([sweep(), sweep(), sweep()]);
    expect(await factsOf(sitting)).toMatchObject({ state: 'submitted', points_hundredths: 0 });
  });

  it('is ended although another one cannot be marked', async () => {
    const { sitting: broken } = await beginSitting(test, { durationSeconds: 600 });
    const { sitting } = await beginSitting(test, { durationSeconds: 600 });
    await test.database.query(
      `UPDATE paper_keys SET keys = '[{}]' WHERE paper_id = (SELECT paper_id FROM attempts WHERE id = $1)`,
      [broken.attemptId],
    );
    await broken.save(broken.sheet(1, ['A']));
    test.clock.advance(7200);
    await expect(sweep()).rejects.toThrow(broken.attemptId);
    expect(await factsOf(sitting)).toMatchObject({ state: 'submitted', points_hundredths: 0 });
    expect(await factsOf(broken)).toMatchObject({ state: 'submitted', points_hundredths: null });
    await test.database.query(`UPDATE paper_keys SET keys = '[]' WHERE keys = '[{}]'`);
    await sweep();
    expect(await factsOf(broken)).toMatchObject({ points_hundredths: 0 });
  });

  it('can be replayed change by change to the sheet that was marked', async () => {
    const { sitting, examId } = await beginSitting(test, { durationSeconds: 600, questions: 4 });
    for (const count of [1, 2, 3]) {
      test.clock.advance(20);
      await sitting.save(sitting.sheet(count, ['A'], count));
    }
    await sitting.save(sitting.sheet(3, ['B'], 4));
    const next = await Sitting.begin(sitting.client, examId);
    await next.save(next.sheet(4, ['C'], 4));
    test.clock.advance(7200);
    await sweep();
    const trail = await test.database.query<{ epoch: number; rev: number; sheet: unknown }[]>(
      `SELECT epoch, rev, sheet FROM sheet_events WHERE attempt_id = $1 ORDER BY id`,
      [sitting.attemptId],
    );
    expect(trail.map(({ epoch, rev }) => [epoch, rev])).toEqual([
      [1, 1],
      [1, 2],
      [1, 3],
      [2, 4],
    ]);
    const [marked] = await test.database.query<
      { sheet: { answers: Answer[] }; marks: Mark[]; keys: KeyedQuestion[]; points: number }[]
    >(
      `SELECT a.sheet, a.marks, a.points_hundredths AS points, k.keys
       FROM attempts a JOIN paper_keys k USING (paper_id) WHERE a.id = $1`,
      [sitting.attemptId],
    );
    expect(trail.at(-1)?.sheet).toEqual(marked?.sheet);
    const again = scoreAttempt(marked?.keys ?? [], marked?.sheet.answers ?? [], 1);
    expect(again).toMatchObject({ marks: marked?.marks, hundredths: marked?.points });
    await expect(test.database.query(`UPDATE sheet_events SET rev = 9`)).rejects.toThrow('never changed');
  });
});
