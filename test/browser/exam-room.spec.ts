import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { IssueRow } from '../../apps/api/src/courses/lectures.service';
import { DESKTOP, launchBrowser, openPage, PHONE } from '../support/browser';
import { lookAt } from '../support/look';
import { PASSWORD, type SeededOfficer } from '../support/seed';
import { startTestApp, type TestApp } from '../support/test-app';

// A real browser and a real server on a machine that may be busy.
jest.setTimeout(90_000);

describe('what happens to an officer in the middle of a test', () => {
  let test: TestApp;
  let browser: Browser;
  let origin: string;
  let issue: IssueRow;
  let examId: string;

  beforeAll(async () => {
    test = await startTestApp();
    test.clock.run();
    origin = await test.url();
    browser = await launchBrowser();
    const opensOn = `${test.clock.today().slice(0, 7)}-01`;
    issue = await test.seed.lectureIssue({ opensOn, closesOn: '2099-12-31' });
    const { exam } = await test.seed.openExam({ issue });
    examId = exam.id;
  });

  afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));

  afterAll(async () => {
    await browser.close();
    await test.close();
  });

  /** An officer who has begun the test of four questions and answered the first. */
  async function sitting(): Promise<{ officer: SeededOfficer; page: Page }> {
    const officer = await test.seed.officer();
    await test.seed.attended(officer, issue);
    const { page } = await openPage(browser, DESKTOP);
    await page.goto(`${origin}/sign-in`);
    await signIn(page, officer);
    await page.getByRole('navigation').first().waitFor();
    await page.goto(`${origin}/exams/${examId}`);
    await page.getByRole('link', { name: '开始考试' }).click();
    await answer(page, 1, 'A');
    await saved(page);
    return { officer, page };
  }

  async function signIn(page: Page, officer: SeededOfficer): Promise<void> {
    await page.getByLabel(/^账号/).fill(officer.account);
    await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: '登录', exact: true }).click();
  }

  async function answer(page: Page, number: number, key: string): Promise<void> {
    await page.getByRole('article', { name: `第 ${number} / 4 题` }).waitFor();
    await page.keyboard.press(key);
    await page.keyboard.press('ArrowRight');
  }

  /** The chip says the newest state is with the server. */
  async function saved(page: Page): Promise<void> {
    await page
      .locator('.room-save')
      .getByText(/✓ 已保存/)
      .waitFor();
  }

  async function answersHeld(officer: SeededOfficer): Promise<number> {
    const [row] = await test.database.query<{ count: number }[]>(
      `SELECT jsonb_array_length(sheet->'answers')::int AS count FROM attempts WHERE officer_id = $1`,
      [officer.id],
    );
    return row?.count ?? 0;
  }

  it('an expired session asks to sign in again, and no answer is lost', async () => {
    const { officer, page } = await sitting();
    await test.database.query(`DELETE FROM sessions WHERE officer_id = $1`, [officer.id]);
    // Past the seconds for which the server believes a session without looking it up.
    test.clock.advance(11);
    await answer(page, 2, 'B');
    await page.getByRole('dialog', { name: '登录已过期' }).waitFor();
    expect(await answersHeld(officer)).toBe(1);
    await signIn(page, officer);
    await page.getByRole('dialog', { name: '登录已过期' }).waitFor({ state: 'hidden' });
    await saved(page);
    expect(await answersHeld(officer)).toBe(2);
  });

  it('without a network answers are kept on the device, and handed over when it is back', async () => {
    const { officer, page } = await sitting();
    await page.context().setOffline(true);
    await answer(page, 2, 'B');
    await answer(page, 3, 'C');
    await page
      .locator('.room-save')
      .getByText(/离线，已存本机/)
      .waitFor();
    expect(await answersHeld(officer)).toBe(1);
    await page.context().setOffline(false);
    await saved(page);
    expect(await answersHeld(officer)).toBe(3);
  });

  it('a second window takes over, and the first says so and locks', async () => {
    const { officer, page } = await sitting();
    const second = await page.context().newPage();
    await second.goto(`${origin}/exams/${examId}/room`);
    await answer(second, 2, 'B');
    await saved(second);
    await page.bringToFront();
    await page.keyboard.press('D');
    await page.getByRole('dialog', { name: '本窗口已锁定' }).waitFor();
    expect(await answersHeld(officer)).toBe(2);
  });

  it('neither a locked window nor the address of the room begins another attempt once it is handed in', async () => {
    const { officer, page } = await sitting();
    const second = await page.context().newPage();
    await second.goto(`${origin}/exams/${examId}/room`);
    await answer(second, 2, 'B');
    await saved(second);
    await page.keyboard.press('D');
    await page.getByRole('dialog', { name: '本窗口已锁定' }).waitFor();
    await second.getByRole('banner').getByRole('button', { name: '交卷' }).click();
    await second.getByRole('button', { name: '确认交卷' }).click();
    await second.getByText('交卷回执').waitFor();
    await page.getByRole('button', { name: '在此继续' }).click();
    await page.getByRole('link', { name: '开始考试' }).waitFor();
    await second.goto(`${origin}/exams/${examId}/room`);
    await second.getByRole('link', { name: '开始考试' }).waitFor();
    const [row] = await test.database.query<{ count: number }[]>(
      `SELECT count(*)::int AS count FROM attempts WHERE officer_id = $1`,
      [officer.id],
    );
    expect(row?.count).toBe(1);
  });

  it('reads in large text on a phone, in both languages, and axe finds nothing serious', async () => {
    const { page } = await sitting();
    await lookAt(page, 'room');
    const larger = page.getByRole('button', { name: '放大文字' });
    while (await larger.isEnabled()) await larger.click();
    await lookAt(page, 'room-large-text');
    await page.evaluate(() => localStorage.setItem('whetstone.language', 'en'));
    await page.reload();
    await page.getByRole('article', { name: /^Question \d+ of 4/ }).waitFor();
    await lookAt(page, 'room-english');
    expect(await page.getByRole('button', { name: 'Larger text' }).isDisabled()).toBe(true);
  });

  it('a dialog gives the focus back to what opened it, however it was closed', async () => {
    const { page } = await sitting();
    await page.getByRole('banner').getByRole('button', { name: '交卷' }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('题未答').first().waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await focusedText(page)).toBe('交卷');
    await page.keyboard.press('Enter');
    await dialog.getByRole('button', { name: '返回作答' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await focusedText(page)).toBe('交卷');
    await page.setViewportSize(PHONE);
    await page.getByRole('button', { name: /^答题卡/ }).click();
    await dialog.getByRole('button', { name: '关闭' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await focusedText(page)).toMatch(/^答题卡/);
  });

  it('is worked by keyboard alone, from the first answer to the receipt', async () => {
    const { page } = await sitting();
    const priorities = watchPriorities(page);
    for (const key of ['B', 'ArrowRight', 'C', 'Enter', 'D']) await page.keyboard.press(key);
    await saved(page);
    const handIn = page.getByRole('banner').getByRole('button', { name: '交卷' });
    await handIn.focus();
    await page.keyboard.press('Enter');
    await page.getByText('交卷回执').waitFor();
    expect(await page.evaluate(countKept)).toBe(0);
    // A save is kept on the device and can wait; for the hand-in somebody looks at the screen.
    expect([...new Set(priorities)]).toEqual(['u=5', null]);
  });
});

/** How urgent the page says each of its operations that carry answers is. */
function watchPriorities(page: Page): (string | null)[] {
  const said: (string | null)[] = [];
  page.on('request', (request) => {
    if (request.postData()?.includes('"answers":')) said.push(request.headers()['priority'] ?? null);
  });
  return said;
}

/** The text of what has the focus. */
const focusedText = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '');

/** What the device still holds of any attempt. */
async function countKept(): Promise<number> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('whetstone-room');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('No database'));
  });
  const counts = [...database.objectStoreNames].map(
    (name) =>
      new Promise<number>((resolve) => {
        const request = database.transaction(name).objectStore(name).count();
        request.onsuccess = () => resolve(request.result);
      }),
  );
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
}
