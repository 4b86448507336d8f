import type { ChoiceKey, QuestionOption } from '@whetstone/domain';

/** How the formats of learning platforms say which options are right: the share of the points each is worth, -1…1. */
export type Fractions = readonly number[];

const decimals = 7;

function rounded(ratio: number): number {
  return Number(ratio.toFixed(decimals));
}

/** Shares that say nothing but which options are right. */
function plainFractions(labels: readonly string[], options: readonly QuestionOption[]): number[] {
  return options.map(({ label }) => (labels.includes(label) ? rounded(1 / labels.length) : 0));
}

function weightedFractions(
  { labels, ratioByLabel }: ChoiceKey,
  options: readonly QuestionOption[],
): number[] {
  if (!ratioByLabel) return plainFractions(labels, options);
  return options.map(({ label }) => rounded(ratioByLabel[label] ?? 0));
}

/** 33.33333 and 33.3333333 are both a third. */
const near = 0.0005;

/** Right are, of one right option, those worth everything; of several, those worth anything. */
export function keyOfFractions(
  fractions: Fractions,
  options: readonly QuestionOption[],
  isSingle: boolean,
): ChoiceKey {
  const isRight = (fraction: number) => (isSingle ? fraction > 1 - near : fraction > 0);
  const labels = options.flatMap(({ label }, index) => (isRight(fractions[index] ?? 0) ? [label] : []));
  const plain = isSingle
    ? options.map(({ label }) => (labels.includes(label) ? 1 : 0))
    : plainFractions(labels, options);
  const isPlain = plain.every((fraction, index) => Math.abs(fraction - (fractions[index] ?? 0)) < near);
  if (isPlain) return { kind: 'choice', labels };
  const ratioByLabel = Object.fromEntries(options.map(({ label }, index) => [label, fractions[index] ?? 0]));
  return { kind: 'choice', labels, ratioByLabel };
}

/** Whether shares alone give the key back, weights and all. */
export function saysAll(key: ChoiceKey, options: readonly QuestionOption[], isSingle: boolean): boolean {
  const read = keyOfFractions(weightedFractions(key, options), options, isSingle);
  const { ratioByLabel } = read;
  const hasSameWeights =
    key.ratioByLabel === undefined
      ? ratioByLabel === undefined
      : ratioByLabel !== undefined &&
        options.every(({ label }) => ratioByLabel[label] === key.ratioByLabel?.[label]);
  return hasSameWeights && read.labels.join() === key.labels.join();
}

/** The shares as they are written; weights that would be misread are left out. */
export function fractionsOf(key: ChoiceKey, options: readonly QuestionOption[], isSingle: boolean): number[] {
  return saysAll(key, options, isSingle)
    ? weightedFractions(key, options)
    : plainFractions(key.labels, options);
}
