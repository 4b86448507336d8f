import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { QuestionStatisticsService } from '../../apps/api/src/marking/question-statistics.service';
import { DESKTOP, launchBrowser, openPage } from '../support/browser';
import { lookAt } from '../support/look';
import { BAYANNUR, PASSWORD, type SeededOfficer } from '../support/seed';
import { sitForm, type SatForm } from '../support/sit-form';
import { startTestApp, type TestApp } from '../support/test-app';

jest.setTimeout(150_000);

describe('what comes after a test', () => {
  let test: TestApp;
  let browser: Browser;
  let origin: string;
  let manager: SeededOfficer;
  let examId: string;
  let sat: SatForm;
  beforeAll(async () => {
    test = await startTestApp();
    origin = await test.url();
    browser = await launchBrowser();
    manager = await test.seed.officer({
      ...{ regionCode: BAYANNUR, name: '王管理' },
      grants: ['training_manager', 'author'].map((role) => ({
        role: role as 'author',
        regionCode: BAYANNUR,
      })),
    });
    const open = await test.seed.openExam({ questions: 6 });
    examId = open.exam.id;
    sat = await sitForm(
      test,
      open,
      Array.from({ length: 40 }, (_, place) => 1 + (place % 6)),
    );
    await test.database.query(`UPDATE exams SET closes_at = $2 WHERE id = $1`, [
      ...[examId, new Date(test.clock.now().getTime() - 1000)],
    ]);
    await test.app.get(QuestionStatisticsService).count();
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

  async function enterLearner(who: SeededOfficer, path: string): Promise<Page> {
    const { page } = await openPage(browser, DESKTOP);
    await page.goto(`${origin}/sign-in?to=${encodeURIComponent(path)}`);
    await page.getByLabel(/账号/).fill(who.account);
    await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.waitForURL((url) => !url.pathname.includes('sign-in'));
    await page.goto(`${origin}${path}`);
    return page;
  }

  it('figures are read from the list to the question', async () => {
    const page = await enter(manager, '/marking');
    await page.getByRole('link', { name: '训后测试' }).waitFor();
    await lookAt(page, 'marking-list');
    await page.getByRole('link', { name: '训后测试' }).click();
    await page.getByRole('heading', { name: '逐题分析' }).waitFor();
    expect(await page.getByRole('link', { name: '主观题评阅' }).count()).toBe(0);
    expect(await page.getByRole('table', { name: '各套试卷的信度' }).getByRole('row').count()).toBe(2);
    await lookAt(page, 'marking-figures');
    await page.getByRole('button', { name: 'English' }).first().click();
    await page.getByRole('heading', { name: 'Question by question' }).waitFor();
    await lookAt(page, 'marking-figures-en');
    await page.getByRole('table', { name: 'Question by question' }).getByRole('link').first().click();
    await page.getByRole('heading', { name: 'In tests' }).waitFor();
    await lookAt(page, 'question-figures-en');
  });

  it('a receipt is checked: one that was given, and one that somebody made up', async () => {
    const page = await enter(manager, `/marking/${examId}?tab=results`);
    const [row] = await test.database.query<{ code: string }[]>(
      `SELECT receipt_code AS code FROM attempts WHERE exam_id = $1 AND receipt_code IS NOT NULL LIMIT 1`,
      [examId],
    );
    await page.getByLabel('交卷回执').fill(row?.code ?? '');
    await page.getByRole('button', { name: '核对' }).click();
    await page.getByText('回执属实').waitFor();
    await lookAt(page, 'receipt-given');
    await page.getByLabel('交卷回执').fill('AAAAA-BBBBB');
    await page.keyboard.press('Enter');
    await page.getByText('本场考试没有这份回执').waitFor();
    await page.getByRole('button', { name: 'English' }).first().click();
    await page.getByRole('heading', { name: 'Check a receipt' }).waitFor();
    await lookAt(page, 'receipt-forged-en');
  });

  it('a key is changed: worked out, looked at, run, and told to the officer, who appeals and is heard', async () => {
    const page = await enter(manager, `/marking/${examId}?tab=keys`);
    await page.getByText('成绩已经公布：这是公布后改判。').waitFor();
    await page.getByLabel('题目').click();
    await page.locator('.ant-select-item-option').first().click();
    await page.getByRole('radiogroup', { name: '新答案' }).waitFor();
    await page.getByText('作废，所有人得分', { exact: true }).click();
    await page.getByRole('textbox', { name: '理由' }).fill('题干有歧义');
    await page.getByRole('button', { name: '先测算影响' }).click();
    await page.getByText('请确认这是公布后改判').waitFor();
    await lookAt(page, 'marking-key-form');
    await page.getByLabel('我知道成绩已经公布，这次是改判').check();
    await page.getByRole('button', { name: '先测算影响' }).click();
    await page.getByText('已测算，待执行').waitFor();
    await lookAt(page, 'marking-key-checked');
    await page.getByRole('button', { name: '执行改判' }).first().click();
    await page.locator('.ant-popover').getByRole('button', { name: '执行改判' }).click();
    await page.getByText('已改判').waitFor();
    await page.getByText(/份分数已变/).waitFor();
    await lookAt(page, 'marking-key-done');

    const officer = sat.officers[0] as SeededOfficer;
    const learner = await enterLearner(officer, `/attempts/${sat.attemptIds[0] ?? ''}`);
    await learner.getByRole('heading', { name: '复核' }).waitFor();
    await learner.getByText('成绩有变动').waitFor();
    await lookAt(learner, 'result-changed');
    await learner.getByRole('button', { name: '对整份答卷申请复核' }).click();
    await learner.getByRole('dialog').getByRole('button', { name: '取消' }).click();
    expect(await learner.evaluate(() => document.activeElement?.textContent)).toBe('对整份答卷申请复核');
    await learner.keyboard.press('Enter');
    await learner.getByRole('dialog').getByLabel('理由').fill('不服');
    await learner.getByRole('button', { name: '提交申请' }).click();
    await learner.getByRole('alert').getByText('请写明理由').waitFor();
    await lookAt(learner, 'appeal-form');
    await learner.getByRole('dialog').getByLabel('理由').fill('请核对第三题所依据的条款');
    await learner.getByRole('button', { name: '提交申请' }).click();
    await learner.getByText('待处理').waitFor();
    await lookAt(learner, 'appeal-filed');

    await page.goto(`${origin}/console/marking/${examId}?tab=appeals`);
    await page.getByRole('button', { name: '处理' }).click();
    await page.getByRole('dialog').getByLabel('裁定理由').fill('经核对，评分无误');
    await lookAt(page, 'appeal-ruling');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^裁\s*定$/ })
      .click();
    await page.getByText('王管理：经核对，评分无误').waitFor();
    await lookAt(page, 'appeals-ruled');
    await learner.reload();
    await learner.getByText('裁定：经核对，评分无误').waitFor();
    await learner.evaluate(() => localStorage.setItem('whetstone.language', 'en'));
    await learner.reload();
    await learner.getByText('Ruling: 经核对，评分无误').waitFor();
    await lookAt(learner, 'result-ruled-appeal-en');
  });

  it('results are given a time, and until then nobody is told', async () => {
    const open = await test.seed.openExam({
      questions: 4,
      issue: await test.seed.lectureIssue({ closesOn: '2026-11-29' }),
    });
    const late = await sitForm(test, open, [3]);
    const page = await enter(manager, `/marking/${open.exam.id}?tab=results`);
    await page.getByLabel('成绩公布时间').fill('2026-12-02T09:00');
    await page.getByRole('button', { name: /^保\s*存$/ }).click();
    await page.getByText('已保存').waitFor();
    await lookAt(page, 'marking-results');
    const learner = await enterLearner(
      late.officers[0] as SeededOfficer,
      `/attempts/${late.attemptIds[0] ?? ''}`,
    );
    await learner.getByText('已交卷，成绩将于 2026-12-02 09:00 公布').waitFor();
    await lookAt(learner, 'result-waiting');
  });

  it('certificates are issued, downloaded, checked by anybody, and without a network', async () => {
    const open = await test.seed.openExam({ questions: 4 });
    const passed = await sitForm(test, open, [4]);
    const page = await enter(manager, `/marking/${open.exam.id}?tab=certificates`);
    await page.getByRole('button', { name: '签发证书' }).click();
    await page.getByText(/已签发 1 份/).waitFor();
    await lookAt(page, 'certificates-issued');

    const learner = await enterLearner(passed.officers[0] as SeededOfficer, '/me/certificates');
    await learner.getByText('有效', { exact: true }).waitFor();
    await lookAt(learner, 'my-certificates');
    const [download] = await Promise.all([
      learner.waitForEvent('download'),
      learner.getByRole('link', { name: /^下载/ }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^WS-\d{4}-\d{7}\.pdf$/);
    const link = (await learner.getByRole('link', { name: /^查验/ }).getAttribute('href')) ?? '';
    const code = link.split('#')[1] ?? '';

    const anybody = (await openPage(browser, DESKTOP)).page;
    await anybody.goto(`${origin}${link}`);
    await anybody.getByText('✓ 证书有效').waitFor();
    await anybody.getByText('✓ 签名有效，证书内容未被改动').waitFor();
    await lookAt(anybody, 'verify');
    await anybody.getByRole('button', { name: 'English' }).click();
    await anybody.getByText('✓ Valid', { exact: true }).waitFor();
    await anybody
      .getByLabel('Number, or what the QR code holds')
      .fill(`${code.slice(0, 12)}X${code.slice(13)}`);
    await anybody.getByRole('button', { name: 'Check' }).click();
    await anybody.getByText('✗ Not signed by us, or changed').waitFor();
    await lookAt(anybody, 'verify-forged-en');

    // The page as somebody kept it, opened where there is no network.
    const kept = join(mkdtempSync(join(tmpdir(), 'verify-')), 'verify.html');
    writeFileSync(kept, await (await fetch(`${origin}/verify?save`)).text());
    const context = await browser.newContext({ offline: true, locale: 'zh-CN' });
    const offline = await context.newPage();
    await offline.goto(`file://${kept}`);
    await offline.getByLabel('证书编号或二维码内容').fill(code);
    await offline.getByRole('button', { name: '查验' }).click();
    await offline.getByText('✓ 签名有效，证书内容未被改动').waitFor();
    await offline.getByText('没有联网：只核对了签名，不能确认是否已被撤销。').waitFor();

    await page.getByRole('button', { name: /^撤\s*销$/ }).click();
    await page.getByRole('dialog').getByLabel('撤销原因').fill('持证人信息有误');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^撤\s*销$/ })
      .click();
    await page.getByText('已撤销').waitFor();
    await anybody.reload();
    await anybody.goto(`${origin}/verify#${code}`);
    await anybody.reload();
    await anybody.getByText('✗ 证书已被撤销').waitFor();
  });
});
