import { describe, expect, it } from '@jest/globals';
import { checkBlueprint, type Blueprint, type BlueprintCell, type BlueprintSection } from './blueprint';
import { unusableReason, type QuestionStanding } from './pool-question';

const cell = (change: Partial<BlueprintCell> = {}): BlueprintCell => ({
  ...{ topic: null, difficulty: null, cognition: null, count: 10 },
  ...change,
});
const section = (change: Partial<BlueprintSection> = {}): BlueprintSection => ({
  ...{ type: 'single', pointsEachHundredths: 1000, scoring: { kind: 'all_or_nothing' } },
  ...{ cells: [cell()], questionIds: [] },
  ...change,
});
const blueprint = (change: Partial<Blueprint> = {}): Blueprint => ({
  ...{ totalHundredths: 10_000, lawOn: null, sections: [section()] },
  limits: { formCount: 1, overlapRatio: 0, formsPerQuestion: 1, mostExposures: null },
  ...change,
});
const limits = (change: Partial<Blueprint['limits']>) => ({ limits: { ...blueprint().limits, ...change } });

describe('a blueprint', () => {
  it('is accepted when its sections add up', () => expect(checkBlueprint(blueprint()).ok).toBe(true));

  it('adds picked questions to drawn ones', () => {
    const sections = [section({ cells: [cell({ count: 8 })], questionIds: ['a', 'b'] })];
    expect(checkBlueprint(blueprint({ sections })).ok).toBe(true);
  });

  it.each<[string, Partial<Blueprint>, string, object]>([
    [
      'that sums to 99',
      { sections: [section({ pointsEachHundredths: 990 })] },
      'BLUEPRINT_SUM',
      { sum: 99, total: 100 },
    ],
    ['without a section', { sections: [] }, 'BLUEPRINT_EMPTY', {}],
    [
      'with an empty section',
      { sections: [section(), section({ cells: [] })] },
      'BLUEPRINT_SECTION_EMPTY',
      { section: 2 },
    ],
    [
      'with a cell of none',
      { sections: [section({ cells: [cell(), cell({ topic: 'a', count: 0 })] })] },
      'BLUEPRINT_COUNT',
      { section: 1, cell: 2 },
    ],
    [
      'with half a question',
      { sections: [section({ cells: [cell({ count: 1.5 })] })] },
      'BLUEPRINT_COUNT',
      { section: 1, cell: 1 },
    ],
    [
      'worth nothing',
      { sections: [section({ pointsEachHundredths: 0 })] },
      'BLUEPRINT_POINTS',
      { section: 1 },
    ],
    [
      'with one cell twice',
      { sections: [section({ cells: [cell(), cell()] })] },
      'BLUEPRINT_CELL_TWICE',
      { section: 1, cell: 2 },
    ],
    [
      'with one question twice',
      { sections: [section({ questionIds: ['a'] }), section({ questionIds: ['a'] })] },
      'BLUEPRINT_QUESTION_TWICE',
      {},
    ],
    [
      'of 501 questions',
      { sections: [section({ cells: [cell({ count: 501 })] })] },
      'BLUEPRINT_TOO_LONG',
      { asked: 501, most: 500 },
    ],
    [
      'whose subset earns all points',
      { sections: [section({ scoring: { kind: 'fixed_for_subset', subsetHundredths: 1000 } })] },
      'BLUEPRINT_SUBSET_POINTS',
      { section: 1, pointsEach: 10 },
    ],
    ['of eleven forms', limits({ formCount: 11 }), 'BLUEPRINT_FORMS', { most: 10 }],
    [
      'of several forms all picked by hand',
      { sections: [section({ cells: [], questionIds: [...'0123456789'] })], ...limits({ formCount: 2 }) },
      'BLUEPRINT_FIXED_FORMS',
      {},
    ],
    ['with more than all in common', limits({ overlapRatio: 1.1 }), 'BLUEPRINT_LIMITS', {}],
    ['with a question on no form', limits({ formsPerQuestion: 0 }), 'BLUEPRINT_LIMITS', {}],
    ['that draws nothing that was seen', limits({ mostExposures: 0 }), 'BLUEPRINT_LIMITS', {}],
  ])('%s is refused', (_, change, code, data) =>
    expect(checkBlueprint(blueprint(change))).toEqual({ ok: false, refusal: { code, data } }),
  );
});

describe('why a question does not come onto a paper', () => {
  const standing = (change: Partial<QuestionStanding> = {}): QuestionStanding => ({
    ...{ status: 'published', needsReview: false, referenceDate: '2026-01-01', exposures: 0 },
    cited: [{ from: '2015-01-01', to: '2026-08-15' }],
    ...change,
  });
  const any = { lawOn: null, mostExposures: null };

  it.each<[string, Partial<QuestionStanding>, object, string | null]>([
    ['nothing', {}, {}, null],
    ['retired', { status: 'retired', needsReview: true }, {}, 'retired'],
    ['a draft', { status: 'draft' }, {}, 'not_published'],
    ['waiting for sign-off', { status: 'in_review' }, {}, 'not_published'],
    ['to be looked at', { needsReview: true }, {}, 'needs_review'],
    ['its law was not yet law on its own day', { referenceDate: '2014-12-31' }, {}, 'law_not_in_force'],
    ['its law was law on its own day', { referenceDate: '2026-08-14' }, {}, null],
    ['its law is no longer law on its own day', { referenceDate: '2026-08-15' }, {}, 'law_not_in_force'],
    ['its law is no longer law on the paper’s day', {}, { lawOn: '2026-11-26' }, 'law_not_in_force'],
    ['it cites nothing', { cited: [] }, { lawOn: '2026-11-26' }, null],
    ['asked as often as allowed', { exposures: 3 }, { mostExposures: 3 }, 'exposed'],
    ['asked less often', { exposures: 2 }, { mostExposures: 3 }, null],
  ])('%s', (_, change, rule, reason) =>
    expect(unusableReason(standing(change), { ...any, ...rule })).toBe(reason),
  );
});
