import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ApiClient } from '../support/api-client';
import { raceInto } from '../support/gate';
import { START_ATTEMPT } from '../support/operations';
import { accepted, outcomeOf } from '../support/outcome';
import { WUYUAN } from '../support/seed';
import { beginSitting, Sitting } from '../support/sitting';
import { startTestApp, type TestApp } from '../support/test-app';

const NOON = '2026-11-18T12:00:00+08:00';

describe('beginning a test', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startTestApp();
  });
  beforeEach(() => test.clock.set(NOON));
  afterAll(() => test.close());

  const start = async (client: ApiClient, examId: string) =>
    (await client.run(START_ATTEMPT, { input: { examId } })).startAttempt;

  /** A test, and an officer who has watched its lecture. */
  async function ready(options: Parameters<TestApp['seed']['openExam']>[0] = {}) {
    const { exam, issue } = await test.seed.openExam(options);
    const officer = await test.seed.officer();
    await test.seed.attended(officer, issue);
    return { exam, issue, officer, client: await test.signedIn(officer) };
  }

  it('draws a paper of its own and gives the whole time', async () => {
    const { exam, client } = await ready({ durationSeconds: 1800, questions: 4 });
    const attempt = accepted(await start(client, exam.id));
    expect(attempt).toMatchObject({
      ...{ number: 1, state: 'IN_PROGRESS', epoch: 1, rev: 0, result: null },
      ...{ startedAt: '2026-11-18T04:00:00.000Z', deadline: '2026-11-18T04:30:00.000Z' },
      ...{ sheet: { answers: [], flagged: [] }, sections: [{ type: 'SINGLE', pointsEach: 5 }] },
    });
    const questions = attempt.sections.flatMap((section) => section.questions);
    expect(questions.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
    expect(new Set(questions.map(({ id }) => id)).size).toBe(4);
  });

  it('ends with the days of the lecture when those end first', async () => {
    const { exam, officer } = await ready();
    test.clock.set('2026-11-30T23:50:00+08:00');
    const attempt = accepted(await start(await test.signedIn(officer), exam.id));
    expect(attempt.deadline).toBe('2026-11-30T16:00:00.000Z');
  });

  it('waits until the attendance counts', async () => {
    const { exam } = await test.seed.openExam();
    const client = await test.signedIn(await test.seed.officer());
    expect(await start(client, exam.id)).toEqual({
      __typename: 'Refused',
      code: 'ATTENDANCE_MISSING',
      message: '看完本期大讲堂、考勤有效后，才能参加训后测试。',
    });
  });

  it('is refused before the first day, after the last, to other regions, and for no test', async () => {
    const { client } = await ready();
    const examOf = async (days: Parameters<TestApp['seed']['lectureIssue']>[0]) =>
      (await test.seed.openExam({ issue: await test.seed.lectureIssue(days) })).exam.id;
    const upcoming = await examOf({ opensOn: '2026-12-01', closesOn: '2026-12-31' });
    const over = await examOf({ opensOn: '2026-10-01', closesOn: '2026-10-31' });
    const elsewhere = await examOf({ regionCodes: [WUYUAN] });
    const refusals = [];
    for (const examId of [upcoming, over, elsewhere, randomUUID()])
      refusals.push(outcomeOf(await start(client, examId)));
    expect(refusals).toEqual(['EXAM_NOT_OPEN', 'EXAM_CLOSED', 'NOT_FOUND', 'NOT_FOUND']);
  });

  it('begins one attempt of two clicks at once', async () => {
    const { exam, client } = await ready();
    // Who asks is known by then: it is the officer's row that they are to meet at.
    await start(client, randomUUID());
    const race = () => [start(client, exam.id), start(client, exam.id)];
    const attempts = (
      await raceInto(test.database, 'officers', { waiting: 2, race, mode: 'ACCESS EXCLUSIVE' })
    ).map(accepted);
    expect(new Set(attempts.map(({ id }) => id)).size).toBe(1);
    expect(attempts.map(({ epoch }) => epoch).toSorted()).toEqual([1, 2]);
  });

  it('goes on with the open attempt in another window, with the same paper and what was saved', async () => {
    const { sitting, examId } = await beginSitting(test);
    await sitting.save(sitting.sheet(1, ['A'], 2));
    test.clock.advance(600);
    const again = accepted(await start(sitting.client, examId));
    expect(again).toMatchObject({ id: sitting.attemptId, number: 1, epoch: 2, rev: 1 });
    expect(again.sheet.answers).toHaveLength(2);
    expect(again.sections.flatMap(({ questions }) => questions.map(({ id }) => id))).toEqual(
      sitting.questionIds,
    );
  });

  it('ends an attempt whose time is up and begins the next', async () => {
    const { sitting, officer, examId } = await beginSitting(test, { durationSeconds: 600 });
    test.clock.advance(3600);
    const client = await test.signedIn(officer);
    expect(accepted(await start(client, examId))).toMatchObject({ number: 2, epoch: 1 });
    const [first] = await test.database.query<{ state: string; submitted_at: Date }[]>(
      `SELECT state, submitted_at FROM attempts WHERE id = $1`,
      [sitting.attemptId],
    );
    expect(first).toEqual({ state: 'submitted', submitted_at: new Date('2026-11-18T12:10:00+08:00') });
  });

  it('is refused after three attempts', async () => {
    const { exam, client } = await ready();
    for (let attempt = 0; attempt < 3; attempt += 1) {
      const sitting = await Sitting.begin(client, exam.id);
      expect(await sitting.submit(sitting.sheet(1, []))).toMatchObject({ result: { isPassed: false } });
    }
    expect(await start(client, exam.id)).toMatchObject({
      code: 'NO_ATTEMPTS_LEFT',
      message: '可考 3 次，已全部用完。',
    });
  });

  it('is refused once the test is passed', async () => {
    const { sitting, examId } = await beginSitting(test);
    const answers = await sitting.rightAnswers(test.database);
    expect(await sitting.submit(sitting.sheetOf(1, answers))).toMatchObject({ result: { isPassed: true } });
    expect(outcomeOf(await start(sitting.client, examId))).toBe('ALREADY_PASSED');
  });
});
