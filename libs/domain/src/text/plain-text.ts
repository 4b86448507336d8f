import type { TextFormat } from '../questions/question';

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

function readEntity(whole: string, name: string): string {
  const named = ENTITIES[name.toLowerCase()];
  if (named !== undefined) return named;
  const [, isHex, digits] = /^#(x?)([0-9a-f]+)$/i.exec(name) ?? [];
  const code = digits === undefined ? Number.NaN : Number.parseInt(digits, isHex ? 16 : 10);
  return code > 0 && code <= 0x10_ffff ? String.fromCodePoint(code) : whole;
}

/**
 * What a text says without its make-up: for lists, searching and comparing. A formula is its LaTeX, a picture its
 * description; cells of a table stand apart. Never a way to make foreign HTML safe: that is the server's sanitiser.
 */
export function plainTextOf(text: string, format: TextFormat): string {
  if (format === 'plain') return text;
  return text
    .replace(/<[^>]*\bdata-latex="([^"]*)"[^>]*>/gi, ' $1 ')
    .replace(/<img\b[^>]*\balt="([^"]*)"[^>]*>/gi, ' $1 ')
    .replace(/<br\s*\/?>|<\/(?:p|li|tr|h\d)>/gi, '\n')
    .replace(/<\/t[dh]>/gi, ' ')
    .replace(/<[^>]*>/g, '')
    .replace(/&(#?\w+);/g, readEntity)
    .replace(/[ \t]+/g, ' ')
    .replace(/ ?\n[ \n]*/g, '\n')
    .trim();
}
