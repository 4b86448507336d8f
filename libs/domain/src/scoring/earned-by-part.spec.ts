import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { meanOfTwo } from '../marking/settle-readings';
import type { PartKey } from '../questions/question';
import { earnedByPart, shareReading, type PersonsOnCase } from './earned-by-part';
import { scoreAttempt, type KeyedQuestion } from './score-attempt';

const written: PartKey = { kind: 'text', points: [{ text: '先立案', pointsHundredths: 600 }] };
const asked: KeyedQuestion = {
  questionId: 'q',
  maxHundredths: 1000,
  partHundredths: [200, 100, 400, 300],
  key: {
    kind: 'case',
    parts: [{ kind: 'choice', labels: ['B', 'C'] }, { kind: 'true_false', isTrue: true }, written, written],
  },
};
const answer = { questionId: 'q', labels: [], texts: ['B C', 'FALSE', '先立案', '后处罚'] };
const readers: PersonsOnCase = { isRuled: false, read: [350, 120] };

describe('what each part of a case earned', () => {
  it.each<[string, Partial<KeyedQuestion>, Partial<PersonsOnCase>, (number | null)[]]>([
    ['a machine and readers, each their parts', {}, {}, [200, 0, 350, 120]],
    ['while somebody has yet to read it', {}, { read: null }, [200, 0, null, null]],
    ['where a ruling gave points to the whole', {}, { isRuled: true }, [null, null, null, null]],
    ['where the question was taken out for all', { isVoid: true }, { isRuled: true }, [200, 100, 400, 300]],
    ['of a question that is none', { key: { kind: 'true_false', isTrue: true } }, {}, []],
  ])('%s', (_, change, persons, earned) => {
    expect(earnedByPart({ ...asked, ...change }, answer, { ...readers, ...persons })).toEqual(earned);
  });

  it('is nothing where nothing was answered, and nobody has to read that', () => {
    expect(earnedByPart(asked, undefined, { isRuled: false, read: null })).toEqual([0, 0, 0, 0]);
  });

  it('adds up to what the case earned', () => {
    const points = fc.integer({ min: 0, max: 300 });
    fc.assert(
      fc.property(points, points, points, points, (one, two, three, four) => {
        const readings = [
          [one, two],
          [three, four],
        ];
        const settled = meanOfTwo(one + two, three + four);
        const read = shareReading(settled, readings);
        const earned = earnedByPart(asked, answer, { isRuled: false, read });
        const { hundredths } = scoreAttempt([asked], [answer], 0, { read: new Map([['q', settled]]) });
        expect(earned.reduce((sum: number, part) => sum + (part ?? NaN), 0)).toBe(hundredths);
        expect(read[0]).toBeLessThanOrEqual(Math.max(one, three));
      }),
    );
  });

  it('shares the half hundredth of a mean out with the rest', () => {
    expect(
      shareReading(301, [
        [100, 200],
        [100, 201],
      ]),
    ).toEqual([100, 201]);
    expect(shareReading(0, [[0, 0]])).toEqual([0, 0]);
  });
});
