import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Blueprint, BlueprintCell } from './blueprint';
import { drawForms } from './draw-forms';
import { findFeasibility } from './feasibility';
import { fitsCell, type PoolQuestion } from './pool-question';

const TOPICS = ['总则', '按日连续处罚', '按日连续处罚/复查', '查封扣押'];

const bank = (size: number, change: (index: number) => Partial<PoolQuestion> = () => ({})): PoolQuestion[] =>
  Array.from({ length: size }, (_, index) => ({
    questionId: `q${String(index).padStart(3, '0')}`,
    revisionId: `r${String(index).padStart(3, '0')}`,
    type: 'single',
    topic: TOPICS[index % 4] ?? '',
    difficulty: ((index % 5) + 1) as PoolQuestion['difficulty'],
    ...{ cognition: null, unusable: null, answerCount: 0, rightRatio: null },
    ...change(index),
  }));

const cell = (change: Partial<BlueprintCell> = {}): BlueprintCell => ({
  ...{ topic: null, difficulty: null, cognition: null, count: 5 },
  ...change,
});
const blueprint = (
  cells: readonly BlueprintCell[],
  limits: Partial<Blueprint['limits']> = {},
  questionIds: readonly string[] = [],
): Blueprint => ({
  ...{ totalHundredths: 10_000, lawOn: null },
  sections: [
    { type: 'single', pointsEachHundredths: 200, scoring: { kind: 'all_or_nothing' }, cells, questionIds },
  ],
  limits: { formCount: 1, overlapRatio: 0, formsPerQuestion: 1, mostExposures: null, ...limits },
});

function drawn(plan: Blueprint, pool: readonly PoolQuestion[], seed = 'seed') {
  const result = drawForms(plan, pool, seed);
  if (!result.ok) throw new Error(`${result.refusal.code} ${JSON.stringify(result.refusal.data)}`);
  return result.value;
}
const idsOf = (plan: Blueprint, pool: readonly PoolQuestion[], seed = 'seed') =>
  drawn(plan, pool, seed).forms.map(({ sections }) => sections.flat().map(({ questionId }) => questionId));

describe('feasibility, cell by cell', () => {
  it('says what is asked, what is usable, and why the others are not', () => {
    const pool = bank(10, (index) =>
      index < 3 ? { unusable: 'needs_review' } : index === 3 ? { unusable: 'retired' } : {},
    );
    expect(findFeasibility(blueprint([cell({ count: 10 })]), pool)).toEqual([
      {
        ...{ section: 1, cell: 1, asked: 10, usable: 6, filled: 6 },
        unusable: [
          { reason: 'retired', count: 1 },
          { reason: 'needs_review', count: 3 },
        ],
      },
    ]);
  });

  it('gives a question that two cells want to the one that has no other', () => {
    const pool = bank(2, (index) => ({
      topic: index === 0 ? '总则' : '其他',
      difficulty: index === 0 ? 1 : 2,
    }));
    const cells = [cell({ difficulty: 1, count: 1 }), cell({ topic: '总则', count: 1 }), cell({ count: 1 })];
    const found = findFeasibility(blueprint(cells), pool);
    expect(found.map(({ usable }) => usable)).toEqual([1, 1, 2]);
    expect(found.reduce((sum, { filled }) => sum + filled, 0)).toBe(2);
  });

  it('moves what was placed already, where that fills one cell more', () => {
    const pool = bank(2, (index) => ({ topic: index === 0 ? '总则' : '其他' }));
    const found = findFeasibility(blueprint([cell({ count: 1 }), cell({ topic: '总则', count: 1 })]), pool);
    expect(found.map(({ filled }) => filled)).toEqual([1, 1]);
  });

  it('does not take a topic for another that begins with the same characters', () => {
    const pool = bank(1, () => ({ topic: '总则二' }));
    expect(findFeasibility(blueprint([cell({ topic: '总则', count: 1 })]), pool)[0]?.usable).toBe(0);
  });

  it('tells the picked questions of a section as one cell', () => {
    const pool = bank(3, (index) => (index === 1 ? { unusable: 'not_published' } : {}));
    expect(findFeasibility(blueprint([], {}, ['q000', 'q001', 'gone']), pool)).toEqual([
      {
        section: 1,
        cell: 0,
        asked: 3,
        usable: 1,
        filled: 1,
        unusable: [{ reason: 'not_published', count: 1 }],
      },
    ]);
  });
});

describe('drawing forms', () => {
  it('gives the same forms for the same seed, whatever order the bank comes in, and others for another', () => {
    const plan = blueprint([cell({ count: 10 })], { formCount: 3 });
    const pool = bank(80);
    expect(idsOf(plan, pool.toReversed())).toEqual(idsOf(plan, pool));
    expect(idsOf(plan, pool, 'another')).not.toEqual(idsOf(plan, pool));
  });

  const limits = fc.record({
    formCount: fc.integer({ min: 1, max: 4 }),
    overlapRatio: fc.constantFrom(0, 0.2, 0.5, 1),
    formsPerQuestion: fc.integer({ min: 1, max: 4 }),
  });
  const cells = fc.uniqueArray(
    fc.record({
      topic: fc.constantFrom(null, '总则', '按日连续处罚', '查封扣押'),
      difficulty: fc.constantFrom<PoolQuestion['difficulty'] | null>(null, 1, 3),
      cognition: fc.constant(null),
      count: fc.integer({ min: 1, max: 4 }),
    }),
    { minLength: 1, maxLength: 5, selector: ({ topic, difficulty }) => `${topic} ${difficulty}` },
  );

  it('meets every cell, repeats nothing, and keeps every limit, or refuses', () => {
    let accepted = 0;
    fc.assert(
      fc.property(cells, limits, fc.string(), fc.integer({ min: 5, max: 80 }), (asked, limit, seed, size) => {
        const plan = blueprint(asked, limit);
        const pool = bank(size, (index) => (index % 7 === 0 ? { unusable: 'needs_review' } : {}));
        const result = drawForms(plan, pool, seed);
        if (!result.ok) return;
        accepted += 1;
        const forms = result.value.forms.map(({ sections }) => sections.flat());
        const count = asked.reduce((sum, one) => sum + one.count, 0);
        const uses = new Map<string, number>();
        for (const form of forms) {
          expect(form).toHaveLength(count);
          expect(new Set(form).size).toBe(count);
          expect(form.every(({ unusable }) => unusable === null)).toBe(true);
          expect(meets(form, asked)).toBe(true);
          for (const { questionId } of form) uses.set(questionId, (uses.get(questionId) ?? 0) + 1);
        }
        expect(Math.max(...uses.values())).toBeLessThanOrEqual(limit.formsPerQuestion);
        for (const { shared } of result.value.overlaps)
          expect(shared).toBeLessThanOrEqual(Math.floor(limit.overlapRatio * count + 1e-9));
      }),
      { numRuns: 300 },
    );
    expect(accepted).toBeGreaterThan(50);
  });

  it('draws whenever single forms are asked of cells that can all be filled', () => {
    fc.assert(
      fc.property(cells, fc.string(), fc.integer({ min: 5, max: 40 }), (asked, seed, size) => {
        const plan = blueprint(asked);
        const isFeasible = findFeasibility(plan, bank(size)).every((one) => one.filled === one.asked);
        expect(drawForms(plan, bank(size), seed).ok).toBe(isFeasible);
      }),
    );
  });

  it('brings the expected points of forms together', () => {
    const pool = bank(200, (index) => ({ rightRatio: ((index * 37) % 100) / 100, answerCount: 100 }));
    const { forms } = drawn(blueprint([cell({ count: 25 })], { formCount: 4 }), pool);
    const means = forms.map(({ expected }) => expected.meanHundredths);
    expect(Math.max(...means) - Math.min(...means)).toBeLessThanOrEqual(5);
    expect(forms.every(({ expected }) => expected.measuredCount === 25)).toBe(true);
  });

  it('puts what was picked by hand first, on every form', () => {
    const plan = blueprint([cell({ count: 3 })], { formCount: 2 }, ['q007', 'q004']);
    const forms = idsOf(plan, bank(40));
    expect(forms.map((form) => form.slice(0, 2))).toEqual([
      ['q007', 'q004'],
      ['q007', 'q004'],
    ]);
    expect(new Set(forms.flat()).size).toBe(8);
  });

  it.each<[string, Blueprint, number, string, object]>([
    [
      'the bank is too small for a cell',
      blueprint([cell(), cell({ topic: '总则', count: 4 })]),
      12,
      'BLUEPRINT_CELL_SHORT',
      { section: 1, cell: 2, asked: 4, usable: 3 },
    ],
    [
      'it is too small for so many forms',
      blueprint([cell({ count: 6 })], { formCount: 3 }),
      16,
      'BLUEPRINT_FORMS_SHORT',
      { section: 1, cell: 1, forms: 3, asked: 18, missing: 2 },
    ],
    [
      'a picked question may not be used',
      blueprint([cell({ count: 1 })], {}, ['gone']),
      16,
      'BLUEPRINT_QUESTION_UNUSABLE',
      { section: 1, count: 1 },
    ],
    [
      'forms cannot be as unlike as asked',
      blueprint([cell({ count: 8 })], { formCount: 2, overlapRatio: 0.25, formsPerQuestion: 2 }),
      10,
      'BLUEPRINT_FORMS_ALIKE',
      { form: 1, other: 2, shared: 6, most: 2 },
    ],
  ])('refuses when %s', (_, plan, size, code, data) =>
    expect(drawForms(plan, bank(size), 'seed')).toEqual({ ok: false, refusal: { code, data } }),
  );

  it('says what to expect, and on how many answers that rests', () => {
    const pool = bank(2, (index) => (index === 0 ? { rightRatio: 0.5, answerCount: 40 } : { difficulty: 3 }));
    const { forms } = drawn(blueprint([cell({ count: 2 })]), pool);
    // 200 × (0.5 + 0.65); √(200² × (0.25 + 0.2275))
    expect(forms[0]?.expected).toEqual({
      meanHundredths: 230,
      spreadHundredths: 138,
      questionCount: 2,
      measuredCount: 1,
    });
  });

  it('draws ten forms of a hundred questions from three thousand', () => {
    const pool = bank(3000, (index) => ({ rightRatio: ((index * 37) % 100) / 100, answerCount: 50 }));
    const asked = TOPICS.flatMap((topic) =>
      [1, 2, 3, 4, 5].map((each) => cell({ topic, difficulty: each as 1, count: 5 })),
    );
    const { forms } = drawn(
      blueprint(asked, { formCount: 10, overlapRatio: 0.2, formsPerQuestion: 3 }),
      pool,
    );
    expect(forms).toHaveLength(10);
  });
});

/** Whether the questions of a form can be told apart into the cells, each as many as it asks for. */
function meets(form: readonly PoolQuestion[], cells: readonly BlueprintCell[]): boolean {
  const places = cells.flatMap((one) => Array.from({ length: one.count }, () => one));
  const holderOf = new Map<number, number>();
  const place = (at: number, asked: Set<number>): boolean =>
    form.some((question, index) => {
      const wanted = places[at];
      if (!wanted || asked.has(index) || !fitsCell(question, wanted)) return false;
      asked.add(index);
      const holder = holderOf.get(index);
      if (holder !== undefined && !place(holder, asked)) return false;
      holderOf.set(index, at);
      return true;
    });
  return places.every((_, at) => place(at, new Set()));
}
