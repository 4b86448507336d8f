/** The marks that mean something inside a cell of answers; a backslash before one makes it an ordinary character. */
const marks = '；;|｜\\\n【';

/** Splits at each of the separators that has no backslash before it; the backslashes stay. */
export function splitMarked(text: string, separators: string): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '\\' && marks.includes(text.charAt(at + 1)) && at + 1 < text.length) {
      piece += character + text.charAt((at += 1));
    } else if (separators.includes(character)) {
      pieces.push(piece);
      piece = '';
    } else piece += character;
  }
  return [...pieces, piece];
}

/** The text an author meant: \； is a semicolon; a backslash before anything else is itself. */
export function unmark(text: string): string {
  return text.replace(/\\([；;|｜\\\n【])/g, '$1');
}

/** The text so that `splitMarked` and `unmark` give it back. */
export function mark(text: string): string {
  return text.replace(/[；;|｜\n]|^【|\\(?=[；;|｜\\\n【]|$)/g, '\\$&');
}
