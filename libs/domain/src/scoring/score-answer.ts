import { foldPunctuation } from '../text/fold';
import type { FillInKey, QuestionKey } from '../questions/question';
import { ALL_OR_NOTHING, scoreMultiple, type ScoringRule } from './scoring-rule';

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
 * blanks one by one, width and case folded, in any order where the key says so.
 */
export function scoreAnswer(answer: Answer | undefined, key: QuestionKey): number {
  if (!answer) return 0;
  switch (key.kind) {
    case 'choice':
      return sameLabels(answer.labels, key.labels) ? 1 : 0;
    case 'true_false':
      return sameLabels(answer.labels, [key.isTrue ? 'TRUE' : 'FALSE']) ? 1 : 0;
    case 'fill_in':
      return rightBlanks(answer.texts, key) / key.blanks.length;
    case 'text':
    case 'case':
      throw new Error('A text answer is marked by a person');
  }
}

/** What a question is worth on its paper, what is right, and how its section scores it. */
export interface Scored {
  readonly maxHundredths: number;
  readonly key: QuestionKey;
  /** Of multiple choice; absent = all or nothing. */
  readonly scoring?: ScoringRule;
}

/** The points of an answer, in hundredths, rounded once. */
export function pointsOf(
  answer: Answer | undefined,
  { maxHundredths, key, scoring = ALL_OR_NOTHING }: Scored,
): number {
  if (answer && key.kind === 'choice') return scoreMultiple(answer.labels, key, maxHundredths, scoring);
  return pointsFor(scoreAnswer(answer, key), maxHundredths);
}

/** Ratio × points, rounded half up, in hundredths of a point: the one place where points are rounded. */
export function pointsFor(ratio: number, maxHundredths: number): number {
  return Math.floor(ratio * maxHundredths + 0.5);
}

function sameLabels(given: readonly string[], key: readonly string[]): boolean {
  return new Set(given).size === key.length && key.every((label) => given.includes(label));
}

function rightBlanks(texts: readonly string[], key: FillInKey): number {
  const given = key.blanks.map((_, index) => foldAnswer(texts[index] ?? ''));
  if (key.isOrderFree)
    return mostPairs(key.blanks.map((accepted) => given.map((one) => fitsBlank(one, accepted, key))));
  return key.blanks.filter((accepted, index) => fitsBlank(given[index] ?? '', accepted, key)).length;
}

function fitsBlank(given: string, accepted: readonly string[], { matching }: FillInKey): boolean {
  if (given === '') return false;
  const texts = accepted.map(foldAnswer).filter((text) => text !== '');
  return texts.some((text) => (matching === 'contains' ? given.includes(text) : given === text));
}

/**
 * How many blanks can be given an answer of their own, where any order will do: each answer counts once, and one that
 * fits two blanks goes where it leaves the other its answer.
 */
function mostPairs(fits: readonly (readonly boolean[])[]): number {
  const blankOf = new Map<number, number>();
  const place = (blank: number, tried: Set<number>): boolean =>
    (fits[blank] ?? []).some((isFit, answer) => {
      if (!isFit || tried.has(answer)) return false;
      tried.add(answer);
      const holder = blankOf.get(answer);
      if (holder !== undefined && !place(holder, tried)) return false;
      blankOf.set(answer, blank);
      return true;
    });
  return fits.filter((_, blank) => place(blank, new Set())).length;
}

/** Chinese marks that no width folds, and the plain ones people type instead. */
const PLAIN_MARKS: Readonly<Record<string, string>> = {
  ...{
    '。': '.',
    '、': ',',
    '“': '"',
    '”': '"',
    '‘': "'",
    '’': "'",
    '《': '<',
    '》': '>',
    '〈': '<',
    '〉': '>',
  },
  ...{ '【': '[', '】': ']', '〔': '[', '〕': ']', '—': '-', '–': '-', '－': '-', '·': '.', '…': '.' },
};

function foldAnswer(text: string): string {
  return foldPunctuation(text)
    .replace(/./gu, (mark) => PLAIN_MARKS[mark] ?? mark)
    .replace(/\s+/g, '')
    .toLowerCase();
}
