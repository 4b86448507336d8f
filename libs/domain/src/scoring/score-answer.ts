import { foldPunctuation } from '../text/fold';
import type { QuestionKey } from '../questions/question';

/** One officer's response to one question, as the sheet holds it. */
export interface Answer {
  readonly questionId: string;
  /** Chosen option labels; TRUE or FALSE for a true/false question. */
  readonly labels: readonly string[];
  /** One text per blank. */
  readonly texts: readonly string[];
}

/**
 * The share of a question's points an answer earns, 0…1. Choice questions are all or nothing; a fill-in earns its
 * blanks one by one, width and case folded.
 */
export function scoreAnswer(answer: Answer | undefined, key: QuestionKey): number {
  if (!answer) return 0;
  switch (key.kind) {
    case 'choice':
      return sameLabels(answer.labels, key.labels) ? 1 : 0;
    case 'true_false':
      return sameLabels(answer.labels, [key.isTrue ? 'TRUE' : 'FALSE']) ? 1 : 0;
    case 'fill_in':
      return rightBlanks(answer.texts, key.blanks) / key.blanks.length;
    case 'text':
    case 'case':
      throw new Error('A text answer is marked by a person');
  }
}

/** Ratio × points, rounded half up, in hundredths of a point: the one place where points are rounded. */
export function pointsFor(ratio: number, maxHundredths: number): number {
  return Math.floor(ratio * maxHundredths + 0.5);
}

function sameLabels(given: readonly string[], key: readonly string[]): boolean {
  return new Set(given).size === key.length && key.every((label) => given.includes(label));
}

function rightBlanks(texts: readonly string[], blanks: readonly (readonly string[])[]): number {
  return blanks.filter((accepted, index) => {
    const given = foldAnswer(texts[index] ?? '');
    return given !== '' && accepted.some((text) => foldAnswer(text) === given);
  }).length;
}

function foldAnswer(text: string): string {
  return foldPunctuation(text).replace(/\s+/g, '').toLowerCase();
}
