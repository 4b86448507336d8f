/**
 * Characters that separate inside one cell or line, by where they stand; a backslash before one makes it an ordinary
 * character again. A backslash before anything else is itself, so that formulas need no care.
 */
export const marksOf = {
  answers: '；;|｜\n【\\',
  path: '/／>＞\\',
  tags: '；;,，、|｜\n\\',
} as const;

export type Marks = (typeof marksOf)[keyof typeof marksOf];

/** Splits at each of the separators that has no backslash before it; the backslashes stay. */
export function splitMarked(text: string, separators: string, marks: Marks = marksOf.answers): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '\\' && at + 1 < text.length && marks.includes(text.charAt(at + 1))) {
      piece += character + text.charAt((at += 1));
    } else if (separators.includes(character)) {
      pieces.push(piece);
      piece = '';
    } else piece += character;
  }
  return [...pieces, piece];
}

/** The text an author meant: \； is a semicolon. */
export function unmark(text: string, marks: Marks = marksOf.answers): string {
  let plain = '';
  for (let at = 0; at < text.length; at += 1) {
    const next = text.charAt(at + 1);
    if (text.charAt(at) === '\\' && next !== '' && marks.includes(next)) plain += text.charAt((at += 1));
    else plain += text.charAt(at);
  }
  return plain;
}

/** The text so that `splitMarked` and `unmark` give it back. 【 means something only where an answer begins. */
export function mark(text: string, marks: Marks = marksOf.answers): string {
  let marked = '';
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    const next = text.charAt(at + 1);
    const isMark =
      character === '\\'
        ? next === '' || marks.includes(next)
        : marks.includes(character) && (character !== '【' || at === 0);
    marked += isMark ? `\\${character}` : character;
  }
  return marked;
}
