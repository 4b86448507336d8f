import { describe, expect, it } from '@jest/globals';
import type { QuestionKey } from '../questions/question';
import { scoreAttempt, type KeyedQuestion } from './score-attempt';
import {
  labelsIn,
  partAnswer,
  partPointsOf,
  textOfLabels,
  writtenPartsOf,
  writtenTextsOf,
} from './written-answer';

const text = (...points: [string, number][]) => ({
  kind: 'text' as const,
  points: points.map(([said, pointsHundredths]) => ({ text: said, pointsHundredths })),
});
const shortAnswer: KeyedQuestion = {
  questionId: 's',
  maxHundredths: 1000,
  key: text(['立案', 200], ['告知', 300]),
};
const caseKey: QuestionKey = {
  kind: 'case',
  parts: [
    { kind: 'choice', labels: ['A', 'C'] },
    { kind: 'true_false', isTrue: true },
    { kind: 'fill_in', blanks: [['三十', '30'], ['罚款']] },
    text(['程序', 100], ['幅度', 200]),
  ],
};
const asked: KeyedQuestion = {
  questionId: 'c',
  maxHundredths: 1000,
  partHundredths: [200, 100, 300, 400],
  key: caseKey,
};
const given = (...texts: string[]) => [{ questionId: 'c', labels: [], texts }];
const pointsFor = (sheet: ReturnType<typeof given>, read?: number) =>
  scoreAttempt([asked], sheet, 500, read === undefined ? {} : { read: new Map([['c', read]]) }).hundredths;

describe('what a person reads of a question', () => {
  it('its 要点 are worth their share of what the paper gives', () =>
    expect(writtenPartsOf(shortAnswer)).toEqual([
      {
        ...{ number: 0, maxHundredths: 1000 },
        rubric: [
          { text: '立案', maxHundredths: 400 },
          { text: '告知', maxHundredths: 600 },
        ],
      },
    ]));

  it('of a case only the written parts, none of them losing a hundredth', () =>
    expect(writtenPartsOf(asked)).toEqual([
      {
        ...{ number: 4, maxHundredths: 400 },
        rubric: [
          { text: '程序', maxHundredths: 133 },
          { text: '幅度', maxHundredths: 267 },
        ],
      },
    ]));

  it('nothing where a machine marks all', () =>
    expect(writtenPartsOf({ key: { kind: 'choice', labels: ['A'] }, maxHundredths: 100 })).toEqual([]));

  it('the texts that go with them', () => {
    const [answer] = given('A C', 'TRUE', '30\n罚款', ' 先告知再处罚 ');
    expect(writtenTextsOf(answer, writtenPartsOf(asked))).toEqual(['先告知再处罚']);
    expect(writtenTextsOf(undefined, writtenPartsOf(asked))).toEqual(['']);
  });

  it('the parts of a case share its points as they did in the bank', () =>
    expect(partPointsOf([{ pointsHundredths: 200 }, { pointsHundredths: 400 }], 1000)).toEqual([333, 667]));
});

describe('an answer to one part of a case', () => {
  it.each([
    ['a choice', 0, 'choice', { labels: ['A', 'C'], texts: [] }],
    ['true or false', 1, 'true_false', { labels: ['TRUE'], texts: [] }],
    ['a fill-in', 2, 'fill_in', { labels: [], texts: ['30', ''] }],
    ['something written', 3, 'text', { labels: [], texts: ['甲\n乙'] }],
    ['a part left open', 4, 'fill_in', { labels: [], texts: [] }],
  ] as const)('%s', (_, part, kind, said) =>
    expect(partAnswer(given('A C', 'TRUE', '30\n', '甲\n乙')[0], part, kind)).toMatchObject(said),
  );

  it('labels read back as they were written', () =>
    expect(labelsIn(textOfLabels(['C', 'A']))).toEqual(['A', 'C']));
});

describe('scoring what is written', () => {
  it.each<[string, string[], number | undefined, number | null]>([
    ['waits for a person', ['A C', 'TRUE', '30\n罚款', '先告知'], undefined, null],
    ['adds what the readers gave to what the machine gives', ['A C', 'TRUE', '30\n罚款', '先告知'], 250, 850],
    ['half the blanks, a wrong choice', ['A', 'TRUE', '30\n', '先告知'], 0, 250],
    ['left open, nobody looks', ['A C', 'TRUE', '30\n罚款', '  '], undefined, 600],
    ['nothing at all', [], undefined, 0],
    ['points for what is not there any more count nothing', ['A C'], 400, 200],
    ['never more than it is worth', ['A C', 'TRUE', '30\n罚款', '先告知'], 900, 1000],
  ])('a case: %s', (_, texts, read, points) => expect(pointsFor(given(...texts), read)).toBe(points));

  const written = [{ questionId: 's', labels: [], texts: ['依法立案'] }];
  it('half a result is none: neither points nor pass are told', () => {
    const right = { questionId: 'a', maxHundredths: 500, key: { kind: 'choice', labels: ['A'] } as const };
    const sheet = [...written, { questionId: 'a', labels: ['A'], texts: [] }];
    const score = scoreAttempt([right, shortAnswer], sheet, 100);
    expect(score).toMatchObject({ hundredths: null, isPassed: null });
    expect(score.marks).toEqual([
      { questionId: 'a', maxHundredths: 500, hundredths: 500 },
      { questionId: 's', maxHundredths: 1000, hundredths: 0, isPending: true },
    ]);
  });

  it('a ruling outweighs the readers, and what is void outweighs both', () => {
    const persons = { given: new Map([['s', 700]]), read: new Map([['s', 300]]) };
    const score = (change: Partial<KeyedQuestion>) =>
      scoreAttempt([{ ...shortAnswer, ...change }], written, 500, persons).hundredths;
    expect([score({}), score({ isVoid: true })]).toEqual([700, 1000]);
  });
});
