import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { IssueRow } from '../../apps/api/src/courses/lectures.service';
import type { ApiClient } from '../support/api-client';
import { REPORT_WATCH, START_WATCH } from '../support/operations';
import { accepted, outcomeOf } from '../support/outcome';
import { LINHE } from '../support/seed';
import { startTestApp, type TestApp } from '../support/test-app';

const MINUTE = 60;

describe('being credited for watching', () => {
  let test: TestApp;
  let client: ApiClient;
  let issue: IssueRow;
  let leaseId: string;
  beforeAll(async () => {
    test = await startTestApp();
  });
  beforeEach(async () => {
    test.clock.set('2026-11-18T12:00:00+08:00');
    client = await test.signedIn(await test.seed.officer());
    await begin(100);
  });
  afterAll(() => test.close());

  const start = async () =>
    accepted((await client.run(START_WATCH, { input: { lectureIssueId: issue.id } })).startWatch).id;

  async function begin(durationSeconds: number): Promise<void> {
    issue = await test.seed.lectureIssue({ durationSeconds });
    leaseId = await start();
  }

  async function report(
    spans: readonly (readonly [number, number])[],
    jumpedToSeconds: number | null = null,
  ) {
    const played = spans.map(([fromSeconds, toSeconds]) => ({ fromSeconds, toSeconds }));
    return (await client.run(REPORT_WATCH, { input: { leaseId, spans: played, jumpedToSeconds } }))
      .reportWatch;
  }

  it('follows the clock, report by report', async () => {
    for (const from of [0, 10, 20]) {
      test.clock.advance(10);
      expect(await report([[from, from + 10]])).toMatchObject({ creditedSeconds: 10, notCredited: null });
    }
    expect(await report([])).toMatchObject({
      creditedSeconds: 0,
      attendance: { creditedSeconds: 30, missingSeconds: 60, resumeAtSeconds: 30, countedAt: null },
    });
  });

  it('counts at 90 % of the lecture, from that instant and where the officer serves', async () => {
    test.clock.advance(89);
    expect(await report([[0, 89]])).toMatchObject({ attendance: { missingSeconds: 1, countedAt: null } });
    test.clock.advance(1);
    const countedAt = '2026-11-18T04:01:30.000Z';
    expect(await report([[89, 90]])).toMatchObject({ attendance: { missingSeconds: 0, countedAt } });
    test.clock.advance(10);
    expect(await report([[90, 100]])).toMatchObject({ attendance: { countedAt } });
    const rows = await test.database.query(
      `SELECT region_code, credited_ms FROM attendances WHERE lecture_issue_id = $1`,
      [issue.id],
    );
    expect(rows).toEqual([{ region_code: LINHE, credited_ms: 100_000 }]);
  });

  it('allows playing at up to one and a half times the speed', async () => {
    test.clock.advance(60);
    expect(await report([[0, 90]])).toMatchObject({ creditedSeconds: 90, notCredited: null });
  });

  it('earns nothing for a seek to the end', async () => {
    test.clock.advance(10);
    expect(await report([[0, 10]], 100)).toMatchObject({ creditedSeconds: 10 });
    test.clock.advance(1);
    expect(await report([[10, 100]])).toMatchObject({
      creditedSeconds: 0,
      notCredited: { code: 'FASTER_THAN_CLOCK' },
      attendance: { creditedSeconds: 10, countedAt: null },
    });
  });

  it('earns nothing for an hour posted by hand', async () => {
    await begin(3600);
    test.clock.advance(10);
    expect(await report([[0, 3600]])).toMatchObject({
      creditedSeconds: 0,
      notCredited: { code: 'FASTER_THAN_CLOCK' },
      attendance: { creditedSeconds: 0 },
    });
  });

  it('earns nothing for the same wall-clock time a second time', async () => {
    test.clock.advance(20);
    await report([[0, 30]]);
    expect(await report([[30, 60]])).toMatchObject({
      creditedSeconds: 0,
      notCredited: { code: 'FASTER_THAN_CLOCK' },
    });
  });

  it('counts a stretch watched twice once', async () => {
    test.clock.advance(60);
    const twice = [
      [0, 30],
      [10, 40],
    ] as const;
    expect(await report(twice)).toMatchObject({ creditedSeconds: 40 });
  });

  it.each([
    ['before the beginning', [-5, 5]],
    ['behind the end', [95, 105]],
    ['backwards', [20, 10]],
    ['of no length', [10, 10]],
  ] as const)('earns nothing for a stretch %s', async (_, span) => {
    test.clock.advance(60);
    expect(await report([span])).toMatchObject({ notCredited: { code: 'SPAN_OUTSIDE_VIDEO' } });
  });

  it('keeps every report as evidence, whether it earned anything or not', async () => {
    test.clock.advance(10);
    await report([[0, 10]], 55.5);
    await report([[0, 100]]);
    const rows = await test.database.query(
      `SELECT spans, credited_spans, jumped_to_ms, not_credited FROM watch_reports WHERE lease_id = $1 ORDER BY id`,
      [leaseId],
    );
    expect(rows).toEqual([
      { spans: [[0, 10_000]], credited_spans: [[0, 10_000]], jumped_to_ms: 55_500, not_credited: null },
      { spans: [[0, 100_000]], credited_spans: [], jumped_to_ms: null, not_credited: 'FASTER_THAN_CLOCK' },
    ]);
    await expect(test.database.query(`DELETE FROM watch_reports`)).rejects.toThrow('never changed');
  });

  it('is not possible with the lease of somebody else, or none', async () => {
    const other = await test.signedIn(await test.seed.officer());
    for (const [by, id] of [
      [other, leaseId],
      [client, randomUUID()],
    ] as const) {
      const input = { leaseId: id, spans: [] };
      expect(outcomeOf((await by.run(REPORT_WATCH, { input })).reportWatch)).toBe('NOT_FOUND');
    }
  });

  it('goes on after a cut of the network of ten minutes, and not after a longer one', async () => {
    await begin(3600);
    test.clock.advance(10 * MINUTE);
    expect(await report([[0, 600]])).toMatchObject({ creditedSeconds: 600 });
    test.clock.advance(10 * MINUTE + 1);
    expect(await report([[600, 1200]])).toMatchObject({
      code: 'LEASE_EXPIRED',
      message: '观看已中断过久，请重新开始计时。',
    });
    leaseId = await start();
    test.clock.advance(10);
    expect(await report([[600, 610]])).toMatchObject({ attendance: { creditedSeconds: 610 } });
  });

  it('ends with the lecture’s last day, half a minute of grace included', async () => {
    test.clock.set('2026-11-30T23:59:30+08:00');
    client = await test.signedIn(await test.seed.officer());
    leaseId = await start();
    test.clock.advance(60);
    expect(await report([[0, 30]])).toMatchObject({ creditedSeconds: 30 });
    test.clock.advance(1);
    expect(outcomeOf(await report([[30, 31]]))).toBe('WINDOW_CLOSED');
  });
});
