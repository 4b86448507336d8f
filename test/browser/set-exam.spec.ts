import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { DESKTOP, launchBrowser, openPage } from '../support/browser';
import { lookAt } from '../support/look';
import { BAYANNUR, PASSWORD, type SeededOfficer } from '../support/seed';
import { startTestApp, type TestApp } from '../support/test-app';

jest.setTimeout(240_000);

describe('an exam set by blueprint', () => {
  let test: TestApp;
  let browser: Browser;
  let origin: string;
  let manager: SeededOfficer;
  beforeAll(async () => {
    test = await startTestApp();
    test.clock.run();
    origin = await test.url();
    browser = await launchBrowser();
    manager = await test.seed.officer({
      ...{ regionCode: BAYANNUR, name: '乌兰其其格' },
      grants: [{ role: 'training_manager', regionCode: BAYANNUR }],
    });
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

  it('begins with a blueprint whose cell cannot be met, and says why before it is mended', async () => {
    const page = await enter(manager, '/blueprints');
    await page.getByText('还没有组卷方案').waitFor();
    await lookAt(page, 'blueprints-empty');
    await page.getByRole('link', { name: '新建组卷方案' }).click();
    await page.getByLabel('方案名称').fill('2026年第四季度考试');
    await page.getByLabel('题库', { exact: true }).click();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await page.getByText('题库够用').waitFor();
    const cell = page.getByLabel('第 1 大题 不限 难度 5 题数');
    await cell.fill('200');
    await page.getByRole('list', { name: '不能满足的格' }).waitFor();
    await page.getByText('分值不符').waitFor();
    await lookAt(page, 'blueprint-short');
    await page.getByRole('button', { name: '抽卷预览' }).click();
    await page.getByText('抽不出试卷').waitFor();
    await cell.fill('0');
    await page.getByText('题库够用').waitFor();
    await page.getByText('分值相符').waitFor();
    await page.getByLabel('套数', { exact: true }).fill('3');
    await page.getByRole('button', { name: '抽卷预览' }).click();
    await page.getByText('数据不足').waitFor();
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.getByText('已保存为第 1 版').waitFor();
    await page.waitForURL(/blueprints\/[0-9a-f-]{36}$/);
    await lookAt(page, 'blueprint-drawn');
    await page.reload();
    await page.getByText('题库够用').waitFor();
    expect(await page.getByLabel('套数', { exact: true }).inputValue()).toBe('3');
    await page.context().close();
  });
});
