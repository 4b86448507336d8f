import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { DESKTOP, launchBrowser, openPage, PHONE } from '../support/browser';
import { NATION } from '@whetstone/domain';
import { BAYANNUR, PASSWORD, WUYUAN, type SeededOfficer } from '../support/seed';
import { lookAt } from '../support/look';
import { startTestApp, type TestApp } from '../support/test-app';

jest.setTimeout(150_000);

const SHOTS = process.env['TEST_SHOTS'];

describe('people in the console', () => {
  let test: TestApp;
  let browser: Browser;
  let origin: string;
  let officer: SeededOfficer;
  let manager: SeededOfficer;
  beforeAll(async () => {
    test = await startTestApp();
    test.clock.run();
    origin = await test.url();
    browser = await launchBrowser();
    officer = await test.seed.officer({ name: '阿依古丽·买买提' });
    manager = await test.seed.officer({
      ...{ regionCode: BAYANNUR, name: '王管理' },
      grants: [{ role: 'training_manager', regionCode: BAYANNUR }],
    });
    await test.seed.unit(WUYUAN);
  });
  afterAll(async () => {
    await browser.close();
    await test.close();
  });

  async function enter(who: SeededOfficer, path: string, screen: typeof PHONE = DESKTOP): Promise<Page> {
    const { page } = await openPage(browser, screen);
    await page.goto(`${origin}/console/sign-in?to=${encodeURIComponent(path)}`);
    await page.getByLabel(/^账号/).fill(who.account);
    await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.waitForURL((url) => !url.pathname.includes('sign-in'));
    return page;
  }
  /** One of the three administrators, who has shown his second factor. */
  async function enterOffice(role: 'auditor' | 'security_administrator', regionCode: number): Promise<Page> {
    const holder = await test.seed.someone(role, regionCode);
    const page = await enter(holder, '/');
    await test.database.query(`UPDATE sessions SET second_factor_at = now() WHERE officer_id = $1`, [
      holder.id,
    ]);
    // Until then the server believes what it knew of the session.
    test.clock.advance(11);
    return page;
  }
  const shot = async (page: Page, name: string) => {
    if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true });
  };

  it('are found by pinyin, edited by two at once, transferred and given a role', async () => {
    const page = await enter(manager, '/officers?q=ayigu');
    await page.getByRole('link', { name: officer.name }).click();
    await page.getByRole('heading', { level: 1, name: officer.name }).waitFor();
    await shot(page, 'officer-desk');
    const second = await enter(manager, `/officers/${officer.id}`);
    for (const window of [page, second])
      await window.getByRole('button', { name: '编辑', exact: true }).click();
    await page.getByLabel('姓名').fill('阿依古丽·艾山');
    await page.getByRole('button', { name: /^保\s*存$/ }).click();
    await page.getByRole('heading', { level: 1, name: '阿依古丽·艾山' }).waitFor();
    await second.getByLabel('姓名').fill('阿依古丽');
    // On a slow line the page behind the dialog is still being asked for when he decides.
    const { promise: hasDecided, resolve: decide } = Promise.withResolvers<void>();
    await second.route('**/graphql', async (route) => {
      if (route.request().postData()?.includes('OfficerPage')) await hasDecided;
      await route.continue();
    });
    await second.getByRole('button', { name: /^保\s*存$/ }).click();
    await second.getByText('王管理已将姓名由“阿依古丽·买买提”改为“阿依古丽·艾山”。').waitFor();
    await shot(second, 'conflict-desk');
    await second.getByRole('button', { name: '仍按我的内容保存' }).click();
    await second.getByRole('dialog').waitFor({ state: 'hidden' });
    decide();
    await second.getByRole('heading', { level: 1, name: '阿依古丽', exact: true }).waitFor();

    await page.reload();
    await page.getByRole('button', { name: '调动', exact: true }).click();
    const dialog = page.getByRole('dialog');
    // Hovering waits until the dialog has come to rest: a list that opens before then is laid out wrongly.
    await dialog.getByRole('button', { name: /^调\s*动$/ }).hover();
    await dialog.getByLabel('新单位').fill('五原');
    await page.locator('.ant-select-item-option').filter({ hasText: '五原' }).click();
    await dialog.locator('.ant-select-content-has-value').filter({ hasText: '五原' }).waitFor();
    await dialog.getByRole('button', { name: /^调\s*动$/ }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('listitem').filter({ hasText: '五原' }).first().waitFor();

    await page.getByRole('button', { name: '查看完整身份证号' }).click();
    await page.getByLabel('理由').fill('短');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /查\s*看$/ })
      .click();
    await page.getByRole('alert').getByText('请写明理由').waitFor();
    await page.getByLabel('理由').fill('核对执法证申请材料');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /查\s*看$/ })
      .click();
    await page.getByText(officer.idNumber).waitFor();
  });

  it('who can see a region is answered with names, and a role is taken back', async () => {
    const holder = await test.seed.officer({
      ...{ name: '县管理员', regionCode: WUYUAN },
      grants: [{ role: 'training_manager', regionCode: WUYUAN }],
    });
    const page = await enter(manager, `/grants?region=${BAYANNUR}`);
    await page
      .getByRole('row')
      .filter({ hasText: holder.name })
      .getByRole('button', { name: '收回' })
      .click();
    await shot(page, 'grants-desk');
    await page.getByLabel('理由').fill('岗位调整');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^收\s*回$/ })
      .click();
    await page.getByRole('row').filter({ hasText: holder.name }).waitFor({ state: 'detached' });
    await page.getByText('谁能看到本区划').click();
    await page.getByText('本区划的授权；可见人员与数据').waitFor();
    await shot(page, 'who-desk');
  });

  it('on a phone are read without scrolling the page sideways', async () => {
    const page = await enter(manager, `/officers/${officer.id}`, PHONE);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await shot(page, 'officer-phone');
    const overflow = () =>
      page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(await overflow()).toBeLessThanOrEqual(1);
  });

  it('a security administrator sees who is signed in, signs somebody out and sets the password rules', async () => {
    const signedIn = await test.seed.officer({
      name: '在线人员阿依古丽·买买提明·艾合买提',
      regionCode: WUYUAN,
    });
    const { page: theirs } = await openPage(browser, PHONE);
    await theirs.goto(`${origin}/sign-in`);
    await theirs.getByLabel(/^账号/).fill(signedIn.account);
    await theirs.getByLabel('密码', { exact: true }).fill(PASSWORD);
    await theirs.getByRole('button', { name: '登录', exact: true }).click();
    await theirs.waitForURL((url) => !url.pathname.includes('sign-in'));
    const page = await enterOffice('security_administrator', NATION);
    await page.goto(`${origin}/console/sessions?region=${BAYANNUR}&q=${encodeURIComponent('在线')}`);
    await page.getByText('巴彦淖尔市').nth(1).waitFor();
    const row = page.getByRole('row').filter({ hasText: signedIn.name });
    await row.waitFor();
    await lookAt(page, 'sessions');
    await row.getByRole('button', { name: '强制下线' }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^强制下线$/ })
      .click();
    await page.getByText('没有人登录').waitFor();
    await theirs.reload();
    await theirs.getByLabel(/^账号/).waitFor();

    await page.getByRole('button', { name: '修改密码规则' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(/^最少字符数/).fill('12');
    await dialog.getByLabel(/^有效天数/).fill('90');
    await dialog.getByRole('button', { name: /^保\s*存$/ }).click();
    await page.getByText('至少 12 个字符').waitFor();
    await page.getByText('90 天后必须更换').waitFor();
    await lookAt(page, 'password-rules');
  });

  it('an auditor reads what was done', async () => {
    const page = await enterOffice('auditor', BAYANNUR);
    await page.goto(`${origin}/console/audit`);
    const row = page.getByRole('row').filter({ hasText: manager.name }).filter({ hasText: '登录' });
    await row.first().waitFor();
    await page.getByLabel('操作人').fill('没有这个人');
    await page.getByLabel('操作人').press('Enter');
    await page.getByText('没有符合条件的记录').waitFor();
    await page.goBack();
    await row.first().waitFor();
    await shot(page, 'audit-desk');
  });
});
