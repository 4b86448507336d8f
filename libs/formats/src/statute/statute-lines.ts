import { foldName, numeralPattern, parseChineseNumeral, type HeadingKind } from '@whetstone/domain';

/** 编 contains 分编 contains 章 contains 节. */
const kinds: Readonly<Record<string, HeadingKind>> = {
  编: 'part',
  分编: 'subpart',
  章: 'chapter',
  节: 'section',
};
const ranks: Readonly<Record<HeadingKind, number>> = { part: 0, subpart: 1, chapter: 2, section: 3 };

export interface StatuteHeading {
  readonly line: number;
  readonly rank: number;
  readonly kind: HeadingKind;
  /** Null = a heading without a number (附则); it stands as a chapter. */
  readonly number: number | null;
  /** Without its number: 总则. */
  readonly name: string;
  /** With its number: 第一章 总则. */
  readonly text: string;
}

/** A line that begins like an article; whether it is one is for the sequence to decide. */
export interface HeadCandidate {
  readonly article: number;
  readonly sub: number;
  /** Whether a space or the end of the line follows the number, as after a real head. */
  readonly isSetOff: boolean;
  /** Whether what follows goes on with a list or a range (、第八十七条, 至, 和) or with 规定, as only a citation does. */
  readonly isInList: boolean;
  readonly rest: string;
}

/** Lines are not folded, because texts are returned as they are; so full-width digits count too. */
const anyNumeral = `(?:[０-９]+|${numeralPattern})`;
const numeral = `[ \\u3000]*(${anyNumeral})[ \\u3000]*`;
const articleHead = new RegExp(`^第${numeral}条(?:之(${anyNumeral}))?([\\s\\u3000]*)(.*)$`, 's');
const numberedHeading = new RegExp(`^第${numeral}(分编|编|章|节)(?:[\\s\\u3000]+|$)(.*)$`);
/** Tables of contents end their lines with dots and the number of a page. */
const pageNumber = /[\s\u3000.…·]+\d+$/;
/** Headings that plain texts write without a number. */
const bareHeadings: ReadonlySet<string> = new Set(['总则', '附则']);

export function headCandidate(line: string): HeadCandidate | null {
  const match = articleHead.exec(line);
  if (!match) return null;
  const [, number = '', subNumber, space = '', rest = ''] = match;
  const article = parseChineseNumeral(number);
  const sub = subNumber === undefined ? 0 : parseChineseNumeral(subNumber);
  if (article === null || sub === null) return null;
  return {
    article,
    sub,
    isSetOff: space !== '' || rest === '',
    isInList: /^[、，,和与及或至第的规之]/.test(rest),
    rest,
  };
}

function withoutMarks(line: string): string {
  return line.replace(/^#+\s*/, '');
}

/** Second-level Markdown headings and below, and numbered heading lines of plain text; the title is neither. */
export function isHeading(line: string): boolean {
  const bare = foldName(withoutMarks(line));
  if (bare === '目录') return false;
  return /^##+\s/.test(line) || numberedHeading.test(line) || bareHeadings.has(bare);
}

/** 总 and 则 with spaces between them: spread out for the eye only. */
function withoutSpread(name: string): string {
  return name.replace(/(?<=\p{Script=Han})[\s\u3000]+(?=\p{Script=Han})/gu, '');
}

export function readHeading(line: string, number: number): StatuteHeading {
  const plain = withoutMarks(line).replace(pageNumber, '');
  const [, numeralText, word = '', rest = plain] = numberedHeading.exec(plain) ?? [];
  const kind = kinds[word] ?? 'chapter';
  const name = numeralText === undefined ? withoutSpread(plain) : withoutSpread(rest);
  const head = numeralText === undefined ? '' : `第${numeralText}${word} `;
  return {
    ...{ line: number, kind, rank: ranks[kind], name },
    number: numeralText === undefined ? null : parseChineseNumeral(numeralText),
    text: `${head}${name}`.trim(),
  };
}

const itemHead = new RegExp(`^[（(](${anyNumeral})[）)][\\s\\u3000]*(.*)$`, 's');

/** （三）…: an item 项 of the paragraph above it. */
export function readItem(line: string): { readonly number: number; readonly text: string } | null {
  const [, numeralText, text = ''] = itemHead.exec(line) ?? [];
  const number = numeralText === undefined ? null : parseChineseNumeral(numeralText);
  return number === null ? null : { number, text };
}

const subItemHead = /^(?:([0-9０-９]{1,2})[.．、]|[（(]([0-9０-９]{1,2})[）)])[\s\u3000]*(.*)$/s;

/** 1. … or （1）…: a sub-item 目 inside an item, which has Chinese numerals. */
export function readSubItem(line: string): { readonly number: number; readonly text: string } | null {
  const [, dotted, bracketed, text = ''] = subItemHead.exec(line) ?? [];
  const number = parseChineseNumeral(dotted ?? bracketed ?? '');
  return number === null ? null : { number, text };
}
