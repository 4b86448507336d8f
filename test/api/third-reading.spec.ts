import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient } from '../support/api-client';
import { GIVE_THIRD_READING } from '../support/markers-operations';
import { MarkingHall } from '../support/marking-hall';
import { accepted, outcomeOf } from '../support/outcome';
import { LINHE } from '../support/seed';
import { startTestApp, type TestApp } from '../support/test-app';
import { handInWritten } from '../support/written-exam';

const REASON = '没有第三位阅卷人';

describe('a third reading by whoever leads the marking', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startTestApp();
  });
  afterAll(() => test.close());

  /** A short answer that two markers have given nought and five of five. */
  async function disputed() {
    const hall = await MarkingHall.open(test);
    const [one, two] = [await hall.marker(), await hall.marker()];
    const sat = await handInWritten(test, hall.exam.id, { choice: 'B', short: '只写了一半' });
    await hall.read(one.client, [0, 0]);
    await hall.read(two.client, [2, 3]);
    const [text] = (await hall.progress())?.questions[0]?.disputedTexts ?? [];
    return { hall, one, two, sat, answerId: text?.id ?? '', texts: text?.texts };
  }
  const give = async (by: ApiClient, answerId: string, ticks = [2, 2], reason = REASON) =>
    (await by.run(GIVE_THIRD_READING, { input: { answerId, ticks, reason } })).giveThirdReading;

  it('counts with the nearer of the two, replaces neither, and stands with its reason', async () => {
    const { hall, sat, answerId, texts } = await disputed();
    expect(texts).toEqual(['只写了一半']);
    expect(outcomeOf(await give(hall.lead, answerId))).toBe('MarkedExam');
    // A choice of five, and the mean of five and four.
    expect(await hall.resultOf(sat.attemptId)).toEqual({ points: 950, passed: false });
    const rows = await test.database.query<{ place: number; hundredths: number; reason: string }[]>(
      `SELECT r.place, r.hundredths, m.reason FROM answer_readings r JOIN answer_marks m ON m.reading_id = r.id
       WHERE r.answer_id = $1 ORDER BY r.place`,
      [answerId],
    );
    expect(rows).toEqual([
      { place: 1, hundredths: 0, reason: '' },
      { place: 2, hundredths: 500, reason: '' },
      { place: 3, hundredths: 400, reason: REASON },
    ]);
    const [entry] = await test.database.query<{ detail: unknown; result: string }[]>(
      `SELECT detail, result FROM audit_entries WHERE action = 'giveThirdReading' AND detail->>'answerId' = $1`,
      [answerId],
    );
    expect(entry).toMatchObject({ result: 'ok', detail: { reason: REASON, ticks: '2 2' } });
    expect(outcomeOf(await give(hall.lead, answerId))).toBe('THIRD_NOT_WANTED');
  });

  it('is not asked for where two agree, where only one has read, or while a marker has it in hand', async () => {
    const { hall, answerId } = await disputed();
    const third = await hall.marker();
    accepted(await hall.take(third.client));
    expect(outcomeOf(await give(hall.lead, answerId))).toBe('THIRD_NOT_WANTED');
    expect((await hall.progress())?.questions[0]?.disputedTexts).toEqual([]);
    test.clock.advance(16 * 60);
    const lead = (await hall.later()).lead;
    expect(outcomeOf(await give(lead, answerId))).toBe('MarkedExam');
    const other = await MarkingHall.open(test);
    const [one, two] = [await other.marker(), await other.marker()];
    await handInWritten(test, other.exam.id, { short: '两评一致' });
    await other.read(one.client, [2, 2]);
    const [row] = await test.database.query<{ id: string }[]>(
      `SELECT id FROM written_answers WHERE exam_id = $1`,
      [other.exam.id],
    );
    expect(outcomeOf(await give(other.lead, row?.id ?? ''))).toBe('THIRD_NOT_WANTED');
    await other.read(two.client, [2, 2]);
    expect(outcomeOf(await give(other.lead, row?.id ?? ''))).toBe('THIRD_NOT_WANTED');
  });

  it('needs a reason and points by the rule, and is of nobody’s own text', async () => {
    const { hall, sat, answerId } = await disputed();
    expect(outcomeOf(await give(hall.lead, answerId, [2, 2], ' '))).toBe('REASON_MISSING');
    expect(outcomeOf(await give(hall.lead, answerId, [2, 9]))).toBe('TICKS_STEP');
    await test.database.query(`UPDATE answer_links SET officer_id = $2 WHERE attempt_id = $1`, [
      sat.attemptId,
      hall.exam.manager.id,
    ]);
    expect(outcomeOf(await give(hall.lead, answerId))).toBe('THIRD_NOT_YOURS');
    expect((await hall.progress())?.questions[0]?.disputedTexts).toEqual([]);
    expect(await hall.resultOf(sat.attemptId)).toEqual({ points: null, passed: null });
  });

  it('is for whoever answers for the exam alone', async () => {
    const { answerId } = await disputed();
    const below = await test.signedIn(await test.seed.someone('training_manager', LINHE));
    expect(['NOT_FOUND', 'NOT_YOUR_EXAM']).toContain(outcomeOf(await give(below, answerId)));
  });
});
