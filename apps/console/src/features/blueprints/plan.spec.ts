import { describe, expect, it } from '@jest/globals';
import {
  checkOf,
  contentOf,
  emptyRow,
  planFigures,
  planOf,
  usableIn,
  usualPlan,
  withCount,
  type Plan,
} from './plan';

const plan = (change: Partial<Plan> = {}): Plan => ({
  ...usualPlan(150800),
  name: '季度考试',
  bankIds: ['b'],
  ...change,
});

describe('a blueprint on the screen', () => {
  it('begins as the usual paper: 60 questions, 100 points', () =>
    expect(planFigures(plan())).toEqual({ questions: 60, points: 100 }));

  it('adds points without binary dust', () => {
    const [single] = plan().sections;
    if (!single) throw new Error('No section');
    const sections = [{ ...single, pointsEach: 0.1, rows: [withCount(emptyRow, 0, 3)] }];
    expect(planFigures(plan({ sections })).points).toBe(0.3);
  });

  it('sends only cells that ask for something, and reads back what it sent', () => {
    const rows = [
      withCount(withCount({ ...emptyRow, topic: '总则', cognition: 'APPLY' }, 0, 4), 3, 2),
      withCount({ ...emptyRow, topic: '查封扣押' }, 5, 1),
    ];
    const [single] = plan().sections;
    if (!single) throw new Error('No section');
    const written = plan({ sections: [{ ...single, rows }], overlapPercent: 35 });
    const content = contentOf(written);
    expect(content.sections[0]?.cells).toEqual([
      { topic: '总则', cognition: 'APPLY', difficulty: null, count: 4 },
      { topic: '总则', cognition: 'APPLY', difficulty: 3, count: 2 },
      { topic: '查封扣押', cognition: null, difficulty: 5, count: 1 },
    ]);
    const read = planOf({
      ...{ id: 'x', version: 1, name: written.name, seed: written.seed, totalPoints: 100, lawOn: null },
      region: { code: 150800, name: '巴彦淖尔市' },
      banks: [{ id: 'b' }],
      limits: { formCount: 1, overlapRatio: 0.35, formsPerQuestion: 2, mostExposures: null },
      sections: content.sections.map(({ type, pointsEach, scoring, cells }) => ({
        ...{ type, pointsEach, cells: [...cells], questions: [] },
        scoring: { kind: scoring.kind, subsetPoints: scoring.subsetPoints ?? null },
      })),
    } as unknown as Parameters<typeof planOf>[0]);
    expect(read).toEqual(written);
  });

  it('asks for a rule of scoring only where there is something to score by it', () => {
    const [single, multiple] = plan().sections.map((one) => ({
      ...one,
      scoringKind: 'FIXED_FOR_SUBSET' as const,
    }));
    if (!single || !multiple) throw new Error('No section');
    expect(contentOf(plan({ sections: [single, multiple] })).sections.map(({ scoring }) => scoring)).toEqual([
      { kind: 'ALL_OR_NOTHING', subsetPoints: null },
      { kind: 'FIXED_FOR_SUBSET', subsetPoints: 0.5 },
    ]);
  });

  it('finds what was said of a cell by counting those that ask', () => {
    const rows = [withCount(emptyRow, 2, 4), withCount(withCount(emptyRow, 0, 1), 5, 7)];
    const said = (cell: number) => ({ section: 1, cell, asked: cell, usable: 9, filled: 9, unusable: [] });
    const cells = [said(1), said(2), said(3)];
    expect(checkOf(cells, 0, rows, { row: 1, column: 5 })?.cell).toBe(3);
    expect(checkOf(cells, 0, rows, { row: 0, column: 0 })).toBeNull();
    expect(checkOf(cells, 1, rows, { row: 0, column: 2 })).toBeNull();
  });

  it('counts what a cell could ask for, with what lies under a topic and not beside it', () => {
    const held = (topic: string, difficulty: number, usable: number) => ({
      ...{ type: 'SINGLE' as const, topic, difficulty, cognition: null, usable },
    });
    const holdings = [held('总则', 1, 3), held('总则/原则', 2, 4), held('总则二', 1, 8)];
    expect(usableIn(holdings, 'SINGLE', { topic: '总则', cognition: null }, null)).toBe(7);
    expect(usableIn(holdings, 'SINGLE', { topic: '总则', cognition: null }, 2)).toBe(4);
    expect(usableIn(holdings, 'SINGLE', { topic: null, cognition: 'APPLY' }, null)).toBe(0);
    expect(usableIn(holdings, 'MULTIPLE', { topic: null, cognition: null }, null)).toBe(0);
  });
});
