import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { DESKTOP, PHONE } from './browser';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SHOTS = process.env['TEST_SHOTS'];

/**
 * Looks at a page on both screens: nothing reaches beyond its side, and axe finds nothing serious. With TEST_SHOTS set
 * to a folder it leaves a picture of each there.
 */
export async function lookAt(page: Page, name: string): Promise<void> {
  for (const [size, screen] of Object.entries({ desk: DESKTOP, phone: PHONE })) {
    await page.setViewportSize(screen);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect([name, size, width]).toEqual([name, size, screen.width]);
    // A button on its way from grey to green has neither's contrast.
    await page.evaluate(
      `Promise.all(document.getAnimations().filter((one) => one.effect.getComputedTiming().endTime < Infinity)
         .map((one) => one.finished.catch(() => undefined)))`,
    );
    if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}-${size}.png`, fullPage: true });
    if (!(await page.evaluate(`typeof axe === 'object'`))) await page.evaluate(AXE);
    const serious = await page.evaluate(
      `axe.run().then(({ violations }) => violations
         .filter(({ impact }) => impact === 'serious' || impact === 'critical')
         .map(({ id, nodes }) => id + ' ' + nodes[0].html))`,
    );
    expect([name, size, serious]).toEqual([name, size, []]);
  }
  await page.setViewportSize(DESKTOP);
}
