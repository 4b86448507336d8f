import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * The browser of the test run: the one CHROMIUM_PATH names, else the system's, else the one from npm, unpacked into
 * `folder` together with the libraries that a bare Debian lacks.
 */
export async function placeChromium(folder) {
  const installed = [process.env.CHROMIUM_PATH, ...SYSTEM].find((path) => path && existsSync(path));
  if (installed) return { executable: installed, libraries: '' };
  const temporary = process.env.TMPDIR;
  // The package unpacks into the temporary folder and trusts what it finds there; a run of its own finds nothing.
  process.env.TMPDIR = folder;
  try {
    const { default: chromium, inflate } = await import('@sparticuz/chromium');
    const home = dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium'));
    const libraries = await inflate(join(home, '..', 'bin', 'al2023.tar.br'));
    return { executable: await chromium.executablePath(), libraries: join(libraries, 'lib') };
  } finally {
    if (temporary === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = temporary;
  }
}
