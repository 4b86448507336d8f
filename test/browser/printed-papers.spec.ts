import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import mammoth from 'mammoth';
import type { Browser, Page } from 'playwright-core';
import { readPdf } from '../../libs/formats/src/print/read-pdf.example';
import { contentInput, SAVE_BLUEPRINT, sectionInput } from '../support/blueprint-operations';
import { DESKTOP, launchBrowser, openPage, PHONE } from '../support/browser';
import { examInput, SET_EXAM } from '../support/exam-operations';
import { lookAt } from '../support/look';
import { accepted } from '../support/outcome';
import { BAYANNUR, INNER_MONGOLIA, LINHE, PASSWORD, type SeededOfficer } from '../support/seed';
import { startTestApp, type TestApp } from '../support/test-app';

jest.setTimeout(240_000);

describe('an exam on paper', () => {
  let test: TestApp;
  let browser: Browser;
  let origin: string;
  let manager: SeededOfficer;
  let examId: string;
  beforeAll(async () => {
    test = await startTestApp();
    test.clock.run();
    origin = await test.url();
    browser = await launchBrowser();
    manager = await test.seed.someone('training_manager', BAYANNUR);
    await test.seed.officer({ regionCode: LINHE });
    const client = await test.signedIn(manager);
    const content = contentInput(await test.seed.builtInBank(), {
      ...{
        totalPoints: 36,
        limits: { formCount: 2, overlapRatio: 1, formsPerQuestion: 2, mostExposures: null },
      },
      sections: [
        sectionInput({ type: 'SINGLE', pointsEach: 4 }),
        sectionInput({ type: 'MULTIPLE', pointsEach: 4, scoring: { kind: 'HALF_FOR_SUBSET' } }),
        sectionInput({ type: 'TRUE_FALSE', pointsEach: 1 }),
      ],
    });
    const input = { id: null, version: 0, regionCode: BAYANNUR, name: '纸质卷', content };
    const blueprint = accepted((await client.run(SAVE_BLUEPRINT, { input })).saveBlueprint);
    const at = (hours: number) => new Date(test.clock.now().getTime() + hours * 3_600_000).toISOString();
    const set = { title: '年度考核', passPoints: 20, opensAt: at(24), closesAt: at(30), lastEntryAt: null };
    examId = accepted((await client.run(SET_EXAM, { input: examInput(blueprint.id, set) })).setExam).id;
  });
  afterAll(async () => {
    await browser.close();
    await test.close();
  });

  async function enter(
    who: SeededOfficer,
    language: 'zh' | 'en' = 'zh',
    to = `/exams/${examId}`,
  ): Promise<Page> {
    const { page } = await openPage(browser, DESKTOP);
    await page.addInitScript((chosen) => localStorage.setItem('whetstone.language', chosen), language);
    await page.goto(`${origin}/console/sign-in?to=${encodeURIComponent(to)}`);
    await page.locator('input').first().fill(who.account);
    await page.locator('input[type="password"]').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => !url.pathname.includes('sign-in'));
    return page;
  }

  async function saved(page: Page, name: string): Promise<{ fileName: string; bytes: Buffer }> {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name, exact: true }).click(),
    ]);
    return { fileName: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
  }

  it('is taken from the page of the exam, form by form, as Word and as PDF, under Chinese names', async () => {
    const page = await enter(manager);
    await page.getByRole('table', { name: '纸质试卷' }).waitFor();
    await lookAt(page, 'print-forms');
    const word = await saved(page, 'B 卷 试卷 Word');
    expect(word.fileName).toBe('年度考核 试卷（B卷）.docx');
    expect((await mammoth.extractRawText({ buffer: word.bytes })).value).toContain(
      '全部选对得 4 分，少选得 2 分',
    );
    const pdf = await saved(page, 'A 卷 参考答案 PDF');
    expect(pdf.fileName).toBe('年度考核 参考答案及评分标准（A卷）.pdf');
    expect(readPdf(pdf.bytes)).toContain('依据：《');
    await page.context().close();
  });

  it.each(['paper', 'answer-sheet', 'key'])(
    'prints %s from the browser on A4, whole questions to a page',
    async (kind) => {
      const page = await enter(manager);
      const response = await page.goto(`${origin}/files/exams/${examId}/forms/1/${kind}.html?language=zh`);
      expect(response?.status()).toBe(200);
      await page.getByRole('heading', { level: 1, name: '年度考核' }).waitFor();
      await lookAt(page, `print-${kind}`);
      const printed = await page.pdf({ preferCSSPageSize: true });
      expect(printed.toString('latin1')).toMatch(/\/MediaBox \[0 0 59[45](\.\d+)? 84[12](\.\d+)?\]/);
      await page.emulateMedia({ media: 'print' });
      const kept = await page.evaluate(() =>
        [...document.querySelectorAll('.question, .lines, .boxes li, .keys tr')].map(
          (element) => getComputedStyle(element).breakInside,
        ),
      );
      expect(kept.length).toBeGreaterThan(10);
      expect(new Set(kept)).toEqual(new Set(['avoid']));
      await page.setViewportSize(PHONE);
      await page.emulateMedia({ media: 'screen' });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
        PHONE.width,
      );
      await page.context().close();
    },
  );

  it('speaks English where the console does', async () => {
    const page = await enter(manager, 'en');
    await page.getByRole('table', { name: 'On paper' }).waitFor();
    await lookAt(page, 'print-forms-en');
    const { fileName } = await saved(page, 'Form A Answer sheet PDF');
    expect(fileName).toBe('年度考核 Answer sheet (form A).pdf');
    await page.context().close();
  });

  it.each(['zh', 'en'] as const)(
    'is reached from the list of lectures for the test of one, as its live board is (%s)',
    async (language) => {
      const { exam, issue } = await test.seed.openExam();
      const page = await enter(manager, language, '/lectures');
      await page.locator(`a[href$="/lectures/${issue.id}/exam"]`).click();
      await page.getByRole('table', { name: language === 'zh' ? '纸质试卷' : 'On paper' }).waitFor();
      await lookAt(page, `lecture-test-${language}`);
      const pdf = await saved(page, language === 'zh' ? 'A 卷 试卷 PDF' : 'Form A Paper PDF');
      expect(pdf.fileName).toContain(language === 'zh' ? '试卷（A卷）.pdf' : 'Paper (form A).pdf');
      const live = language === 'zh' ? '实时监考' : 'Live board';
      await page.getByRole('link', { name: live }).click();
      await page.waitForURL(`**/exams/${exam.id}/live`);
      await page.getByRole('heading', { level: 1, name: live }).waitFor();
      await page.context().close();
    },
  );

  it('is not offered to who only sees the exam', async () => {
    const page = await enter(await test.seed.someone('training_manager', LINHE));
    await page.getByText('今天在岗').waitFor();
    expect(await page.getByRole('table', { name: '纸质试卷' }).count()).toBe(0);
    const above = await enter(await test.seed.someone('training_manager', INNER_MONGOLIA));
    await above.getByRole('table', { name: '纸质试卷' }).waitFor();
    await page.context().close();
    await above.context().close();
  });
});
