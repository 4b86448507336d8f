import { describe, expect, it } from '@jest/globals';
import { isWithin, mayActIn, subtreeOf } from './subtree';

describe('the subtree of a region', () => {
  it.each([
    [0, 0, 1_000_000],
    [150000, 150000, 160000],
    [150800, 150800, 150900],
    [150802, 150802, 150803],
    [660000, 660000, 670000],
  ])('%i holds [%i, %i)', (code, from, to) => expect(subtreeOf(code)).toEqual({ from, to }));

  it('holds its counties and itself, no sibling and no parent', () => {
    expect(isWithin(150802, 150800)).toBe(true);
    expect(isWithin(150800, 150800)).toBe(true);
    expect(isWithin(150702, 150800)).toBe(false);
    expect(isWithin(150000, 150800)).toBe(false);
  });

  it('lets a manager of a city act in its counties only, and only in his role', () => {
    const grants = [{ role: 'training_manager', regionCode: 150800 }];
    expect(mayActIn(grants, ['training_manager'], 150802)).toBe(true);
    expect(mayActIn(grants, ['training_manager'], 150702)).toBe(false);
    expect(mayActIn(grants, ['leader'], 150802)).toBe(false);
    expect(mayActIn([], ['training_manager'], 150802)).toBe(false);
  });
});
