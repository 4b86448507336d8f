import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { VOID_ATTEMPT } from '../support/invigilation-operations';
import { DESKTOP, launchBrowser, openPage } from '../support/browser';
import { lookAt } from '../support/look';
import { MarkingHall } from '../support/marking-hall';
import { accepted } from '../support/outcome';
import { PASSWORD, type SeededOfficer } from '../support/seed';
import { beginSitting } from '../support/sitting';
import { startTestApp, type TestApp } from '../support/test-app';
import { handInWritten } from '../support/written-exam';

jest.setTimeout(300_000);

const WRITTEN = { choice: 'B', parts: ['B C', 'FALSE', '汉坝子渠', '按裁量基准'] };

describe.each(['zh', 'en'] as const)('what an officer reads of his result (%s)', (language) => {
  let test: TestApp;
  let browser: Browser;
  let hall: MarkingHall;
  const say = (zh: string, en: string) => (language === 'zh' ? zh : en);
  beforeAll(async () => {
    test = await startTestApp();
    browser = await launchBrowser();
    hall = await MarkingHall.open(test);
  });
  afterAll(async () => {
    await browser.close();
    await test.close();
  });

  async function see({ account }: SeededOfficer, attemptId: string): Promise<Page> {
    const { page } = await openPage(browser, DESKTOP);
    await page.addInitScript((chosen) => localStorage.setItem('whetstone.language', chosen), language);
    const origin = await test.url();
    await page.goto(`${origin}/sign-in?next=${encodeURIComponent(`/attempts/${attemptId}`)}`);
    await page.locator('input').first().fill(account);
    await page.locator('input[type="password"]').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => !url.pathname.includes('sign-in'));
    await page.goto(`${origin}/attempts/${attemptId}`);
    return page;
  }

  it('that somebody is reading what he wrote, and then what each part of his case earned', async () => {
    const [one, two] = [await hall.marker(), await hall.marker()];
    const { officer, attemptId } = await handInWritten(test, hall.exam.id, WRITTEN);
    const page = await see(officer, attemptId);
    await page.getByText(say('已交卷，正在由阅卷人评阅', 'Handed in; being read by markers')).waitFor();
    await lookAt(page, `result-being-read-${language}`);
    await hall.read(one.client, [4], hall.caseId);
    await hall.read(two.client, [5], hall.caseId);
    await page.reload();
    await page.getByText(say('第 4 小题：得 4.5 / 6 分', 'Part 4: 4.5 of 6 points')).waitFor();
    await page.getByText(say('第 2 小题：得 0 / 1 分', 'Part 2: 0 of 1 points')).waitFor();
    await lookAt(page, `result-case-${language}`);
    await page.context().close();
  });

  it('that its points were given to the case as a whole', async () => {
    const { officer, attemptId } = await handInWritten(test, hall.exam.id, { choice: 'B', parts: ['B C'] });
    await test.database.query(
      `INSERT INTO given_points (attempt_id, officer_id, region_code, revision_id, hundredths, reason, given_by, given_at)
       SELECT id, officer_id, region_code, $2, 800, '更正', officer_id, now() FROM attempts WHERE id = $1`,
      [attemptId, hall.caseId],
    );
    const page = await see(officer, attemptId);
    await page
      .getByText(say('第 4 小题（6 分）：按整题给分', 'Part 4, worth 6: points were given'))
      .waitFor();
    await lookAt(page, `result-ruled-${language}`);
    await page.context().close();
  });

  it('that his answers are shown later than his points, and his points later than his receipt', async () => {
    const { officer, attemptId } = await handInWritten(test, hall.exam.id, { choice: 'B' });
    const set = (column: string, at: string | null) =>
      test.database.query(`UPDATE exams SET ${column} = $2 WHERE id = $1`, [hall.exam.id, at]);
    await set('keys_from', '2026-11-30T01:00:00Z');
    const page = await see(officer, attemptId);
    await page.getByText('2026-11-30 09:00').waitFor();
    await lookAt(page, `result-keys-later-${language}`);
    await test.database.query(
      `INSERT INTO result_rules (exam_id, announce_at, has_rank_bands, set_by, set_at)
       SELECT id, '2026-11-29T01:00:00Z', false, published_by, published_at FROM exams WHERE id = $1
       ON CONFLICT (exam_id) DO UPDATE SET announce_at = excluded.announce_at`,
      [hall.exam.id],
    );
    await page.reload();
    await page
      .getByText(say('成绩将于 2026-11-29 09:00 公布', 'results are told at 2026-11-29 09:00'))
      .waitFor();
    await lookAt(page, `result-later-${language}`);
    await page.context().close();
    await set('keys_from', null);
    await test.database.query(`UPDATE result_rules SET announce_at = NULL WHERE exam_id = $1`, [
      hall.exam.id,
    ]);
  });

  it('that he passed or failed, and which of his answers were wrong', async () => {
    const { officer, sitting } = await beginSitting(test, { questions: 4 });
    const right = await sitting.rightAnswers(test.database);
    accepted(await sitting.submit(sitting.sheetOf(1, right)));
    const page = await see(officer, sitting.attemptId);
    await page.getByText(say('✓ 合格', '✓ Passed')).first().waitFor();
    await lookAt(page, `result-passed-${language}`);
    await page.context().close();
    const other = await beginSitting(test, { questions: 4 });
    accepted(await other.sitting.submit(other.sitting.sheetOf(1, right.slice(0, 0))));
    const failed = await see(other.officer, other.sitting.attemptId);
    await failed.getByText(say('✗ 不合格', '✗ Failed')).first().waitFor();
    await lookAt(failed, `result-failed-${language}`);
    await failed.context().close();
  });

  it('that it is still being sat, was made void, or never was his', async () => {
    const { officer, sitting } = await beginSitting(test);
    const page = await see(officer, sitting.attemptId);
    await page.getByRole('link', { name: say('继续考试', 'Go on with the test') }).waitFor();
    await lookAt(page, `result-open-${language}`);
    const input = { attemptId: sitting.attemptId, reason: '使用手机', isUsedUp: true };
    const manager = await test.signedIn(hall.exam.manager);
    accepted((await manager.run(VOID_ATTEMPT, { input })).voidAttempt);
    await page.reload();
    await page.getByText(say('作废原因：使用手机', 'Reason: 使用手机')).waitFor();
    await lookAt(page, `result-void-${language}`);
    await page.goto(`${await test.url()}/attempts/00000000-0000-4000-8000-000000000000`);
    await page.getByText(say('未找到该答卷', 'No such attempt')).waitFor();
    await lookAt(page, `result-none-${language}`);
    await page.context().close();
    expect(browser.contexts()).toHaveLength(0);
  });
});
