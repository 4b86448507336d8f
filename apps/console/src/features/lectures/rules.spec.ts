import { describe, expect, it } from '@jest/globals';
import { held, sumRules, usableCounts, usualRules, type BankCounts, type Rule } from './rules';

const bank: BankCounts = {
  countsByType: [
    { type: 'SINGLE', count: 12 },
    { type: 'MULTIPLE', count: 7 },
  ],
  topics: [
    { topicId: 'fines', counts: [{ type: 'SINGLE', count: 4 }] },
    { topicId: 'empty', counts: [] },
  ],
};
const rule = (count: number, topicId: string | null = null, type: Rule['type'] = 'SINGLE'): Rule => ({
  type,
  topicId,
  count,
  pointsEach: 5,
});

describe('the sum of the rules', () => {
  it('the usual test has 20 questions and 100 points', () => {
    expect(sumRules(usualRules)).toEqual({ questions: 20, points: 100 });
  });

  it('adds tenths of a point exactly', () => {
    expect(sumRules([{ ...rule(3), pointsEach: 0.1 }]).points).toBe(0.3);
  });

  it('of no rules is nothing', () => {
    expect(sumRules([])).toEqual({ questions: 0, points: 0 });
  });
});

describe('what the bank can give', () => {
  it('counts by type, and by topic when the rule names one', () => {
    expect(held(bank, rule(1))).toBe(12);
    expect(held(bank, rule(1, 'fines'))).toBe(4);
    expect(held(bank, rule(1, 'empty'))).toBe(0);
    expect(held(bank, rule(1, null, 'TRUE_FALSE'))).toBe(0);
  });

  it('gives no question twice', () => {
    expect(usableCounts(bank, [rule(10), rule(5)])).toEqual([12, 2]);
  });

  it('serves the rule with a topic first', () => {
    expect(usableCounts(bank, [rule(10), rule(4, 'fines')])).toEqual([8, 4]);
  });

  it('keeps the types apart', () => {
    expect(usableCounts(bank, [rule(10), rule(5, null, 'MULTIPLE')])).toEqual([12, 7]);
  });
});
