import { describe, expect, it } from '@jest/globals';
import { printOrder, readOrder, sortRows, turnOrder } from './sort-rows';

const keys = ['name', 'ratio'] as const;
const fallback = { key: 'ratio', descending: true } as const;

describe('the order of a table', () => {
  it('travels through the address and back', () => {
    expect(readOrder('-name', keys, fallback)).toEqual({ key: 'name', descending: true });
    expect(printOrder({ key: 'ratio', descending: false })).toBe('ratio');
    expect(readOrder('nonsense', keys, fallback)).toEqual(fallback);
    expect(readOrder(null, keys, fallback)).toEqual(fallback);
  });

  it('turns round when the same heading is pressed again', () => {
    expect(turnOrder(fallback, 'ratio', true)).toEqual({ key: 'ratio', descending: false });
    expect(turnOrder<'name' | 'ratio'>(fallback, 'name', false)).toEqual({ key: 'name', descending: false });
  });

  it('puts a region where nobody serves last, whichever way', () => {
    const rows = [{ ratio: null }, { ratio: 0.5 }, { ratio: 0.9 }];
    expect(sortRows(rows, (row) => row.ratio, true).map((row) => row.ratio)).toEqual([0.9, 0.5, null]);
    expect(sortRows(rows, (row) => row.ratio, false).map((row) => row.ratio)).toEqual([0.5, 0.9, null]);
  });
});
