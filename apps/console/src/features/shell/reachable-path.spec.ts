import { expect, it } from '@jest/globals';
import { reachablePath } from './reachable-path';

const path = [
  { code: 100000, name: '全国' },
  { code: 150000, name: '内蒙古自治区' },
  { code: 150800, name: '巴彦淖尔市' },
];

it('a province may climb to itself, not to the nation', () => {
  expect(reachablePath(path, [150000]).map((step) => step.isReachable)).toEqual([false, true, true]);
});

it('a stranger may climb nowhere', () => {
  expect(reachablePath(path, [440000]).some((step) => step.isReachable)).toBe(false);
});
