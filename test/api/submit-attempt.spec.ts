import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AttemptMarker } from '../../apps/api/src/attempts/attempt-marker';
import { WHO_AM_I } from '../support/operations';
import { accepted, outcomeOf } from '../support/outcome';
import { beginSitting, type Sitting } from '../support/sitting';
import { startTestApp, type TestApp } from '../support/test-app';

describe('handing in', () => {
  let test: TestApp;
  let sitting: Sitting;
  beforeAll(async () => {
    test = await startTestApp();
  });
  beforeEach(async () => {
    test.clock.set('2026-11-18T12:00:00+08:00');
    ({ sitting } = await beginSitting(test, { durationSeconds: 600, questions: 4 }));
  });
  afterAll(() => test.close());

  it('marks the last sheet at once and gives a receipt', async () => {
    test.clock.advance(300);
    const answers = await sitting.rightAnswers(test.database);
    const attempt = accepted(await sitting.submit(sitting.sheetOf(1, answers)));
    expect(attempt).toMatchObject({
      ...{ state: 'SUBMITTED', rev: 1, submittedAt: '2026-11-18T04:05:00.000Z' },
      result: { points: 20, maxPoints: 20, isPassed: true },
    });
    expect(attempt.result?.receiptCode).toMatch(/^[2-9A-HJ-NP-Z]{5}-[2-9A-HJ-NP-Z]{5}$/);
  });

  it('gives a receipt also where the paper cannot be marked, and points once it can', async () => {
    const keys = `FROM attempts a WHERE a.id = $1 AND a.paper_id = paper_keys.paper_id`;
    await test.database.query(`UPDATE paper_keys SET keys = jsonb_set(keys, '{0,key}', 'null') ${keys}`, [
      sitting.attemptId,
    ]);
    const attempt = accepted(await sitting.submit(sitting.sheet(1, ['A'])));
    expect(attempt).toMatchObject({ state: 'SUBMITTED', result: null });
    const marker = test.app.get(AttemptMarker);
    await expect(marker.markDue()).rejects.toThrow(sitting.attemptId);
    await test.database.query(`UPDATE paper_keys SET keys = keys - 0 ${keys}`, [sitting.attemptId]);
    await Promise.all([marker.markDue(), marker.markDue()]);
    const [row] = await test.database.query(
      `SELECT state, receipt_code IS NOT NULL AS "hasReceipt", jsonb_array_length(marks) AS marks FROM attempts WHERE id = $1`,
      [sitting.attemptId],
    );
    expect(row).toEqual({ state: 'submitted', hasReceipt: true, marks: 3 });
  });

  it('shows every question with key, explanation and the cited article in one line', async () => {
    const [right, second, third] = await sitting.rightAnswers(test.database);
    const labels = second?.labels.includes('A') ? ['B'] : ['A'];
    const wrong = { questionId: second?.questionId ?? '', labels, texts: [] };
    const answers = [right, wrong, third].filter((one) => one !== undefined);
    const { result } = accepted(await sitting.submit(sitting.sheetOf(1, answers)));
    expect(result).toMatchObject({ points: 10, isPassed: false });
    expect(result?.questions).toMatchObject([
      { isCorrect: true, points: 5, given: { labels: right?.labels }, key: right?.labels },
      { isCorrect: false, points: 0, given: { labels } },
      { isCorrect: true, points: 5 },
      { isCorrect: false, points: 0, given: null },
    ]);
    for (const { key, explanation, citations } of result?.questions ?? []) {
      expect(key).not.toEqual([]);
      expect(explanation).not.toBe('');
      expect(citations).not.toEqual([]);
      for (const { text, gist } of citations) {
        expect(text).toMatch(/^《.+》第.+条/);
        expect(gist).toEqual(expect.stringMatching(/./));
      }
    }
  });

  it('passes at the pass line and not below', async () => {
    const right = await sitting.rightAnswers(test.database);
    expect(await sitting.submit(sitting.sheetOf(1, right.slice(0, 3)))).toMatchObject({
      result: { points: 15, isPassed: true },
    });
    const { sitting: other } = await beginSitting(test, { questions: 4 });
    const fewer = (await other.rightAnswers(test.database)).slice(0, 2);
    expect(await other.submit(other.sheetOf(1, fewer))).toMatchObject({ result: { isPassed: false } });
  });

  it('is refused a second time, and the first stands', async () => {
    const right = await sitting.rightAnswers(test.database);
    await sitting.submit(sitting.sheet(1, []));
    expect(await sitting.submit(sitting.sheetOf(2, right))).toMatchObject({
      code: 'ALREADY_SUBMITTED',
      message: '该答卷已经交卷，以交卷时的答案为准。',
    });
    const [row] = await test.database.query(`SELECT points_hundredths, rev FROM attempts WHERE id = $1`, [
      sitting.attemptId,
    ]);
    expect(row).toEqual({ points_hundredths: 0, rev: 1 });
  });

  it('happens once when it is clicked twice', async () => {
    const input = sitting.sheet(1, ['A']);
    const outcomes = await Promise.all([sitting.submit(input), sitting.submit(input)]);
    expect(outcomes.map(outcomeOf).toSorted()).toEqual(['ALREADY_SUBMITTED', 'Attempt']);
  });

  it('counts the newer sheet the server has when an older one comes with it', async () => {
    const right = await sitting.rightAnswers(test.database);
    await sitting.save(sitting.sheetOf(5, right));
    expect(await sitting.submit(sitting.sheet(4, []))).toMatchObject({ rev: 5, result: { points: 20 } });
  });

  it('is refused with other answers under a revision the server has', async () => {
    await sitting.save(sitting.sheet(5, ['A']));
    expect(outcomeOf(await sitting.submit(sitting.sheet(5, ['B'])))).toBe('CONFLICTING_SHEET');
  });

  it('after the deadline counts what was saved, and ends as of the deadline', async () => {
    const right = await sitting.rightAnswers(test.database);
    await sitting.save(sitting.sheetOf(1, right.slice(0, 3)));
    test.clock.advance(660);
    expect((await sitting.client.run(WHO_AM_I, {})).viewer).not.toBeNull();
    expect(await sitting.submit(sitting.sheetOf(2, right))).toMatchObject({
      ...{ rev: 1, submittedAt: '2026-11-18T04:10:00.000Z' },
      result: { points: 15 },
    });
  });

  it('within the grace counts the sheet that comes with it, and ends as of the deadline', async () => {
    const right = await sitting.rightAnswers(test.database);
    test.clock.advance(605);
    expect(await sitting.submit(sitting.sheetOf(1, right))).toMatchObject({
      submittedAt: '2026-11-18T04:10:00.000Z',
      result: { points: 20 },
    });
  });
});
