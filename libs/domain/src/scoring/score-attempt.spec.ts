import { describe, expect, it } from '@jest/globals';
import type { QuestionKey } from '../questions/question';
import { pointsFor, pointsOf, scoreAnswer } from './score-answer';
import { scoreAttempt } from './score-attempt';

const answer = (labels: string[], texts: string[] = []) => ({ questionId: 'q', labels, texts });
const choice = (...labels: string[]): QuestionKey => ({ kind: 'choice', labels });
const fillIn: QuestionKey = { kind: 'fill_in', blanks: [['三十', '30'], ['PM2.5']] };

describe('scoring one answer', () => {
  it.each([
    ['the right option', answer(['B']), choice('B'), 1],
    ['a wrong option', answer(['A']), choice('B'), 0],
    ['nothing', undefined, choice('B'), 0],
    ['an empty answer', answer([]), choice('B'), 0],
    ['all right options in another order', answer(['D', 'A']), choice('A', 'D'), 1],
    ['a subset of the right options', answer(['A']), choice('A', 'D'), 0],
    ['the right options and one more', answer(['A', 'B', 'D']), choice('A', 'D'), 0],
    ['one right option twice', answer(['A', 'A']), choice('A', 'D'), 0],
    ['true for true', answer(['TRUE']), { kind: 'true_false', isTrue: true } as const, 1],
    ['both true and false', answer(['TRUE', 'FALSE']), { kind: 'true_false', isTrue: true } as const, 0],
    ['both blanks, widths folded', answer([], ['３０', 'ｐｍ２．５']), fillIn, 1],
    ['one blank of two', answer([], ['三十', '']), fillIn, 0.5],
  ])('%s', (_, given, key, ratio) => expect(scoreAnswer(given, key)).toBe(ratio));

  it.each<[string, string[], Partial<Extract<QuestionKey, { kind: 'fill_in' }>>, number]>([
    ['in another order, where the order is free', ['罚款', '警告'], { isOrderFree: true }, 1],
    ['in another order, where it is not', ['罚款', '警告'], {}, 0],
    ['the same right answer twice', ['警告', '警告'], { isOrderFree: true }, 0.5],
    ['a sentence that holds the word', ['应当给予警告', '并处罚款'], { matching: 'contains' }, 1],
    ['a sentence where the word itself is asked', ['应当给予警告', '罚款'], {}, 0.5],
    ['nothing', ['', ''], { isOrderFree: true, matching: 'contains' }, 0],
  ])('fill-in: %s', (_, texts, rule, ratio) => {
    const key: QuestionKey = { kind: 'fill_in', blanks: [['警告'], ['罚款']], ...rule };
    expect(scoreAnswer(answer([], texts), key)).toBe(ratio);
  });

  it('an answer that fits two blanks leaves each of them one', () => {
    const key: QuestionKey = { kind: 'fill_in', blanks: [['甲', '乙'], ['甲']], isOrderFree: true };
    expect(scoreAnswer(answer([], ['甲', '乙']), key)).toBe(1);
  });

  it.each([
    ['full-width marks', '立案、调查。', '立案,调查.'],
    ['quotation marks and brackets', '“双罚”《办法》', '"双罚"<办法>'],
    ['long dashes', '10—100 万', '10-100万'],
  ])('fill-in: %s are read as their plain twins', (_, given, accepted) =>
    expect(scoreAnswer(answer([], [given]), { kind: 'fill_in', blanks: [[accepted]] })).toBe(1),
  );

  it('scores multiple choice by its section’s rule, and everything else by itself', () => {
    const scoring = { kind: 'half_for_subset' } as const;
    expect(pointsOf(answer(['A']), { key: choice('A', 'D'), maxHundredths: 300, scoring })).toBe(200);
    expect(pointsOf(answer(['A']), { key: choice('A', 'D'), maxHundredths: 300 })).toBe(0);
    expect(pointsOf(undefined, { key: choice('A', 'D'), maxHundredths: 300, scoring })).toBe(0);
    expect(pointsOf(answer([], ['30', '']), { key: fillIn, maxHundredths: 301, scoring })).toBe(151);
  });

  it('rounds once, half up', () => {
    expect([pointsFor(0.5, 125), pointsFor(1 / 3, 100), pointsFor(2 / 3, 100)]).toEqual([63, 33, 67]);
  });
});

describe('scoring an attempt', () => {
  const paper = [
    { questionId: 'a', maxHundredths: 500, key: choice('A') },
    { questionId: 'b', maxHundredths: 600, key: choice('A', 'B') },
  ];
  const right = { questionId: 'a', labels: ['A'], texts: [] };

  it('adds integer points and passes at the line, not below', () => {
    expect(scoreAttempt(paper, [right], 500)).toMatchObject({ hundredths: 500, isPassed: true });
    expect(scoreAttempt(paper, [right], 501).isPassed).toBe(false);
  });

  it('ignores answers to questions that are not on the paper', () => {
    const other = { questionId: 'other', labels: ['A'], texts: [] };
    expect(scoreAttempt(paper, [right, other], 500).hundredths).toBe(500);
  });
});
