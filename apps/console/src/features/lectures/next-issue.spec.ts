import { expect, it } from '@jest/globals';
import { nextIssue } from './next-issue';

it.each([
  [{ year: 2026, number: 11 }, '2026-11-24', { year: 2026, number: 12 }],
  [{ year: 2026, number: 12 }, '2027-01-03', { year: 2027, number: 1 }],
  [null, '2026-11-24', { year: 2026, number: 1 }],
])('after %j, on %s, %j is offered', (newest, today, next) => {
  expect(nextIssue(newest, today)).toEqual(next);
});
