import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { AnswerCollector } from '../../apps/api/src/markers/answer-collector.service';
import { DESKTOP, launchBrowser, openPage } from '../support/browser';
import { lookAt } from '../support/look';
import { BAYANNUR, PASSWORD, type SeededOfficer } from '../support/seed';
import { startTestApp, type TestApp } from '../support/test-app';
import { handInWritten, setWrittenExam, type WrittenExam } from '../support/written-exam';

jest.setTimeout(300_000);

describe('marking by hand in the console', () => {
  let test: TestApp;
  let browser: Browser;
  let origin: string;
  let exam: WrittenExam;
  let markers: SeededOfficer[];
  beforeAll(async () => {
    test = await startTestApp();
    test.clock.run();
    origin = await test.url();
    browser = await launchBrowser();
    const now = test.clock.now().getTime();
    exam = await setWrittenExam(test, {
      ...{ title: '第四季度主观题考试', opensAt: new Date(now - 60_000).toISOString() },
      closesAt: new Date(now + 7_200_000).toISOString(),
    });
    const texts = [
      '先表明身份并出示证件，再制作现场笔录，最后由当事人签字。',
      '出示证件',
      '制作笔录，复制证据',
    ];
    for (const [nth, short] of texts.entries())
      await handInWritten(test, exam.id, {
        ...{ choice: 'B', short },
        ...(nth === 0 && { parts: ['B C', 'TRUE', '汉坝子渠', '按照裁量基准，从重处罚'] }),
      });
    markers = [];
    for (const name of ['其木格', '巴雅尔'])
      markers.push(
        await test.seed.officer({
          ...{ name, regionCode: BAYANNUR, grants: [{ role: 'marker', regionCode: BAYANNUR }] },
        }),
      );
  });
  afterAll(async () => {
    await browser.close();
    await test.close();
  });

  async function enter({ account }: SeededOfficer, path: string, language = '中文'): Promise<Page> {
    const { page } = await openPage(browser, DESKTOP);
    await page.goto(`${origin}/console/sign-in?to=${encodeURIComponent(path)}`);
    await page.getByLabel(/^账号/).fill(account);
    await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.waitForURL((url) => !url.pathname.includes('sign-in'));
    if (language !== '中文') await page.getByRole('button', { name: language }).first().click();
    return page;
  }

  it('whoever leads sets the rule, adds markers and makes an anchor', async () => {
    const page = await enter(exam.manager, `/marking/${exam.id}`);
    await page.getByRole('link', { name: '主观题评阅' }).click();
    await page.getByText('您的区域内有 3 份答卷等待评阅').waitFor();
    await lookAt(page, 'hand-unset');
    await page.getByRole('button', { name: '设定评阅规则' }).click();
    await page.getByLabel('允许误差').waitFor();
    await lookAt(page, 'hand-plan');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.getByText('最小分值 0.5 分').waitFor();
    await page.getByText('还没有阅卷人').waitFor();
    for (const name of ['其木格', '巴雅尔']) {
      await page.getByLabel('选择持有阅卷人角色的人员').click();
      await page.keyboard.type(name);
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: '加为阅卷人' }).click();
      await page.getByRole('table', { name: '阅卷人' }).getByText(name).waitFor();
    }
    await page.getByRole('button', { name: '定标准卷' }).first().click();
    const dialog = page.getByRole('dialog');
    for (let nth = 0; nth < 3; nth += 1) {
      if (await dialog.getByText('制作笔录，复制证据').isVisible()) break;
      await dialog.getByRole('button', { name: /换一份/ }).click();
    }
    await dialog.getByRole('button', { name: '要点 2 制作现场笔录' }).click();
    await lookAt(page, 'hand-anchor');
    await dialog.getByRole('button', { name: '定分' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByText('1 / 3').first().waitFor();
    await lookAt(page, 'hand-progress');
    await page.context().close();
  });

  it('a marker is measured, then marks by keyboard alone, and has second thoughts', async () => {
    const [first] = markers;
    if (!first) throw new Error('No marker');
    const page = await enter(first, '/desk');
    await page.getByText('第四季度主观题考试').waitFor();
    await lookAt(page, 'desk');
    await page.getByRole('link', { name: '简述现场检查的步骤。' }).click();
    await page.getByText('标准卷试评').waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('还没有给分').waitFor();
    await page.keyboard.press('0');
    await lookAt(page, 'desk-anchor');
    await page.keyboard.press('Enter');
    await page.getByText('偏差过大').waitFor();
    await lookAt(page, 'desk-off');
    await page.keyboard.press('Enter');
    await page.getByText('标准卷试评').waitFor();
    await page.keyboard.press('2');
    await page.keyboard.press('Enter');
    await page.getByText('试评合格').waitFor();
    await page.keyboard.press('Enter');
    const answer = page.locator('.marking-answer').first();
    await answer.waitFor();
    await page.keyboard.press('1');
    await page.keyboard.press('2');
    await page.keyboard.press('-');
    await page.getByText('合计 4.5 / 5 分').waitFor();
    await lookAt(page, 'desk-marking');
    const text = await answer.innerText();
    await page.keyboard.press('Enter');
    await page.getByRole('table', { name: '我最近评阅的' }).getByText(text).waitFor();
    await page.getByText('合计 0 / 5 分').waitFor();
    await page.keyboard.press('0');
    await page.keyboard.press('Enter');
    await page.getByText('现在没有可以评阅的作答').waitFor();
    await page.getByRole('button', { name: '更正' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '要点 1 表明身份出示证件' }).click();
    await dialog.getByLabel('更正理由').fill('漏看了第一句');
    await lookAt(page, 'desk-correct');
    await dialog.getByRole('button', { name: '更正' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByText('已更正').first().waitFor();
    await lookAt(page, 'desk-nothing');
    await page.context().close();
  });

  it('in English and on the phone it says the same', async () => {
    const [, second] = markers;
    if (!second) throw new Error('No marker');
    const page = await enter(second, '/desk', 'English');
    await page.getByRole('heading', { name: 'Marking desk' }).waitFor();
    await page.getByRole('link', { name: '简述现场检查的步骤。' }).click();
    await page.getByText('Anchor answer').waitFor();
    await lookAt(page, 'desk-english');
    await test.app.get(AnswerCollector).collect(exam.id);
    expect(await page.locator('.rubric-point').count()).toBe(2);
    await page.context().close();
    const lead = await enter(exam.manager, `/marking/${exam.id}?tab=hand`, 'English');
    await lead.getByText('Progress by question').first().waitFor();
    await lookAt(lead, 'hand-english');
    await lead.context().close();
  });
});
