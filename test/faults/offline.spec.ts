import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, BrowserContext } from 'playwright-core';
import { AttemptsService } from '../../apps/api/src/attempts/attempts.service';
import type { IssueRow } from '../../apps/api/src/courses/lectures.service';
import { DESKTOP, launchBrowser, openPage } from '../support/browser';
import { heldByServer, RoomPage } from '../support/room-page';
import type { SeededOfficer } from '../support/seed';
import { startTestApp, type TestApp } from '../support/test-app';
import { BadLine } from './bad-line';
import { MUTANT, rounds } from './hall';

jest.setTimeout(240_000);

const QUESTIONS = 8;
const HALF_AN_HOUR_SECONDS = 30 * 60;
const KEYS = 'ABCD';

/** The fault to be ruled out: a device that writes nothing down, whatever it says. */
function keepNothing(): void {
  IDBObjectStore.prototype.put = function put() {
    return this.get('nothing') as IDBRequest<IDBValidKey>;
  };
}

/** As a full disk answers: the transaction is taken back, and says why. */
function fillDisk(): void {
  IDBObjectStore.prototype.put = function put() {
    this.transaction.abort();
    throw new DOMException('The disk is full', 'QuotaExceededError');
  };
}

describe('an officer whose device has no network', () => {
  let test: TestApp;
  let browser: Browser;
  let origin: string;
  let issue: IssueRow;
  let examId: string;
  const lines = new Map<BrowserContext, BadLine>();

  beforeAll(async () => {
    test = await startTestApp();
    test.clock.run();
    origin = await test.url();
    browser = await launchBrowser();
    issue = await test.seed.lectureIssue({
      opensOn: `${test.clock.today().slice(0, 7)}-01`,
      closesOn: '2099-12-31',
    });
    const { exam } = await test.seed.openExam({ issue, questions: QUESTIONS, durationSeconds: 3600 });
    examId = exam.id;
  });

  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
    await Promise.all([...lines.values()].map((line) => line.close()));
    lines.clear();
  });

  afterAll(async () => {
    await browser.close();
    await test.close();
  });

  function lineOf(context: BrowserContext): string {
    return lines.get(context)?.origin ?? origin;
  }

  async function takePart(): Promise<SeededOfficer> {
    const officer = await test.seed.officer();
    await test.seed.attended(officer, issue);
    return officer;
  }

  /** Each with a line of its own: what a browser calls offline has holes, a line that is down has none. */
  async function device(officer: SeededOfficer): Promise<RoomPage> {
    const line = await BadLine.to(origin);
    const { page } = await openPage(browser, DESKTOP);
    if (MUTANT === 'no-outbox') await page.context().addInitScript(keepNothing);
    lines.set(page.context(), line);
    const room = new RoomPage(page, line.origin, examId, QUESTIONS);
    await room.signIn(officer);
    return room;
  }

  /** At the paper with the first question answered and the network gone. */
  async function cutOff(officer: SeededOfficer): Promise<RoomPage> {
    const room = await device(officer);
    await room.page.clock.install();
    await room.begin();
    await room.answer(1, 'A');
    await room.says(/✓ 已保存/);
    await room.heldByDevice();
    await cut(room.context);
    await room.says(/离线/);
    return room;
  }

  async function halfAnHour({ page }: RoomPage): Promise<void> {
    test.clock.advance(HALF_AN_HOUR_SECONDS);
    await page.clock.fastForward(HALF_AN_HOUR_SECONDS * 1000);
  }

  async function cut(context: BrowserContext): Promise<void> {
    lines.get(context)?.become('reset');
    await context.setOffline(true);
  }

  async function back(context: BrowserContext): Promise<void> {
    lines.get(context)?.become('none');
    await context.setOffline(false);
  }

  it('for half an hour, with a reload in between, hands over every answer when the network is back', async () => {
    for (let round = 0; round < rounds(1, 4); round += 1) {
      const officer = await takePart();
      const room = await cutOff(officer);
      const key = (number: number) => KEYS[(number + round) % KEYS.length] ?? 'A';
      for (const number of [2, 3, 4]) await room.answer(number, key(number));
      await halfAnHour(room);
      await room.page.reload();
      await room.page.locator('.room-question').waitFor();
      await room.says(/离线，已存本机 \(3 题\)/);
      for (const number of [5, 6, 7]) await room.answer(number, key(number));
      await room.page.reload();
      await room.page.locator('.room-question').waitFor();
      await room.says(/离线，已存本机 \(6 题\)/);
      expect((await heldByServer(test, officer)).filter(Boolean)).toHaveLength(1);
      await back(room.context);
      await room.says(/✓ 已保存/);
      const expected = ['A', ...[2, 3, 4, 5, 6, 7].map(key), ''];
      expect(await heldByServer(test, officer)).toEqual(expected);
      await room.context.close();
    }
  });

  it('sees about how much time is left after a reload, and exactly once the server is back', async () => {
    const officer = await takePart();
    const room = await cutOff(officer);
    await halfAnHour(room);
    await room.page.reload();
    const timer = room.page.getByRole('timer');
    await timer.getByText('约剩（联网后校准）').waitFor();
    expect(Number(/^(\d+):/.exec(await timer.innerText())?.[1])).toBeLessThanOrEqual(30);
    await back(room.context);
    await timer.getByText('剩余时间', { exact: true }).waitFor();
    expect(Number(/^(\d+):/.exec(await timer.innerText())?.[1])).toBeGreaterThanOrEqual(27);
  });

  it('opens the test again after the tab has crashed, and finds every answer', async () => {
    const officer = await takePart();
    const room = await cutOff(officer);
    await room.answer(2, 'B');
    await room.answer(3, 'C');
    const { context } = room;
    await room.page.close();
    const restored = new RoomPage(await context.newPage(), lineOf(context), examId, QUESTIONS);
    await restored.enter();
    await restored.says(/离线，已存本机 \(2 题\)/);
    expect([await restored.shown(2), await restored.shown(3)]).toEqual(['B', 'C']);
    await back(context);
    await restored.says(/✓ 已保存/);
    expect((await heldByServer(test, officer)).slice(0, 3)).toEqual(['A', 'B', 'C']);
  });

  it('goes on at another device, and adds from the first what never got through, changing nothing answered since', async () => {
    const officer = await takePart();
    const first = await cutOff(officer);
    await first.answer(2, 'B');
    await first.answer(3, 'C');
    const second = await device(officer);
    await second.enter();
    await second.answer(3, 'D');
    await second.answer(4, 'A');
    await second.says(/✓ 已保存/);
    await back(first.context);
    const locked = first.page.getByRole('dialog', { name: '本窗口已锁定' });
    await locked.getByText('考试已在另一').waitFor();
    expect((await heldByServer(test, officer)).slice(0, 4)).toEqual(['A', '', 'D', 'A']);
    await locked.getByRole('button', { name: '在此继续' }).click();
    await first.page.getByText('已并入本机尚未上传的 1 题作答').waitFor();
    await first.says(/✓ 已保存/);
    expect((await heldByServer(test, officer)).slice(0, 4)).toEqual(['A', 'B', 'D', 'A']);
  });

  it('of two windows the older locks at once, though nobody can be asked', async () => {
    const officer = await takePart();
    const room = await cutOff(officer);
    const second = new RoomPage(await room.context.newPage(), lineOf(room.context), examId, QUESTIONS);
    await second.enter();
    await room.page.getByRole('dialog', { name: '本窗口已锁定' }).waitFor();
    await second.answer(2, 'B');
    await back(room.context);
    await second.says(/✓ 已保存/);
    expect((await heldByServer(test, officer)).slice(0, 2)).toEqual(['A', 'B']);
  });

  it('is told when his device has no room for his answers, and they arrive all the same', async () => {
    const officer = await takePart();
    const room = await device(officer);
    await room.begin();
    await room.answer(1, 'A');
    await room.says(/✓ 已保存/);
    await room.page.evaluate(fillDisk);
    await cut(room.context);
    await room.answer(2, 'B');
    await room.says(/离线，尚未保存 \(1 题\)/);
    await back(room.context);
    await room.says(/✓ 已保存/);
    expect((await heldByServer(test, officer)).slice(0, 2)).toEqual(['A', 'B']);
  });

  it('until after the end has his answers kept as evidence, and none of them counted', async () => {
    const officer = await takePart();
    const room = await cutOff(officer);
    await room.answer(2, 'B');
    await room.answer(3, 'C');
    await halfAnHour(room);
    await halfAnHour(room);
    test.clock.advance(60);
    await test.app.get(AttemptsService).sweep();
    await back(room.context);
    await room.signInAgain(officer);
    await room.page.getByText('交卷回执').waitFor({ timeout: 40_000 });
    const [late] = await test.database.query<{ answers: number; counted: number; state: string }[]>(
      `SELECT jsonb_array_length(l.sheet->'answers') AS answers, jsonb_array_length(a.sheet->'answers') AS counted, l.state
       FROM late_sheets l JOIN attempts a ON a.id = l.attempt_id WHERE l.officer_id = $1`,
      [officer.id],
    );
    expect(late).toEqual({ answers: 3, counted: 1, state: 'open' });
  });
});
