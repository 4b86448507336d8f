import { expect, it } from '@jest/globals';
import type { PaperSection } from './paper';
import { sayRule } from './say-rule';

const section = (change: Partial<PaperSection>): PaperSection => ({
  ...{ type: 'MULTIPLE', pointsEach: 2, questions: [] },
  ...change,
});

it.each<[Partial<PaperSection>, string | null]>([
  [{ type: 'SINGLE', pointsEach: 1.5 }, '选对得 1.5 分，不选、错选不得分。'],
  [
    { scoring: { kind: 'HALF_FOR_SUBSET', subsetPoints: null } },
    '全部选对得 2 分，少选得 1 分，多选、错选、不选不得分。',
  ],
  [
    { scoring: { kind: 'FIXED_FOR_SUBSET', subsetPoints: 0.35 } },
    '全部选对得 2 分，少选得 0.35 分，多选、错选、不选不得分。',
  ],
  [
    { scoring: { kind: 'ALL_OR_NOTHING', subsetPoints: null } },
    '全部选对得 2 分，少选、多选、错选、不选均不得分。',
  ],
  [{}, null],
])('%j is said as %j', (change, said) => expect(sayRule(section(change), 'zh')).toBe(said));

it('says it in English too', () =>
  expect(sayRule(section({ type: 'TRUE_FALSE', pointsEach: 1 }), 'en')).toBe(
    '1 point for the right verdict, nothing for a wrong one or none.',
  ));
