import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { DESKTOP, launchBrowser, openPage, PHONE } from '../support/browser';
import { lookAt } from '../support/look';
import { PASSWORD, type SeededOfficer } from '../support/seed';
import { startTestApp, type TestApp } from '../support/test-app';

jest.setTimeout(120_000);

describe('a whole paper on one page', () => {
  let test: TestApp;
  let browser: Browser;
  let origin: string;
  beforeAll(async () => {
    test = await startTestApp();
    test.clock.run();
    origin = await test.url();
    browser = await launchBrowser();
  });
  afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));
  afterAll(async () => {
    await browser.close();
    await test.close();
  });

  async function sitting(
    questions: number,
    screen = DESKTOP,
    multiple?: number,
  ): Promise<{ officer: SeededOfficer; page: Page }> {
    const opensOn = `${test.clock.today().slice(0, 7)}-01`;
    const issue = await test.seed.lectureIssue({ opensOn, closesOn: '2099-12-31' });
    const { exam } = await test.seed.openExam({
      issue,
      questions,
      ...(multiple !== undefined && { multiple }),
    });
    await test.database.query(`UPDATE exams SET shows_whole_paper = true WHERE id = $1`, [exam.id]);
    const officer = await test.seed.officer();
    await test.seed.attended(officer, issue);
    const { page } = await openPage(browser, screen);
    await page.goto(`${origin}/sign-in`);
    await page.getByLabel(/^账号/).fill(officer.account);
    await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.getByRole('navigation').first().waitFor();
    await page.goto(`${origin}/exams/${exam.id}`);
    await page.getByRole('link', { name: '开始考试' }).click();
    await page.getByRole('article', { name: `第 1 / ${questions + (multiple ?? 0)} 题` }).waitFor();
    return { officer, page };
  }

  const card = (page: Page, number: number, count: number) =>
    page.getByRole('article', { name: `第 ${number} / ${count} 题` });
  const saved = (page: Page) =>
    page
      .locator('.room-save')
      .getByText(/✓ 已保存/)
      .waitFor();
  /** The number of the question that has the focus. */
  const focused = (page: Page) =>
    page.evaluate(
      () => document.activeElement?.closest('[data-question]')?.getAttribute('aria-label') ?? null,
    );

  async function held(officer: SeededOfficer): Promise<number> {
    const [row] = await test.database.query<{ count: number }[]>(
      `SELECT jsonb_array_length(sheet->'answers')::int AS count FROM attempts WHERE officer_id = $1`,
      [officer.id],
    );
    return row?.count ?? 0;
  }

  it('shows every question with its section and how that is scored, and is answered by pointer', async () => {
    const { officer, page } = await sitting(6);
    expect(await page.getByRole('article').count()).toBe(6);
    await page.getByRole('heading', { name: '单选 · 共 6 题，每题 5 分' }).waitFor();
    await page.getByText('选对得 5 分，不选、错选不得分。').waitFor();
    for (const number of [2, 5]) await card(page, number, 6).locator('.room-option label').first().click();
    await saved(page);
    expect(await held(officer)).toBe(2);
    expect(await page.locator('.room-option-on').count()).toBe(2);
    await lookAt(page, 'whole-paper');
    await page.evaluate(() => localStorage.setItem('whetstone.language', 'en'));
    await page.reload();
    await page.getByRole('article', { name: 'Question 1 of 6' }).waitFor();
    await lookAt(page, 'whole-paper-english');
  });

  it('has its keyboard work on the question with the focus, whose answers are never given to another', async () => {
    const { officer, page } = await sitting(6);
    for (const key of ['A', 'ArrowRight', 'B', 'Enter', 'F']) await page.keyboard.press(key);
    expect(await focused(page)).toBe('第 3 / 6 题');
    await card(page, 5, 6).locator('.room-option label').nth(2).click();
    expect(await focused(page)).toBe('第 5 / 6 题');
    await page.keyboard.press('X');
    await card(page, 5, 6).locator('.room-option-out').waitFor();
    await page.keyboard.press('D');
    await saved(page);
    const marks = async (number: number) =>
      (await card(page, number, 6).locator('.room-option-on b').allTextContents()).join('');
    expect(await Promise.all([1, 2, 3, 4, 5, 6].map(marks))).toEqual(['A', 'B', '', '', 'D', '']);
    await expect(
      card(page, 3, 6).getByRole('button', { name: /标记/ }).getAttribute('aria-pressed'),
    ).resolves.toBe('true');
    // The pointer lies over an option of the first question while the keyboard is at the last.
    await page
      .locator('.room-aside')
      .getByRole('button', { name: /^第 6 题/ })
      .click();
    await card(page, 1, 6).locator('.room-option label').last().hover();
    await page.keyboard.press('X');
    expect(await card(page, 1, 6).locator('.room-option-out').count()).toBe(0);
    expect(await held(officer)).toBe(3);
  });

  it('is gone through by the answer sheet, also on a phone, and what is still open leads back to its question', async () => {
    const { page } = await sitting(12, PHONE);
    await page.keyboard.press('A');
    await page.getByRole('button', { name: /^答题卡/ }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^第 9 题/ })
      .click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(await focused(page)).toBe('第 9 / 12 题');
    expect(await isInView(page, 9, 12)).toBe(true);
    await page.keyboard.press('B');
    await saved(page);
    await page.getByRole('banner').getByRole('button', { name: '交卷' }).click();
    await page.getByRole('button', { name: '去第 2 题' }).click();
    expect(await focused(page)).toBe('第 2 / 12 题');
    await page.reload();
    await card(page, 2, 12).waitFor();
    // Back again it is at the first question that is open.
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === '第 2 / 12 题');
    await page.getByRole('banner').getByRole('button', { name: '交卷' }).click();
    await page.getByRole('button', { name: '确认交卷' }).click();
    await page.getByText('交卷回执').waitFor();
  });

  async function isInView(page: Page, number: number, count: number): Promise<boolean> {
    return card(page, number, count).evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      return top >= 0 && top < window.innerHeight && bottom > 0;
    });
  }

  it('of 300 questions draws one card again for one answer, and jumps to any of them', async () => {
    const { page } = await sitting(200, DESKTOP, 100);
    await page.waitForFunction(() => document.querySelectorAll('[data-question]').length === 300);
    await page.evaluate(() => {
      const touched = new Set<string>();
      Object.assign(window, { touched });
      new MutationObserver((changes) => {
        for (const { target } of changes) {
          const element = target instanceof Element ? target : target.parentElement;
          const id = element?.closest('[data-question]')?.getAttribute('data-question');
          if (id) touched.add(id);
        }
      }).observe(document.querySelector('.room-paper') as Element, {
        subtree: true,
        childList: true,
        attributes: true,
      });
    });
    await page.keyboard.press('C');
    await saved(page);
    expect(await page.evaluate(() => (window as unknown as { touched: Set<string> }).touched.size)).toBe(1);
    for (const number of [150, 300, 2]) {
      await page
        .locator('.room-aside')
        .getByRole('button', { name: new RegExp(`^第 ${number} 题`) })
        .click();
      expect(await focused(page)).toBe(`第 ${number} / 300 题`);
      expect(await isInView(page, number, 300)).toBe(true);
    }
    await page.setViewportSize(PHONE);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width);
  });

  it('is come back to without a network as it was left', async () => {
    const { page } = await sitting(6);
    await page.keyboard.press('A');
    await saved(page);
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
      if (!navigator.serviceWorker.controller)
        await new Promise((resolve) =>
          navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }),
        );
    });
    await page.context().setOffline(true);
    await page.reload();
    await card(page, 6, 6).waitFor();
    expect(await page.getByRole('article').count()).toBe(6);
    expect(await page.locator('.room-option-on').count()).toBe(1);
  });
});
