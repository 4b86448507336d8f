import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Licences whose works may be part of a product under Apache-2.0; OFL is for fonts, CC-BY for data and texts. */
const COMPATIBLE = new Set([
  ...['0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'CC-BY-4.0', 'CC0-1.0'],
  ...[
    'ISC',
    'MIT',
    'MIT-0',
    'OFL-1.1',
    'PostgreSQL',
    'Python-2.0',
    'Unicode-3.0',
    'Unlicense',
    'WTFPL',
    'Zlib',
  ],
]);

/** Packages whose metadata says nothing or too little, looked up by hand. */
const LOOKED_UP = {
  // Written MIT/X11, which is the same licence.
  chainsaw: 'MIT',
  // Names none itself; the same author's packages it comes with, and its own later versions, are MIT.
  buffers: 'MIT',
  // Its package file names none; the LICENSE that comes with it is MIT.
  'png-js': 'MIT',
};

/** True for an SPDX expression of which every part, or of alternatives one, is compatible. */
export function isCompatible(expression) {
  return expression
    .replaceAll(/[()]/g, '')
    .split(/\s+OR\s+/)
    .some((alternative) => alternative.split(/\s+AND\s+/).every((one) => COMPATIBLE.has(one.trim())));
}

/** Packages of the product, not of its making, whose licence is unknown or does not fit: `name@version: licence`. */
export function licenceFaults(lock) {
  return Object.entries(lock.packages).flatMap(([path, { version, license, dev, link }]) => {
    if (path === '' || dev || link) return [];
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const licence = LOOKED_UP[name] ?? license ?? 'none named';
    return isCompatible(licence) ? [] : [`${name}@${version}: ${licence}`];
  });
}

/** What the advisory service knows of the product's packages: null = it does not answer. */
export function vulnerabilities(seconds = 30) {
  const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json'], {
    encoding: 'utf8',
    timeout: seconds * 1000,
    maxBuffer: 64 * 1024 * 1024,
  });
  return readAudit(stdout);
}

/** The packages with a high or critical advisory in a report of `npm audit`; null when it is no report. */
export function readAudit(text) {
  try {
    const report = JSON.parse(text);
    if (!report.vulnerabilities) return null;
    return Object.values(report.vulnerabilities)
      .filter(({ severity }) => severity === 'high' || severity === 'critical')
      .map(({ name, severity }) => `${name}: ${severity}`);
  } catch {
    return null;
  }
}

export function readLock() {
  return JSON.parse(readFileSync('package-lock.json', 'utf8'));
}
