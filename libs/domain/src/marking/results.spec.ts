import { describe, expect, it } from '@jest/globals';
import { decideAppeal, decideRuling, type AppealRequest, type RulingRequest } from './decide-appeal';
import {
  appealDeadline,
  decideResultRules,
  DEFAULT_RESULT_RULES,
  isAnnounced,
  rankBandOf,
  strengthOf,
  type ResultRules,
} from './results';

const at = (time: string) => new Date(`2026-11-${time}:00+08:00`);
const closesAt = at('20T18:00');
const codeOf = (result: { ok: boolean; refusal?: { code: string } }) =>
  result.ok ? 'ok' : result.refusal?.code;

describe('results', () => {
  it.each([
    [null, true],
    [at('21T08:59'), true],
    [at('21T09:00'), true],
    [at('21T09:01'), false],
  ])('announced at %s: %s at nine', (announceAt, isOut) => {
    expect(isAnnounced({ ...DEFAULT_RESULT_RULES, announceAt }, at('21T09:00'))).toBe(isOut);
  });

  it.each<[Partial<ResultRules>, string]>([
    [{}, '27T18:00'],
    [{ announceAt: at('22T09:00') }, '29T09:00'],
    [{ announceAt: at('22T09:00'), appealUntil: at('24T18:00') }, '24T18:00'],
  ])('%j: appeals until %s', (rules, until) => {
    expect(appealDeadline({ ...DEFAULT_RESULT_RULES, ...rules }, closesAt)).toEqual(at(until));
  });

  it.each<[string, Partial<ResultRules>, Partial<ResultRules>, string]>([
    ['a time after the closing', {}, { announceAt: at('21T09:00') }, 'ok'],
    ['a time before the closing', {}, { announceAt: at('20T09:00') }, 'ANNOUNCED_BEFORE_CLOSING'],
    ['another time, not out yet', { announceAt: at('22T09:00') }, { announceAt: at('23T09:00') }, 'ok'],
    [
      'another time, when they are out',
      { announceAt: at('20T20:00') },
      { announceAt: at('23T09:00') },
      'RESULTS_OUT',
    ],
    [
      'bands, when they are out',
      { announceAt: at('20T20:00') },
      { announceAt: at('20T20:00'), hasRankBands: true },
      'ok',
    ],
    [
      'appeals that end before the results',
      {},
      { announceAt: at('22T09:00'), appealUntil: at('22T09:00') },
      'APPEAL_BEFORE_RESULTS',
    ],
  ])('%s', (_, before, rules, outcome) => {
    const decision = decideResultRules(
      { ...DEFAULT_RESULT_RULES, ...rules },
      { before: { ...DEFAULT_RESULT_RULES, ...before }, closesAt, now: at('21T08:00') },
    );
    expect(codeOf(decision)).toBe(outcome);
  });

  it.each([
    [0, 29, null],
    [0, 30, 'top_10'],
    [9, 100, 'top_10'],
    [10, 100, 'top_25'],
    [25, 100, 'top_50'],
    [50, 100, 'rest'],
  ])('%i of %i did better: %s', (better, count, band) => expect(rankBandOf(better, count)).toBe(band));

  it.each([
    [800, 1000, 3, 'strong'],
    [799, 1000, 3, 'fair'],
    [600, 1000, 5, 'fair'],
    [599, 1000, 5, 'weak'],
    [1000, 1000, 2, null],
  ])('%i of %i in %i questions: %s', (got, max, count, strength) =>
    expect(strengthOf(got, max, count)).toBe(strength),
  );
});

describe('an appeal', () => {
  const fits: AppealRequest = {
    ...{ isSubmitted: true, isAnnounced: true, isOnPaper: true, isAsked: false, text: '答案与条文不符' },
    ...{ deadline: at('27T18:00'), now: at('27T17:59') },
  };
  it.each<[Partial<AppealRequest>, string]>([
    [{}, 'ok'],
    [{ isSubmitted: false }, 'APPEAL_NOT_SUBMITTED'],
    [{ isAnnounced: false }, 'RESULTS_NOT_OUT'],
    [{ now: at('27T18:00') }, 'APPEAL_TOO_LATE'],
    [{ isOnPaper: false }, 'QUESTION_NOT_ON_PAPER'],
    [{ isAsked: true }, 'APPEAL_ASKED'],
    [{ text: ' 不服 ' }, 'APPEAL_TEXT'],
    [{ text: '长'.repeat(1001) }, 'APPEAL_TEXT'],
  ])('%j: %s', (change, outcome) => expect(codeOf(decideAppeal({ ...fits, ...change }))).toBe(outcome));

  const rules: RulingRequest = {
    ...{ state: 'open', isOwn: false, isUpheld: true, reason: '条文已修订' },
    ...{ hundredths: null, maxHundredths: 500 },
  };
  it.each<[Partial<RulingRequest>, string]>([
    [{}, 'ok'],
    [{ isUpheld: false }, 'ok'],
    [{ hundredths: 500 }, 'ok'],
    [{ hundredths: 501 }, 'RULING_POINTS'],
    [{ hundredths: -1 }, 'RULING_POINTS'],
    [{ hundredths: 100, maxHundredths: null }, 'RULING_POINTS'],
    [{ hundredths: 100, isUpheld: false }, 'RULING_POINTS'],
    [{ state: 'dismissed' }, 'APPEAL_NOT_OPEN'],
    [{ isOwn: true }, 'APPEAL_OWN'],
    [{ reason: ' ' }, 'REASON_MISSING'],
  ])('ruled %j: %s', (change, outcome) =>
    expect(codeOf(decideRuling({ ...rules, ...change }))).toBe(outcome),
  );
});
