import { describe, expect, it } from '@jest/globals';
import { checkQuestion } from '../questions/check-question';
import { decideDailyPenalty, type PenaltyRound } from './daily-penalty';
import { makeDailyPenaltyQuestion } from './make-daily-penalty-question';

function round(
  orderServedOn: string,
  reinspectedOn: string,
  finding: PenaltyRound['finding'] = 'still_discharging',
) {
  return { orderServedOn, reinspectedOn, finding };
}

describe('the daily penalty', () => {
  it.each<[string, number, PenaltyRound[], number, number]>([
    [
      'one re-inspection: the day of service is not counted, that of the re-inspection is',
      100_000,
      [round('2016-03-01', '2016-03-11')],
      10,
      1_000_000,
    ],
    ['the next day', 100_000, [round('2016-03-01', '2016-03-02')], 1, 100_000],
    ['over the end of February of a leap year', 50_000, [round('2016-02-20', '2016-03-05')], 14, 700_000],
    [
      'the re-inspection was obstructed',
      200_000,
      [round('2016-03-01', '2016-03-06', 'inspection_obstructed')],
      5,
      1_000_000,
    ],
    ['corrected', 100_000, [round('2016-03-01', '2016-03-11', 'corrected')], 0, 0],
    [
      'two re-inspections add up',
      100_000,
      [round('2016-03-01', '2016-03-11'), round('2016-03-11', '2016-03-31')],
      30,
      3_000_000,
    ],
    [
      'the new order was served later',
      100_000,
      [round('2016-03-01', '2016-03-11'), round('2016-03-14', '2016-03-31')],
      27,
      2_700_000,
    ],
    [
      'the second found it corrected',
      100_000,
      [round('2016-03-01', '2016-03-11'), round('2016-03-11', '2016-03-31', 'corrected')],
      10,
      1_000_000,
    ],
  ])('%s', (_case, baseFineYuan, rounds, days, totalYuan) => {
    const decided = decideDailyPenalty({ baseFineYuan, rounds });
    expect(decided.ok && [decided.value.days, decided.value.totalYuan]).toEqual([days, totalYuan]);
  });

  it.each<[string, number, PenaltyRound[], string]>([
    ['without an original fine', 0, [round('2016-03-01', '2016-03-11')], 'BASE_FINE_INVALID'],
    ['without a re-inspection', 100_000, [], 'ROUND_MISSING'],
    [
      're-inspected on the day of service',
      100_000,
      [round('2016-03-01', '2016-03-01')],
      'REINSPECTED_TOO_EARLY',
    ],
    [
      'the second order before the first re-inspection',
      100_000,
      [round('2016-03-01', '2016-03-11'), round('2016-03-10', '2016-03-20')],
      'ROUND_OUT_OF_ORDER',
    ],
    [
      'more found after it was corrected: a new cycle',
      100_000,
      [round('2016-03-01', '2016-03-11', 'corrected'), round('2016-03-20', '2016-03-30')],
      'ROUND_AFTER_CORRECTION',
    ],
  ])('is refused %s', (_case, baseFineYuan, rounds, code) => {
    const decided = decideDailyPenalty({ baseFineYuan, rounds });
    expect(decided.ok ? null : decided.refusal.code).toBe(code);
  });

  it.each([
    ['2026-08-14', 'epl-2014', 59],
    ['2026-08-15', 'code-2026', 1060],
  ])('rests, for a re-inspection on %s, on %s art. %d and on order 28', (day, editionSlug, article) => {
    const decided = decideDailyPenalty({ baseFineYuan: 100_000, rounds: [round('2026-08-01', day)] });
    expect(decided.ok && decided.value.rules).toEqual([
      { editionSlug, article },
      ...[12, 17, 19].map((number) => ({ editionSlug: 'daily-penalty-2014', article: number })),
    ]);
  });
});

describe('a question on the daily penalty', () => {
  const questions = Array.from({ length: 300 }, (_, seed) => makeDailyPenaltyQuestion(`s${seed}`));

  it('can be given and marked, whatever the seed, and has four answers', () => {
    for (const question of questions) {
      expect(checkQuestion(question)).toEqual([]);
      expect(question.options).toHaveLength(4);
    }
  });

  it('has one key, explained by the same sum', () => {
    for (const { key, options, explanation } of questions) {
      if (key.kind !== 'choice') throw new Error('no choice');
      const right = options.find(({ label }) => label === key.labels[0]);
      expect(key.labels).toHaveLength(1);
      expect(explanation).toContain(`＝${right?.text}。`);
    }
  });

  it('is the same for the same seed, and different for others', () => {
    expect(makeDailyPenaltyQuestion('s7')).toEqual(questions[7]);
    expect(new Set(questions.map(({ stem }) => stem)).size).toBe(300);
  });
});
