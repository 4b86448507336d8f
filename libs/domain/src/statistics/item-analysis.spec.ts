import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cutGroups, newItemsTally, readItems, tallyItems, type SatItem } from './item-analysis';
import { alphaOfTable, newFormTally, readForm, tallyForm } from './reliability';

/**
 * Ten students, ten questions: K. L. Wuensch, East Carolina University, "The Kuder-Richardson 20"
 * (core.ecu.edu/wuenschk/StatHelp/KR20.txt). Published there: p of each question, pq, and the variance 5.84.
 */
const WUENSCH = [
  [1, 1, 1, 1, 1, 1, 0, 1, 1, 0],
  [1, 0, 1, 1, 0, 1, 1, 1, 0, 1],
  [1, 1, 1, 1, 0, 1, 1, 0, 0, 1],
  [0, 0, 1, 0, 0, 0, 1, 0, 0, 0],
  [0, 0, 0, 0, 0, 1, 0, 0, 1, 0],
  [1, 1, 1, 0, 1, 1, 1, 1, 1, 1],
  [1, 1, 0, 1, 1, 1, 0, 1, 1, 1],
  [1, 1, 1, 1, 1, 1, 1, 1, 0, 1],
  [0, 1, 0, 1, 1, 1, 1, 1, 0, 1],
  [1, 1, 0, 1, 1, 0, 1, 1, 1, 0],
];

/**
 * Thirty departments, seven ratings: S. Chatterjee and B. Price, Regression Analysis by Example (1977), table 3.3, the
 * data set `attitude` of R. The figures are those of `psych::alpha(attitude)` (W. Revelle).
 */
const ATTITUDE =
  `43 51 30 39 61 92 45|63 64 51 54 63 73 47|71 70 68 69 76 86 48|61 63 45 47 54 84 35|81 78 56 66 71 83 47
43 55 49 44 54 49 34|58 67 42 56 66 68 35|71 75 50 55 70 66 41|72 82 72 67 71 83 31|67 61 45 47 62 80 41
64 53 53 58 58 67 34|67 60 47 39 59 74 41|69 62 57 42 55 63 25|68 83 83 45 59 77 35|77 77 54 72 79 77 46
81 90 50 72 60 54 36|74 85 64 69 79 79 63|65 60 65 75 55 80 60|65 70 46 57 75 85 46|50 58 68 54 64 78 52
50 40 33 34 43 64 33|64 61 52 62 66 80 41|53 66 52 50 63 80 37|40 37 42 58 50 57 49|63 54 42 48 66 75 33
66 77 66 63 88 76 72|78 75 58 74 80 78 49|48 57 44 45 51 83 38|85 85 71 71 77 74 55|82 82 39 59 64 78 39`
    .split(/[|\n]/)
    .map((row) => row.split(' ').map(Number));

function itemsOf(row: readonly number[], max = 1): SatItem[] {
  return row.map((points, place) => ({
    ...{ questionId: String(place), hundredths: points, maxHundredths: max, labels: [] },
  }));
}

function figuresOf(rows: readonly (readonly number[])[], max = 1) {
  const tally = newItemsTally();
  for (const row of rows) tallyItems(tally, itemsOf(row, max), null);
  return readItems(tally, () => undefined);
}

describe('reliability', () => {
  it('is KR-20 where answers are right or wrong (Wuensch: Σpq 2.18, variance 5.84)', () => {
    expect(alphaOfTable(WUENSCH)).toBeCloseTo((10 / 9) * (1 - 2.18 / 5.84), 10);
    const tally = newFormTally('form');
    for (const row of WUENSCH) tallyForm(tally, row);
    expect(readForm(tally).deviationHundredths ** 2).toBeCloseTo(5.84, 10);
  });

  it('is Cronbach’s alpha where they earn more (attitude: 0.84)', () => {
    const tally = newFormTally('form');
    for (const row of ATTITUDE) tallyForm(tally, row);
    const { alpha, semHundredths, deviationHundredths } = readForm(tally);
    expect(alpha).toBeCloseTo(0.843, 3);
    expect(semHundredths).toBeCloseTo(deviationHundredths * Math.sqrt(1 - (alpha ?? 0)), 10);
  });

  it('is not told below thirty sittings, of one question, or where all have one total', () => {
    const read = (rows: readonly (readonly number[])[]) => {
      const tally = newFormTally('form');
      for (const row of rows) tallyForm(tally, row);
      return readForm(tally);
    };
    expect(read(ATTITUDE.slice(0, 29))).toMatchObject({ count: 29, alpha: null, semHundredths: null });
    expect(read(ATTITUDE.map(([first = 0]) => [first])).alpha).toBeNull();
    expect(read(ATTITUDE.map(() => [1, 2, 3])).alpha).toBeNull();
  });
});

describe('the figures of a question', () => {
  it('are its corrected correlation with the rest (attitude: r.drop of psych::alpha)', () => {
    const found = figuresOf(ATTITUDE, 100).map(({ discrimination }) => Number(discrimination?.toFixed(2)));
    expect(found).toEqual([0.67, 0.74, 0.56, 0.71, 0.79, 0.27, 0.46]);
  });

  it('are the share that was right (Wuensch: p of each question)', () => {
    const thrice = [...WUENSCH, ...WUENSCH, ...WUENSCH];
    const found = figuresOf(thrice).map(({ difficulty }) => Number(difficulty?.toFixed(2)));
    expect(found).toEqual([0.7, 0.7, 0.6, 0.7, 0.6, 0.8, 0.7, 0.7, 0.5, 0.6]);
  });

  it('are not told of fewer than thirty', () => {
    expect(figuresOf(ATTITUDE.slice(0, 29), 100)[0]).toMatchObject({
      ...{ count: 29, difficulty: null, discrimination: null, flags: [] },
    });
  });

  it('say nothing of how a question divides when everybody got it', () => {
    const rows = ATTITUDE.map((row, index) => [1, index % 2, (row[0] ?? 0) > 65 ? 1 : 0]);
    expect(figuresOf(rows)[0]).toMatchObject({ difficulty: 1, discrimination: null });
  });

  it('do not depend on the order of the sittings', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 3, maxLength: 3 }), { minLength: 30 }),
        (rows) => {
          const round = (rowsIn: number[][]) =>
            figuresOf(rowsIn, 4).map(({ discrimination }) => discrimination?.toFixed(6));
          expect(round(rows.toReversed())).toEqual(round(rows));
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('groups and options', () => {
  /** A hundred sittings; the better half of them is asked what the strong choose. */
  function chosen(byStrong: readonly string[], byWeak: readonly string[], right: string) {
    const sittings = Array.from({ length: 100 }, (_, place) => ({
      id: `s${place}`,
      ratio: (100 - place) / 100,
    }));
    const groups = cutGroups(sittings);
    const tally = newItemsTally();
    for (const [place, { id }] of sittings.entries()) {
      const choices = place < 50 ? byStrong : byWeak;
      const label = choices[place % choices.length] ?? '';
      const items = [
        { questionId: 'q', hundredths: label === right ? 1 : 0, maxHundredths: 1, labels: [label] },
        { questionId: 'rest', hundredths: 100 - place, maxHundredths: 100, labels: [] },
      ];
      tallyItems(tally, items, groups.get(id) ?? null);
    }
    const labels = ['A', 'B', 'C', 'D'];
    const [item] = readItems(tally, (id) => (id === 'q' ? { labels, right: [right] } : undefined));
    return item;
  }

  it('are the best and the weakest 27 %', () => {
    const groups = cutGroups(Array.from({ length: 100 }, (_, place) => ({ id: `${place}`, ratio: place })));
    const sizes = Object.groupBy(groups.values(), (group) => group);
    expect([sizes.upper?.length, sizes.lower?.length]).toEqual([27, 27]);
    expect([groups.get('99'), groups.get('0'), groups.get('50')]).toEqual(['upper', 'lower', undefined]);
  });

  it('show who chose what', () => {
    const item = chosen(['A'], ['A', 'B', 'C', 'D', 'B'], 'A');
    expect(item?.options[0]).toMatchObject({ label: 'A', isRight: true, share: 0.6, upperShare: 1 });
    expect(item?.options[1]?.lowerShare).toBeCloseTo(11 / 27, 10);
    expect(item?.flags).toEqual([]);
  });

  it.each([
    ['a wrong option nobody chooses', ['A'], ['A', 'B', 'C'], 'A', ['dead_distractor']],
    [
      ...['a key the strong pass over', ['C'], ['A', 'B', 'C', 'D']],
      ...['A', ['negative_discrimination', 'suspected_key']],
    ],
    ['a key only the weak take', ['B', 'C', 'D'], ['A'], 'A', ['negative_discrimination', 'suspected_key']],
  ] as [string, string[], string[], string, string[]][])('flag %s', (_, strong, weak, right, flags) => {
    expect(chosen(strong, weak, right)?.flags).toEqual(flags);
  });
});
