import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { Answer } from '@whetstone/domain';
import { DESKTOP, launchBrowser, openPage } from '../support/browser';
import { lookAt } from '../support/look';
import { RoomPage } from '../support/room-page';
import { startTestApp, type TestApp } from '../support/test-app';
import { setWrittenExam } from '../support/written-exam';

jest.setTimeout(240_000);

describe('short answers and cases in the room', () => {
  let test: TestApp;
  let browser: Browser;
  let examId: string;
  beforeAll(async () => {
    test = await startTestApp();
    test.clock.run();
    browser = await launchBrowser();
    const now = test.clock.now().getTime();
    const opensAt = new Date(now - 60_000).toISOString();
    examId = (await setWrittenExam(test, { opensAt, closesAt: new Date(now + 7_200_000).toISOString() })).id;
  });
  afterAll(async () => {
    await browser.close();
    await test.close();
  });

  const saved = async (): Promise<Answer[]> => {
    const [row] = await test.database.query<{ answers: Answer[] }[]>(
      `SELECT sheet->'answers' AS answers FROM attempts WHERE exam_id = $1 AND state <> 'prepared'`,
      [examId],
    );
    return row?.answers ?? [];
  };

  it('are written with a count beside them, kept over a reload, and told as being marked', async () => {
    const officer = await test.seed.officer({ name: '娜仁托娅' });
    const { page, errors } = await openPage(browser, DESKTOP);
    const room = new RoomPage(page, await test.url(), examId, 3);
    await room.signIn(officer);
    await room.begin();
    await room.answer(1, 'B');
    await room.goTo(2);
    const field = page.getByLabel(/^作答/);
    await field.click();
    await page.keyboard.type('先出示证件');
    await page.keyboard.press('Enter');
    await page.keyboard.type('再制作笔录');
    expect(await field.inputValue()).toBe('先出示证件\n再制作笔录');
    await page.getByText('已写 11 / 2000 字').waitFor();
    await room.says(/已保存/);
    await lookAt(page, 'room-short-answer');
    await room.goTo(3);
    await page.getByText('第 1 问 · 多选 · 2 分').waitFor();
    const parts = page.locator('.room-parts > li');
    await parts.nth(0).getByText('责令改正').click();
    await parts.nth(0).getByText('罚款').click();
    await parts.nth(1).getByText('正确').click();
    await parts.nth(2).getByRole('textbox').fill('汉坝子渠');
    await parts.nth(3).getByRole('textbox').fill('按照裁量基准从重');
    await room.says(/已保存/);
    await lookAt(page, 'room-case');
    await page.reload();
    await page.locator('.room-question').waitFor();
    await room.goTo(3);
    expect(await parts.nth(3).getByRole('textbox').inputValue()).toBe('按照裁量基准从重');
    expect((await saved()).map(({ labels, texts }) => [...labels, ...texts])).toEqual([
      ['B'],
      ['先出示证件\n再制作笔录'],
      ['B C', 'TRUE', '汉坝子渠', '按照裁量基准从重'],
    ]);
    await page.getByRole('button', { name: '交卷', exact: true }).first().click();
    await page.getByText('已交卷，正在由阅卷人评阅').waitFor();
    await lookAt(page, 'result-being-marked');
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('a letter beyond the limit is not taken, and the count says so', async () => {
    const officer = await test.seed.officer({ name: '哈斯' });
    const { page } = await openPage(browser, DESKTOP);
    const room = new RoomPage(page, await test.url(), examId, 3);
    await room.signIn(officer);
    await room.begin();
    await room.goTo(2);
    await page.getByLabel(/^作答/).click();
    await page.keyboard.insertText('法'.repeat(2100));
    await page.getByText('已写 2000 / 2000 字').waitFor();
    await room.says(/已保存/);
    await page.context().close();
  });
});
