import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { DESKTOP, launchBrowser, openPage, PHONE } from '../support/browser';
import { lookAt } from '../support/look';
import { BAYANNUR, LINHE, PASSWORD, type SeededOfficer } from '../support/seed';
import { startTestApp, type TestApp } from '../support/test-app';

jest.setTimeout(240_000);

describe('an exam set by blueprint', () => {
  let test: TestApp;
  let browser: Browser;
  let origin: string;
  let manager: SeededOfficer;
  let officer: SeededOfficer;
  let examId: string;
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

  /** A moment as a field for date and time takes it, in Beijing. */
  const field = (fromNowMinutes: number) =>
    new Date(test.clock.now().getTime() + (8 * 60 + fromNowMinutes) * 60_000).toISOString().slice(0, 16);

  it('is set on that blueprint for a region, after its audience was counted and it was said once more', async () => {
    officer = await test.seed.officer({ regionCode: LINHE, name: '苏和巴特尔' });
    const page = await enter(manager, '/exams');
    await page.getByText('还没有设置过考试').waitFor();
    await lookAt(page, 'exams-empty');
    await page.goto(`${origin}/console/blueprints`);
    await page.getByRole('link', { name: '2026年第四季度考试' }).click();
    await page.getByText('题库够用').waitFor();
    await page.getByRole('button', { name: '保存', exact: true }).waitFor();
    const blueprintId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    await page.goto(`${origin}/console/exams/new?blueprint=${blueprintId}`);
    await page.getByText(/在岗、可参加的有 2 人/).waitFor();
    await page.getByLabel('开放时间').fill(field(-10));
    await page.getByLabel('关闭时间').fill(field(20));
    await page.getByLabel('考场口令').fill('青山绿水');
    await lookAt(page, 'exam-settings');
    await page.getByRole('button', { name: '发布考试' }).click();
    await page.getByRole('dialog').getByText('2026年第四季度考试').first().waitFor();
    await page.getByRole('button', { name: '确认发布' }).click();
    // Ninety minutes in a window of thirty: refused, and nothing that was filled in is lost.
    await page.getByText('考试时长 90 分钟，超过开放的 30 分钟。').waitFor();
    await lookAt(page, 'exam-refused');
    await page.getByLabel('关闭时间').fill(field(120));
    await page.getByRole('button', { name: '发布考试' }).click();
    await page.getByRole('button', { name: '确认发布' }).click();
    await page.waitForURL(/exams\/[0-9a-f-]{36}$/);
    examId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    await page.getByText('今天在岗 2 人').waitFor();
    await lookAt(page, 'exam-page');
    await page.context().close();
  });

  it('is changed while it is open as far as nobody loses by it, and another is withdrawn with a reason', async () => {
    const page = await enter(manager, `/exams/${examId}`);
    await page.getByRole('button', { name: '修改', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('及格分').fill('1');
    await dialog.getByRole('button', { name: '保存修改' }).click();
    await dialog.getByText(/考试已经开放/).waitFor();
    await lookAt(page, 'exam-change-refused');
    await dialog.getByLabel('及格分').fill('60');
    await dialog.getByLabel('关闭时间').fill(field(180));
    await dialog.getByRole('button', { name: '保存修改' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByText(field(180).replace('T', ' ')).first().waitFor();

    const blueprint = await test.database.query<{ id: string }[]>(`SELECT id FROM blueprints LIMIT 1`);
    await page.goto(`${origin}/console/exams/new?blueprint=${blueprint[0]?.id ?? ''}`);
    await page.getByLabel('考试名称').fill('补充考试');
    await page.getByText(/在岗、可参加的有/).waitFor();
    await page.getByRole('button', { name: '发布考试' }).click();
    await page.getByRole('button', { name: '确认发布' }).click();
    await page.waitForURL(
      (url) => /exams\/[0-9a-f-]{36}$/.test(url.pathname) && !url.pathname.endsWith(examId),
    );
    await page.getByRole('button', { name: '撤回考试' }).click();
    await dialog.getByRole('button', { name: '确认撤回' }).click();
    await dialog.getByText('请填写原因').waitFor();
    await dialog.getByLabel('原因').fill('全县停电，改期另行通知');
    await lookAt(page, 'exam-withdraw');
    await dialog.getByRole('button', { name: '确认撤回' }).click();
    await page.getByText('全县停电，改期另行通知').waitFor();
    await page.getByText('已撤回').waitFor();
    expect(await page.getByRole('button', { name: '修改', exact: true }).count()).toBe(0);
    await lookAt(page, 'exam-withdrawn');
    await page.context().close();
  });

  it('is sat by an officer who was told the password of the hall, and given more time meanwhile', async () => {
    const { page } = await openPage(browser, PHONE);
    await page.goto(`${origin}/sign-in`);
    await page.getByLabel(/^账号/).fill(officer.account);
    await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.getByRole('navigation').first().waitFor();
    await page.goto(`${origin}/exams`);
    await page.getByRole('link', { name: /2026年第四季度考试/ }).click();
    await page.getByLabel(/考场口令/).waitFor();
    await lookAt(page, 'exam-intro');
    await page.setViewportSize(PHONE);
    await page.getByLabel(/考场口令/).fill('青山绿水');
    await page.getByRole('link', { name: '开始考试' }).click();
    await page.getByRole('article', { name: '第 1 / 60 题' }).waitFor();
    const deadline = async () =>
      (
        await test.database.query<{ deadline: Date }[]>(
          `SELECT deadline FROM attempts WHERE officer_id = $1`,
          [officer.id],
        )
      )[0]?.deadline.getTime() ?? 0;
    const before = await deadline();

    const desk = await enter(manager, `/exams/${examId}`);
    await desk.getByRole('button', { name: '为个人延长时间' }).click();
    await desk.getByRole('dialog').getByLabel('人员').fill(officer.name);
    await desk.getByText(`${officer.name} · ${officer.account}`).last().click();
    await desk.getByRole('dialog').getByLabel('原因').fill('停电五分钟');
    await desk.getByRole('button', { name: '延长', exact: true }).click();
    await desk.getByText('停电五分钟').waitFor();
    await lookAt(desk, 'exam-extra-time');
    await desk.context().close();
    expect((await deadline()) - before).toBe(600_000);

    await page.keyboard.press('A');
    await page
      .locator('.room-save')
      .getByText(/已保存/)
      .waitFor();
    await page.getByRole('banner').getByRole('button', { name: '交卷' }).click();
    await page.getByRole('button', { name: '确认交卷' }).click();
    await page.getByText('交卷回执').waitFor();
    await page.getByText(/答案与解析将于/).waitFor();
    await lookAt(page, 'exam-result');
    await page.context().close();
  });
});
