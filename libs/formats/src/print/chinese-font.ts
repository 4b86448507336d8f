import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { unpackWoff } from './unpack-woff';

interface Slice {
  readonly path: string;
  readonly ranges: readonly (readonly [from: number, to: number])[];
}

const SLICE = /url\(\.\/files\/([^)]+\.woff)\) format\('woff'\);\s*unicode-range: ([^;]+);/g;

/** The files a document has been given so far. */
const given = new WeakMap<PDFKit.PDFDocument, Set<string>>();

/** Goes on with a file of the font in a document. */
export function takeFont(document: PDFKit.PDFDocument, path: string): PDFKit.PDFDocument {
  const paths = given.get(document) ?? new Set();
  given.set(document, paths);
  if (!paths.has(path)) document.registerFont(path, unpackWoff(readFileSync(path)));
  paths.add(path);
  return document.font(path);
}

/**
 * Noto Sans SC as the web has it: a hundred slices, each with some of the characters. A document embeds of each slice
 * only the characters it uses, so a page of Chinese stays at some twenty kilobytes.
 */
export class ChineseFont {
  private readonly slices: readonly Slice[];
  /** A paper asks for the same few thousand characters again and again. */
  private readonly known = new Map<string, string | null>();

  constructor(weight: 400 | 700) {
    const folder = dirname(createRequire(import.meta.url).resolve('@fontsource/noto-sans-sc/package.json'));
    const css = readFileSync(join(folder, `${weight}.css`), 'utf8');
    this.slices = [...css.matchAll(SLICE)].map(([, file = '', ranges = '']) => ({
      path: join(folder, 'files', file),
      ranges: ranges.split(',').map((range) => {
        const [from = 0, to = from] = range
          .trim()
          .slice(2)
          .split('-')
          .map((hex) => parseInt(hex, 16));
        return [from, to];
      }),
    }));
  }

  /** The file that holds a character; null = the font has none for it. */
  fileFor(character: string): string | null {
    const known = this.known.get(character);
    if (known !== undefined) return known;
    const point = character.codePointAt(0) ?? 0;
    const slice = this.slices.find(({ ranges }) => ranges.some(([from, to]) => point >= from && point <= to));
    const path = slice?.path ?? null;
    this.known.set(character, path);
    return path;
  }

  /** A text in runs of one file each; what the font does not have is written 〓. */
  runsOf(text: string): { readonly path: string; readonly text: string }[] {
    const runs: { path: string; text: string }[] = [];
    for (const written of text) {
      const character = this.fileFor(written) ? written : '〓';
      const path = this.fileFor(character);
      if (!path) continue;
      const last = runs.at(-1);
      if (last?.path === path) last.text += character;
      else runs.push({ path, text: character });
    }
    return runs;
  }
}
