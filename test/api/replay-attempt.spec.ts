import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { VOID_ATTEMPT } from '../support/invigilation-operations';
import { REPLAY_ATTEMPT } from '../support/replay-operations';
import { accepted, outcomeOf } from '../support/outcome';
import { BAOTOU, BAYANNUR, LINHE, type SeededOfficer } from '../support/seed';
import { beginSitting, Sitting } from '../support/sitting';
import { startTestApp, type TestApp } from '../support/test-app';

describe('the replay of an attempt', () => {
  let test: TestApp;
  let officer: SeededOfficer;
  let sitting: Sitting;
  let examId: string;
  beforeAll(async () => {
    test = await startTestApp();
    ({ officer, sitting, examId } = await beginSitting(test, { durationSeconds: 1800, questions: 4 }));
    test.clock.advance(20);
    await sitting.save(sitting.sheet(1, ['A'], 1));
    test.clock.advance(600);
    // What a device did without a network comes in one save.
    await sitting.save({ ...sitting.sheet(5, ['B'], 3), flagged: [...sitting.questionIds.slice(0, 1)] });
    test.clock.advance(10);
  });
  afterAll(() => test.close());

  const replayAs = async (
    role: 'training_manager' | 'leader',
    regionCode: number,
    attemptId = sitting.attemptId,
  ) => {
    const client = await test.signedIn(await test.seed.someone(role, regionCode));
    return (await client.run(REPLAY_ATTEMPT, { input: { attemptId } })).replayAttempt;
  };

  it('is not given while the officer sits', async () => {
    expect(outcomeOf(await replayAs('training_manager', LINHE))).toBe('REPLAY_NOT_OVER');
  });

  it('tells step by step what changed, from which window, and where nothing was heard', async () => {
    sitting = await Sitting.begin(sitting.client, examId);
    accepted(await sitting.submit(sitting.sheet(6, ['C'], 4)));
    const replay = accepted(await replayAs('training_manager', LINHE));
    expect(replay).toMatchObject({
      officerName: officer.name,
      regionName: expect.stringContaining('临河区'),
    });
    expect(replay.questions.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
    const [first = ''] = sitting.questionIds;
    expect(
      replay.steps.map(({ kind, secondsIn, epoch, answeredCount }) => [
        kind,
        secondsIn,
        epoch,
        answeredCount,
      ]),
    ).toEqual([
      ['BEGUN', 0, 1, 0],
      ['SAVED', 20, 1, 1],
      ['SAVED', 620, 1, 3],
      ['TAKEN_OVER', 630, 2, 3],
      ['SAVED', 630, 2, 4],
      ['HANDED_IN', 630, 2, 4],
    ]);
    expect(replay.steps[2]).toMatchObject({ silentSeconds: 600, heldChanges: 3 });
    expect(replay.steps[2]?.changes.find(({ questionId }) => questionId === first)).toEqual({
      ...{ questionId: first, flag: 'SET', before: { labels: ['A'] }, after: { labels: ['B'] } },
    });
  });

  it('is given of one that was made void before it was handed in, with why it ended', async () => {
    const begun = await beginSitting(test, { questions: 4 });
    await begun.sitting.save(begun.sitting.sheet(1, ['A'], 2));
    test.clock.advance(30);
    const manager = await test.signedIn(await test.seed.someone('training_manager', BAYANNUR));
    const { attemptId } = begun.sitting;
    const input = { attemptId, reason: '使用手机', isUsedUp: true };
    accepted((await manager.run(VOID_ATTEMPT, { input })).voidAttempt);
    const replay = accepted(await replayAs('training_manager', LINHE, attemptId));
    expect(replay).toMatchObject({ submittedAt: null, voidReason: '使用手机' });
    expect(replay.steps.map(({ kind, secondsIn }) => [kind, secondsIn])).toEqual([
      ['BEGUN', 0],
      ['SAVED', 0],
      ['VOIDED', 30],
    ]);
  });

  it('holds no key', async () => {
    const client = await test.signedIn(await test.seed.someone('training_manager', BAYANNUR));
    const answer = JSON.stringify(
      await client.run(REPLAY_ATTEMPT, { input: { attemptId: sitting.attemptId } }),
    );
    expect(answer).not.toMatch(/"key|explanation|isCorrect|points/);
  });

  it('stands in the audit log, with who looked and at whom', async () => {
    const [entry] = await test.database.query<{ subject: string; region: number }[]>(
      `SELECT subject_id AS subject, region_code AS region FROM audit_entries WHERE action = 'replayAttempt'
         AND result = 'ok' ORDER BY id LIMIT 1`,
    );
    expect(entry).toEqual({ subject: officer.id, region: LINHE });
  });

  it('is for those who rule on its appeals: not for those beside, and there is none of what never was', async () => {
    expect(outcomeOf(await replayAs('training_manager', BAOTOU))).toBe('NOT_FOUND');
    expect(
      outcomeOf(await replayAs('training_manager', BAYANNUR, '00000000-0000-4000-8000-000000000000')),
    ).toBe('NOT_FOUND');
    await expect(replayAs('leader', LINHE)).rejects.toThrow('FORBIDDEN');
  });
});
