import type { QuestionDraft } from './question';

/** How the keys of a set of questions lie: what somebody who knows nothing could learn from them. */
export interface KeyBalance {
  /** Of single choice: how often each label is the key. */
  readonly singleByLabel: Readonly<Record<string, number>>;
  /** Of multiple choice with four options or more: how often each of A–D is among the right ones. */
  readonly multipleByLabel: Readonly<Record<string, number>>;
  readonly trueCount: number;
  readonly falseCount: number;
  /** Of single choice: the share whose key is longer than every other option, 0…1. */
  readonly keyLongestRatio: number;
}

const compared = ['A', 'B', 'C', 'D'] as const;

function countLabels(keys: readonly (readonly string[])[]): Record<string, number> {
  return Object.fromEntries(
    compared.map((label) => [label, keys.filter((labels) => labels.includes(label)).length]),
  );
}

function isKeyLongest({ options, key }: QuestionDraft): boolean {
  if (key.kind !== 'choice') return false;
  const length = (isKey: boolean) =>
    Math.max(
      0,
      ...options
        .filter(({ label }) => key.labels.includes(label) === isKey)
        .map(({ text }) => [...text].length),
    );
  return length(true) > length(false);
}

export function keyBalance(questions: readonly QuestionDraft[]): KeyBalance {
  const labelsOf = (type: string) =>
    questions.flatMap((question) =>
      question.type === type && question.key.kind === 'choice' ? [question.key.labels] : [],
    );
  const singles = questions.filter(({ type }) => type === 'single');
  const truths = questions.flatMap(({ key }) => (key.kind === 'true_false' ? [key.isTrue] : []));
  const longest = singles.filter(isKeyLongest).length;
  return {
    singleByLabel: countLabels(labelsOf('single')),
    multipleByLabel: countLabels(labelsOf('multiple')),
    trueCount: truths.filter(Boolean).length,
    falseCount: truths.filter((isTrue) => !isTrue).length,
    keyLongestRatio: singles.length === 0 ? 0 : longest / singles.length,
  };
}
