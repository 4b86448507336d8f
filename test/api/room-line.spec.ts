import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { RoomLines } from '../../apps/api/src/rooms/room-lines';
import type { ApiClient } from '../support/api-client';
import { GRANT_EXTRA_TIME } from '../support/exam-operations';
import { OpenLine } from '../support/open-line';
import { accepted } from '../support/outcome';
import { BAYANNUR, type SeededOfficer } from '../support/seed';
import { beginSitting, Sitting } from '../support/sitting';
import { startTestApp, type TestApp } from '../support/test-app';

describe('the line of a room to the server', () => {
  let test: TestApp;
  let other: Pick<TestApp, 'app' | 'url'>;
  let manager: ApiClient;
  const lines: OpenLine[] = [];
  beforeAll(async () => {
    test = await startTestApp();
    other = await test.beside();
    manager = await test.signedIn(await test.seed.someone('training_manager', BAYANNUR));
  });
  afterEach(() => {
    for (const line of lines.splice(0)) line.close();
  });
  afterAll(() => test.close());

  const listen = async (at: Pick<TestApp, 'url'>, { client, attemptId, epoch }: Sitting) => {
    const line = await OpenLine.open(await at.url(), client.cookieText, { attemptId, epoch });
    lines.push(line);
    return line;
  };
  const give = async (examId: string, { id: officerId }: SeededOfficer, minutes: number) =>
    accepted(
      (await manager.run(GRANT_EXTRA_TIME, { input: { examId, officerId, minutes, reason: '停电' } }))
        .grantExtraTime,
    );

  it('says at once how the attempt stands, kept by nobody between', async () => {
    const { sitting } = await beginSitting(test);
    const line = await listen(test, sitting);
    expect(line.status).toBe(200);
    expect(line.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(line.headers.get('cache-control')).toBe('no-store, no-transform');
    expect(line.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(await line.next()).toMatchObject({ state: 'IN_PROGRESS', epoch: 1 });
  });

  it('tells of extra time that was given at another process, with the new deadline and the time', async () => {
    const { sitting, examId, officer } = await beginSitting(test);
    const line = await listen(other, sitting);
    const before = await line.next();
    const { deadline } = await give(examId, officer, 10);
    const told = await line.next();
    expect(told.deadline).toBe(deadline);
    expect(Date.parse(told.deadline) - Date.parse(before.deadline)).toBe(600_000);
    expect(told.serverNow).toBe(test.clock.now().toISOString());
  });

  it('tells nobody else, and nothing twice', async () => {
    const { sitting, examId, officer } = await beginSitting(test);
    const bystander = await beginSitting(test);
    const [line, beside] = [await listen(test, sitting), await listen(test, bystander.sitting)];
    const [first, firstBeside] = [await line.next(), await beside.next()];
    await give(examId, officer, 5);
    await line.next();
    await sitting.save(sitting.sheet(1, ['A']));
    // What is told next is the next that happens: nothing came in between.
    await give(bystander.examId, bystander.officer, 10);
    await give(examId, officer, 10);
    const [mine, his] = [await line.next(), await beside.next()];
    expect(Date.parse(mine.deadline) - Date.parse(first.deadline)).toBe(900_000);
    expect(Date.parse(his.deadline) - Date.parse(firstBeside.deadline)).toBe(600_000);
    expect([line.unheard(), beside.unheard()]).toEqual([[], []]);
  });

  it('tells a window that another took the attempt over, and ends', async () => {
    const { sitting, examId } = await beginSitting(test);
    const line = await listen(other, sitting);
    await line.next();
    const elsewhere = await Sitting.begin(sitting.client, examId);
    expect(await line.next()).toMatchObject({ state: 'IN_PROGRESS', epoch: elsewhere.epoch });
    await line.ended();
    const late = await listen(test, sitting);
    expect((await late.next()).epoch).toBe(elsewhere.epoch);
    await late.ended();
  });

  it('is nobody’s but the officer’s own, and nobody’s who is not signed in', async () => {
    const { sitting } = await beginSitting(test);
    const stranger = await test.signedIn(await test.seed.officer());
    const { attemptId, epoch } = sitting;
    const asked = async (cookie: string, id = attemptId) =>
      (await OpenLine.open(await test.url(), cookie, { attemptId: id, epoch })).status;
    expect(await asked(stranger.cookieText)).toBe(404);
    expect(await asked(manager.cookieText)).toBe(404);
    expect(await asked('')).toBe(401);
    expect(await asked(sitting.client.cookieText, 'nothing')).toBe(404);
    expect(await asked(sitting.client.cookieText, '00000000-0000-4000-8000-000000000000')).toBe(404);
  });

  it('is not opened for an attempt that only lies ready', async () => {
    const { sitting } = await beginSitting(test);
    const officer = await test.seed.officer();
    const [ready] = await test.database.query<{ id: string }[]>(
      `INSERT INTO attempts (exam_id, officer_id, number, paper_id, state, epoch, rev, sheet, sheet_hash, region_code)
       SELECT exam_id, $2, 1, paper_id, 'prepared', 0, 0, '{}', '', region_code FROM attempts WHERE id = $1 RETURNING id`,
      [sitting.attemptId, officer.id],
    );
    const client = await test.signedIn(officer);
    const asked = { attemptId: ready?.id ?? '', epoch: 1 };
    expect((await OpenLine.open(await test.url(), client.cookieText, asked)).status).toBe(404);
  });

  it('is forgotten when the window is gone, and a fifth one ends the first', async () => {
    const { sitting } = await beginSitting(test);
    const held = test.app.get(RoomLines);
    const before = held.count;
    const opened: OpenLine[] = [];
    for (let nth = 0; nth < 5; nth += 1) opened.push(await listen(test, sitting));
    await opened[0]?.ended();
    for (const line of opened) line.close();
    for (const end = Date.now() + 5_000; held.count > before && Date.now() < end;) await wait(10);
    expect(held.count).toBe(before);
  });

  it('hears again what it missed while the database had cut its connection', async () => {
    const { sitting, examId, officer } = await beginSitting(test);
    const line = await listen(test, sitting);
    await line.next();
    await test.database.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE application_name = 'whetstone-listener' AND datname = current_database()`,
    );
    const { deadline } = await give(examId, officer, 7);
    expect((await line.next()).deadline).toBe(deadline);
  });

  it('takes one session of the database a process, however many are open', async () => {
    const { sitting } = await beginSitting(test);
    await Promise.all([1, 2, 3].map(() => listen(test, sitting)));
    const [row] = await test.database.query<{ count: number }[]>(
      `SELECT count(*)::int AS count FROM pg_stat_activity
       WHERE application_name = 'whetstone-listener' AND datname = current_database()`,
    );
    expect(row?.count).toBe(2);
  });
});
