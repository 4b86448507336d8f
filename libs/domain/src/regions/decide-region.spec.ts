import { describe, expect, it } from '@jest/globals';
import { nameOn, type DatedRegion } from './dated-region';
import {
  decideAddRegion,
  decideEndRegion,
  decideMergeRegions,
  decideRenameRegion,
  parentCodeOf,
  type NewRegion,
} from './decide-region';
import type { RegionLevel } from './find-region';

function region(
  code: number,
  name: string,
  level: RegionLevel,
  parentCode: number | null,
  days: Partial<Pick<DatedRegion, 'validFrom' | 'validTo' | 'names'>> = {},
): DatedRegion {
  const { validFrom = '1949-10-01', validTo = null } = days;
  const names = days.names ?? [{ name, from: validFrom, to: validTo }];
  return { code, level, parentCode, validFrom, validTo, names, successorCode: null, isCustom: false };
}

const known = new Map(
  [
    region(0, '全国', 'nation', null),
    region(150000, '内蒙古自治区', 'province', 0),
    region(150800, '巴彦淖尔市', 'city', 150000),
    region(150802, '临河区', 'county', 150800),
    region(150821, '五原县', 'county', 150800),
    region(150822, '旧县', 'county', 150800, { validTo: '2020-01-01' }),
    region(150900, '撤销市', 'city', 150000, { validTo: '2027-01-01' }),
    region(151000, '新设市', 'city', 150000, { validFrom: '2026-07-01' }),
    region(650000, '新疆维吾尔自治区', 'province', 0),
    region(659001, '石河子市', 'county', 650000),
    region(660000, '新疆生产建设兵团', 'province', 0),
    region(371200, '莱芜市', 'city', 370000, {
      names: [
        { name: '莱芜地区', from: '1949-10-01', to: '2018-01-01' },
        { name: '莱芜市', from: '2018-01-01', to: null },
      ],
    }),
  ].map((one) => [one.code, one]),
);

const zone: NewRegion = {
  ...{ code: 150871, name: '经济技术开发区', level: 'county', parentCode: 150800, from: '2026-06-01' },
};

describe('a custom region', () => {
  it.each<[string, Partial<NewRegion>, number]>([
    ['a development zone in a city', {}, 150800],
    ['one whose parent is not stated', { parentCode: null }, 150800],
    ['a division of the 兵团', { code: 660100, name: '第一师', level: 'city', parentCode: 660000 }, 660000],
    ['a county straight below its province', { code: 659002, name: '阿拉尔市', parentCode: 650000 }, 650000],
    ['the name of one that is gone', { name: '旧县' }, 150800],
  ])('may be %s', (_, change, parentCode) => {
    const name = change.name ?? zone.name;
    const level = change.level ?? zone.level;
    expect(decideAddRegion({ ...zone, ...change }, known)).toEqual({
      ok: true,
      value: { name, level, parentCode },
    });
  });

  it.each<[string, Partial<NewRegion>]>([
    ['NAME_MISSING', { name: ' 　' }],
    ['PLACE_NAME_TOO_LONG', { name: '𠮷'.repeat(300) }],
    ['REGION_CODE_INVALID', { code: 15087 }],
    ['REGION_CODE_INVALID', { code: 670000, level: 'province' }],
    ['REGION_CODE_INVALID', { code: 150871.5 }],
    ['REGION_LEVEL_WRONG', { level: 'city' }],
    ['REGION_LEVEL_WRONG', { code: 151100 }],
    ['REGION_CODE_TAKEN', { code: 150802 }],
    ['REGION_CODE_TAKEN', { code: 150822, name: '又一县' }],
    ['REGION_OUTSIDE_PARENT', { parentCode: 660000 }],
    ['REGION_PARENT_NOT_VALID', { code: 670101, parentCode: null }],
    ['REGION_BEFORE_PARENT', { code: 660100, level: 'city', parentCode: null, from: '1949-09-30' }],
    ['REGION_PARENT_ENDS', { code: 150971, parentCode: 150900 }],
    ['REGION_HOLDS_OTHERS', { code: 659000, level: 'city', parentCode: 650000 }],
    ['REGION_NAME_TAKEN', { name: '临河区' }],
  ])('is refused with %s: %j', (code, change) => {
    expect(decideAddRegion({ ...zone, ...change }, known)).toMatchObject({ ok: false, refusal: { code } });
  });

  it('nests below its city only while there is one', () => {
    expect(parentCodeOf(151071, '2026-06-30', known)).toBe(150000);
    expect(parentCodeOf(151071, '2026-07-01', known)).toBe(151000);
  });
});

describe('a new name', () => {
  it('is borne from its day on, and the past keeps its own', () => {
    expect(decideRenameRegion({ code: 150821, name: '五原 区', from: '2026-06-01' }, known)).toEqual({
      ok: true,
      value: '五原 区',
    });
    const renamed = known.get(371200);
    if (!renamed) throw new Error('莱芜');
    expect(['1900-01-01', '2017-12-31', '2018-01-01'].map((day) => nameOn(renamed, day))).toEqual([
      ...['莱芜地区', '莱芜地区', '莱芜市'],
    ]);
  });

  it.each([
    ['NAME_MISSING', 150821, '', '2026-06-01'],
    ['PLACE_NAME_TOO_LONG', 150821, '县'.repeat(101), '2026-06-01'],
    ['REGION_NOT_VALID_ON', 150822, '新名', '2026-06-01'],
    ['REGION_NOT_VALID_ON', 999999, '新名', '2026-06-01'],
    ['REGION_NAME_SAME', 150821, '五原县', '2026-06-01'],
    ['RENAME_NOT_AFTER', 371200, '莱芜区', '2018-01-01'],
    ['REGION_NAME_TAKEN', 150821, '临河区', '2026-06-01'],
  ])('is refused with %s for %i', (code, region, name, from) => {
    const decided = decideRenameRegion({ code: region, name, from }, known);
    expect(decided).toMatchObject({ ok: false, refusal: { code } });
  });
});

describe('the end of a region', () => {
  it('is decided for one that is there and holds no other', () => {
    expect(decideEndRegion(150821, '2026-06-01', known)).toEqual({ ok: true, value: known.get(150821) });
    const merged = decideMergeRegions(
      { codes: [150821, 150802, 150821], successorCode: 151000, on: '2026-07-01' },
      known,
    );
    expect(merged).toEqual({ ok: true, value: [known.get(150802), known.get(150821)] });
  });

  it.each<[string, readonly number[], number, string]>([
    ['REGIONS_MISSING', [], 150802, '2026-06-01'],
    ['MERGE_INTO_ITSELF', [150821, 150802], 150802, '2026-06-01'],
    ['MERGE_INTO_CHILD', [150800], 150802, '2026-06-01'],
    ['MERGE_NATION', [150821], 0, '2026-06-01'],
    ['REGION_NOT_VALID_ON', [150821], 150822, '2026-06-01'],
    ['REGION_NOT_VALID_ON', [150821], 151000, '2026-06-30'],
    ['REGION_NOT_VALID_ON', [150821], 150900, '2026-06-01'],
    ['REGION_NOT_VALID_ON', [150822], 150802, '2019-01-01'],
    ['REGION_NOT_VALID_ON', [151000], 150802, '2026-07-01'],
    ['REGION_NAMED_LATER', [371200], 150802, '2018-01-01'],
    ['REGION_NOT_ENDABLE', [660000], 150802, '2026-06-01'],
    ['REGION_HAS_CHILDREN', [150800], 660000, '2026-06-01'],
  ])('is refused with %s: %j into %i', (code, codes, successorCode, on) => {
    const decided = decideMergeRegions({ codes, successorCode, on }, known);
    expect(decided).toMatchObject({ ok: false, refusal: { code } });
  });
});
