import { foldText } from '../text/fold';

/** A stretch of a text that a search found, or what stands around it. */
export interface HitSpan {
  readonly text: string;
  readonly isHit: boolean;
}

/** Longest search that is looked at; longer ones are pasted by mistake. */
const longestSearch = 100;

/** How a text and what is looked for in it are compared: width and case folded, spaces and line breaks gone. */
export function foldForSearch(text: string): string {
  return foldText(text).toLowerCase().replace(/\s/g, '');
}

/** The words of a search; all of them have to be there. */
export function searchWords(search: string): string[] {
  const words = foldText(search.slice(0, longestSearch)).toLowerCase().split(/\s+/).filter(Boolean);
  return [...new Set(words)];
}

/**
 * The two-character pieces of a text: Chinese has no spaces, and a word of two characters has to be found. A word of one
 * character has no piece and is looked for in the whole text.
 */
export function bigramsOf(text: string): string[] {
  const characters = [...foldForSearch(text)];
  return [
    ...new Set(characters.slice(1).map((character, index) => `${characters[index] ?? ''}${character}`)),
  ];
}

/** Where a text, as it is written, holds the words: width, case and spaces between characters do not matter. */
function findHits(text: string, words: readonly string[]): [from: number, to: number][] {
  const places: number[] = [];
  let folded = '';
  for (let index = 0; index < text.length; index += 1) {
    const character = foldForSearch(text.charAt(index));
    folded += character;
    for (let copy = 0; copy < character.length; copy += 1) places.push(index);
  }
  const hits: [number, number][] = [];
  for (const word of words) {
    const bare = foldForSearch(word);
    if (bare === '') continue;
    for (let at = folded.indexOf(bare); at !== -1; at = folded.indexOf(bare, at + bare.length))
      hits.push([places[at] ?? 0, (places[at + bare.length - 1] ?? 0) + 1]);
  }
  return joinHits(hits);
}

function joinHits(hits: readonly [number, number][]): [number, number][] {
  const joined: [number, number][] = [];
  for (const [from, to] of hits.toSorted((one, other) => one[0] - other[0])) {
    const last = joined.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}

/** Characters shown before the first hit, so that a reader sees where the sentence comes from. */
const before = 24;

/** The part of a text around the first hit, at most `length` characters, with every hit in it marked. */
export function excerptOf(text: string, words: readonly string[], length = 120): HitSpan[] {
  const hits = findHits(text, words);
  const first = hits[0]?.[0] ?? 0;
  const start = text.length <= length || first <= before ? 0 : first - before;
  const end = Math.min(text.length, start + length);
  const spans: HitSpan[] = [];
  const add = (from: number, to: number, isHit: boolean) => {
    if (to > from) spans.push({ text: text.slice(from, to).replaceAll('\n', ' '), isHit });
  };
  let at = start;
  for (const [from, to] of hits) {
    if (from >= end) break;
    add(at, Math.max(from, at), false);
    add(Math.max(from, at), Math.min(to, end), true);
    at = Math.max(at, Math.min(to, end));
  }
  add(at, end, false);
  return [
    ...(start > 0 ? [{ text: '…', isHit: false }] : []),
    ...spans,
    ...(end < text.length ? [{ text: '…', isHit: false }] : []),
  ];
}
