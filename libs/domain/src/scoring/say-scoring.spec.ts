import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sayScoring } from './say-scoring';
import { scoreMultiple, scoringKinds, type ScoringRule } from './scoring-rule';

const fixed = (subsetHundredths: number): ScoringRule => ({ kind: 'fixed_for_subset', subsetHundredths });

describe('a section says how it is scored', () => {
  it.each([
    ['single', '选对得 2 分，不选、错选不得分。', '2 points for the right option'],
    ['true_false', '判断正确得 2 分', '2 points for the right verdict'],
    ['fill_in', '按填对的空得分', 'the share of the blanks'],
    ['short_answer', '按答出的要点得分', 'by the points your answer makes'],
    ['case', '各小题分别得分', 'part by part'],
  ] as const)('%s', (type, zh, en) => {
    const section = { type, pointsEachHundredths: 200 };
    expect(sayScoring(section, 'zh')).toContain(zh);
    expect(sayScoring(section, 'en')).toContain(en);
  });

  it.each<[ScoringRule | undefined, number, string, string]>([
    [undefined, 200, '少选、多选、错选、不选均不得分', 'nothing for fewer'],
    [{ kind: 'half_for_subset' }, 300, '少选得 2 分，多选、错选', '2 for fewer of them'],
    [{ kind: 'half_for_subset' }, 100, '少选、多选、错选、不选均不得分', 'nothing for fewer'],
    [{ kind: 'pro_rata' }, 200, '按选对选项的比例', 'their share'],
    [fixed(50), 200, '少选得 0.5 分', '0.5 for fewer'],
    [fixed(0), 200, '少选、多选、错选、不选均不得分', 'nothing for fewer'],
    [{ kind: 'half_point_each' }, 200, '每选对一项得 0.5 分，多选、错选', '0.5 each'],
    [{ kind: 'half_point_both_ways' }, 200, '每选错一项扣 0.5 分', '0.5 off for each wrong'],
    [{ kind: 'option_weights' }, 200, '按所选各项的分值', 'what the options you chose are worth'],
  ])('multiple choice by %j at %i hundredths', (scoring, pointsEachHundredths, zh, en) => {
    const section = { type: 'multiple' as const, pointsEachHundredths, ...(scoring && { scoring }) };
    expect(sayScoring(section, 'zh')).toContain(zh);
    expect(sayScoring(section, 'en')).toContain(en);
  });

  it('promises for fewer options what marking gives for them', () => {
    const key = { kind: 'choice' as const, labels: ['A', 'B', 'C'] };
    const rules = fc
      .constantFrom(...scoringKinds)
      .chain((kind) =>
        fc
          .integer({ min: 0, max: 400 })
          .map((subsetHundredths): ScoringRule =>
            kind === 'fixed_for_subset' ? { kind, subsetHundredths } : { kind },
          ),
      );
    fc.assert(
      fc.property(rules, fc.integer({ min: 1, max: 10 }), (scoring, points) => {
        const said = sayScoring({ type: 'multiple', pointsEachHundredths: points * 100, scoring }, 'zh');
        const promised = /少选得 ([\d.]+) 分/.exec(said)?.[1];
        const given = scoreMultiple(['A'], key, points * 100, scoring);
        if (promised !== undefined) expect(Math.round(Number(promised) * 100)).toBe(given);
        if (said.includes('少选、多选')) expect(given).toBe(0);
        if (!said.includes('扣')) expect(scoreMultiple(['A', 'D'], key, points * 100, scoring)).toBe(0);
      }),
    );
  });
});
