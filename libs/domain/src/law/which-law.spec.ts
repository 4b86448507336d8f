import { describe, expect, it } from '@jest/globals';
import { exampleCatalogue as catalogue } from '../citation/catalogue.example';
import { parsePlace } from '../citation/parse-place';
import { checkQuestion } from '../questions/check-question';
import { decideWhichLaw, isLighter, type Act, type ActRule } from './which-law';
import { makeWhichLawQuestion } from './make-which-law-question';

function rule(editionSlug: string, place: string, fromYuan: number, toYuan: number): ActRule {
  const parsed = parsePlace(place);
  if (!parsed) throw new Error(place);
  return { editionSlug, place: parsed, fine: { fromYuan, toYuan } };
}

function act(slug: string, ...rules: readonly ActRule[]): Act {
  return { slug, conductZh: '把含病原体的污水排入水体', conductEn: '…', topicPath: ['法律适用'], rules };
}

const wasteWater = act(
  'pathogens',
  rule('water-2008', '第七十六条第一款第六项', 10_000, 100_000),
  rule('water-2017', '第八十五条第一款第六项', 20_000, 200_000),
  rule('code-2026', '第一千一百三十六条第一款第四项', 20_000, 200_000),
);
const emergencyPlan = act(
  'emergency-plan',
  rule('water-2017', '第九十三条第一款第一项', 20_000, 100_000),
  rule('code-2026', '第一千二百三十五条第一款第一项', 10_000, 50_000),
);
const nowLawful: Act = {
  ...act('now-lawful', rule('water-2017', '第四条', 10_000, 20_000)),
  rules: [
    rule('water-2017', '第四条', 10_000, 20_000),
    {
      editionSlug: 'code-2026',
      place: { article: 9, articleSub: 0, paragraph: null, item: null },
      fine: null,
    },
  ],
};

function decide(of: Act, conductDate: string, decisionDate: string) {
  const decided = decideWhichLaw(of, { conductDate, decisionDate }, catalogue);
  return decided.ok ? [decided.value.rule.editionSlug, decided.value.reason] : decided.refusal.code;
}

describe('which law decides', () => {
  it.each([
    ['found and decided in 2017', wasteWater, '2017-03-22', '2017-05-10', ['water-2008', 'law_of_the_act']],
    ['the newer text is heavier', wasteWater, '2017-03-22', '2018-02-01', ['water-2008', 'law_of_the_act']],
    [
      'the last day of the old text',
      wasteWater,
      '2017-12-31',
      '2018-01-01',
      ['water-2008', 'law_of_the_act'],
    ],
    [
      'the first day of the new text',
      wasteWater,
      '2018-01-01',
      '2018-03-01',
      ['water-2017', 'law_of_the_act'],
    ],
    ['the Code is as heavy', wasteWater, '2026-08-14', '2026-09-01', ['water-2017', 'law_of_the_act']],
    ['the first day of the Code', wasteWater, '2026-08-15', '2026-09-01', ['code-2026', 'law_of_the_act']],
    [
      'two texts later, heavier than its own',
      wasteWater,
      '2017-03-22',
      '2026-09-01',
      ['water-2008', 'law_of_the_act'],
    ],
    ['the Code is lighter', emergencyPlan, '2026-07-01', '2026-09-01', ['code-2026', 'newer_is_lighter']],
    ['decided before the Code', emergencyPlan, '2026-07-01', '2026-08-14', ['water-2017', 'law_of_the_act']],
    [
      'the Code no longer forbids it',
      nowLawful,
      '2026-07-01',
      '2026-09-01',
      ['code-2026', 'no_longer_unlawful'],
    ],
    ['decided before it was done', wasteWater, '2018-03-01', '2018-02-01', 'DECISION_BEFORE_ACT'],
    ['before any text there is', wasteWater, '2007-03-01', '2018-02-01', 'NO_RULE_ON_DAY_OF_ACT'],
    ['lawful when it was done', nowLawful, '2026-08-15', '2026-09-01', 'NOT_UNLAWFUL_THEN'],
  ])('%s', (_case, of, conductDate, decisionDate, expected) => {
    expect(decide(of, conductDate, decisionDate)).toEqual(expected);
  });

  it('has three right answers for hospital waste water', () => {
    const answers = ['2017-03-22', '2018-01-01', '2026-08-15'].map((day) => {
      const decided = decideWhichLaw(wasteWater, { conductDate: day, decisionDate: day }, catalogue);
      if (!decided.ok) throw new Error(decided.refusal.code);
      const { editionSlug, place, fine } = decided.value.rule;
      return [editionSlug, place.article, place.item, fine?.fromYuan, fine?.toYuan];
    });
    expect(answers).toEqual([
      ['water-2008', 76, 6, 10_000, 100_000],
      ['water-2017', 85, 6, 20_000, 200_000],
      ['code-2026', 1136, 4, 20_000, 200_000],
    ]);
  });

  it.each([
    [1, 10, 2, 20, true],
    [2, 20, 1, 10, false],
    [1, 20, 2, 20, true],
    [2, 20, 2, 20, false],
    [5, 10, 1, 20, true],
  ])('a fine of %d to %d is lighter than one of %d to %d: %s', (from, to, otherFrom, otherTo, expected) => {
    expect(isLighter({ fromYuan: from, toYuan: to }, { fromYuan: otherFrom, toYuan: otherTo })).toBe(
      expected,
    );
  });
});

describe('a question on which law decides', () => {
  const others = [1, 2, 3, 4].map((number) =>
    act(
      `other-${number}`,
      rule('water-2017', `第${number}0条`, number * 1000, number * 10_000),
      rule('code-2026', `第${number}00条`, number * 2000, number * 20_000),
    ),
  );
  const acts = [wasteWater, emergencyPlan, ...others];
  const questions = Array.from({ length: 200 }, (_, seed) =>
    makeWhichLawQuestion(`s${seed}`, acts, catalogue),
  );

  it('can be given and marked, whatever the seed', () => {
    for (const question of questions) expect(question && checkQuestion(question)).toEqual([]);
  });

  it('has the key the rule gives', () => {
    for (const question of questions) {
      if (!question || question.key.kind !== 'choice') throw new Error('no question');
      const [label] = question.key.labels;
      const right = question.options.find((option) => option.label === label)?.text ?? '';
      const [citation] = question.citations;
      const cited = acts.flatMap(({ rules }) => rules).find((one) => one.place.article === citation?.article);
      expect(right).toContain(cited?.editionSlug === 'code-2026' ? '生态环境法典' : '水污染防治法');
    }
  });

  it('is the same for the same seed, and different for others', () => {
    expect(makeWhichLawQuestion('s7', acts, catalogue)).toEqual(questions[7]);
    expect(new Set(questions.map((question) => question?.stem)).size).toBeGreaterThan(150);
    expect(new Set(questions.map((question) => JSON.stringify(question?.key))).size).toBe(4);
  });

  it('asks also where the newer law is lighter', () => {
    const lighter = questions.filter((question) => question?.explanation.includes('新规定处罚较轻'));
    expect(lighter.length).toBeGreaterThan(3);
  });

  it('is not made from too few acts', () => {
    expect(makeWhichLawQuestion('s', [emergencyPlan], catalogue)).toBeNull();
    expect(makeWhichLawQuestion('s', [], catalogue)).toBeNull();
  });
});
