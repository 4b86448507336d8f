import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ApiClient } from '../support/api-client';
import { raceInto } from '../support/gate';
import { REPORT_WATCH, START_WATCH } from '../support/operations';
import { accepted, outcomeOf } from '../support/outcome';
import { WUYUAN, type SeededOfficer } from '../support/seed';
import { startTestApp, type TestApp } from '../support/test-app';

describe('beginning to watch', () => {
  let test: TestApp;
  let officer: SeededOfficer;
  let client: ApiClient;
  beforeAll(async () => {
    test = await startTestApp();
  });
  beforeEach(async () => {
    test.clock.set('2026-11-18T12:00:00+08:00');
    officer = await test.seed.officer();
    client = await test.signedIn(officer);
  });
  afterAll(() => test.close());

  const start = async (lectureIssueId: string, by = client) =>
    (await by.run(START_WATCH, { input: { lectureIssueId } })).startWatch;
  const report = async (leaseId: string, fromSeconds: number, toSeconds: number) =>
    (await client.run(REPORT_WATCH, { input: { leaseId, spans: [{ fromSeconds, toSeconds }] } })).reportWatch;

  it('gives a lease with the pace of reports and the fastest playing that counts', async () => {
    const issue = await test.seed.lectureIssue();
    expect(await start(issue.id)).toMatchObject({
      __typename: 'WatchLease',
      reportEverySeconds: 10,
      maxRate: 1.5,
    });
  });

  it('ends the lease of the window that watched before', async () => {
    const issue = await test.seed.lectureIssue();
    const first = accepted(await start(issue.id));
    const second = accepted(await start(issue.id));
    test.clock.advance(10);
    expect(await report(first.id, 0, 10)).toMatchObject({
      code: 'LEASE_SUPERSEDED',
      message: '另一窗口正在观看，本窗口已停止计入。',
    });
    expect(await report(second.id, 0, 10)).toMatchObject({ creditedSeconds: 10 });
  });

  it('ends the lease of another lecture: one lecture at a time', async () => {
    const [one, other] = [await test.seed.lectureIssue(), await test.seed.lectureIssue()];
    const first = accepted(await start(one.id));
    accepted(await start(other.id));
    test.clock.advance(10);
    expect(outcomeOf(await report(first.id, 0, 10))).toBe('LEASE_SUPERSEDED');
  });

  it('leaves one open lease when two windows begin at once', async () => {
    const [one, other] = [await test.seed.lectureIssue(), await test.seed.lectureIssue()];
    const race = () => [start(one.id), start(other.id), start(one.id)];
    const leases = await raceInto(test.database, 'watch_leases', { waiting: 3, race });
    expect(leases.map(outcomeOf)).toEqual(['WatchLease', 'WatchLease', 'WatchLease']);
    const open = await test.database.query(
      `SELECT id FROM watch_leases WHERE officer_id = $1 AND ended_at IS NULL`,
      [officer.id],
    );
    expect(open).toHaveLength(1);
  });

  it.each<[string, string, string]>([
    ['before its first day', '2026-12-01', '2026-12-31'],
    ['after its last day', '2026-10-01', '2026-10-31'],
  ])('is refused %s', async (_, opensOn, closesOn) => {
    const issue = await test.seed.lectureIssue({ opensOn, closesOn });
    expect(await start(issue.id)).toMatchObject({
      code: 'ISSUE_NOT_OPEN',
      message: '本期尚未开放或已经截止。',
    });
  });

  it('is possible in the last second of the last day and not in the next', async () => {
    const issue = await test.seed.lectureIssue({ closesOn: '2026-11-18' });
    test.clock.set('2026-11-18T23:59:59+08:00');
    client = await test.signedIn(officer);
    expect(outcomeOf(await start(issue.id))).toBe('WatchLease');
    test.clock.advance(1);
    expect(outcomeOf(await start(issue.id))).toBe('ISSUE_NOT_OPEN');
  });

  it('is refused to officers the lecture is not for, as if it were not there', async () => {
    const issue = await test.seed.lectureIssue({ regionCodes: [WUYUAN] });
    expect(outcomeOf(await start(issue.id))).toBe('NOT_FOUND');
    expect(outcomeOf(await start(randomUUID()))).toBe('NOT_FOUND');
    const left = await test.seed.officer({ regionCode: WUYUAN, postedTo: '2026-11-18' });
    expect(outcomeOf(await start(issue.id, await test.signedIn(left)))).toBe('NOT_FOUND');
  });
});
