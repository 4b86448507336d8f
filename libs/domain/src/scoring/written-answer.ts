import type { PartKey, QuestionKey, QuestionPart } from '../questions/question';
import type { Answer } from './score-answer';
import { splitPoints } from './split-points';

/** The longest text a sheet takes for one blank, one short answer or one part of a case, in UTF-16 units. */
export const LONGEST_ANSWER = 2_000;

/** A 要点 on a paper: what a marker looks for, and what it is worth there. */
export interface PaperRubricPoint {
  readonly text: string;
  readonly maxHundredths: number;
}

/** What one person reads of a question: a short answer, or one written part of a case. */
export interface WrittenPart {
  /** Which part of the case, from 1; 0 = the question is a short answer. */
  readonly number: number;
  readonly maxHundredths: number;
  readonly rubric: readonly PaperRubricPoint[];
}

interface OnPaper {
  readonly key: QuestionKey;
  readonly maxHundredths: number;
  /** Of a case: what its parts are worth on this paper, in their order. */
  readonly partHundredths?: readonly number[];
}

/** What the parts of a case are worth on a paper that asks it for so many points. */
export function partPointsOf(
  parts: readonly Pick<QuestionPart, 'pointsHundredths'>[],
  maxHundredths: number,
): number[] {
  return splitPoints(
    maxHundredths,
    parts.map(({ pointsHundredths }) => pointsHundredths),
  );
}

/** The parts of a question that a person reads, with their 要点 worth what this paper gives; none = a machine marks all. */
export function writtenPartsOf({ key, maxHundredths, partHundredths = [] }: OnPaper): WrittenPart[] {
  if (key.kind === 'text') return [writtenPart(key, 0, maxHundredths)];
  if (key.kind !== 'case') return [];
  return key.parts.flatMap((part, index) =>
    part.kind === 'text' ? [writtenPart(part, index + 1, partHundredths[index] ?? 0)] : [],
  );
}

function writtenPart(
  { points }: Extract<PartKey, { kind: 'text' }>,
  number: number,
  maxHundredths: number,
): WrittenPart {
  const shares = splitPoints(
    maxHundredths,
    points.map(({ pointsHundredths }) => pointsHundredths),
  );
  const rubric = points.map(({ text }, index) => ({ text, maxHundredths: shares[index] ?? 0 }));
  return { number, maxHundredths, rubric };
}

/**
 * What was answered to one part of a case. A sheet holds one text a part: of a choice the labels, of true or false the
 * word, of a fill-in a line each blank.
 */
export function partAnswer(answer: Answer | undefined, part: number, kind: PartKey['kind']): Answer {
  const text = answer?.texts[part] ?? '';
  const questionId = answer?.questionId ?? '';
  switch (kind) {
    case 'choice':
    case 'true_false':
      return { questionId, labels: labelsIn(text), texts: [] };
    case 'fill_in':
      return { questionId, labels: [], texts: text === '' ? [] : text.split('\n') };
    case 'text':
      return { questionId, labels: [], texts: [text] };
  }
}

/** The labels that stand in the text of a part, such as `A C`. */
export function labelsIn(text: string): string[] {
  return text.split(' ').filter((label) => label !== '');
}

/** Chosen labels as the text of a part. */
export function textOfLabels(labels: readonly string[]): string {
  return labels.toSorted().join(' ');
}

/** What a person has to read of an answer, in the order of {@link writtenPartsOf}. */
export function writtenTextsOf(answer: Answer | undefined, parts: readonly WrittenPart[]): string[] {
  return parts.map(({ number }) => (answer?.texts[Math.max(0, number - 1)] ?? '').trim());
}
