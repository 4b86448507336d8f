import { decodeEntities } from '../questions/flatten-html';
import { escapeXml } from './xml-tree';

/** One blank of a text, with the accepted answers or the name of a kind we do not have. */
export type ClozeBlank = { readonly accepted: readonly string[] } | { readonly unsupported: string };

const drawn = /[_＿]{2,}|[（(]\s*[)）]|【\s*】/g;
const usualBlank = '____';

export interface WovenText {
  /** What stands before each blank, drawings other than the usual one included. */
  readonly before: readonly string[];
  readonly after: string;
}

/**
 * A text cut at its drawn blanks, so that a field can stand in each. The usual ____ makes room for the field; a blank
 * drawn otherwise stays before it, so that it is drawn the same when it comes back. Blanks that are not drawn are asked
 * for at the end.
 */
export function weaveBlanks(text: string, count: number): WovenText {
  const before: string[] = [];
  let from = 0;
  for (const match of [...text.matchAll(drawn)].slice(0, count)) {
    const [blank] = match;
    const end = match.index + blank.length;
    before.push(text.slice(from, blank === usualBlank ? match.index : end));
    from = end;
  }
  const after = text.slice(from);
  if (before.length === count) return { before, after };
  const missing = Array.from({ length: count - before.length }, (_, index) => (index === 0 ? after : ''));
  return { before: [...before, ...missing], after: '' };
}

/** The text again: a blank is drawn where none stands right before its field. */
export function unweaveBlanks({ before, after }: WovenText): string {
  const endsDrawn = /(?:[_＿]{2,}|[（(]\s*[)）]|【\s*】)$/;
  return before.map((text) => (endsDrawn.test(text) ? text : text + usualBlank)).join('') + after;
}

/** {1:SHORTANSWER:=a~=b} and its relatives, with backslashes before marks that mean themselves. */
const field = /\{(\d*):([A-Z_]+):((?:\\.|[^\\}])*)\}/gs;

const shortAnswers = /^(?:SHORTANSWER|SA|MW|SHORTANSWER_C|SAC|MWC)$/;

function readField(kind: string, body: string, isHtml: boolean): ClozeBlank {
  if (!shortAnswers.test(kind)) return { unsupported: kind };
  const pieces = body.match(/(?:\\.|[^\\~])+/gs) ?? [];
  const accepted = pieces.flatMap((piece) => {
    const [, sign, text = ''] = /^(=|%100%)?((?:\\.|[^\\#])*)/s.exec(piece.trim()) ?? [];
    const plain = text.replace(/\\(.)/gs, '$1').trim();
    return sign ? [isHtml ? decodeEntities(plain) : plain] : [];
  });
  return { accepted };
}

/** Whether a text holds something that Moodle would take for a field. */
export function holdsField(text: string): boolean {
  return /\{\d*:[A-Z_]+:/.test(text);
}

export function readCloze(
  text: string,
  isHtml: boolean,
): {
  readonly woven: WovenText;
  readonly blanks: readonly ClozeBlank[];
} {
  const before: string[] = [];
  const blanks: ClozeBlank[] = [];
  let from = 0;
  for (const match of text.matchAll(field)) {
    before.push(text.slice(from, match.index));
    blanks.push(readField(match[2] ?? '', match[3] ?? '', isHtml));
    from = match.index + match[0].length;
  }
  return { woven: { before, after: text.slice(from) }, blanks };
}

/** In HTML the answers are HTML too. */
export function writeCloze(text: string, blanks: readonly (readonly string[])[], isHtml: boolean): string {
  const { before, after } = weaveBlanks(text, blanks.length);
  const fields = blanks.map((accepted) => {
    const answers = accepted.map(
      (answer) => `=${(isHtml ? escapeXml(answer) : answer).replace(/[\\}#~/"]/g, '\\$&')}`,
    );
    return `{1:SHORTANSWER:${answers.join('~')}}`;
  });
  return before.map((piece, index) => piece + (fields[index] ?? '')).join('') + after;
}
