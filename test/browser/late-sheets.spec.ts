import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { AttemptsService } from '../../apps/api/src/attempts/attempts.service';
import { DESKTOP, launchBrowser, openPage } from '../support/browser';
import { lookAt } from '../support/look';
import { SAVE_SHEET } from '../support/operations';
import { BAYANNUR, PASSWORD } from '../support/seed';
import { beginSitting } from '../support/sitting';
import { startTestApp, type TestApp } from '../support/test-app';

jest.setTimeout(120_000);

describe('a training manager and the answers that came after the end', () => {
  let test: TestApp;
  let browser: Browser;
  let page: Page;
  let examId: string;

  beforeAll(async () => {
    test = await startTestApp();
    test.clock.run();
    browser = await launchBrowser();
    const begun = await beginSitting(test);
    examId = begun.examId;
    test.clock.advance(1800 + 180);
    const late = begun.sitting.sheet(3, ['A'], 3);
    const client = await test.signedIn(begun.officer);
    await client.run(SAVE_SHEET, { input: late });
    await test.app.get(AttemptsService).sweep();
    ({ page } = await openPage(browser, DESKTOP));
    const { account } = await test.seed.someone('training_manager', BAYANNUR);
    await page.goto(`${await test.url()}/console/`);
    await page.getByLabel('账号').fill(account);
    await page.getByLabel('密码').fill(PASSWORD);
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByRole('navigation', { name: '主导航' }).waitFor();
  });

  afterAll(async () => {
    await browser.close();
    await test.close();
  });

  it('sees who came how late and with how much news, and decides with a reason', async () => {
    await page.goto(`${await test.url()}/console/marking/${examId}?tab=late`);
    await page.getByText('与现计分的作答有 3 题不同').waitFor();
    await lookAt(page, 'late-sheets-open');
    await page.getByRole('button', { name: '采纳并重新评分' }).click();
    await page.getByRole('alert').getByText('请写明理由').waitFor();
    await page.getByLabel('理由').fill('考场断网，监考员证明');
    await page.getByRole('button', { name: '采纳并重新评分' }).click();
    await page.getByText('✓ 已采纳').waitFor();
    await page.getByText('与现计分的作答有 0 题不同').waitFor();
    await lookAt(page, 'late-sheets-decided');
    const [late] = await test.database.query<{ state: string; reason: string }[]>(
      `SELECT state, reason FROM late_sheets`,
    );
    expect(late).toEqual({ state: 'accepted', reason: '考场断网，监考员证明' });
  });
});
