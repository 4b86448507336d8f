import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { drawPaper, type Drawable, type DrawRule } from './draw-paper';

const bank: Drawable[] = Array.from({ length: 30 }, (_, index) => ({
  revisionId: `q${String(index).padStart(2, '0')}`,
  type: index % 3 === 0 ? 'multiple' : 'single',
  topic: index % 5 === 0 ? '按日连续处罚/复查' : '总则',
}));
const rule = (change: Partial<DrawRule>): DrawRule => ({
  type: 'single',
  topic: null,
  count: 5,
  pointsEachHundredths: 500,
  ...change,
});

describe('drawing a paper', () => {
  it('gives the same paper for the same seed, whatever order the bank comes in', () => {
    const drawn = drawPaper([rule({})], bank, 'seed');
    expect(drawPaper([rule({})], bank.toReversed(), 'seed')).toEqual(drawn);
    expect(drawPaper([rule({})], bank, 'another')).not.toEqual(drawn);
  });

  it('meets every rule, repeats nothing, and keeps the order of the rules', () => {
    fc.assert(
      fc.property(fc.string(), (seed) => {
        const rules = [
          rule({ count: 16 }),
          rule({ topic: '按日连续处罚', count: 4 }),
          rule({ type: 'multiple', count: 3 }),
        ];
        const drawn = drawPaper(rules, bank, seed);
        if (!drawn.ok) throw new Error('refused');
        expect(drawn.value.map((section) => section.revisionIds.length)).toEqual([16, 4, 3]);
        const ids = drawn.value.flatMap((section) => section.revisionIds);
        expect(new Set(ids).size).toBe(ids.length);
        const topics = new Map(bank.map((question) => [question.revisionId, question.topic]));
        expect(drawn.value[1]?.revisionIds.every((id) => topics.get(id)?.startsWith('按日连续处罚'))).toBe(
          true,
        );
      }),
    );
  });

  it('refuses with the section, what was asked and what the bank holds', () => {
    expect(drawPaper([rule({}), rule({ type: 'multiple', count: 11 })], bank, 's')).toEqual({
      ok: false,
      refusal: { code: 'BANK_TOO_SMALL', data: { section: 2, asked: 11, usable: 10 } },
    });
  });

  it('does not take a topic for another that begins with the same characters', () => {
    const two: Drawable[] = [{ revisionId: 'a', type: 'single', topic: '总则二' }];
    expect(drawPaper([rule({ topic: '总则', count: 1 })], two, 's').ok).toBe(false);
  });
});
