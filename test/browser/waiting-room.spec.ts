import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { contentInput, SAVE_BLUEPRINT } from '../support/blueprint-operations';
import { launchBrowser, openPage, PHONE } from '../support/browser';
import { examInput, SET_EXAM } from '../support/exam-operations';
import { lookAt } from '../support/look';
import { accepted } from '../support/outcome';
import { BAYANNUR, LINHE, PASSWORD, type SeededOfficer } from '../support/seed';
import { startTestApp, type TestApp } from '../support/test-app';

jest.setTimeout(180_000);

describe('the waiting room', () => {
  let test: TestApp;
  let browser: Browser;
  let origin: string;
  let manager: SeededOfficer;
  let blueprintId: string;
  beforeAll(async () => {
    test = await startTestApp();
    test.clock.run();
    origin = await test.url();
    browser = await launchBrowser();
    manager = await test.seed.someone('training_manager', BAYANNUR);
    await test.seed.officer({ regionCode: LINHE });
    const content = contentInput(await test.seed.builtInBank());
    const input = { id: null, version: 0, regionCode: BAYANNUR, name: '候考', content };
    const client = await test.signedIn(manager);
    blueprintId = accepted((await client.run(SAVE_BLUEPRINT, { input })).saveBlueprint).id;
  });
  afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));
  afterAll(async () => {
    await browser.close();
    await test.close();
  });

  async function examIn(minutes: number): Promise<string> {
    const client = await test.signedIn(manager);
    const at = (more: number) =>
      new Date(test.clock.now().getTime() + (minutes + more) * 60_000).toISOString();
    const set = { title: '季度考试', opensAt: at(0), closesAt: at(120) };
    return accepted((await client.run(SET_EXAM, { input: examInput(blueprintId, set) })).setExam).id;
  }

  async function signedIn(): Promise<{ officer: SeededOfficer; page: Page }> {
    const officer = await test.seed.officer({ regionCode: LINHE });
    const { page } = await openPage(browser, PHONE);
    await page.goto(`${origin}/sign-in`);
    await page.getByLabel(/^账号/).fill(officer.account);
    await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.getByRole('navigation').first().waitFor();
    return { officer, page };
  }

  async function wait(page: Page, examId: string): Promise<void> {
    await page.goto(`${origin}/exams/${examId}`);
    await page.getByRole('link', { name: '进入候考室' }).click();
    await page.getByRole('timer').waitFor();
  }

  /** Moves the opening to so many milliseconds from now, as a manager who changes the exam does. */
  async function opensIn(examId: string, ms: number): Promise<void> {
    await test.database.query(`UPDATE exams SET opens_at = $2 WHERE id = $1`, [
      examId,
      new Date(test.clock.now().getTime() + ms),
    ]);
  }

  async function startedAfterMs(officer: SeededOfficer): Promise<number | null> {
    const [row] = await test.database.query<{ ms: number }[]>(
      `SELECT (extract(epoch FROM a.started_at - e.opens_at) * 1000)::int AS ms
       FROM attempts a JOIN exams e ON e.id = a.exam_id WHERE a.officer_id = $1 AND a.started_at IS NOT NULL`,
      [officer.id],
    );
    return row?.ms ?? null;
  }

  const inTheRoom = (page: Page) => page.getByRole('article', { name: '第 1 / 4 题' });
  /** The page asks the server for the time again, as it does when it is looked at again. */
  const lookAgain = (page: Page) =>
    page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));

  it('says what is wrong with the device and lets keys be tried, of which nothing is kept', async () => {
    const examId = await examIn(20);
    const { officer, page } = await signedIn();
    await wait(page, examId);
    await page.getByText('可以写入和读出').waitFor();
    expect(await page.getByText('与服务器一致').count()).toBe(1);
    await page.getByText(/往返 \d+ 毫秒/).waitFor();
    await page.keyboard.press('A');
    await page.keyboard.press('C');
    await page.keyboard.press('F');
    expect(await page.locator('.room-option-on b').allTextContents()).toEqual(['A', 'C']);
    await lookAt(page, 'waiting-room');
    await page.evaluate(() => localStorage.setItem('whetstone.language', 'en'));
    await page.reload();
    await page.getByText('written and read again').waitFor();
    expect(await page.locator('.room-option-on').count()).toBe(0);
    await lookAt(page, 'waiting-room-english');
    const [kept] = await test.database.query<{ count: number }[]>(
      `SELECT count(*)::int AS count FROM attempts WHERE officer_id = $1 AND state <> 'prepared'`,
      [officer.id],
    );
    expect(kept?.count).toBe(0);
    expect(
      await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name)),
    ).not.toContain('whetstone-probe');
  });

  it('tells a device whose clock is wrong and whose storage keeps nothing, and opens all the same', async () => {
    const examId = await examIn(20);
    const { officer, page } = await signedIn();
    await page.addInitScript(() => {
      const real = Date.now.bind(Date);
      Date.now = () => real() + 125_000;
      Object.defineProperty(window, 'indexedDB', { value: undefined });
    });
    await wait(page, examId);
    await page.getByText('快 125 秒').waitFor();
    await page.getByText('写入后读不出').waitFor();
    await lookAt(page, 'waiting-room-trouble');
    await opensIn(examId, 4_000);
    await lookAgain(page);
    await inTheRoom(page).waitFor();
    expect(await startedAfterMs(officer)).toBeGreaterThanOrEqual(0);
  });

  it('opens by itself at the hour, and not before', async () => {
    const examId = await examIn(20);
    const { officer, page } = await signedIn();
    await wait(page, examId);
    await opensIn(examId, 6_000);
    await lookAgain(page);
    await page.waitForFunction(() =>
      /00:0[0-6]/.test(document.querySelector('[role=timer]')?.textContent ?? ''),
    );
    expect(await startedAfterMs(officer)).toBeNull();
    await inTheRoom(page).waitFor();
    expect(await startedAfterMs(officer)).toBeGreaterThanOrEqual(0);
    await page.keyboard.press('A');
    await page
      .locator('.room-save')
      .getByText(/✓ 已保存/)
      .waitFor();
  });

  it('opens on a device that slept over the hour as soon as it wakes', async () => {
    const examId = await examIn(20);
    const { officer, page } = await signedIn();
    // As some devices do: while they sleep no timer runs and the monotonic clock stands still.
    await page.addInitScript(() => {
      const now = performance.now.bind(performance);
      let slept = 0;
      let fellAsleepAt: number | null = null;
      performance.now = () => (fellAsleepAt ?? now()) - slept;
      const every = window.setInterval.bind(window);
      window.setInterval = ((run: () => void, ms: number) =>
        every(() => fellAsleepAt === null && run(), ms)) as typeof window.setInterval;
      Object.assign(window, {
        sleep: () => (fellAsleepAt = now()),
        wake: () => {
          slept += now() - (fellAsleepAt ?? now());
          fellAsleepAt = null;
        },
      });
    });
    await wait(page, examId);
    await opensIn(examId, 5_000);
    await lookAgain(page);
    await page.waitForFunction(() => /00:0/.test(document.querySelector('[role=timer]')?.textContent ?? ''));
    await page.evaluate(() => (window as unknown as { sleep: () => void }).sleep());
    test.clock.advance(8);
    expect(await startedAfterMs(officer)).toBeNull();
    await page.evaluate(() => (window as unknown as { wake: () => void }).wake());
    await inTheRoom(page).waitFor();
    expect(await startedAfterMs(officer)).toBeGreaterThan(0);
  });

  it('goes on asking when the network is gone at the hour, and opens when it is back', async () => {
    const examId = await examIn(20);
    const { officer, page } = await signedIn();
    await wait(page, examId);
    await opensIn(examId, 5_000);
    await lookAgain(page);
    await page.waitForFunction(() => /00:0/.test(document.querySelector('[role=timer]')?.textContent ?? ''));
    await page.context().setOffline(true);
    await page.getByText('正在进入考场…').waitFor();
    for (let knock = 0; knock < 2; knock += 1) await page.waitForEvent('requestfailed');
    expect(await startedAfterMs(officer)).toBeNull();
    await page.context().setOffline(false);
    await inTheRoom(page).waitFor();
  });

  it('is not opened before half an hour ahead, and leads back when the exam is withdrawn', async () => {
    const early = await examIn(60);
    const { page } = await signedIn();
    await page.goto(`${origin}/exams/${early}`);
    await page.getByText(/起可以进入候考室/).waitFor();
    await page.goto(`${origin}/exams/${early}/room`);
    await page.getByText(/起可以进入候考室/).waitFor();
    const examId = await examIn(20);
    await wait(page, examId);
    await test.database.query(
      `UPDATE exams SET withdrawn_at = $2, withdrawn_by = $3, withdraw_reason = '试卷有误' WHERE id = $1`,
      [examId, test.clock.now(), manager.id],
    );
    await lookAgain(page);
    await page.getByText(/试卷有误/).waitFor();
  });
});
