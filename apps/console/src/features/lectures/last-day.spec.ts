import { expect, it } from '@jest/globals';
import { lastDay } from './last-day';

it.each([
  ['2026-11-30T16:00:00.000Z', '2026-11-30'],
  ['2026-12-01T00:00:00+08:00', '2026-11-30'],
  ['2026-11-30T23:59:59+08:00', '2026-11-30'],
])('what closes at %s is open to the end of %s', (closesAt, day) => {
  expect(lastDay(closesAt)).toBe(day);
});
