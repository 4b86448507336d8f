import { expect, it } from '@jest/globals';
import { classStateOn, nextClassNumber } from './class-state';

it.each([
  ['2026-11-15', 'AHEAD'],
  ['2026-11-16', 'ON'],
  ['2026-11-20', 'ON'],
  ['2026-11-21', 'OVER'],
])('on %s a class from the 16th to the 20th is %s', (today, state) => {
  expect(classStateOn({ startsOn: '2026-11-16', endsOn: '2026-11-20' }, today)).toBe(state);
});

it('the next class follows the last of its region and year', () => {
  const one = (year: number, number: number, code = 150800) => ({ year, number, region: { code } });
  const known = [one(2026, 2), one(2026, 7), one(2025, 9), one(2026, 12, 150802)];
  expect(nextClassNumber(known, 150800, 2026)).toBe(8);
  expect(nextClassNumber(known, 150800, 2027)).toBe(1);
});
