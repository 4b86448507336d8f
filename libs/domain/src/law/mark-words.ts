import { diffArrays } from 'diff';

/** A stretch of text that both sides have, or only the one it stands in. */
export interface MarkedSpan {
  readonly text: string;
  readonly isChanged: boolean;
}

export interface MarkedPair {
  readonly old: readonly MarkedSpan[];
  readonly new: readonly MarkedSpan[];
}

interface Piece {
  readonly kind: 'same' | 'old' | 'new';
  readonly text: string;
}

/** A run this short between two changes is chance, not a word that stayed: 的 in two sentences that share nothing else. */
const shortestKept = 2;

/** Figures stay whole: 二十万元 that becomes 一百万元 has changed as a figure, not in one of its characters. */
const token = /[〇零一二三四五六七八九十百千万亿]+|[0-9０-９]+|[A-Za-z]+|[^]/gu;

function tokensOf(text: string): string[] {
  return text.match(token) ?? [];
}

function piecesOf(oldText: string, newText: string): Piece[] {
  return diffArrays(tokensOf(oldText), tokensOf(newText)).map(({ value, added, removed }) => ({
    kind: added ? 'new' : removed ? 'old' : 'same',
    text: value.join(''),
  }));
}

/** A short common run with changes on both sides counts as changed on both sides. */
function withoutChance(pieces: readonly Piece[]): Piece[] {
  return pieces.flatMap((piece, index) => {
    const isBetween =
      index > 0 && index < pieces.length - 1 && pieces[index - 1]?.kind !== 'same' && piece.kind === 'same';
    const isWord = [...piece.text.replace(/[\s\p{P}]/gu, '')].length >= shortestKept;
    if (!isBetween || isWord) return [piece];
    return [
      { kind: 'old', text: piece.text },
      { kind: 'new', text: piece.text },
    ];
  });
}

function sideOf(pieces: readonly Piece[], side: 'old' | 'new'): MarkedSpan[] {
  const spans: { text: string; isChanged: boolean }[] = [];
  for (const { kind, text } of pieces) {
    if (kind !== 'same' && kind !== side) continue;
    const isChanged = kind === side;
    const last = spans.at(-1);
    if (last?.isChanged === isChanged) last.text += text;
    else spans.push({ text, isChanged });
  }
  return spans;
}

/** Two wordings with what each has that the other has not; the spans of a side joined are the side's text again. */
export function markWords(oldText: string, newText: string): MarkedPair {
  const pieces = withoutChance(piecesOf(oldText, newText));
  return { old: sideOf(pieces, 'old'), new: sideOf(pieces, 'new') };
}
