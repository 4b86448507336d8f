import { foldName, numeralPattern, parseChineseNumeral } from '@whetstone/domain';

/** 编 contains 分编 contains 章 contains 节; a heading without a number (附则) stands as a chapter. */
const ranks: Readonly<Record<string, number>> = { 编: 0, 分编: 1, 章: 2, 节: 3 };
const unnumberedRank = 2;

export interface StatuteHeading {
  readonly line: number;
  readonly rank: number;
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
const numberedHeading = new RegExp(`^第${numeral}(分编|编|章|节)(?:[\\s\\u3000]+|$)`);

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
  const isContents = /^目录$/.test(foldName(withoutMarks(line)));
  return !isContents && (/^##+\s/.test(line) || numberedHeading.test(line));
}

export function readHeading(line: string, number: number): StatuteHeading {
  const text = withoutMarks(line).replace(/[\s\u3000]+/g, ' ');
  const [, , word] = numberedHeading.exec(text) ?? [];
  return { line: number, rank: (word ? ranks[word] : undefined) ?? unnumberedRank, text };
}

const itemHead = new RegExp(`^[（(](${anyNumeral})[）)][\\s\\u3000]*(.*)$`, 's');

/** （三）…: an item 项 of the paragraph above it. */
export function readItem(line: string): { readonly number: number; readonly text: string } | null {
  const [, numeralText, text = ''] = itemHead.exec(line) ?? [];
  const number = numeralText === undefined ? null : parseChineseNumeral(numeralText);
  return number === null ? null : { number, text };
}

/** 1. …: a sub-item 目 inside an item. */
export function isSubItem(line: string): boolean {
  return /^[0-9０-９]{1,2}[.．、]/.test(line);
}
