import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { FILE_APPEAL } from '../support/marking-operations';
import { DESKTOP, launchBrowser, openPage } from '../support/browser';
import { lookAt } from '../support/look';
import { accepted } from '../support/outcome';
import { LINHE, PASSWORD } from '../support/seed';
import { beginSitting, Sitting } from '../support/sitting';
import { startTestApp, type TestApp } from '../support/test-app';

jest.setTimeout(240_000);

describe('an attempt replayed in the console', () => {
  let test: TestApp;
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    test = await startTestApp();
    browser = await launchBrowser();
    const begun = await beginSitting(test, { durationSeconds: 1800, questions: 4 });
    let { sitting } = begun;
    test.clock.advance(20);
    await sitting.save(sitting.sheet(1, ['A'], 1));
    test.clock.advance(600);
    await sitting.save({ ...sitting.sheet(5, ['B'], 3), flagged: [...sitting.questionIds.slice(1, 2)] });
    test.clock.advance(10);
    sitting = await Sitting.begin(sitting.client, begun.examId);
    accepted(await sitting.submit(sitting.sheet(6, ['C'], 4)));
    const input = { attemptId: sitting.attemptId, text: '断网时的作答没有计入' };
    accepted((await sitting.client.run(FILE_APPEAL, { input })).fileAppeal);
    const manager = await test.seed.someone('training_manager', LINHE);
    ({ page } = await openPage(browser, DESKTOP));
    const to = `/marking/${begun.examId}?tab=appeals`;
    await page.goto(`${await test.url()}/console/sign-in?to=${encodeURIComponent(to)}`);
    await page.getByLabel(/^账号/).fill(manager.account);
    await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: '登录', exact: true }).click();
  });
  afterAll(async () => {
    await browser.close();
    await test.close();
  });

  const steps = () => page.getByRole('list', { name: '经过' });
  const given = (number: number) =>
    page
      .getByRole('list', { name: '此刻的答题卡' })
      .getByRole('listitem')
      .nth(number - 1)
      .locator('.replay-given');

  it('is reached from its appeal and begins with an empty sheet', async () => {
    await page.getByRole('link', { name: '作答回放' }).click();
    await page.getByRole('heading', { name: /的作答回放$/ }).waitFor();
    expect(await steps().getByRole('listitem').count()).toBe(6);
    expect(await given(1).innerText()).toBe('未答');
    await lookAt(page, 'replay-begun');
  });

  it('goes step by step with the arrows, and says what the device held back', async () => {
    await page.locator('h1').click();
    await page.keyboard.press('ArrowRight');
    expect(await given(1).innerText()).toMatch(/^未答 → A/);
    await page.keyboard.press('ArrowRight');
    await steps().getByText('此前 10:00 没有保存 · 一次带来另外 3 步改动').waitFor();
    expect(await given(1).innerText()).toMatch(/^A .*→ B/s);
    await page.getByText('⚑ 已标记').waitFor();
    await lookAt(page, 'replay-held');
    await page.keyboard.press('ArrowLeft');
    expect(await given(2).innerText()).toBe('未答');
    await page.keyboard.press('End');
    await steps().locator('[aria-current="step"]').getByText('交卷').waitFor();
    await steps()
      .getByText(/^换到第 2 台设备\/窗口（\d\d:\d\d:\d\d 起）/)
      .waitFor();
    await page.getByRole('list', { name: '作答的设备与窗口' }).getByText('第 2 台设备/窗口').waitFor();
  });

  it('goes second by second on the slider', async () => {
    const slider = page.getByRole('slider');
    await slider.focus();
    await page.keyboard.press('Home');
    for (let nth = 0; nth < 19; nth += 1) await page.keyboard.press('ArrowRight');
    expect(await slider.getAttribute('aria-valuetext')).toBe('第 0:19 / 10:30');
    expect(await given(1).innerText()).toBe('未答');
    await page.keyboard.press('ArrowRight');
    expect(await given(1).innerText()).toMatch(/→ A/);
  });

  it('says the same in English', async () => {
    await page.getByRole('button', { name: 'English' }).first().click();
    await page.getByText('What happened').first().waitFor();
    await lookAt(page, 'replay-english');
  });
});
