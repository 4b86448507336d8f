import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { DESKTOP, launchBrowser, openPage } from '../support/browser';
import { lookAt } from '../support/look';
import { MarkingHall } from '../support/marking-hall';
import { PASSWORD } from '../support/seed';
import { startTestApp, type TestApp } from '../support/test-app';
import { handInWritten } from '../support/written-exam';

jest.setTimeout(240_000);

describe('two markers who are too far apart', () => {
  let test: TestApp;
  let browser: Browser;
  let hall: MarkingHall;
  let attemptId: string;
  beforeAll(async () => {
    test = await startTestApp();
    browser = await launchBrowser();
    hall = await MarkingHall.open(test);
    const [one, two] = [await hall.marker(), await hall.marker()];
    ({ attemptId } = await handInWritten(test, hall.exam.id, { choice: 'B', short: '先出示证件，再询问' }));
    await hall.read(one.client, [0, 0]);
    await hall.read(two.client, [2, 3]);
  });
  afterAll(async () => {
    await browser.close();
    await test.close();
  });

  it.each([
    ['en', 'Read as the third', 'Why you read it yourself', 'Give the third reading'],
    ['zh', '作第三评', '由您评阅的原因', '提交第三评'],
  ])('are settled by a third reading of whoever leads them (%s)', async (language, open, why, send) => {
    const { page } = await openPage(browser, DESKTOP);
    await page.addInitScript((chosen) => localStorage.setItem('whetstone.language', chosen), language);
    const to = encodeURIComponent(`/marking/${hall.exam.id}?tab=hand`);
    await page.goto(`${await test.url()}/console/sign-in?to=${to}`);
    await page.locator('input').first().fill(hall.exam.manager.account);
    await page.locator('input[type="password"]').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: open }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('先出示证件，再询问').waitFor();
    expect(await dialog.getByText(/^[05]$/).count()).toBe(0);
    await dialog.getByLabel(why).fill('没有第三位阅卷人');
    for (const point of await dialog.locator('.rubric-tick').all()) await point.click();
    await lookAt(page, `third-reading-${language}`);
    if (language === 'en') return page.context().close();
    await dialog.getByRole('button', { name: send }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect(await hall.resultOf(attemptId)).toEqual({ points: 1000, passed: false });
    expect(await page.getByRole('button', { name: open }).count()).toBe(0);
    await page.context().close();
  });
});
