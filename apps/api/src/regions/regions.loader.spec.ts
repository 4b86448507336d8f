import { describe, expect, it } from '@jest/globals';
import { isWithin, NATION, type RegionLevel } from '@whetstone/domain';
import { builtInRegions } from './regions.loader';

const regions = builtInRegions();
const byCode = new Map(regions.map((region) => [region.code, region]));
const ofLevel = (level: RegionLevel) => regions.filter((region) => region.level === level);
const childrenOf = (code: number) => regions.filter((region) => region.parentCode === code);
const isMainland = ({ code }: { readonly code: number }) => code < 710_000;

describe('the regions that come with the product', () => {
  it('are 34 provinces and the 兵团', () => {
    expect(ofLevel('province')).toHaveLength(35);
    expect(byCode.get(660_000)).toEqual({
      ...{ code: 660_000, name: '新疆生产建设兵团', level: 'province', parentCode: NATION },
    });
    expect(
      ofLevel('province').filter((region) => isMainland(region) && region.code !== 660_000),
    ).toHaveLength(31);
  });

  it('are 333 prefecture-level cities on the mainland, and 27 parts of the three others', () => {
    expect(ofLevel('city').filter(isMainland)).toHaveLength(333);
    expect(ofLevel('city')).toHaveLength(360);
  });

  it.each([
    [110_000, '北京市', 16],
    [120_000, '天津市', 16],
    [310_000, '上海市', 16],
    [500_000, '重庆市', 38],
  ])('hold the districts of %d %s without a city between', (code, name, count) => {
    expect(byCode.get(code)).toMatchObject({ name, level: 'province' });
    expect(childrenOf(code).every(({ level }) => level === 'county')).toBe(true);
    expect(childrenOf(code)).toHaveLength(count);
  });

  it.each([
    [441_900, '东莞市'],
    [442_000, '中山市'],
    [460_400, '儋州市'],
    [620_200, '嘉峪关市'],
  ])('know %d %s as a city without counties', (code, name) => {
    expect(byCode.get(code)).toMatchObject({ name, level: 'city' });
    expect(childrenOf(code)).toEqual([]);
  });

  it.each([
    [429_004, '仙桃市', 420_000],
    [419_001, '济源市', 410_000],
    [659_001, '石河子市', 650_000],
    [469_001, '五指山市', 460_000],
  ])('put %d %s directly below its province', (code, name, parentCode) => {
    expect(byCode.get(code)).toEqual({ code, name, level: 'county', parentCode });
  });

  it('follow the way from 临河区 up to the nation', () => {
    expect(byCode.get(150_802)).toMatchObject({ name: '临河区', parentCode: 150_800 });
    expect(byCode.get(150_800)).toMatchObject({ name: '巴彦淖尔市', parentCode: 150_000 });
    expect(byCode.get(150_000)).toMatchObject({ name: '内蒙古自治区', parentCode: NATION });
  });

  it('nest: every region lies within its parent’s range, and each code is there once', () => {
    for (const { code, parentCode } of regions) {
      if (parentCode === null) expect(code).toBe(NATION);
      else expect([code, byCode.has(parentCode), isWithin(code, parentCode)]).toEqual([code, true, true]);
    }
    expect(byCode.size).toBe(regions.length);
  });

  it('bear no name twice below one parent, so that a roster’s path is never ambiguous', () => {
    const paths = regions.map(({ parentCode, name }) => `${parentCode} ${name}`);
    expect(new Set(paths).size).toBe(paths.length);
  });
});
