import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Secret, TOTP } from 'otpauth';
import type { Browser, Page } from 'playwright-core';
import { DESKTOP, launchBrowser, openPage, PHONE } from '../support/browser';
import { BAYANNUR, PASSWORD, type SeededOfficer } from '../support/seed';
import { startTestApp, type TestApp } from '../support/test-app';

jest.setTimeout(120_000);

describe('an officer and his account', () => {
  let test: TestApp;
  let browser: Browser;
  let origin: string;
  beforeAll(async () => {
    test = await startTestApp();
    test.clock.run();
    origin = await test.url();
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await test.close();
  });

  async function signIn(page: Page, { account }: SeededOfficer, password = PASSWORD): Promise<void> {
    await page.getByLabel(/^账号/).fill(account);
    await page.getByLabel('密码', { exact: true }).fill(password);
    await page.getByRole('button', { name: '登录', exact: true }).click();
  }

  const codeOf = (secret: string, periods = 0) =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({
      timestamp: test.clock.now().getTime() + periods * 30_000,
    });

  /** Sets an authenticator up on the page of one's account; gives its secret and a recovery code. */
  async function enrol(page: Page): Promise<{ secret: string; recovery: string }> {
    await page.goto(`${origin}/me`);
    await page.getByRole('link', { name: /动态验证码/ }).click();
    await page.getByRole('button', { name: '绑定身份验证器' }).click();
    await page.getByRole('img', { name: /二维码/ }).waitFor();
    const secret = (await page.locator('.security-secret code').innerText()).replaceAll(' ', '');
    await page.getByLabel('动态验证码').fill('000000');
    await page.getByRole('button', { name: '确认绑定' }).click();
    await page.getByRole('alert').getByText('动态验证码不正确').waitFor();
    await page.getByLabel('动态验证码').fill(codeOf(secret));
    await page.getByRole('button', { name: '确认绑定' }).click();
    const recovery = await page.locator('.security-codes li').first().innerText();
    await page.getByRole('button', { name: '我已保存' }).click();
    await page.getByText('登录时需要输入动态验证码').waitFor();
    return { secret, recovery };
  }

  it('on a phone: sets a second factor up, comes in with it, changes the password and signs another device out', async () => {
    const officer = await test.seed.officer();
    const { page, errors } = await openPage(browser, PHONE);
    await page.goto(`${origin}/sign-in`);
    await signIn(page, officer);
    await page.waitForURL(`${origin}/`);
    const { secret, recovery } = await enrol(page);

    const other = await openPage(browser, DESKTOP);
    await other.page.goto(`${origin}/sign-in?next=/me`);
    await signIn(other.page, officer);
    await other.page.getByLabel('动态验证码').fill('123');
    await other.page.getByRole('button', { name: '验证', exact: true }).click();
    await other.page.getByRole('alert').waitFor();
    await other.page.getByLabel('动态验证码').fill(codeOf(secret, 1));
    await other.page.getByRole('button', { name: '验证', exact: true }).click();
    await other.page.waitForURL(`${origin}/me`);

    await page.reload();
    await page.getByText('本机').waitFor();
    await page.getByRole('button', { name: '退出其他所有设备' }).click();
    await page.getByRole('button', { name: '退出其他所有设备' }).waitFor({ state: 'detached' });
    await other.page.reload();
    await other.page.waitForURL(/sign-in/);

    await page.getByLabel('当前密码').fill(PASSWORD);
    await page.getByLabel('新密码', { exact: true }).fill('New-Horse-12');
    await page.getByLabel('再输一次新密码').fill('New-Horse-12');
    await page.getByRole('button', { name: '修改密码' }).click();
    await page.getByText('密码已修改').waitFor();

    await signIn(other.page, officer, 'New-Horse-12');
    await other.page.getByLabel('动态验证码').fill(recovery);
    await other.page.getByRole('button', { name: '验证', exact: true }).click();
    await other.page.waitForURL(`${origin}/me`);
    expect([...errors, ...other.errors]).toEqual([]);
  });

  it('is asked for a new password before anything else when his own is too old, in the console too', async () => {
    const manager = await test.seed.someone('training_manager', BAYANNUR);
    await test.database.query(`UPDATE accounts SET must_change = true WHERE officer_id = $1`, [manager.id]);
    const { page } = await openPage(browser, DESKTOP);
    await page.goto(`${origin}/console/sign-in`);
    await signIn(page, manager);
    await page.getByRole('heading', { name: '请先修改密码' }).waitFor();
    await page.getByLabel('当前密码').fill(PASSWORD);
    await page.getByLabel('新密码', { exact: true }).fill('New-Horse-12');
    await page.getByLabel('再输一次新密码').fill('New-Horse-12');
    await page.getByRole('button', { name: '修改密码' }).click();
    await page.getByRole('navigation').first().waitFor();
  });
});
