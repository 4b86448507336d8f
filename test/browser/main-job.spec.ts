import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { repositoryRoot } from '../../apps/api/src/platform/repository-root';
import { DESKTOP, launchBrowser, openPage, PHONE } from '../support/browser';
import { examFile, keyOfStem } from '../support/exam-file';
import { rosterFile, rosterLine } from '../support/roster-file';
import { BAYANNUR, INNER_MONGOLIA, PASSWORD, type SeededOfficer } from '../support/seed';
import { startTestApp, type TestApp } from '../support/test-app';

// Three people, a video that plays in real time, two pages loaded cold: minutes on a busy machine, and never a race.
jest.setTimeout(240_000);

const OFFICER_PASSWORD = 'Grassland-2026';
const CLIP = join(repositoryRoot(import.meta.url), 'test/fixtures/clip-12s.webm');
const ISSUE = '复查发现拒不改正：按日连续处罚怎么算';
const WU_YUAN = '五原县';

/**
 * Who serves in 巴彦淖尔市, and what each does in this story. Serving 10 = 8 from the roster + manager + author, whose
 * own unit is the city's. Attended 1 of 10 = 10.0 %, passed 1 of 10 = 10.0 %.
 *
 * | where            | serving | attended | passed |
 * | ---------------- | ------- | -------- | ------ |
 * | 巴彦淖尔市本级   | 4       | 0        | 0      |
 * | 临河区           | 4       | 1        | 1      |
 * | 五原县           | 2       | 0        | 0      |
 */
const ROSTER = [
  rosterLine(1, { name: '其木格', gender: '男' }),
  ...[2, 3, 4].map((person) => rosterLine(person)),
  ...[5, 6].map((person) => rosterLine(person, { unit: '五原县执法大队', region: WU_YUAN })),
  ...[7, 8].map((person) => rosterLine(person, { unit: '巴彦淖尔市执法支队', region: '巴彦淖尔市' })),
];

describe('the main job, from a roster to the coverage of a province', () => {
  let test: TestApp;
  let browser: Browser;
  let origin: string;
  let folder: string;
  let people: Record<'manager' | 'author' | 'reviewer' | 'leader', SeededOfficer>;
  const codes = new Map<string, string>();

  beforeAll(async () => {
    test = await startTestApp();
    test.clock.run();
    origin = await test.url();
    browser = await launchBrowser();
    folder = await mkdtemp(join(tmpdir(), 'whetstone-files-'));
    people = {
      manager: await test.seed.someone('training_manager', BAYANNUR),
      author: await test.seed.someone('author', BAYANNUR),
      reviewer: await test.seed.someone('reviewer', INNER_MONGOLIA),
      leader: await test.seed.someone('leader', INNER_MONGOLIA),
    };
  });

  afterAll(async () => {
    await browser.close();
    await test.close();
  });

  async function enterConsole(who: SeededOfficer): Promise<Page> {
    const { page } = await openPage(browser, DESKTOP);
    await page.goto(`${origin}/console/`);
    await page.getByLabel('账号').fill(who.account);
    await page.getByLabel('密码').fill(PASSWORD);
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByRole('navigation', { name: '主导航' }).waitFor();
    return page;
  }

  /** What the last page showed, for whoever has to find out why a step failed. */
  afterEach(async () => {
    const pages = browser.contexts().flatMap((context) => context.pages());
    for (const [index, page] of pages.entries())
      await page.screenshot({ path: join(folder, `left-open-${index}.png`) });
    await Promise.all(browser.contexts().map((context) => context.close()));
  });

  async function keep(name: string, bytes: Uint8Array): Promise<string> {
    const path = join(folder, name);
    await writeFile(path, bytes);
    return path;
  }

  it('a training manager imports a roster, and the officers stand under their units', async () => {
    const page = await enterConsole(people.manager);
    await page.goto(`${origin}/console/officers/import`);
    await page
      .locator('input[type=file]')
      .setInputFiles(await keep('花名册.xlsx', await rosterFile(...ROSTER)));
    await page.getByRole('button', { name: '开始核对' }).click();
    await page.getByRole('button', { name: '全部导入' }).click();
    await page.getByText('新增 8').first().waitFor();
    for (const row of await page.getByRole('table', { name: '激活码表' }).getByRole('row').all()) {
      const [certificateNo, code] = /NM\d{3}|[2-9A-Z]{10}/g[Symbol.match](await row.innerText()) ?? [];
      if (certificateNo && code) codes.set(certificateNo, code);
    }
    expect(codes.size).toBe(8);
    await page.getByRole('button', { name: '下载激活码' }).click();
    await page.goto(`${origin}/console/officers?region=${BAYANNUR}`);
    const table = page.getByRole('table', { name: '人员表' });
    await table.getByText('五原县执法大队').first().waitFor();
    expect(await table.getByText('其木格').count()).toBe(1);
  });

  it('an author imports questions into a bank', async () => {
    const page = await enterConsole(people.author);
    await page.goto(`${origin}/console/banks`);
    await page.getByRole('button', { name: '新建题库' }).click();
    await page.getByLabel('题库名称').fill('巴彦淖尔题库');
    await page.getByRole('button', { name: '建立' }).click();
    await page.getByRole('link', { name: '导入试题' }).first().click();
    await page.locator('input[type=file]').setInputFiles(await keep('试题.xlsx', await examFile()));
    await page.getByLabel('直接提交审核').check();
    await page.getByRole('button', { name: '全部导入' }).click();
    await page.getByText('新增 24，变更 0').waitFor();
  });

  it('a reviewer signs them off', async () => {
    const page = await enterConsole(people.reviewer);
    await page.goto(`${origin}/console/questions?status=IN_REVIEW`);
    await page.getByLabel('选择本页全部试题').check();
    await page.getByRole('button', { name: '审定发布' }).click();
    await page.getByText('24 题已办理。').waitFor();
  });

  it('the manager publishes an issue with a video, its regions and its days, and sets the test', async () => {
    const page = await enterConsole(people.manager);
    await page.goto(`${origin}/console/lectures/new`);
    await page.getByLabel('年份').fill('2026');
    await page.getByLabel('期号').fill('11');
    await page.getByLabel('题目').fill(ISSUE);
    await page.locator('input[type=file]').setInputFiles(CLIP);
    await page.getByText('时长 00:12').waitFor();
    await page.getByRole('button', { name: '发布', exact: true }).click();
    await page.getByText('已发布。接下来设置训后测试。').waitFor();
    await page.getByLabel('题库', { exact: true }).click();
    await page.getByText('巴彦淖尔题库 · 24 题').click();
    await page.getByText('共 20 题，100 分').waitFor();
    await page.getByRole('button', { name: '发布测试' }).click();
    await page.getByText('20 题 · 100 分 · 及格 60').waitFor();
  });

  it('an officer activates the account, is credited by what was played, and passes the test', async () => {
    const { page, errors } = await openPage(browser, PHONE);
    await page.goto(`${origin}/activate`);
    await page.getByLabel('执法证号').fill('NM001');
    await page.getByLabel('激活码').fill(codes.get('NM001') ?? '');
    await page.getByLabel('新密码', { exact: true }).fill(OFFICER_PASSWORD);
    await page.getByLabel('再输一次新密码').fill(OFFICER_PASSWORD);
    await page.getByRole('button', { name: '激活并登录' }).click();
    await page.getByRole('heading', { name: '本月大讲堂' }).waitFor();
    await page.getByText('还差 11 秒').first().waitFor();

    await seekToTheEnd(page);
    await watchFromTheStart(page);
    await sitTheTest(page);
    expect(errors).toEqual([]);
  });

  async function seekToTheEnd(page: Page): Promise<void> {
    await page
      .getByRole('link', { name: /2026 年第 11 期/ })
      .first()
      .click();
    await page.getByRole('button', { name: '播放', exact: true }).first().click();
    await page.getByRole('button', { name: '暂停', exact: true }).first().waitFor();
    await page.getByRole('slider', { name: '播放位置' }).fill('11.5');
    await page.getByText('跳过的部分不计入').waitFor();
    await page.getByRole('button', { name: '播放', exact: true }).first().waitFor();
    expect(await attendance()).toEqual({ counted: false });
  }

  async function watchFromTheStart(page: Page): Promise<void> {
    await page.getByRole('slider', { name: '播放位置' }).fill('0');
    await page.getByRole('button', { name: '播放', exact: true }).first().click();
    await page.getByRole('link', { name: '去参加训后测试' }).waitFor({ timeout: 60_000 });
    expect(await attendance()).toEqual({ counted: true });
  }

  /** What the server holds of the one officer who watched. */
  async function attendance(): Promise<{ counted: boolean }> {
    const [row] = await test.database.query<{ counted: boolean }[]>(
      `SELECT counted_at IS NOT NULL AS counted FROM attendances`,
    );
    return row ?? { counted: false };
  }

  /** Answers everything rightly but the first question, reloading once on the way. */
  async function sitTheTest(page: Page): Promise<void> {
    await page.getByRole('link', { name: '去参加训后测试' }).click();
    await page.getByRole('link', { name: '开始考试' }).click();
    for (let number = 1; number <= 20; number += 1) {
      const card = page.getByRole('article', { name: `第 ${number} / 20 题` });
      await card.waitFor();
      const key = keyOfStem(await card.getByRole('heading').innerText());
      const chosen = number === 1 ? key.wrong : key.right;
      for (const label of chosen) await card.locator(`[data-option="${label}"] label`).click();
      if (number === 10) {
        await page
          .getByText(/已保存 /)
          .first()
          .waitFor();
        await page.reload();
        await page.getByRole('article').waitFor();
        await page.getByRole('button', { name: /^答题卡/ }).click();
        await page.getByText('已答 10 · 未答 10').locator('visible=true').first().waitFor();
        await page
          .getByRole('button', { name: /^第 10 题/ })
          .locator('visible=true')
          .first()
          .click();
        await page.getByRole('article', { name: '第 10 / 20 题' }).waitFor();
      }
      if (number < 20) await page.getByRole('button', { name: '下一题' }).click();
    }
    await page
      .getByText(/已保存 /)
      .first()
      .waitFor();
    await page.getByRole('contentinfo').getByRole('button', { name: '交卷' }).click();
    await page.getByText('交卷回执').waitFor();
    await page.getByText('95').first().waitFor();
    await page.getByText('《中华人民共和国环境保护法》第六十三条').first().waitFor();
    expect(await page.getByText('正确答案').count()).toBeGreaterThan(0);
  }

  it('a leader of the province reads the figures down to the evidence', async () => {
    const page = await enterConsole(people.leader);
    await page.goto(`${origin}/console/coverage`);
    expect(await figuresOf(page, '巴彦淖尔市')).toEqual(['10', '1', '10.0%', '1', '10.0%']);
    await page
      .getByRole('table', { name: /覆盖率/ })
      .getByRole('link', { name: '巴彦淖尔市', exact: true })
      .click();
    expect(await figuresOf(page, '巴彦淖尔市本级')).toEqual(['4', '0', '0.0%', '0', '0.0%']);
    expect(await figuresOf(page, '临河区')).toEqual(['4', '1', '25.0%', '1', '25.0%']);
    expect(await figuresOf(page, WU_YUAN)).toEqual(['2', '0', '0.0%', '0', '0.0%']);
    await page.getByRole('link', { name: '临河区考勤有效：1 人，打开名单' }).click();
    await page
      .getByRole('button', { name: /其木格/ })
      .or(page.getByRole('link', { name: /其木格/ }))
      .first()
      .click();
    await page.getByText('其木格 · 考勤证据').waitFor();
    await page.getByText('跳到 00:11').first().waitFor();
    await page.getByText('95 / 100 分').waitFor();
  });

  /** The figures of a row: serving, attended, its ratio, passed, its ratio. */
  async function figuresOf(page: Page, region: string): Promise<string[]> {
    const row = page
      .getByRole('table', { name: /覆盖率/ })
      .getByRole('row')
      .filter({ has: page.getByText(region, { exact: true }) });
    await row.first().waitFor();
    const cells = await row.first().getByRole('cell').allInnerTexts();
    return cells.flatMap((cell) => /^\d+(\.\d)?%?/.exec(cell.trim())?.[0] ?? []);
  }
});
