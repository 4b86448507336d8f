import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { DESKTOP, launchBrowser, openPage } from '../support/browser';
import { lookAt } from '../support/look';
import { BAYANNUR, INNER_MONGOLIA, LINHE, PASSWORD, WUYUAN, type SeededOfficer } from '../support/seed';
import { startTestApp, type TestApp } from '../support/test-app';

jest.setTimeout(120_000);

const LONG_UNIT =
  '巴彦淖尔市生态环境综合行政执法支队乌拉特前旗及五原县联合执法大队第二中队驻经济技术开发区工作站';

describe('regions and units, on the screen', () => {
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
    manager = await test.seed.someone('training_manager', INNER_MONGOLIA);
    for (const regionCode of [LINHE, LINHE, WUYUAN]) await test.seed.officer({ regionCode });
    await test.seed.someone('leader', LINHE);
    await test.database.query(
      `WITH top AS (INSERT INTO units (name, kind, region_code, valid_from)
                    VALUES ('巴彦淖尔市支队', 'detachment', $1, '2020-01-01') RETURNING id)
       INSERT INTO units (name, kind, region_code, parent_id, valid_from)
       SELECT CASE n WHEN 1 THEN $2 ELSE '第' || n || '大队' END, 'brigade', $1, top.id, '2020-01-01'
       FROM top, generate_series(1, 300) n`,
      [BAYANNUR, LONG_UNIT],
    );
    ({ page } = await openPage(browser, DESKTOP));
    await page.goto(`${origin}/console/`);
    await page.getByLabel('账号').fill(manager.account);
    await page.getByLabel('密码').fill(PASSWORD);
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByRole('navigation', { name: '主导航' }).waitFor();
  });

  afterAll(async () => {
    await browser.close();
    await test.close();
    await rm(folder, { recursive: true, force: true });
  });

  const look = (name: string) => lookAt(page, `regions-${name}`);
  const dialog = () => page.getByRole('dialog').last();
  const press = async (name: string) => {
    await dialog().hover();
    await dialog().getByRole('button', { name }).click();
  };
  const open = async (region: number, on?: string) => {
    await page.goto(`${origin}/console/regions?region=${region}${on ? `&on=${on}` : ''}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
  };

  it('shows the tree, and hundreds of units in the order of theirs', async () => {
    await page.getByRole('link', { name: '区划与单位' }).click();
    await page.getByRole('heading', { name: '内蒙古自治区', level: 1 }).waitFor();
    await look('province');
    await open(BAYANNUR);
    await page.getByRole('heading', { name: '单位（303）' }).waitFor();
    await look('city');
    await page.getByLabel('按名称查找单位').fill('联合执法');
    await page.getByRole('button', { name: /查\s?找/ }).click();
    await page.getByRole('heading', { name: '单位（1）' }).waitFor();
    await look('found');
  });

  it('adds a zone, renames it, says what is wrong, and closes it', async () => {
    await open(BAYANNUR);
    await page.getByRole('button', { name: '添加下级' }).click();
    await dialog().hover();
    await dialog().getByLabel('代码').fill('150802');
    await dialog().getByLabel('名称').fill('经济技术开发区');
    await dialog().getByLabel('启用日期').fill('2026-01-01');
    await press('添加');
    await dialog().getByText('代码 150802 已属于“临河区”', { exact: false }).waitFor();
    await look('refused');
    await dialog().getByLabel('代码').fill('150871');
    await press('添加');
    await page.getByRole('table', { name: '下级区划' }).getByRole('link', { name: '经济技术开发区' }).click();
    await page.getByRole('heading', { name: '经济技术开发区', level: 1 }).waitFor();
    await page.getByText('没有单位').waitFor();
    await page.getByRole('button', { name: '更名' }).click();
    await dialog().hover();
    await dialog().getByLabel('新名称', { exact: true }).fill('高新技术开发区');
    await press('更名');
    await page.getByRole('heading', { name: '高新技术开发区', level: 1 }).waitFor();
    expect(await page.locator('.region-names li').count()).toBe(2);
    await look('renamed');
  });

  it('shows what a merge would move, moves it, and keeps the days before', async () => {
    await open(LINHE);
    await page.getByRole('button', { name: '并入其他区划' }).click();
    await dialog().hover();
    await dialog().getByLabel('并入', { exact: true }).fill('五原');
    await page.getByText('内蒙古自治区 · 巴彦淖尔市 · 五原县 · 150821').click();
    await dialog().getByLabel('并入之日').fill('2026-11-20');
    await press('看看会移动什么');
    await dialog().getByText('将移动 1 个单位、3 条任职', { exact: false }).waitFor();
    await look('merge');
    await press('确认并入');
    await page.getByText('撤销日期').waitFor();
    await look('merged');
    await open(LINHE, '2026-11-19');
    await page.getByRole('heading', { name: '单位（1）' }).waitFor();
    await open(LINHE, '2026-11-20');
    await page.getByText('没有这个区划').waitFor();
    await look('gone');
  });

  it('adds a unit below another, and closes one', async () => {
    await open(WUYUAN);
    await page.getByRole('button', { name: '添加单位' }).click();
    await dialog().hover();
    await dialog().getByLabel('单位名称').fill('五原县第二大队');
    await look('unit');
    await press('添加');
    const row = page.getByRole('row', { name: /五原县第二大队/ });
    await row.getByRole('button', { name: /关\s?闭/ }).click();
    await dialog().hover();
    await dialog().getByLabel('不再存在的第一天').fill('2026-11-01');
    await press('确认');
    await dialog().getByText('2026-11-01', { exact: false }).first().waitFor();
    await look('unit-refused');
  });

  it('brings divisions in by a file, with the faulty rows named', async () => {
    await page.goto(`${origin}/console/regions/import`);
    const path = join(folder, '区划.csv');
    await writeFile(
      path,
      '代码,名称,级别,上级代码,启用日期\n150872,现代农业园区,县级,150800,2026-01-01\n15087,错,,,2026-01-01\n150821,五原,,,2026-01-01\n',
    );
    await page.locator('input[type=file]').setInputFiles(path);
    await page.getByRole('table', { name: '问题清单' }).or(page.getByText('15087')).first().waitFor();
    await look('import');
    await page.getByRole('button', { name: '只导入无误的行' }).click();
    await page.getByText('新增 1，未变 0，跳过 2').waitFor();
    await look('imported');
  });

  it('reads in English, and grants and the audit log fit both screens', async () => {
    await page.goto(`${origin}/console/regions?region=${BAYANNUR}`);
    await page.getByText('English', { exact: true }).click();
    await page.getByRole('heading', { name: 'Units (304)' }).waitFor();
    await look('english');
    await page.goto(`${origin}/console/officers/import`);
    await page.getByText('Second: upload', { exact: false }).waitFor();
    await look('english-import');
    await page.goto(`${origin}/console/grants`);
    await page.getByRole('table').first().waitFor();
    await look('english-grants');
  });
});
