import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { DESKTOP, launchBrowser, openPage } from '../support/browser';
import { lookAt } from '../support/look';
import { rosterFile, rosterLine } from '../support/roster-file';
import { BAYANNUR, PASSWORD, type SeededOfficer } from '../support/seed';
import { startTestApp, type TestApp } from '../support/test-app';

jest.setTimeout(120_000);

const LONG_UNIT = '巴彦淖尔市生态环境综合行政执法支队乌拉特前旗及五原县联合执法大队第二中队';

describe('bringing a roster in, on the screen', () => {
  let test: TestApp;
  let browser: Browser;
  let origin: string;
  let folder: string;
  let manager: SeededOfficer;
  let page: Page;

  beforeAll(async () => {
    test = await startTestApp();
    test.clock.run();
    origin = await test.url();
    browser = await launchBrowser();
    folder = await mkdtemp(join(tmpdir(), 'whetstone-files-'));
    manager = await test.seed.someone('training_manager', BAYANNUR);
  });

  afterAll(async () => {
    await browser.close();
    await test.close();
    await rm(folder, { recursive: true, force: true });
  });

  const look = (name: string) => lookAt(page, `roster-${name}`);

  it('columns, faults put right in place, taken over, codes, and undone', async () => {
    ({ page } = await openPage(browser, DESKTOP));
    await page.goto(`${origin}/console/`);
    await page.getByLabel('账号').fill(manager.account);
    await page.getByLabel('密码').fill(PASSWORD);
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByRole('navigation', { name: '主导航' }).waitFor();
    await page.goto(`${origin}/console/officers/import`);
    const lines = [
      rosterLine(1, { unit: LONG_UNIT }),
      rosterLine(2, { region: '火星市' }),
      rosterLine(3, { certificateNo: 'NM001' }),
      ...Array.from({ length: 70 }, (_, index) => rosterLine(10 + index)),
    ];
    const path = join(folder, '花名册.xlsx');
    await writeFile(path, await rosterFile(...lines));
    await page.locator('input[type=file]').setInputFiles(path);
    await page.getByRole('button', { name: '开始核对' }).waitFor();
    await look('columns');
    await page.getByRole('button', { name: '开始核对' }).click();
    await page.getByText('有 2 行有误，不能全部导入。').waitFor();
    await look('faults');

    await page.getByRole('button', { name: '改正第 3 行' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('行政区划').hover();
    await dialog.getByLabel('行政区划').fill('五原县');
    await dialog.getByRole('button', { name: '保存并重新核对' }).click();
    await page.getByText('有 1 行有误，不能全部导入。').waitFor();
    await page.getByRole('button', { name: '改正第 4 行' }).click();
    await dialog.getByLabel('执法证号').hover();
    await dialog.getByLabel('执法证号').fill('NM003');
    await dialog.getByRole('button', { name: '保存并重新核对' }).click();
    await page.getByRole('button', { name: '只导入无误的行' }).waitFor({ state: 'detached' });
    await look('checked');

    await page.getByRole('button', { name: '全部导入' }).click();
    await page.getByText('新增 73').first().waitFor();
    await page.getByRole('table', { name: '激活码表' }).getByText('NM003').waitFor();
    await look('done');
    // The address brings back where it stood.
    await page.reload();
    await page.getByText('导入完成').waitFor();
    await page.getByRole('button', { name: '撤销这次导入' }).click();
    await page.getByRole('tooltip').getByRole('button', { name: '撤销这次导入' }).click();
    await page.getByText('这次导入写入的内容已全部还原。').waitFor();
    await look('undone');
    await page.getByRole('button', { name: '换一个文件' }).click();
    await page.getByRole('link', { name: '花名册.xlsx' }).waitFor();
    await look('begin');
  });
});
