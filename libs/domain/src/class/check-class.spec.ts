import { describe, expect, it } from '@jest/globals';
import { classRefusal, quotaRefusal, type ClassFacts, type UnitQuota } from './check-class';

const facts = (change: Partial<ClassFacts> = {}): ClassFacts => ({
  ...{ name: '执法骨干培训班', year: 2026, number: 3, startsOn: '2026-11-16', endsOn: '2026-11-20' },
  ...change,
});

describe('a class', () => {
  it.each<[string, Partial<ClassFacts>, string | null]>([
    ['says what it is', {}, null],
    ['may last one day', { endsOn: '2026-11-16' }, null],
    ['does not end before it begins', { endsOn: '2026-11-15' }, 'CLASS_DAYS_REVERSED'],
    ['may end in the next year', { startsOn: '2026-12-28', endsOn: '2027-01-08' }, null],
    ['has a name', { name: '  ' }, 'NAME_MISSING'],
    ['has a name of a hundred characters', { name: '班'.repeat(100) }, null],
    ['has no longer name', { name: '班'.repeat(101) }, 'CLASS_NAME_TOO_LONG'],
    ['is the first at least', { number: 0 }, 'CLASS_NUMBER_INVALID'],
    ['has a whole number', { number: 1.5 }, 'CLASS_NUMBER_INVALID'],
    ['has a number of three digits at most', { number: 1000 }, 'CLASS_NUMBER_INVALID'],
    ['has a year of four digits', { year: 26 }, 'CLASS_NUMBER_INVALID'],
  ])('%s', (_, change, expected) => {
    expect(classRefusal(facts(change))?.code ?? null).toBe(expected);
  });
});

describe('the places of the units', () => {
  const quota = (unitId: string, seats: number): UnitQuota => ({ unitId, unitName: `${unitId}大队`, seats });
  const taken = (unitId: string, count: number) => ({ unitId, unitName: `${unitId}大队`, count });

  it.each<[string, UnitQuota[], ReturnType<typeof taken>[], object | null]>([
    ['may be none at all, whoever is there', [], [taken('甲', 40)], null],
    ['may be as many as are taken', [quota('甲', 2)], [taken('甲', 2)], null],
    [
      'are not fewer than are taken',
      [quota('甲', 1)],
      [taken('甲', 2)],
      { code: 'CLASS_QUOTA_BELOW_TAKEN', data: { unit: '甲大队', seats: 1, taken: 2 } },
    ],
    [
      'are none for a unit that is not named, so nobody is there from one',
      [quota('甲', 5)],
      [taken('乙', 1)],
      { code: 'CLASS_QUOTA_BELOW_TAKEN', data: { unit: '乙大队', seats: 0, taken: 1 } },
    ],
    ['are at least one', [quota('甲', 0)], [], { code: 'CLASS_SEATS_INVALID' }],
    ['are whole', [quota('甲', 1.5)], [], { code: 'CLASS_SEATS_INVALID' }],
    ['are no more than ever serve in a unit', [quota('甲', 10_000)], [], { code: 'CLASS_SEATS_INVALID' }],
    ['are said once for a unit', [quota('甲', 1), quota('甲', 2)], [], { code: 'CLASS_UNIT_TWICE' }],
  ])('%s', (_, quotas, there, expected) => {
    const refusal = quotaRefusal(quotas, there);
    if (expected === null) expect(refusal).toBeNull();
    else expect(refusal).toMatchObject(expected);
  });
});
