import { chromium } from 'playwright-core';
import { readFileSync } from 'node:fs';
import { placeChromium } from '../support/chromium.mjs';
const { executable, libraries } = await placeChromium('/tmp');
const accounts = JSON.parse(readFileSync('/tmp/demo/demo-accounts.json', 'utf8'));
const b = await chromium.launch({ executablePath: executable, args: ['--no-sandbox'], env: { ...process.env, LD_LIBRARY_PATH: libraries } });
const [role, out, ...paths] = process.argv.slice(2);
const acc = accounts.find((a) => a.role === role);
const ctx = await b.newContext({ viewport: { width: 1440, height: 900 } });
await ctx.addInitScript(() => localStorage.setItem('whetstone.language', 'en'));
const page = await ctx.newPage();
page.on('pageerror', (e) => console.log('ERR', e.message));
page.on('console', (m) => m.type() === 'error' && console.log('CONSOLE', m.text()));
const base = 'http://127.0.0.1:3210';
await page.goto(base + (paths[0].startsWith('/console') ? '/console/' : '/'));
await page.getByLabel(/^Account/).fill(acc.account);
await page.getByLabel('Password', { exact: true }).fill(acc.password);
await page.getByRole('button', { name: 'Sign in', exact: true }).click();
await page.getByRole('navigation').first().waitFor();
await page.goto(base + '/console/banks'); await page.waitForLoadState('networkidle');
const bank = await page.evaluate(() => document.querySelector('a[href*="/banks/"]')?.getAttribute('href')?.split('/').pop());
await page.goto(base + '/console/questions'); await page.waitForLoadState('networkidle');
const qs = await page.evaluate(() => [...document.querySelectorAll('a[href*="/questions/"]')].map((a) => a.getAttribute('href').split('/').pop()));
for (const [i, raw] of paths.entries()) { const p = raw.replace('BANK', bank).replace('QUESTION', qs[5]);
  for (const [size, vp] of [['desk', { width: 1440, height: 900 }], ['phone', { width: 390, height: 844 }]]) {
    await page.setViewportSize(vp);
    await page.goto(base + p); await page.waitForLoadState('networkidle'); await page.waitForTimeout(600);
    const text = await page.evaluate(() => document.body.innerText);
    const keys = text.match(/\b[a-z]+(\.[a-zA-Z]+)+\b/g);
    console.log(p, size, 'scroll', await page.evaluate(() => document.documentElement.scrollWidth), keys?.slice(0, 5) ?? '');
    await page.screenshot({ path: `/tmp/shots/en/${out}-${i}-${size}.png`, fullPage: false });
  }
}
await b.close();
