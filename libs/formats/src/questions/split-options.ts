import { foldPunctuation, type QuestionOption } from '@whetstone/domain';
import { optionLabels } from './question-headings';

/** A. A、 A． A: （A） A） before an option's text. */
const labelMark = /[（(]\s*([A-Z])\s*[)）]\s*[.．、]?|([A-Z])\s*[.．、:：)）]/y;

interface Mark {
  readonly at: number;
  readonly end: number;
  readonly label: string;
}

function markAt(folded: string, at: number): Mark | null {
  labelMark.lastIndex = at;
  const [whole, inBrackets, bare] = labelMark.exec(folded) ?? [];
  const label = inBrackets ?? bare;
  return whole === undefined || label === undefined ? null : { at, end: at + whole.length, label };
}

/** Full-width letters and marks count as their twins; the length stays, so that places do. */
function sameLength(text: string): string {
  return text.replace(/[\uff01-\uff5e]/g, (character) =>
    /[Ａ-Ｚ．：（）]/.test(character) ? foldPunctuation(character) : character,
  );
}

/**
 * The options of a line or a cell such as `A.一 B.二` or `（A）一；（B）二`: a mark counts only where the next letter in
 * order is due and a space, a break or a separator stands before it. Empty when there is no A or no such mark.
 */
export function splitMarkedOptions(text: string, first = 0): QuestionOption[] {
  const folded = sameLength(text);
  const marks: Mark[] = [];
  for (let at = 0; at < folded.length; at += 1) {
    if (at > 0 && !/[\s；;|｜]/.test(folded.charAt(at - 1))) continue;
    const mark = markAt(folded, at);
    if (mark && mark.label === optionLabels[first + marks.length]) marks.push(mark);
  }
  if (marks[0] === undefined || folded.slice(0, marks[0].at).trim() !== '') return [];
  return marks.map(({ end, label }, index) => {
    const next = marks[index + 1];
    const piece = text.slice(end, next?.at ?? text.length).trim();
    return { label, text: next ? piece.replace(/[；;|｜\s]+$/, '') : piece };
  });
}

/** All options of one cell: by their letters, else one a line, else between bars or semicolons. */
export function splitOptions(text: string): QuestionOption[] {
  const marked = splitMarkedOptions(text);
  if (marked.length > 0) return marked;
  const separator = ['\n', /[|｜]/, /[；;]/].find((one) => text.split(one).length > 1);
  if (separator === undefined) return [];
  const pieces = text.split(separator).map((piece) => piece.trim());
  return pieces.filter(Boolean).map((piece, index) => ({ label: optionLabels[index] ?? '', text: piece }));
}
