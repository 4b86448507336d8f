import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, BrowserContext } from 'playwright-core';
import { DESKTOP, launchBrowser, PHONE } from '../support/browser';
import { BAYANNUR, PASSWORD, type SeededOfficer } from '../support/seed';
import { startTestApp, type TestApp } from '../support/test-app';

// Every page at two sizes on a machine that may be busy.
jest.setTimeout(180_000);

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly targets: readonly string[];
}

describe('every page can be read and used by everybody', () => {
  let test: TestApp;
  let browser: Browser;
  let origin: string;
  let officer: SeededOfficer;
  let manager: SeededOfficer;
  let issueId: string;
  let examId: string;
  /** What the pages did and the browser was told not to allow. */
  const blocked: string[] = [];

  beforeAll(async () => {
    test = await startTestApp();
    test.clock.run();
    origin = await test.url();
    browser = await launchBrowser();
    const opensOn = `${test.clock.today().slice(0, 7)}-01`;
    const issue = await test.seed.lectureIssue({ opensOn, closesOn: '2099-12-31' });
    const { exam } = await test.seed.openExam({ issue });
    officer = await test.seed.officer({ name: '额尔德尼巴雅尔其木格图门乌力吉' });
    await test.seed.attended(officer, issue);
    manager = await test.seed.officer({
      regionCode: BAYANNUR,
      grants: (['training_manager', 'author', 'leader'] as const).map((role) => ({
        role,
        regionCode: BAYANNUR,
      })),
    });
    issueId = issue.id;
    examId = exam.id;
  });

  afterAll(async () => {
    await browser.close();
    await test.close();
  });

  /** A visitor of the given screen, signed in through the page he starts from. */
  async function visit(screen: typeof PHONE, start: string, who: SeededOfficer): Promise<BrowserContext> {
    const context = await browser.newContext({ viewport: screen, locale: 'zh-CN', reducedMotion: 'reduce' });
    context.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) blocked.push(message.text().slice(-200));
    });
    const page = await context.newPage();
    await page.goto(`${origin}${start}`);
    await page.getByLabel(/^账号/).fill(who.account);
    await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.getByRole('main').waitFor();
    await page.waitForURL((url) => !url.pathname.includes('sign-in'));
    return context;
  }

  async function violationsOf(context: BrowserContext, path: string): Promise<Violation[]> {
    const page = await context.newPage();
    await page.goto(`${origin}${path}`, { waitUntil: 'networkidle' });
    await page.getByRole('heading', { level: 1 }).locator('visible=true').first().waitFor();
    await page.evaluate(AXE);
    const found = await page.evaluate(async (tags) => {
      const { axe } = globalThis as unknown as {
        axe: {
          run(
            options: object,
          ): Promise<{ violations: { id: string; impact: string; nodes: { target: string[] }[] }[] }>;
        };
      };
      const { violations } = await axe.run({ runOnly: { type: 'tag', values: tags } });
      return violations.map(({ id, impact, nodes }) => ({
        id,
        impact,
        targets: nodes.map((node) => node.target.join(' ')),
      }));
    }, RULES);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    await page.close();
    return overflow > 1
      ? [...found, { id: 'page-scrolls-sideways', impact: 'serious', targets: [`${overflow}px`] }]
      : found;
  }

  const screens = [
    ['a phone', PHONE],
    ['a desk', DESKTOP],
  ] as const;

  it.each(screens)("the officer's pages on %s", async (_, screen) => {
    const context = await visit(screen, '/sign-in', officer);
    const paths = [
      '/',
      '/lectures',
      `/lectures/${issueId}`,
      '/exams',
      `/exams/${examId}`,
      '/me',
      '/me/security',
      `/exams/${examId}/room`,
    ];
    const [room] = context.pages();
    await room?.goto(`${origin}/exams/${examId}`);
    await room?.getByRole('link', { name: /^(开始|继续)考试$/ }).click();
    await room?.getByRole('article').waitFor();
    const found = [];
    for (const path of paths)
      for (const one of await violationsOf(context, path)) found.push({ path, ...one });
    await context.close();
    expect(found).toEqual([]);
    expect(blocked).toEqual([]);
  });

  it.each(screens)("the console's pages on %s", async (_, screen) => {
    const context = await visit(screen, '/console/sign-in', manager);
    const paths = [
      'coverage',
      'coverage/persons',
      'officers',
      `officers/${officer.id}`,
      'grants',
      'grants?view=who',
      'officers/import',
      'banks',
      'lectures',
      'lectures/new',
      'classes',
      'classes/new',
    ];
    const found = [];
    for (const path of paths) {
      const address = path === 'coverage/persons' ? `${path}?issue=${issueId}&region=${BAYANNUR}` : path;
      for (const one of await violationsOf(context, `/console/${address}`)) found.push({ path, ...one });
    }
    await context.close();
    expect(found).toEqual([]);
    expect(blocked).toEqual([]);
  });
});
