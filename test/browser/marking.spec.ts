import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { QuestionStatisticsService } from '../../apps/api/src/marking/question-statistics.service';
import { DESKTOP, launchBrowser, openPage } from '../support/browser';
import { lookAt } from '../support/look';
import { BAYANNUR, PASSWORD, type SeededOfficer } from '../support/seed';
import { sitForm, type SatForm } from '../support/sit-form';
import { startTestApp, type TestApp } from '../support/test-app';

jest.setTimeout(150_000);

describe('what comes after a test', () => {
  let test: TestApp;
  let browser: Browser;
  let origin: string;
  let manager: SeededOfficer;
  let examId: string;
  let sat: SatForm;
  beforeAll(async () => {
    test = await startTestApp();
    origin = await test.url();
    browser = await launchBrowser();
    manager = await test.seed.officer({
      ...{ regionCode: BAYANNUR, name: '王管理' },
      grants: ['training_manager', 'author'].map((role) => ({
        role: role as 'author',
        regionCode: BAYANNUR,
      })),
    });
    const open = await test.seed.openExam({ questions: 6 });
    examId = open.exam.id;
    sat = await sitForm(
      test,
      open,
      Array.from({ length: 40 }, (_, place) => 1 + (place % 6)),
    );
    await test.database.query(`UPDATE exams SET closes_at = $2 WHERE id = $1`, [
      ...[examId, new Date(test.clock.now().getTime() - 1000)],
    ]);
    await test.app.get(QuestionStatisticsService).count();
  });
  afterAll(async () => {
    await browser.close();
    await test.close();
  });

  async function enter(who: SeededOfficer, path: string): Promise<Page> {
    const { page } = await openPage(browser, DESKTOP);
    await page.goto(`${origin}/console/sign-in?to=${encodeURIComponent(path)}`);
    await page.getByLabel(/^账号/).fill(who.account);
    await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.waitForURL((url) => !url.pathname.includes('sign-in'));
    return page;
  }

  it('figures are read from the list to the question', async () => {
    const page = await enter(manager, '/marking');
    await page.getByRole('link', { name: '训后测试' }).waitFor();
    await lookAt(page, 'marking-list');
    await page.getByRole('link', { name: '训后测试' }).click();
    await page.getByRole('heading', { name: '逐题分析' }).waitFor();
    expect(await page.getByRole('table', { name: '各套试卷的信度' }).getByRole('row').count()).toBe(2);
    await lookAt(page, 'marking-figures');
    await page.getByRole('button', { name: 'English' }).first().click();
    await page.getByRole('heading', { name: 'Question by question' }).waitFor();
    await lookAt(page, 'marking-figures-en');
    await page.getByRole('table', { name: 'Question by question' }).getByRole('link').first().click();
    await page.getByRole('heading', { name: 'In tests' }).waitFor();
    await lookAt(page, 'question-figures-en');
    expect(sat.attemptIds).toHaveLength(40);
  });
});
