import type { ChoiceKey } from '../questions/question';

/**
 * How a section scores multiple choice. All seven are in use in the field:
 *
 * | kind                   | the right options, all and only | some of the right ones               | any wrong one            |
 * | ---------------------- | ------------------------------- | ------------------------------------ | ------------------------ |
 * | `all_or_nothing`       | full                            | 0                                    | 0                        |
 * | `half_for_subset`      | full                            | half, rounded up to a whole point    | 0                        |
 * | `pro_rata`             | full                            | their share of the right ones        | 0                        |
 * | `fixed_for_subset`     | full                            | the section's fixed score            | 0                        |
 * | `half_point_each`      | full                            | 0.5 a right one                      | 0                        |
 * | `half_point_both_ways` | full                            | 0.5 a right one                      | 0.5 less for each wrong  |
 * | `option_weights`       | full                            | the sum of the options' own weights  | the same sum, never < 0  |
 *
 * Nothing chosen is worth 0, and nothing is worth more than the question.
 */
export type ScoringRule =
  | { readonly kind: Exclude<ScoringKind, 'fixed_for_subset'> }
  | { readonly kind: 'fixed_for_subset'; readonly subsetHundredths: number };

export const scoringKinds = [
  'all_or_nothing',
  'half_for_subset',
  'pro_rata',
  'fixed_for_subset',
  'half_point_each',
  'half_point_both_ways',
  'option_weights',
] as const;
export type ScoringKind = (typeof scoringKinds)[number];

export const ALL_OR_NOTHING: ScoringRule = { kind: 'all_or_nothing' };

const HALF_POINT = 50;
const WHOLE_POINT = 100;

/** Points in hundredths for what was chosen of a multiple-choice question. */
export function scoreMultiple(
  chosen: readonly string[],
  key: ChoiceKey,
  maxHundredths: number,
  rule: ScoringRule,
): number {
  const right = new Set(key.labels);
  const given = new Set(chosen);
  const hits = [...given].filter((label) => right.has(label)).length;
  const misses = given.size - hits;
  if (hits === right.size && misses === 0) return maxHundredths;
  if (given.size === 0) return 0;
  return within(
    partlyRight({ given, hits, misses, right: right.size }, key, maxHundredths, rule),
    maxHundredths,
  );
}

interface Chosen {
  readonly given: ReadonlySet<string>;
  readonly hits: number;
  readonly misses: number;
  readonly right: number;
}

function partlyRight({ given, hits, misses, right }: Chosen, key: ChoiceKey, max: number, rule: ScoringRule) {
  const isSubset = misses === 0;
  switch (rule.kind) {
    case 'all_or_nothing':
      return 0;
    case 'half_for_subset':
      return isSubset ? halfUp(max) : 0;
    case 'pro_rata':
      return isSubset ? Math.floor((max * hits) / right + 0.5) : 0;
    case 'fixed_for_subset':
      return isSubset ? rule.subsetHundredths : 0;
    case 'half_point_each':
      return isSubset ? hits * HALF_POINT : 0;
    case 'half_point_both_ways':
      return (hits - misses) * HALF_POINT;
    case 'option_weights':
      return weighed(given, key, max);
  }
}

/** Half of the points, rounded up to a whole one; what is worth one point or less has no half. */
function halfUp(maxHundredths: number): number {
  return maxHundredths <= WHOLE_POINT ? 0 : Math.ceil(maxHundredths / 2 / WHOLE_POINT) * WHOLE_POINT;
}

/** A key without weights knows only all or nothing. */
function weighed(given: ReadonlySet<string>, { ratioByLabel }: ChoiceKey, maxHundredths: number): number {
  if (!ratioByLabel) return 0;
  const ratio = [...given].reduce((sum, label) => sum + (ratioByLabel[label] ?? 0), 0);
  return Math.floor(ratio * maxHundredths + 0.5);
}

function within(hundredths: number, maxHundredths: number): number {
  return Math.min(Math.max(hundredths, 0), maxHundredths);
}
