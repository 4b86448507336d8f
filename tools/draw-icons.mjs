import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { URL } from 'node:url';
import { chromium } from 'playwright-core';
import { placeChromium } from '../test/support/chromium.mjs';

/**
 * Draws the icons of the installed app from its one SVG: `node tools/draw-icons.mjs`. Systems that cut icons to a shape
 * of their own get one that goes to the edges, with the drawing in the middle four fifths.
 */
const PUBLIC = new URL('../apps/learner/public/', import.meta.url);
const GREEN = '#0b6b50';
const ICONS = [
  { file: 'icon-192.png', size: 192, share: 1 },
  { file: 'icon-512.png', size: 512, share: 1 },
  { file: 'icon-maskable-512.png', size: 512, share: 0.8, background: GREEN },
  { file: 'apple-touch-icon.png', size: 180, share: 0.9, background: GREEN },
];

const folder = mkdtempSync(join(tmpdir(), 'whetstone-icons-'));
const { executable, libraries } = await placeChromium(folder);
const browser = await chromium.launch({
  executablePath: executable,
  args: ['--no-sandbox', '--headless=shell'],
  env: libraries ? { ...process.env, LD_LIBRARY_PATH: libraries } : process.env,
});
try {
  const svg = readFileSync(new URL('icon.svg', PUBLIC)).toString('base64');
  for (const { file, size, share, background = 'transparent' } of ICONS) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    const width = Math.round(size * share);
    await page.setContent(`<style>html,body{margin:0;background:${background}}
      body{display:grid;place-items:center;height:100vh}img{width:${width}px;display:block}</style>
      <img src="data:image/svg+xml;base64,${svg}">`);
    await page.waitForFunction('document.images[0].complete');
    writeFileSync(new URL(file, PUBLIC), await page.screenshot({ omitBackground: true }));
    await page.close();
  }
} finally {
  await browser.close();
  rmSync(folder, { recursive: true });
}
