import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect, it } from '@jest/globals';
import PDFDocument from 'pdfkit';
import { ChineseFont, takeFont } from './chinese-font';
import { unpackWoff } from './unpack-woff';

const folder = join(
  dirname(createRequire(import.meta.url).resolve('@fontsource/noto-sans-sc/package.json')),
  'files',
);

it.each([400, 700])('every slice of weight %i can be set in a PDF', (weight) => {
  const files = readdirSync(folder).filter((file) => file.endsWith(`-${weight}-normal.woff`));
  expect(files.length).toBeGreaterThan(90);
  const document = new PDFDocument();
  for (const file of files) {
    const width = takeFont(document, join(folder, file)).fontSize(10).widthOfString('一');
    expect({ file, isWide: width > 0 }).toEqual({ file, isWide: true });
  }
});

it('a text is set in runs of one file each, and what the font has not is written 〓', () => {
  const runs = new ChineseFont(400).runsOf('罚款5万元\u{1f600}');
  expect(runs.map(({ text }) => text).join('')).toBe('罚款5万元〓');
  expect(new Set(runs.map(({ path }) => path)).size).toBeGreaterThan(1);
});

it('what is no WOFF file is refused', () => {
  expect(() => unpackWoff(readFileSync(join(folder, '..', '400.css')))).toThrow('Not a WOFF file');
});
