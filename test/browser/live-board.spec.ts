import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { DESKTOP, launchBrowser, openPage, PHONE } from '../support/browser';
import { lookAt } from '../support/look';
import { RoomPage } from '../support/room-page';
import { BAYANNUR, LINHE, PASSWORD, type SeededOfficer } from '../support/seed';
import { startTestApp, type TestApp } from '../support/test-app';

jest.setTimeout(240_000);

describe('an invigilator at the live board and an officer in his room', () => {
  let test: TestApp;
  let browser: Browser;
  let origin: string;
  let examId: string;
  let desk: Page;
  let room: RoomPage;
  let officer: SeededOfficer;

  beforeAll(async () => {
    test = await startTestApp();
    test.clock.run();
    origin = await test.url();
    browser = await launchBrowser();
    const opensOn = `${test.clock.today().slice(0, 7)}-01`;
    const issue = await test.seed.lectureIssue({ opensOn, closesOn: '2099-12-31' });
    examId = (await test.seed.openExam({ issue })).exam.id;
    officer = await test.seed.officer({ regionCode: LINHE, name: '苏和巴特尔' });
    for (const one of [officer, await test.seed.officer({ regionCode: LINHE, name: '其其格' })])
      await test.seed.attended(one, issue);
    const manager = await test.seed.officer({
      ...{ regionCode: BAYANNUR, name: '乌兰' },
      grants: [{ role: 'training_manager', regionCode: BAYANNUR }],
    });
    ({ page: desk } = await openPage(browser, DESKTOP));
    await desk.goto(`${origin}/console/sign-in?to=${encodeURIComponent(`/exams/${examId}/live`)}`);
    await desk.getByLabel(/^账号/).fill(manager.account);
    await desk.getByLabel('密码', { exact: true }).fill(PASSWORD);
    await desk.getByRole('button', { name: '登录', exact: true }).click();
    await desk.getByRole('heading', { name: /实时监考/ }).waitFor();
  });
  afterAll(async () => {
    await browser.close();
    await test.close();
  });

  const tile = (label: string) =>
    desk.getByRole('navigation', { name: '人数' }).getByRole('link', { name: label });
  const row = (name: string) => desk.getByRole('row', { name: new RegExp(name) });

  it('sees who has not begun, and by itself that somebody came in', async () => {
    await tile('未开始').getByText('2').waitFor();
    const { page } = await openPage(browser, PHONE);
    room = new RoomPage(page, origin, examId, 4);
    await room.signIn(officer);
    await room.begin();
    await row('苏和巴特尔').getByText('在考').waitFor();
    await tile('未开始').getByText('1').waitFor();
    await lookAt(desk, 'live-board');
    await desk.setViewportSize(DESKTOP);
  });

  it('writes to all: the room shows it until it was read, and the board says so', async () => {
    await desk.getByRole('button', { name: '全体消息' }).click();
    await desk.getByRole('dialog').getByLabel('内容').fill('第 3 题图片已更换，请刷新核对。');
    await lookAt(desk, 'live-message');
    await desk.setViewportSize(DESKTOP);
    await desk.getByRole('dialog').getByRole('button', { name: '发送' }).click();
    await room.page.getByText('第 3 题图片已更换，请刷新核对。').waitFor({ timeout: 5_000 });
    await lookAt(room.page, 'room-message');
    await room.page.setViewportSize(PHONE);
    await room.page.getByRole('button', { name: '知道了' }).click();
    await desk.getByText('1 人已读').waitFor();
    expect(await room.page.getByText('第 3 题图片已更换').count()).toBe(0);
  });

  it('gives time to all in a click and a reason, and the idle room shows it within five seconds', async () => {
    await desk.getByRole('button', { name: '全体延长时间' }).click();
    await desk.getByRole('dialog').getByText('（1 人）').waitFor();
    await desk.getByRole('dialog').getByLabel('原因').fill('停电五分钟');
    await desk.getByRole('dialog').getByRole('button', { name: '延长', exact: true }).click();
    await room.page.getByText(/考试时间延长 10 分钟/).waitFor({ timeout: 5_000 });
    await desk.getByText('已为 1 人延长时间。').waitFor();
    await row('苏和巴特尔').getByText('含延长 10 分钟').waitFor();
  });

  it('sees that the page was left, filters by it in the address, and notes an incident in the file', async () => {
    await room.page.evaluate(() => {
      for (const state of ['hidden', 'visible']) {
        Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
        document.dispatchEvent(new Event('visibilitychange'));
      }
    });
    const seen = row('苏和巴特尔').getByText('1 次');
    await seen.waitFor();
    await tile('离开过页面').click();
    await desk.waitForURL(/left=1/);
    await row('其其格').waitFor({ state: 'detached' });
    await desk.getByRole('link', { name: '苏和巴特尔' }).click();
    await desk.getByRole('heading', { name: '苏和巴特尔' }).waitFor();
    await desk.getByRole('dialog').getByRole('button', { name: '记录情况' }).click();
    await desk.getByLabel('发生了什么').fill('使用手机');
    await desk.getByRole('button', { name: '记录', exact: true }).click();
    await desk.getByText('已记录。').waitFor();
    // The dialog that asked fades, with what was typed in it.
    await desk.getByLabel('发生了什么').waitFor({ state: 'hidden' });
    await desk.getByRole('dialog').getByText('使用手机').waitFor();
    await lookAt(desk, 'live-file');
    await desk.setViewportSize(DESKTOP);
  });

  it('says offline of who is cut off, and in again when he is back', async () => {
    await room.page.context().setOffline(true);
    test.clock.advance(60);
    await tile('离线').getByText('1').waitFor();
    await room.page.context().setOffline(false);
    await room.page.keyboard.press('A');
    await room.says(/✓ 已保存/);
    await tile('在考').getByText('1').waitFor();
  });

  it('makes the attempt void with a reason: the room is closed and says why', async () => {
    await desk.getByRole('dialog').getByRole('button', { name: '作废答卷' }).click();
    await desk.getByRole('button', { name: '确认作废' }).click();
    await desk.getByText('请填写原因').waitFor();
    await desk.getByText('请选择是否退还考试机会').waitFor();
    await desk.getByLabel('原因').fill('使用手机');
    await desk.getByLabel('退还，可重新开始').check();
    await lookAt(desk, 'live-void');
    await desk.getByRole('button', { name: '确认作废' }).click();
    const closed = room.page.getByRole('dialog', { name: '答卷已作废' });
    await closed.getByText('原因：使用手机').waitFor({ timeout: 5_000 });
    await lookAt(room.page, 'room-voided');
    await room.page.setViewportSize(PHONE);
    await closed.getByRole('button', { name: '返回' }).click();
    await room.page.goto(`${origin}/exams/${examId}`);
    await room.page.getByText('作废原因：使用手机 · 不占用考试机会').waitFor();
    await desk.getByRole('dialog').getByText('使用手机 · 退还考试机会').waitFor();
    await desk.getByRole('link', { name: '作答回放 · 第 1 次' }).waitFor();
    await lookAt(room.page, 'exam-voided');
  });

  it('lets it count again by another decision', async () => {
    await desk.getByRole('dialog').getByRole('button', { name: '恢复答卷' }).click();
    await desk.getByLabel('原因').fill('查实无误');
    await desk.getByRole('button', { name: '确认恢复' }).click();
    await desk.getByRole('dialog').getByText('查实无误').waitFor();
    await room.page.reload();
    await room.page.getByRole('link', { name: '继续考试' }).waitFor();
  });

  it('is looked at in English', async () => {
    await desk.goto(`${origin}/console/exams/${examId}/live`);
    await desk
      .getByRole('button', { name: /English|EN/ })
      .first()
      .click();
    await desk.getByRole('heading', { name: /Live board/ }).waitFor();
    await lookAt(desk, 'live-board-english');
  });
});
