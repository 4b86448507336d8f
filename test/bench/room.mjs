/* global window, document, navigator, MessageChannel, MutationObserver, PerformanceObserver, requestAnimationFrame */
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import { placeChromium } from '../support/chromium.mjs';
import { RoomHall } from './room-hall.mjs';

const SCREENS = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];
/** Slow 4G, and a phone of some years ago. */
const NETWORK = { latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 };
const CPU_SLOWER = 4;
const QUESTIONS_PASSED = 20;

const NOT_INCLUDED = [
  'signing in, the introduction before the room, TLS and name look-up',
  'what the service worker fetches for later, after the page has everything (told apart below)',
  'the Chinese web font, which only a device without any Chinese font fetches, after everything else (told apart below)',
  'a network whose packets are lost; the line is slow but even',
];

/** Runs in the page before anything of it: when the first question stood there, and what kept the page from answering. */
function watchPage() {
  const seen = { firstQuestionMs: null, longTasks: [] };
  window.benchRoom = seen;
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) seen.longTasks.push([startTime, duration]);
  }).observe({ type: 'longtask', buffered: true });
  new MutationObserver((_, observer) => {
    if (!document.querySelector('.room-question')) return;
    observer.disconnect();
    // The frame after the next has it on the screen.
    requestAnimationFrame(() => requestAnimationFrame(() => (seen.firstQuestionMs = performance.now())));
  }).observe(document, { childList: true, subtree: true });
}

const isFont = (url) => url.includes('.woff2') || /\/400-[^/]*\.css/.test(url);

/** Everything the page fetches: how much, and when the last of it was there. */
async function watchNetwork(session) {
  const requests = new Map();
  await session.send('Network.enable');
  session.on('Network.requestWillBeSent', ({ requestId, request, timestamp }) => {
    if (!request.url.startsWith('data:'))
      requests.set(requestId, { url: request.url, from: timestamp, bytes: 0 });
  });
  // The line to the room stays open: it is there once it has answered.
  session.on('Network.responseReceived', ({ requestId, response, timestamp }) => {
    const request = requests.get(requestId);
    if (request && response.mimeType === 'text/event-stream') request.to = timestamp;
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength, timestamp }) => {
    const request = requests.get(requestId);
    if (request) Object.assign(request, { bytes: encodedDataLength, to: timestamp });
  });
  return requests;
}

function sumUp(requests) {
  const all = [...requests.values()];
  const from = Math.min(...all.map((request) => request.from));
  const page = all.filter(({ url }) => !isFont(url));
  const kilobytes = (list) => list.reduce((sum, { bytes }) => sum + bytes, 0) / 1024;
  return {
    loadedMs: Math.max(...page.map(({ to }) => (to - from) * 1000)),
    requests: page.length,
    kilobytes: kilobytes(page),
    fontRequests: all.length - page.length,
    fontKilobytes: kilobytes(all.filter(({ url }) => isFont(url))),
  };
}

async function slowDown(page, session) {
  await session.send('Network.emulateNetworkConditions', { offline: false, ...NETWORK });
  await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWER });
  page.setDefaultTimeout(60_000);
}

/** Begins the attempt, so that what is measured is coming into a room, as on any device. */
async function begin(browser, hall) {
  const context = await browser.newContext({ locale: 'zh-CN' });
  await context.addCookies([hall.cookie]);
  const page = await context.newPage();
  await page.goto(`${hall.origin}/exams/${hall.examId}`);
  await page.getByRole('link', { name: '开始考试' }).click();
  await page.locator('.room-question').waitFor();
  await context.close();
}

async function measureEntry(page, session, hall) {
  await page.addInitScript(watchPage);
  const requests = await watchNetwork(session);
  await slowDown(page, session);
  await page.goto(`${hall.origin}/exams/${hall.examId}/room`);
  await page.waitForFunction(() => window.benchRoom.firstQuestionMs !== null);
  await wait(500);
  const isUnderWay = () => [...requests.values()].some(({ to }) => to === undefined);
  for (const end = performance.now() + 10_000; isUnderWay() && performance.now() < end;) await wait(50);
  const entry = sumUp(requests);
  const { firstQuestionMs, blockingMs } = await page.evaluate(() => {
    const { firstQuestionMs: shown, longTasks } = window.benchRoom;
    const over = longTasks.map(([, duration]) => Math.max(0, duration - 50));
    return { firstQuestionMs: shown, blockingMs: over.reduce((sum, ms) => sum + ms, 0) };
  });
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await wait(3000);
  const { fontRequests, fontKilobytes } = sumUp(requests);
  return { firstQuestionMs, blockingMs, ...entry, fontRequests, fontKilobytes };
}

/** From the key to the frame that shows the next question; the slowest of twenty. */
async function measureNextQuestion(page) {
  const times = [];
  for (let passed = 0; passed < QUESTIONS_PASSED; passed += 1) {
    await page.evaluate(() => {
      window.benchNext = new Promise((resolve) => {
        document.addEventListener(
          'keydown',
          ({ timeStamp }) =>
            requestAnimationFrame(() => {
              const { port1, port2 } = new MessageChannel();
              port1.onmessage = () => resolve(performance.now() - timeStamp);
              port2.postMessage(null);
            }),
          { once: true, capture: true },
        );
      });
    });
    await page.keyboard.press('ArrowRight');
    times.push(await page.evaluate(() => window.benchNext));
  }
  return Math.max(...times);
}

const isMultiple = (page) =>
  page.locator('.room-question [role=group] input[type=checkbox]').first().isVisible();

/** Ten questions, three of them multiple with two options each, from the fourteenth on; what a hand has to do. */
async function answerTen(page, hall, { choose, goOn, goTo }) {
  await goTo();
  let acts = 0;
  let multiple = 0;
  for (let question = 0; question < 10; question += 1) {
    const options = (await isMultiple(page)) ? 2 : 1;
    multiple += options - 1;
    for (let option = 0; option < options; option += 1) {
      await choose(option);
      acts += 1;
    }
    if (question === 9) break;
    acts += await goOn();
  }
  if (multiple !== 3) throw new Error(`${multiple} questions of ten were multiple`);
  const before = Date.now();
  while ((await hall.answersHeld()) < 10) {
    if (Date.now() - before > 20_000) throw new Error('Ten answers were given and have not arrived');
    await wait(50);
  }
  return acts;
}

async function goToNumber(page, number) {
  const cell = page.getByRole('button', { name: new RegExp(`^第 ${number} 题`) }).first();
  if (!(await cell.isVisible())) await page.getByRole('button', { name: /^答题卡/ }).click();
  await page
    .getByRole('button', { name: new RegExp(`^第 ${number} 题`) })
    .locator('visible=true')
    .first()
    .click();
  await page.getByRole('article', { name: `第 ${number} / 50 题` }).waitFor();
}

async function countClicks(page, hall) {
  return answerTen(page, hall, {
    goTo: () => goToNumber(page, 14),
    choose: (option) => page.locator('.room-option label').nth(option).click(),
    goOn: async () => {
      await page.getByRole('button', { name: /下一题/ }).click();
      return 1;
    },
  });
}

async function countKeys(page, hall) {
  return answerTen(page, hall, {
    goTo: () => goToNumber(page, 14),
    choose: (option) => page.keyboard.press('CD'[option]),
    goOn: async () => {
      await page.keyboard.press('ArrowRight');
      return 1;
    },
  });
}

/** From the key to the row in the database. */
async function measureSave(page, hall) {
  await goToNumber(page, 40);
  const before = await hall.answersHeld();
  const from = performance.now();
  await page.keyboard.press('A');
  while ((await hall.answersHeld()) === before) await wait(5);
  return performance.now() - from;
}

async function measureCut(page, context) {
  const chip = page.locator('.room-save');
  await chip.getByText(/已保存/).waitFor();
  const from = performance.now();
  await context.setOffline(true);
  await chip.getByText(/离线/).waitFor();
  return performance.now() - from;
}

/** Three answers without a network, and a reload as soon as the last key is up. */
async function countKept(page) {
  for (const number of [45, 46, 47]) {
    await goToNumber(page, number);
    await page.keyboard.press('A');
  }
  await page.reload();
  await page.locator('.room-question').waitFor();
  let kept = 0;
  for (const number of [45, 46, 47]) {
    await goToNumber(page, number);
    kept += await page.locator('.room-option input:checked').count();
  }
  return kept;
}

async function measureScreen(browser, hall, screen) {
  await hall.seat();
  await begin(browser, hall);
  const context = await browser.newContext({
    viewport: screen,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  });
  await context.addCookies([hall.cookie]);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  const entry = await measureEntry(page, session, hall);
  const sidewaysPixels = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  const nextQuestionMs = await measureNextQuestion(page);
  const clicks = await countClicks(page, hall);
  const keys = await countKeys(page, hall);
  const answerOnServerMs = await measureSave(page, hall);
  const cutSaidMs = await measureCut(page, context);
  const keptOfThree = await countKept(page);
  await context.close();
  return {
    screen: `${screen.width}×${screen.height}`,
    loadAverage: loadavg()[0],
    ...{ ...entry, nextQuestionMs, clicks, keys, answerOnServerMs, cutSaidMs, keptOfThree, sidewaysPixels },
  };
}

const ROWS = [
  ['first question shown', 'firstQuestionMs', 'ms', (value) => value <= 2000, '≤ 2000'],
  ['everything loaded', 'loadedMs', 'ms', (value) => value <= 3000, '≤ 3000'],
  ['requests', 'requests', '', (value) => value <= 20, '≤ 20'],
  ['weight', 'kilobytes', 'KB', (value) => value <= 400, '≤ 400'],
  ['blocking time', 'blockingMs', 'ms', (value) => value <= 200, '≤ 200'],
  ['next question, slowest of 20', 'nextQuestionMs', 'ms', (value) => value <= 50, '≤ 50'],
  ['ten questions, clicks', 'clicks', '', (value, all) => value <= 14 || all.keys <= 25, '≤ 14, or'],
  ['ten questions, keys', 'keys', '', (value, all) => value <= 25 || all.clicks <= 14, '≤ 25'],
  ['answer on the server', 'answerOnServerMs', 'ms', (value) => value <= 1000, '≤ 1000'],
  ['cut network said', 'cutSaidMs', 'ms', (value) => value <= 2000, '≤ 2000'],
  ['kept of 3 after offline + reload', 'keptOfThree', '', (value) => value === 3, '3'],
  ['sideways scroll', 'sidewaysPixels', 'px', (value) => value <= 0, '0'],
  ['beside: load of this machine', 'loadAverage', '', () => true, ''],
  ['beside: web font, requests', 'fontRequests', '', () => true, ''],
  ['beside: web font, weight', 'fontKilobytes', 'KB', () => true, ''],
];

function print(results) {
  const columns = results.map(({ screen }) => screen.padStart(14)).join('');
  console.log(`${'room'.padEnd(34)}${columns}   reach`);
  for (const [name, field, unit, isReached, reach] of ROWS) {
    const cells = results.map((result) => {
      const mark = isReached(result[field], result) ? ' ' : '✗';
      return `${mark} ${Math.round(result[field])}${unit && ` ${unit}`}`.padStart(14);
    });
    console.log(`${name.padEnd(34)}${cells.join('')}   ${reach}`);
  }
  console.log(`\nnot included:\n${NOT_INCLUDED.map((line) => `- ${line}`).join('\n')}`);
}

/** The room over slow 4G on a slow device with nothing of it cached, at the desk and on a phone. */
export async function benchRoom(asJson) {
  const folder = mkdtempSync(join(tmpdir(), 'whetstone-bench-browser-'));
  const hall = await RoomHall.open();
  const { executable, libraries } = await placeChromium(folder);
  const browser = await chromium.launch({
    executablePath: executable,
    args: ['--no-sandbox', '--disable-gpu', '--headless=shell', '--disable-background-networking'],
    env: libraries ? { ...process.env, LD_LIBRARY_PATH: libraries } : process.env,
  });
  try {
    const results = [];
    for (const screen of SCREENS) results.push(await measureScreen(browser, hall, screen));
    const isReached = ROWS.every(([, field, , reached]) => results.every((one) => reached(one[field], one)));
    if (asJson) console.log(JSON.stringify({ isReached, results, notIncluded: NOT_INCLUDED }, null, 2));
    else print(results);
  } finally {
    await browser.close();
    await hall.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
