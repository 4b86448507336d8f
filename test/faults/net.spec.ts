import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { IssueRow } from '../../apps/api/src/courses/lectures.service';
import { DESKTOP, launchBrowser, openPage } from '../support/browser';
import { heldByServer, RoomPage } from '../support/room-page';
import type { SeededOfficer } from '../support/seed';
import { startTestApp, type TestApp } from '../support/test-app';
import { BadLine, type Fault } from './bad-line';
import { MUTANT, rounds } from './hall';

jest.setTimeout(600_000);

const QUESTIONS = 40;
const FAULTS: readonly Exclude<Fault, 'none'>[] = ['cut', 'reset', 'drip', 'half-open'];

/** The fault to be ruled out: a client that takes an answer that never came for a good one, and tries no more. */
function tryOnlyOnce(): void {
  const send = window.fetch;
  window.fetch = async (input, init) => {
    try {
      return await send(input, init);
    } catch (error) {
      const { variables } = JSON.parse(typeof init?.body === 'string' ? init.body : '{}') as {
        variables?: { input?: { rev?: number } };
      };
      const rev = variables?.input?.rev;
      if (rev === undefined) throw error;
      const now = new Date();
      const saved = { __typename: 'SheetSaved', rev, savedAt: now, serverNow: now };
      const deadline = new Date(now.getTime() + 3_600_000);
      return Response.json({ data: { saveSheet: { ...saved, deadline } } });
    }
  };
}

describe('an officer on a line that loses what it carries', () => {
  let test: TestApp;
  let browser: Browser;
  let line: BadLine;
  let issue: IssueRow;
  let examId: string;

  beforeAll(async () => {
    test = await startTestApp();
    test.clock.run();
    line = await BadLine.to(await test.url());
    browser = await launchBrowser();
    issue = await test.seed.lectureIssue({
      opensOn: `${test.clock.today().slice(0, 7)}-01`,
      closesOn: '2099-12-31',
    });
    const { exam } = await test.seed.openExam({ issue, questions: QUESTIONS, durationSeconds: 7200 });
    examId = exam.id;
  });

  afterEach(async () => {
    line.become('none');
    await Promise.all(browser.contexts().map((context) => context.close()));
  });

  afterAll(async () => {
    await browser.close();
    await line.close();
    await test.close();
  });

  async function sit(): Promise<{ officer: SeededOfficer; room: RoomPage }> {
    const officer = await test.seed.officer();
    await test.seed.attended(officer, issue);
    const { page } = await openPage(browser, DESKTOP);
    // The line between, not the device's own store of the app, is what is tried here.
    await page.context().addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'serviceWorker'));
    if (MUTANT === 'no-retry') await page.context().addInitScript(tryOnlyOnce);
    page.setDefaultTimeout(40_000);
    const room = new RoomPage(page, line.origin, examId, QUESTIONS);
    await room.signIn(officer);
    await room.begin();
    return { officer, room };
  }

  async function felt(): Promise<void> {
    for (const end = Date.now() + 30_000; line.hits === 0; await wait(10)) {
      if (Date.now() > end) throw new Error('The line has not been used');
    }
  }

  /** While the line holds the answer back the screen says so; what it says after that is news and no leftover. */
  const isOpen = /正在保存|离线/;

  it('is told the truth about every answer, and every answer arrives once the line is good', async () => {
    const { officer, room } = await sit();
    const expected = Array<string>(QUESTIONS).fill('');
    const count = rounds(8, QUESTIONS);
    for (let number = 1; number <= count; number += 1) {
      const fault = FAULTS[number % FAULTS.length] ?? 'cut';
      const key = 'ABCD'[number % 4] ?? 'A';
      await room.goTo(number);
      line.become(fault);
      await room.page.keyboard.press(key);
      await felt();
      // An answer that drips is one the server has given: what it holds is settled by then.
      if (fault !== 'drip') await room.says(fault === 'half-open' ? /离线，已存本机/ : isOpen);
      line.become('none');
      expected[number - 1] = key;
      await room.says(/✓ 已保存/);
      expect(await heldByServer(test, officer)).toEqual(expected);
    }
    expect(await room.page.getByRole('dialog').count()).toBe(0);
  });

  it('changes an answer over and over while the line is bad, and the last of it is what is held', async () => {
    const { officer, room } = await sit();
    await room.goTo(1);
    for (let turn = 0; turn < rounds(4, 16); turn += 1) {
      const fault = (['cut', 'reset'] as const)[turn % 2] ?? 'cut';
      line.become(fault);
      // In every other turn it ends as it was, after a change that may have arrived.
      const keys = turn % 4 < 2 ? 'ABCD' : 'DCBA';
      for (const key of keys) await room.page.keyboard.press(key);
      await felt();
      await room.says(isOpen);
      line.become('none');
      await room.says(/✓ 已保存/);
      expect((await heldByServer(test, officer))[0]).toBe(keys.at(-1));
    }
  });

  it('hands in once, though the answer to it was lost, and sees the receipt', async () => {
    const { officer, room } = await sit();
    await room.answer(1, 'A');
    await room.says(/✓ 已保存/);
    await room.page.getByRole('banner').getByRole('button', { name: '交卷' }).click();
    line.become('cut');
    await room.page.getByRole('button', { name: '确认交卷' }).click();
    await felt();
    line.become('none');
    const again = room.page.getByRole('button', { name: '再试一次' });
    const receipt = room.page.getByText('交卷回执');
    await again.or(receipt).first().waitFor();
    if (await again.isVisible()) await again.click();
    await receipt.waitFor();
    const [row] = await test.database.query<{ count: number; state: string }[]>(
      `SELECT count(*)::int AS count, min(state) AS state FROM attempts WHERE officer_id = $1`,
      [officer.id],
    );
    expect(row).toEqual({ count: 1, state: 'submitted' });
  });
});
