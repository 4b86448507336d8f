import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Secret, TOTP } from 'otpauth';
import type { Browser, Page } from 'playwright-core';
import { DESKTOP, launchBrowser, openPage, PHONE } from '../support/browser';
import { BAYANNUR, type SeededOfficer } from '../support/seed';
import {
  freePort,
  settingsFor,
  startIdentityProvider,
  type IdentityProvider,
} from '../support/single-sign-on';
import { startTestApp, type TestApp } from '../support/test-app';

jest.setTimeout(120_000);

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describe('signing in through the identity provider of the province', () => {
  let test: TestApp;
  let browser: Browser;
  let origin: string;
  let provider: IdentityProvider;

  beforeAll(async () => {
    const port = await freePort();
    origin = `http://127.0.0.1:${port}`;
    const settings = settingsFor(await freePort(), origin);
    provider = await startIdentityProvider(settings);
    test = await startTestApp({ oidc: settings });
    test.clock.run();
    await test.app.listen(port, '127.0.0.1');
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await test.close();
    await provider.stop();
  });

  async function atProvider(page: Page, subject: string, certificate: string): Promise<void> {
    await page.getByRole('heading', { name: '统一身份认证' }).waitFor();
    await page.getByLabel('用户').fill(subject);
    await page.getByLabel('执法证号').fill(certificate);
    await page.getByRole('button', { name: '同意并登录' }).click();
  }

  /** What stands in the way of somebody who cannot see the page or has no mouse. */
  async function seriousFaultsOf(page: Page): Promise<string[]> {
    await page.evaluate(AXE);
    return page.evaluate(async () => {
      const { axe } = globalThis as unknown as {
        axe: { run(): Promise<{ violations: { id: string; impact: string }[] }> };
      };
      const { violations } = await axe.run();
      return violations.filter(({ impact }) => ['serious', 'critical'].includes(impact)).map(({ id }) => id);
    });
  }

  async function enrol(officer: SeededOfficer): Promise<string> {
    const client = await test.signedIn(officer);
    const begun = (await client.post(
      `mutation { beginSecondFactor { ... on SecondFactorEnrolment { secret } } }`,
    )) as { data: { beginSecondFactor: { secret: string } } };
    const { secret } = begun.data.beginSecondFactor;
    await client.post(
      `mutation { confirmSecondFactor(input: { code: "${codeOf(secret)}" }) { __typename } }`,
    );
    return secret;
  }

  const codeOf = (secret: string, periods = 0) =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({
      timestamp: test.clock.now().getTime() + periods * 30_000,
    });

  it('on a phone an officer presses the button, by keyboard too, and is back on the page he asked for', async () => {
    const officer = await test.seed.officer({ name: '额尔德尼' });
    const { page, errors } = await openPage(browser, PHONE);
    await page.goto(`${origin}/me`);
    const button = page.getByRole('link', { name: '省厅统一登录' });
    await button.waitFor();
    expect(await seriousFaultsOf(page)).toEqual([]);
    await button.focus();
    await page.keyboard.press('Enter');
    await atProvider(page, 'erdeni', officer.account);
    await page.waitForURL(`${origin}/me`);
    await page.getByText('额尔德尼').first().waitFor();
    expect(errors).toEqual([]);
  });

  it('who cancels or is not on the roster reads why, and can still use his password', async () => {
    const { page, errors } = await openPage(browser, PHONE);
    await page.goto(`${origin}/sign-in`);
    await page.getByRole('link', { name: '省厅统一登录' }).click();
    await page.getByRole('button', { name: '取消' }).click();
    await page.getByRole('alert').getByText('取消了登录').waitFor();
    await page.getByRole('link', { name: '省厅统一登录' }).click();
    await atProvider(page, 'stranger', '99999999999');
    await page.getByRole('alert').getByText('没有对应的账号').waitFor();
    expect(await seriousFaultsOf(page)).toEqual([]);
    await page.getByLabel('密码', { exact: true }).waitFor();
    expect(errors).toEqual([]);
  });

  it('in the console a manager comes back to the report he asked for', async () => {
    const manager = await test.seed.someone('training_manager', BAYANNUR);
    const { page, errors } = await openPage(browser, DESKTOP);
    await page.goto(`${origin}/console/coverage`);
    const button = page.getByRole('link', { name: '省厅统一登录' });
    await button.waitFor();
    expect(await seriousFaultsOf(page)).toEqual([]);
    await button.click();
    await atProvider(page, 'manager', manager.account);
    await page.waitForURL(/\/console\/coverage/);
    await page.getByRole('navigation').first().waitFor();
    expect(errors).toEqual([]);
  });

  it.each([
    ['/sign-in', PHONE, '/'],
    ['/console/sign-in', DESKTOP, '/console/'],
  ] as const)(
    'at %s the second factor is asked for, and its ticket does not stay in the address bar',
    async (start, screen, home) => {
      const officer = await test.seed.someone('training_manager', BAYANNUR);
      const secret = await enrol(officer);
      const { page } = await openPage(browser, screen);
      await page.goto(`${origin}${start}`);
      await page.getByRole('link', { name: '省厅统一登录' }).click();
      await atProvider(page, officer.id, officer.account);
      await page.getByLabel('动态验证码').fill(codeOf(secret, 1));
      expect(page.url()).toBe(`${origin}${start}`);
      await page.getByRole('button', { name: /^验\s?证$/ }).click();
      await page.waitForURL((url) => url.pathname.startsWith(home) && !url.pathname.includes('sign-in'));
    },
  );
});
