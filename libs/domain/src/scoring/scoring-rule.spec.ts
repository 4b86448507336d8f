import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ChoiceKey } from '../questions/question';
import { scoreMultiple, scoringKinds, type ScoringRule } from './scoring-rule';

const key: ChoiceKey = {
  kind: 'choice',
  labels: ['A', 'C', 'D'],
  ratioByLabel: { A: 0.5, B: -0.5, C: 0.25, D: 0.25, E: -1 },
};
const fixed = (subsetHundredths: number): ScoringRule => ({ kind: 'fixed_for_subset', subsetHundredths });
const rule = (kind: Exclude<(typeof scoringKinds)[number], 'fixed_for_subset'>): ScoringRule => ({ kind });
const of = (kind: (typeof scoringKinds)[number]): ScoringRule =>
  kind === 'fixed_for_subset' ? fixed(50) : { kind };

describe('scoring multiple choice, the right options being A, C and D', () => {
  it.each<[ScoringRule, string, number, number]>([
    [rule('all_or_nothing'), 'ACD', 200, 200],
    [rule('all_or_nothing'), 'AC', 200, 0],
    [rule('all_or_nothing'), 'ABCD', 200, 0],
    [rule('half_for_subset'), 'ACD', 300, 300],
    [rule('half_for_subset'), 'AC', 200, 100],
    [rule('half_for_subset'), 'A', 200, 100],
    [rule('half_for_subset'), 'A', 300, 200],
    [rule('half_for_subset'), 'A', 150, 100],
    [rule('half_for_subset'), 'A', 100, 0],
    [rule('half_for_subset'), 'AC', 50, 0],
    [rule('half_for_subset'), 'AB', 200, 0],
    [rule('half_for_subset'), '', 200, 0],
    [rule('pro_rata'), 'A', 200, 67],
    [rule('pro_rata'), 'AC', 200, 133],
    [rule('pro_rata'), 'A', 150, 50],
    [rule('pro_rata'), 'ACB', 200, 0],
    [fixed(50), 'A', 200, 50],
    [fixed(50), 'CD', 200, 50],
    [fixed(50), 'CDE', 200, 0],
    [fixed(300), 'A', 200, 200],
    [rule('half_point_each'), 'A', 200, 50],
    [rule('half_point_each'), 'CD', 200, 100],
    [rule('half_point_each'), 'ACD', 200, 200],
    [rule('half_point_each'), 'CDB', 200, 0],
    [rule('half_point_each'), 'CD', 50, 50],
    [rule('half_point_both_ways'), 'AC', 200, 100],
    [rule('half_point_both_ways'), 'ACB', 200, 50],
    [rule('half_point_both_ways'), 'AB', 200, 0],
    [rule('half_point_both_ways'), 'ABE', 200, 0],
    [rule('half_point_both_ways'), 'ABCDE', 200, 50],
    [rule('half_point_both_ways'), 'ACD', 200, 200],
    [rule('option_weights'), 'A', 200, 100],
    [rule('option_weights'), 'AC', 200, 150],
    [rule('option_weights'), 'ACB', 200, 50],
    [rule('option_weights'), 'AE', 200, 0],
    [rule('option_weights'), 'C', 250, 63],
  ])('%j: %s of a question of %i hundredths is worth %i', (scoring, chosen, max, points) =>
    expect(scoreMultiple([...chosen], key, max, scoring)).toBe(points),
  );

  it('by option weights, a key without weights knows only all or nothing', () => {
    const bare: ChoiceKey = { kind: 'choice', labels: ['A', 'C'] };
    const score = (chosen: string) => scoreMultiple([...chosen], bare, 200, rule('option_weights'));
    expect([score('AC'), score('A'), score('AB')]).toEqual([200, 0, 0]);
  });

  const labels = fc.subarray(['A', 'B', 'C', 'D', 'E']);
  const kinds = fc.constantFrom(...scoringKinds);
  const points = fc.integer({ min: 1, max: 1000 });

  it('gives whole hundredths between nothing and all, by every rule', () => {
    fc.assert(
      fc.property(labels, kinds, points, (chosen, kind, max) => {
        const score = scoreMultiple(chosen, key, max, of(kind));
        expect(Number.isInteger(score) && score >= 0 && score <= max).toBe(true);
      }),
    );
  });

  it('gives all for the key, nothing for nothing, and never more for one wrong option besides', () => {
    fc.assert(
      fc.property(labels, kinds, points, (chosen, kind, max) => {
        const score = (of_: readonly string[]) => scoreMultiple(of_, key, max, of(kind));
        expect([score(key.labels), score([])]).toEqual([max, 0]);
        expect(score([...new Set([...chosen, 'B'])])).toBeLessThanOrEqual(
          score(chosen.filter((one) => one !== 'B')),
        );
      }),
    );
  });

  it('cares neither for the order nor for a label said twice', () => {
    fc.assert(
      fc.property(labels, kinds, points, (chosen, kind, max) => {
        const score = (given: readonly string[]) => scoreMultiple(given, key, max, of(kind));
        expect(score([...chosen.toReversed(), ...chosen])).toBe(score(chosen));
      }),
    );
  });
});
