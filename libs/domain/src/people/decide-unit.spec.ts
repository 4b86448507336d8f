import { describe, expect, it } from '@jest/globals';
import { decideUnitParent, nameAfterMerge, unitsAbove, type UnitInTree } from './decide-unit';

function unit(
  id: string,
  regionCode: number,
  parentId: string | null,
  validTo: string | null = null,
): UnitInTree {
  return { id, name: id, regionCode, parentId, validFrom: '2020-01-01', validTo };
}

const known = new Map(
  [
    unit('总队', 150000, null),
    unit('支队', 150800, '总队'),
    unit('大队', 150802, '支队'),
    unit('中队', 150802, '大队'),
    unit('邻市支队', 150200, '总队'),
    unit('旧支队', 150800, null, '2026-01-01'),
    unit('甲', 150800, '乙'),
    unit('乙', 150800, '甲'),
  ].map((one) => [one.id, one]),
);

describe('the tree of units', () => {
  it('climbs to the top, and out of a ring', () => {
    expect(unitsAbove('中队', known).map(({ id }) => id)).toEqual(['大队', '支队', '总队']);
    expect(unitsAbove('甲', known).map(({ id }) => id)).toEqual(['乙']);
  });

  it.each<[string | null, number, string | null, string]>([
    [null, 150802, null, 'fine'],
    [null, 150802, '支队', 'fine'],
    [null, 150802, '大队', 'fine'],
    ['邻市支队', 150200, null, 'fine'],
    [null, 150802, '没有', 'UNIT_PARENT_UNKNOWN'],
    ['支队', 150800, '支队', 'UNIT_CYCLE'],
    ['支队', 150800, '中队', 'UNIT_CYCLE'],
    ['大队', 150802, '邻市支队', 'UNIT_OUTSIDE_PARENT'],
    ['总队', 150000, '邻市支队', 'UNIT_CYCLE'],
    [null, 150800, '大队', 'UNIT_OUTSIDE_PARENT'],
    [null, 150802, '旧支队', 'UNIT_PARENT_NOT_VALID'],
  ])('%s of %i below %s: %s', (id, regionCode, parentId, outcome) => {
    const decided = decideUnitParent({ id, name: id ?? '新', regionCode }, parentId, '2026-06-01', known);
    expect(decided.ok ? 'fine' : decided.refusal.code).toBe(outcome);
  });
});

describe('a unit that comes with its region', () => {
  it.each([
    [[], '执法大队'],
    [['执法大队'], '执法大队（原五原县）'],
    [['执法大队', '执法大队（原五原县）'], '执法大队（原五原县）2'],
  ])('among %j is called %s', (taken, name) => {
    expect(nameAfterMerge('执法大队', '五原县', new Set(taken))).toBe(name);
  });
});
