import { chromium, type Browser, type Page } from 'playwright-core';

/** Not the npm package's own arguments: those switch the browser's web security off. */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--headless=shell',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--autoplay-policy=no-user-gesture-required',
];

export const PHONE = { width: 390, height: 844 };
export const DESKTOP = { width: 1440, height: 900 };

export function launchBrowser(): Promise<Browser> {
  const libraries = process.env['TEST_CHROMIUM_LIBRARIES'];
  return chromium.launch({
    executablePath: process.env['TEST_CHROMIUM'],
    args: ARGUMENTS,
    env: libraries ? { ...process.env, LD_LIBRARY_PATH: libraries } : process.env,
  });
}

/**
 * A page of its own visitor: own cookies, Chinese, the given screen; anything the page logs as an error is kept. It asks
 * for no motion, as many people do: what is on its way in or out would be read as if it stood there.
 */
export async function openPage(
  browser: Browser,
  screen: typeof PHONE,
): Promise<{ page: Page; errors: string[] }> {
  const context = await browser.newContext({
    viewport: screen,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.setDefaultTimeout(30_000);
  return { page, errors };
}
