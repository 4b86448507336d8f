import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { DESKTOP, launchBrowser, openPage, PHONE } from '../support/browser';
import { lookAt } from '../support/look';
import { PASSWORD } from '../support/seed';
import { startTestApp, type TestApp } from '../support/test-app';

jest.setTimeout(120_000);

const SRC = `/media/images/${'a'.repeat(64)}.png`;
const FLOW = `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="400"><rect width="800" height="400" fill="#dfe9e4"/><path d="M80 200h240m160 0h240" stroke="#0b6b50" stroke-width="8"/><text x="340" y="215" font-size="48">COD</text></svg>`;

interface Sent {
  readonly sections: readonly {
    readonly questions: readonly { options: { label: string; text: string }[] }[];
  }[];
}

/** The same questions as sent, the first one a case with material, the second one with pictures among its options. */
function withPictures({ sections }: Sent) {
  const image = `<img src="${SRC}" alt="排污流程图" />`;
  const [section] = sections;
  if (!section) throw new Error('No section');
  const [first, second, ...others] = section.questions;
  const part = { blanks: 0, options: [], points: 2 };
  const options = ['责令改正', '查封扣押'].map((text, at) => ({ label: 'AB'.charAt(at), text }));
  return {
    sections: [
      {
        ...section,
        questions: [
          {
            ...first,
            ...{ type: 'CASE', textFormat: 'HTML', options: [] },
            stem: `<p>${'某化工厂雨水排口排放废水，监测结果如下。'.repeat(30)}</p><p>${image}</p>`,
            parts: [
              { ...part, type: 'SINGLE', stem: '<p>应当先采取哪一项措施？</p>', options },
              { ...part, type: 'SHORT_ANSWER', stem: '<p>说明理由。</p>' },
              { ...part, type: 'SHORT_ANSWER', stem: '<p>写出依据。</p>' },
            ],
          },
          {
            ...second,
            textFormat: 'HTML',
            options: second?.options.map(({ label, text }) => ({
              label,
              text: label === 'A' ? image : text,
            })),
          },
          ...others,
        ],
      },
      ...sections.slice(1),
    ],
  };
}

describe('pictures and cases in the room', () => {
  let test: TestApp;
  let browser: Browser;
  let origin: string;
  let examId: string;
  beforeAll(async () => {
    test = await startTestApp();
    test.clock.run();
    origin = await test.url();
    browser = await launchBrowser();
  });
  afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));
  afterAll(async () => {
    await browser.close();
    await test.close();
  });

  async function sitting(screen: typeof PHONE): Promise<Page> {
    const opensOn = `${test.clock.today().slice(0, 7)}-01`;
    const issue = await test.seed.lectureIssue({ opensOn, closesOn: '2099-12-31' });
    const { exam } = await test.seed.openExam({ issue, shuffleQuestions: false });
    examId = exam.id;
    const officer = await test.seed.officer();
    await test.seed.attended(officer, issue);
    const { page } = await openPage(browser, screen);
    await page.route('**/papers/*', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ json: withPictures((await response.json()) as Sent) });
    });
    await page.route('**/media/images/*', (route) =>
      route.fulfill({ body: FLOW, contentType: 'image/svg+xml' }),
    );
    await page.goto(`${origin}/sign-in`);
    await page.getByLabel(/^账号/).fill(officer.account);
    await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.getByRole('navigation').first().waitFor();
    await page.goto(`${origin}/exams/${examId}`);
    await page.getByRole('link', { name: '开始考试' }).click();
    await page.locator('.room-question').waitFor();
    return page;
  }

  const boxOf = async (page: Page, selector: string) => {
    const box = await page.locator(selector).first().boundingBox();
    if (!box) throw new Error(`Nothing at ${selector}`);
    return box;
  };

  it('at the desk the material of a case stays beside its sub-questions', async () => {
    const page = await sitting(DESKTOP);
    await lookAt(page, 'room-case');
    const [material, parts] = [await boxOf(page, '.room-material'), await boxOf(page, '.room-parts')];
    expect(material.x + material.width).toBeLessThanOrEqual(parts.x);
    await page.getByLabel('作答').last().scrollIntoViewIfNeeded();
    await page.mouse.wheel(0, 2_000);
    await page.waitForFunction(() => window.scrollY > 100);
    const after = await boxOf(page, '.room-material');
    expect(after.y).toBeGreaterThanOrEqual(0);
    expect(after.y).toBeLessThan(DESKTOP.height / 2);
  });

  it('on a phone it stands above them and folds away', async () => {
    const page = await sitting(PHONE);
    const [material, parts] = [await boxOf(page, '.room-material'), await boxOf(page, '.room-parts')];
    expect(material.y + material.height).toBeLessThanOrEqual(parts.y);
    expect(material.height).toBeLessThan(PHONE.height / 2);
    await page.getByText('案例材料').click();
    await page.waitForFunction(() => (document.querySelector('.room-material')?.clientHeight ?? 999) < 80);
    await lookAt(page, 'room-case-folded');
  });

  it('a picture is enlarged by keyboard and given back with the focus where it was', async () => {
    const page = await sitting(DESKTOP);
    const picture = page.getByRole('button', { name: '放大：排污流程图' });
    await picture.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: '排污流程图' });
    await dialog.waitFor();
    const width = () => dialog.locator('img').evaluate((image) => image.getBoundingClientRect().width);
    const before = await width();
    await page.keyboard.press('+');
    await page.keyboard.press('+');
    expect((await width()) / before).toBeCloseTo(2, 1);
    await dialog.getByText('200%').waitFor();
    await page.keyboard.press('-');
    expect((await width()) / before).toBeCloseTo(1.5, 1);
    await lookAt(page, 'room-picture');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    expect(await picture.evaluate((image) => image === document.activeElement)).toBe(true);
    // Enter opened the picture and did not go on to the next question.
    await page.getByRole('article', { name: '第 1 / 4 题' }).waitFor();
  });

  it('a picture among the options is enlarged by a button of its own, and a click on it chooses', async () => {
    const page = await sitting(PHONE);
    await page.getByRole('button', { name: /下一题/ }).click();
    await page.locator('.room-options img').click();
    expect(await page.locator('.room-option-on').count()).toBe(1);
    await page.getByRole('button', { name: '放大：排污流程图' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: /放大/ }).click();
    await dialog.getByText('150%').waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width);
    await dialog.getByRole('button', { name: '关闭' }).click();
    await lookAt(page, 'room-picture-option');
  });

  it('the app can be installed: its manifest has no fault, and each icon is as large as it says', async () => {
    const { page } = await openPage(browser, PHONE);
    await page.goto(`${origin}/sign-in`);
    const session = await page.context().newCDPSession(page);
    const { url, errors, data } = await session.send('Page.getAppManifest');
    expect([url, errors]).toEqual([`${origin}/manifest.webmanifest`, []]);
    const { icons } = JSON.parse(data ?? '{}') as { icons: { src: string; sizes: string }[] };
    for (const { src, sizes } of [...icons, { src: '/apple-touch-icon.png', sizes: '180x180' }]) {
      const [width, height] = await page.evaluate(async (address) => {
        const image = new Image();
        image.src = address;
        await image.decode();
        return [image.naturalWidth, image.naturalHeight];
      }, src);
      if (sizes !== 'any') expect([src, `${String(width)}x${String(height)}`]).toEqual([src, sizes]);
      expect(width).toBeGreaterThan(0);
    }
  });
});
