import { expect, it } from '@jest/globals';
import { gap, pageWindow } from './page-window';

it.each([
  [1, 1, [1]],
  [1, 3, [1, 2, 3]],
  [5, 47, [1, gap, 4, 5, 6, gap, 47]],
  [47, 47, [1, gap, 46, 47]],
])('page %i of %i shows %j', (page, count, shown) => {
  expect(pageWindow(page, count)).toEqual(shown);
});

it('a page beyond the last still offers the way back', () => {
  expect(pageWindow(9, 3)).toEqual([1, gap, 3]);
});
