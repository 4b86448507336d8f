import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { IssueRow } from '../../apps/api/src/courses/lectures.service';
import { Presences } from '../../apps/api/src/rooms/presences';
import { RoomLines } from '../../apps/api/src/rooms/room-lines';
import type { ApiClient } from '../support/api-client';
import { DESKTOP, launchBrowser, openPage } from '../support/browser';
import { GRANT_EXTRA_TIME } from '../support/exam-operations';
import { lookAt } from '../support/look';
import { accepted } from '../support/outcome';
import { RoomPage } from '../support/room-page';
import { BAYANNUR, type SeededOfficer } from '../support/seed';
import { startTestApp, type TestApp } from '../support/test-app';

jest.setTimeout(120_000);

describe('an officer who only reads, while the server has something to say', () => {
  let test: TestApp;
  let browser: Browser;
  let issue: IssueRow;
  let examId: string;
  let manager: ApiClient;

  beforeAll(async () => {
    test = await startTestApp();
    test.clock.run();
    browser = await launchBrowser();
    const opensOn = `${test.clock.today().slice(0, 7)}-01`;
    issue = await test.seed.lectureIssue({ opensOn, closesOn: '2099-12-31' });
    examId = (await test.seed.openExam({ issue })).exam.id;
    manager = await test.signedIn(await test.seed.someone('training_manager', BAYANNUR));
  });
  afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));
  afterAll(async () => {
    await browser.close();
    await test.close();
  });

  /** In the room, with the line open; what the room asks by itself for the clock is out of reach from now on. */
  async function sitting(): Promise<{ officer: SeededOfficer; room: RoomPage; page: Page }> {
    const officer = await test.seed.officer();
    await test.seed.attended(officer, issue);
    const { page } = await openPage(browser, DESKTOP);
    const room = new RoomPage(page, await test.url(), examId, 4);
    await room.signIn(officer);
    const before = test.app.get(RoomLines).count;
    await room.begin();
    await until(() => test.app.get(RoomLines).count > before);
    await page.route('**/graphql', (route) => route.abort());
    return { officer, room, page };
  }

  async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
    for (const end = Date.now() + 10_000; Date.now() < end && !(await isSo());)
      await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await isSo()).toBe(true);
  }

  const give = async ({ id: officerId }: SeededOfficer, minutes: number) =>
    accepted(
      (await manager.run(GRANT_EXTRA_TIME, { input: { examId, officerId, minutes, reason: '停电' } }))
        .grantExtraTime,
    );

  it('sees extra time by the line alone, and keeps the note until it is closed', async () => {
    const { officer, page } = await sitting();
    await give(officer, 10);
    await page.getByText(/考试时间延长 10 分钟，新的结束时间/).waitFor();
    await page
      .getByRole('timer')
      .getByText(/^(39|40):/)
      .waitFor();
    await lookAt(page, 'room-extra-time');
    await page.getByRole('button', { name: '知道了' }).click();
    expect(await page.getByText(/考试时间延长/).count()).toBe(0);
  });

  it('is told of extra time that was given while its line was cut', async () => {
    const { officer, page } = await sitting();
    await page.context().setOffline(true);
    await test.database.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'whetstone-listener'`,
    );
    await give(officer, 5);
    await page.context().setOffline(false);
    await page.getByText(/考试时间延长 5 分钟/).waitFor();
  });

  it('counts how often the page was left, and the count outlives a reload', async () => {
    const { officer, page } = await sitting();
    const leave = () =>
      page.evaluate(() => {
        for (const state of ['hidden', 'visible']) {
          Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
          document.dispatchEvent(new Event('visibilitychange'));
        }
      });
    const left = async () => {
      await test.app.get(Presences).flush();
      const [row] = await test.database.query<{ left: number }[]>(
        `SELECT sum(left_count)::int AS left FROM room_presences WHERE officer_id = $1`,
        [officer.id],
      );
      return row?.left ?? 0;
    };
    await leave();
    await leave();
    await until(async () => (await left()) === 2);
    await page.unroute('**/graphql');
    await page.reload();
    await page.locator('.room-question').waitFor();
    const afterReload = await left();
    await until(() => test.app.get(RoomLines).count > 0);
    await leave();
    await until(async () => (await left()) > afterReload);
    expect(afterReload).toBeGreaterThanOrEqual(2);
  });

  it('is told at once that another device has the attempt', async () => {
    const { officer, page } = await sitting();
    const elsewhere = await openPage(browser, DESKTOP);
    const room = new RoomPage(elsewhere.page, await test.url(), examId, 4);
    await room.signIn(officer);
    await room.enter();
    await page.getByRole('dialog', { name: '本窗口已锁定' }).waitFor({ timeout: 5_000 });
  });
});

describe('an officer behind a proxy that lets no line through', () => {
  let test: TestApp;
  let browser: Browser;
  beforeAll(async () => {
    test = await startTestApp();
    test.clock.run();
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await test.close();
  });

  it('learns of extra time by asking', async () => {
    const opensOn = `${test.clock.today().slice(0, 7)}-01`;
    const issue = await test.seed.lectureIssue({ opensOn, closesOn: '2099-12-31' });
    const { exam } = await test.seed.openExam({ issue });
    const officer = await test.seed.officer();
    await test.seed.attended(officer, issue);
    const manager = await test.signedIn(await test.seed.someone('training_manager', BAYANNUR));
    const { page } = await openPage(browser, DESKTOP);
    await page.clock.install();
    await page.route('**/events?*', (route) => route.fulfill({ status: 502 }));
    const room = new RoomPage(page, await test.url(), exam.id, 4);
    await room.signIn(officer);
    await room.begin();
    const input = { examId: exam.id, officerId: officer.id, minutes: 5, reason: '停电' };
    accepted((await manager.run(GRANT_EXTRA_TIME, { input })).grantExtraTime);
    await page.clock.runFor(21_000);
    await page.getByText(/考试时间延长 5 分钟/).waitFor();
    expect(test.app.get(RoomLines).count).toBe(0);
  });
});
