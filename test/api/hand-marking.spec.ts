import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MY_RESULT } from '../support/exam-operations';
import {
  ADD_MARKER,
  MARKING_DESK,
  OWN_READINGS,
  RELEASE_ANSWER,
  REMOVE_MARKER,
} from '../support/markers-operations';
import { MarkingHall } from '../support/marking-hall';
import { accepted, outcomeOf } from '../support/outcome';
import { BAYANNUR, WUYUAN } from '../support/seed';
import { startTestApp, type TestApp } from '../support/test-app';
import { handInWritten } from '../support/written-exam';

const MINUTE = 60;

describe('marking by hand', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startTestApp();
  });
  afterAll(() => test.close());

  it('two within the limit make the result, and the officer knows it only then', async () => {
    const hall = await MarkingHall.open(test);
    const [one, two] = [await hall.marker(), await hall.marker()];
    const { attemptId, client } = await handInWritten(test, hall.exam.id, {
      choice: 'B',
      short: '先出示证件',
    });
    const told = async () => (await client.run(MY_RESULT, { id: attemptId })).viewer?.attempt?.result ?? null;
    expect(await hall.read(one.client, [2, 1])).toBe('先出示证件');
    expect(await hall.resultOf(attemptId)).toEqual({ points: null, passed: null });
    expect(await told()).toBeNull();
    await hall.read(two.client, [2, 2]);
    // A choice of five, and the mean of three and four.
    expect(await hall.resultOf(attemptId)).toEqual({ points: 850, passed: false });
    expect(await told()).toMatchObject({ points: 8.5, isPassed: false });
    expect(outcomeOf(await hall.take(two.client))).toBe('NOTHING_TO_MARK');
  });

  it('two further apart ask for a third, and the two nearest count', async () => {
    const hall = await MarkingHall.open(test);
    const markers = [await hall.marker(), await hall.marker(), await hall.marker()];
    const [one, two, three] = markers;
    if (!one || !two || !three) throw new Error('Three markers are needed');
    const { attemptId } = await handInWritten(test, hall.exam.id, { choice: 'B', short: '只写了一半' });
    await hall.read(one.client, [0, 1]);
    expect(outcomeOf(await hall.take(one.client))).toBe('NOTHING_TO_MARK');
    await hall.read(two.client, [2, 2]);
    expect(await hall.resultOf(attemptId)).toEqual({ points: null, passed: null });
    expect((await hall.progress())?.questions[0]).toMatchObject({ thirdCount: 1, settledCount: 0 });
    expect(outcomeOf(await hall.take(two.client))).toBe('NOTHING_TO_MARK');
    await hall.read(three.client, [2, 1.5]);
    expect(await hall.resultOf(attemptId)).toEqual({ points: 875, passed: false });
    expect((await hall.progress())?.questions[0]).toMatchObject({ thirdCount: 0, settledCount: 1 });
  });

  it('a case is read for its written part alone and adds what the machine gave', async () => {
    const hall = await MarkingHall.open(test);
    const [one, two] = [await hall.marker(), await hall.marker()];
    const parts = ['B C', 'TRUE', '汉坝子渠', '按裁量基准'];
    const { attemptId } = await handInWritten(test, hall.exam.id, { choice: 'B', parts });
    const taken = accepted(await hall.take(one.client, hall.caseId));
    expect(taken).toMatchObject({
      ...{ texts: ['按裁量基准'], stepPoints: 0.5 },
      question: { parts: [{ number: 4, rubric: [{ text: '裁量幅度有据', maxPoints: 6 }] }] },
    });
    accepted(await hall.mark(one.client, taken.id, [4]));
    await hall.read(two.client, [5], hall.caseId);
    expect(await hall.resultOf(attemptId)).toEqual({ points: 500 + 400 + 450, passed: true });
  });

  it('what several wrote alike is read once, and who hands it in later has his points at once', async () => {
    const hall = await MarkingHall.open(test);
    const [one, two] = [await hall.marker(), await hall.marker()];
    const same = [
      await handInWritten(test, hall.exam.id, { short: '不知道' }),
      await handInWritten(test, hall.exam.id, { short: ' 不知道\n' }, WUYUAN),
    ];
    await hall.read(one.client, [0, 0]);
    await hall.read(two.client, [0, 0]);
    for (const { attemptId } of same)
      expect(await hall.resultOf(attemptId)).toEqual({ points: 0, passed: false });
    const later = await handInWritten(test, hall.exam.id, { short: '不知道' });
    await hall.collect();
    expect(await hall.resultOf(later.attemptId)).toEqual({ points: 0, passed: false });
    expect((await hall.progress())?.questions[0]).toMatchObject({ textCount: 1, attemptCount: 3 });
  });

  it('never gives two markers one text, and what is left lying goes to another', async () => {
    const hall = await MarkingHall.open(test);
    const [one, two, three] = [await hall.marker(), await hall.marker(), await hall.marker()];
    await handInWritten(test, hall.exam.id, { short: '甲' });
    await hall.collect();
    const [first, second] = await Promise.all([hall.take(one.client), hall.take(two.client)]);
    expect([outcomeOf(first), outcomeOf(second)]).toEqual(['TakenAnswer', 'TakenAnswer']);
    expect(accepted(first).id).not.toBe(accepted(second).id);
    // Two have it: there is no place for a third.
    expect(outcomeOf(await hall.take(three.client))).toBe('NOTHING_TO_MARK');
    // Asked again it is the same one.
    expect(accepted(await hall.take(one.client)).id).toBe(accepted(first).id);
    test.clock.advance(16 * MINUTE);
    accepted(await hall.take(three.client));
    expect(outcomeOf(await hall.mark(one.client, accepted(first).id, [1, 1]))).toBe('ANSWER_NOT_YOURS');
  });

  it('what is given back is free at once', async () => {
    const hall = await MarkingHall.open(test);
    const [one, two, three] = [await hall.marker(), await hall.marker(), await hall.marker()];
    await handInWritten(test, hall.exam.id, { short: '甲' });
    await hall.collect();
    const taken = accepted(await hall.take(one.client));
    accepted(await hall.take(two.client));
    const release = await one.client.run(RELEASE_ANSWER, { input: { id: taken.id } });
    expect(release.releaseAnswer.isReleased).toBe(true);
    expect(outcomeOf(await hall.take(three.client))).toBe('TakenAnswer');
  });

  it('thirty at once take thirty places, each text twice', async () => {
    const hall = await MarkingHall.open(test);
    const markers = [];
    for (let nth = 0; nth < 6; nth += 1) markers.push(await hall.marker());
    for (let nth = 0; nth < 15; nth += 1) await handInWritten(test, hall.exam.id, { short: `作答${nth}` });
    await hall.collect();
    const work = markers.map(async ({ client }) => {
      for (;;) {
        const taken = await hall.take(client);
        if (taken.__typename === 'Refused') return;
        accepted(await hall.mark(client, taken.id, [2, 3]));
      }
    });
    await Promise.all(work);
    const [{ count, least } = { count: 0, least: 0 }] = await test.database.query<
      { count: number; least: number }[]
    >(
      `SELECT count(*)::int AS count, min(n)::int AS least FROM (SELECT count(*) AS n FROM answer_readings r
         JOIN written_answers w ON w.id = r.answer_id WHERE w.exam_id = $1 AND r.read_at IS NOT NULL GROUP BY w.id) x`,
      [hall.exam.id],
    );
    expect({ count, least }).toEqual({ count: 15, least: 2 });
    expect(await hall.progress()).toMatchObject({ waitingCount: 0, questions: [{ settledCount: 15 }, {}] });
  });

  it('nobody reads what he wrote himself, nor what somebody of his unit wrote', async () => {
    const hall = await MarkingHall.open(test);
    const { officer } = await handInWritten(test, hall.exam.id, { short: '本人的作答' });
    await test.database.query(
      `INSERT INTO grants (officer_id, role, region_code, valid_from) VALUES ($1, 'marker', $2, '2026-01-01')`,
      [officer.id, BAYANNUR],
    );
    const add = { input: { examId: hall.exam.id, officerId: officer.id } };
    accepted((await hall.lead.run(ADD_MARKER, add)).addMarker);
    const client = await test.signedIn(officer);
    expect(outcomeOf(await hall.take(client))).toBe('NOTHING_TO_MARK');
    const colleague = await hall.marker();
    await test.database.query(
      `UPDATE postings SET unit_id = p.unit_id, region_code = p.region_code FROM postings p
       WHERE postings.officer_id = $1 AND p.officer_id = $2`,
      [colleague.officer.id, officer.id],
    );
    expect(outcomeOf(await hall.take(colleague.client))).toBe('NOTHING_TO_MARK');
    accepted(await hall.plan({ excludesOwnUnit: false }));
    expect(outcomeOf(await hall.take(colleague.client))).toBe('TakenAnswer');
    expect(outcomeOf(await hall.take(client))).toBe('NOTHING_TO_MARK');
  });

  it('points are given in steps, up to what a 要点 is worth, for each of them', async () => {
    const hall = await MarkingHall.open(test);
    const { client } = await hall.marker();
    await handInWritten(test, hall.exam.id, { short: '甲' });
    const { id } = accepted(await hall.take(client));
    const given = async (ticks: number[]) => outcomeOf(await hall.mark(client, id, ticks));
    expect(await given([1.2, 0])).toBe('TICKS_STEP');
    expect(await given([2.5, 0])).toBe('TICKS_STEP');
    expect(await given([2])).toBe('TICKS_COUNT');
    expect(await given([1.5, 3])).toBe('AnswerMarked');
  });

  it('a correction has a reason and stands beside what it corrects, until the officer knows', async () => {
    const hall = await MarkingHall.open(test);
    const [one, two] = [await hall.marker(), await hall.marker()];
    const written = { short: '甲', parts: ['', '', '', '乙'] };
    const { attemptId } = await handInWritten(test, hall.exam.id, written);
    const { id } = accepted(await hall.take(one.client));
    accepted(await hall.mark(one.client, id, [2, 1]));
    await hall.read(two.client, [2, 1]);
    expect(outcomeOf(await hall.mark(one.client, id, [0, 1]))).toBe('REASON_MISSING');
    // Two points below the other: a third has to read it after all.
    accepted(await hall.mark(one.client, id, [0, 1], { reason: '看错了行' }));
    expect((await hall.progress())?.questions[0]).toMatchObject({ thirdCount: 1, settledCount: 0 });
    accepted(await hall.mark(one.client, id, [2, 0.5], { reason: '再看一遍' }));
    expect((await hall.progress())?.questions[0]).toMatchObject({ settledCount: 1 });
    const own = await one.client.run(OWN_READINGS, { examId: hall.exam.id, revisionId: hall.shortId });
    expect(own.ownReadings).toEqual([{ id, texts: ['甲'], ticks: [2, 0.5], points: 2.5, isCorrected: true }]);
    const [{ marks } = { marks: [] }] = await test.database.query<{ marks: number[] }[]>(
      `SELECT array_agg(hundredths ORDER BY id) AS marks FROM answer_marks WHERE reading_id = $1`,
      [id],
    );
    expect(marks).toEqual([300, 100, 250]);
    await hall.read(one.client, [6], hall.caseId);
    await hall.read(two.client, [6], hall.caseId);
    // The mean of 2.5 and 3, and six of the case.
    expect(await hall.resultOf(attemptId)).toEqual({ points: 875, passed: false });
    expect(outcomeOf(await hall.mark(one.client, id, [2, 3], { reason: '再改' }))).toBe('MARK_TOLD');
  });

  it('somebody who no longer marks takes nothing, and what he gave stands', async () => {
    const hall = await MarkingHall.open(test);
    const [one, two] = [await hall.marker(), await hall.marker()];
    const { attemptId } = await handInWritten(test, hall.exam.id, { short: '甲' });
    await hall.read(one.client, [2, 3]);
    const input = { examId: hall.exam.id, officerId: one.officer.id };
    accepted((await hall.lead.run(REMOVE_MARKER, { input })).removeMarker);
    expect(outcomeOf(await hall.take(one.client))).toBe('NOT_FOUND');
    expect((await one.client.run(MARKING_DESK, {})).markingDesk).toEqual([]);
    await hall.read(two.client, [2, 3]);
    expect(await hall.resultOf(attemptId)).toEqual({ points: 500, passed: false });
  });

  it('the rule stands once somebody has read, and is refused where it is none', async () => {
    const hall = await MarkingHall.open(test);
    expect(outcomeOf(await hall.plan({ stepPoints: 0.3 }))).toBe('MARKING_PLAN_INVALID');
    expect(outcomeOf(await hall.plan({ limitPercent: 51 }))).toBe('MARKING_PLAN_INVALID');
    const { client } = await hall.marker();
    await handInWritten(test, hall.exam.id, { short: '甲' });
    await hall.read(client, [2, 3]);
    expect(outcomeOf(await hall.plan({ limitPercent: 10 }))).toBe('MARKING_BEGUN');
  });

  it('only who holds the role is taken as a marker', async () => {
    const hall = await MarkingHall.open(test);
    const nobody = await test.seed.officer();
    const input = { examId: hall.exam.id, officerId: nobody.id };
    expect(outcomeOf((await hall.lead.run(ADD_MARKER, { input })).addMarker)).toBe('MARKER_UNKNOWN');
  });
});
