import { describe, expect, it } from '@jest/globals';
import { isLow, shortfall } from './shortfall';

describe('persons missing until the goal', () => {
  it.each([
    [2318, 1947, 90, 140],
    [10, 9, 90, 0],
    [11, 9, 90, 1],
    [10, 10, 90, 0],
    [0, 0, 90, 0],
  ])('of %i serving, %i attended, goal %i %%: %i', (serving, attended, goal, missing) => {
    expect(shortfall(serving, attended, goal)).toBe(missing);
  });
});

it('seventy percent is not low, and neither is a region where nobody serves', () => {
  expect([0.699, 0.7, null].map(isLow)).toEqual([true, false, false]);
});
