import { expect, it } from '@jest/globals';
import { formatCount, formatShare } from './figures';

it.each([
  [0.84, '84.0%'],
  [0.8996, '89.9%'],
  [0.9, '90.0%'],
  [0.29, '29.0%'],
  [1, '100.0%'],
  [0, '0.0%'],
  [null, null],
])('the share %j reads %j', (ratio, text) => {
  expect(formatShare(ratio)).toBe(text);
});

it('groups thousands', () => {
  expect(formatCount(2318)).toBe('2,318');
});
