import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MARKING_DESK, SET_ANCHOR } from '../support/markers-operations';
import { MarkingHall } from '../support/marking-hall';
import { accepted, outcomeOf } from '../support/outcome';
import { startTestApp, type TestApp } from '../support/test-app';
import { handInWritten } from '../support/written-exam';

describe('before he may go on, a marker', () => {
  let test: TestApp;
  let hall: MarkingHall;
  const attempts: string[] = [];
  beforeAll(async () => {
    test = await startTestApp();
    hall = await MarkingHall.open(test);
    for (const short of ['标准甲', '标准乙', '普通作答'])
      attempts.push((await handInWritten(test, hall.exam.id, { short })).attemptId);
    await hall.collect();
    for (const text of ['标准甲', '标准乙']) {
      const unread = (await hall.progress())?.questions[0]?.unreadTexts ?? [];
      const answerId = String(unread.find(({ texts }) => texts[0] === text)?.id);
      accepted((await hall.lead.run(SET_ANCHOR, { input: { answerId, ticks: [2, 2] } })).setAnchor);
    }
  });
  afterAll(() => test.close());

  const standing = async (client: MarkingHall['lead']) =>
    (await client.run(MARKING_DESK, {})).markingDesk[0]?.questions[0]?.calibration;

  it('reads the anchors, whose set marks stand for those who wrote them', async () => {
    expect(await hall.resultOf(attempts[0] ?? '')).toEqual({ points: 400, passed: false });
    const { client } = await hall.marker();
    expect(await standing(client)).toMatchObject({ anchorCount: 2, readCount: 0, isReady: false });
    const first = accepted(await hall.take(client));
    expect(first).toMatchObject({ isAnchor: true, takenUntil: null });
    // Asked again it is the same one, until he has read it.
    expect(accepted(await hall.take(client)).id).toBe(first.id);
    expect(accepted(await hall.mark(client, first.id, [2, 2.5], { isAnchor: true }))).toMatchObject({
      ...{ points: 4.5, calibration: null },
    });
    const second = accepted(await hall.take(client));
    expect(second.id).not.toBe(first.id);
    expect(accepted(await hall.mark(client, second.id, [1, 2], { isAnchor: true }))).toMatchObject({
      calibration: { withinCount: 2, meanDeviation: -0.25, isReady: true, isOff: false },
    });
    expect(await hall.read(client, [2, 3])).toBe('普通作答');
  });

  it('who is too far off reads them all once more, and is told by how much', async () => {
    const { client } = await hall.marker();
    for (let nth = 0; nth < 2; nth += 1) await hall.read(client, [0, 0]);
    expect(await standing(client)).toMatchObject({
      withinCount: 0,
      meanDeviation: -4,
      meanDistance: 4,
      isOff: true,
    });
    expect(accepted(await hall.take(client))).toMatchObject({ isAnchor: true });
    for (let nth = 0; nth < 2; nth += 1) await hall.read(client, [2, 2]);
    expect(await standing(client)).toMatchObject({ withinCount: 2, meanDeviation: 0, isReady: true });
    expect(accepted(await hall.take(client))).toMatchObject({ isAnchor: false, texts: ['普通作答'] });
    const [{ rounds } = { rounds: 0 }] = await test.database.query<{ rounds: number }[]>(
      `SELECT count(*)::int AS rounds FROM anchor_readings WHERE hundredths = 0`,
    );
    expect(rounds).toBe(2);
  });

  it('is not measured by another question’s anchors', async () => {
    await handInWritten(test, hall.exam.id, { parts: ['', '', '', '按基准'] });
    const { client } = await hall.marker();
    expect(accepted(await hall.take(client, hall.caseId))).toMatchObject({ isAnchor: false });
  });

  it('no anchor is made of what somebody has begun to read', async () => {
    await handInWritten(test, hall.exam.id, { short: '已有人读' });
    await hall.collect();
    const unread = (await hall.progress())?.questions[0]?.unreadTexts ?? [];
    const answerId = String(unread.find(({ texts }) => texts[0] === '已有人读')?.id);
    const { client } = await hall.marker();
    for (let nth = 0; nth < 2; nth += 1) await hall.read(client, [2, 2]);
    await hall.take(client);
    const input = { answerId, ticks: [2, 3] };
    expect(outcomeOf((await hall.lead.run(SET_ANCHOR, { input })).setAnchor)).toBe('ANCHOR_READ');
  });
});
