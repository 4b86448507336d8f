import { describe, expect, it } from '@jest/globals';
import { findRegion, type RegionLevel, type RegionName } from './find-region';

function region(code: number, name: string, level: RegionLevel, parentCode: number | null): RegionName {
  return { code, name, level, parentCode };
}

const regions: readonly RegionName[] = [
  region(0, '全国', 'nation', null),
  region(110000, '北京市', 'province', 0),
  region(110100, '北京市', 'city', 110000),
  region(110105, '朝阳区', 'county', 110100),
  region(150000, '内蒙古自治区', 'province', 0),
  region(150800, '巴彦淖尔市', 'city', 150000),
  region(150802, '临河区', 'county', 150800),
  region(152500, '锡林郭勒盟', 'city', 150000),
  region(210000, '辽宁省', 'province', 0),
  region(211300, '朝阳市', 'city', 210000),
  region(211321, '朝阳县', 'county', 211300),
  region(220000, '吉林省', 'province', 0),
  region(220100, '长春市', 'city', 220000),
  region(220104, '朝阳区', 'county', 220100),
  region(220200, '吉林市', 'city', 220000),
  region(420000, '湖北省', 'province', 0),
  region(422800, '恩施土家族苗族自治州', 'city', 420000),
  region(422801, '恩施市', 'county', 422800),
  region(510402, '东区', 'county', 0),
  region(650000, '新疆维吾尔自治区', 'province', 0),
  region(660000, '新疆生产建设兵团', 'province', 0),
];

describe('a region', () => {
  it.each([
    ['150802', 150802],
    ['１５０８０２', 150802],
    ['内蒙古自治区巴彦淖尔市临河区', 150802],
    ['内蒙古/巴彦淖尔市/临河区', 150802],
    ['内蒙古 > 巴彦淖尔 > 临河', 150802],
    ['内蒙古临河区', 150802],
    [' 临 河 区 ', 150802],
    ['临河', 150802],
    ['锡林郭勒', 152500],
    ['内蒙古', 150000],
    ['新疆', 650000],
    ['新疆生产建设兵团', 660000],
    ['兵团', 660000],
    ['朝阳市', 211300],
    ['朝阳县', 211321],
    ['北京朝阳', 110105],
    ['北京市朝阳区', 110105],
    ['吉林省长春市朝阳区', 220104],
    ['吉林省吉林市', 220200],
    ['吉林市', 220200],
    ['恩施市', 422801],
    ['恩施土家族苗族自治州', 422800],
    ['恩施州', 422800],
    ['北京', 110000],
    ['北京市', 110000],
    ['全国', 0],
  ])('written %s is %d', (text, code) => {
    expect(findRegion(text, regions)).toEqual({ ok: true, code: code });
  });

  it('whose name several bear lists them with their provinces', () => {
    expect(findRegion('朝阳区', regions)).toEqual({
      ok: false,
      candidates: [
        { code: 110105, path: '北京市/北京市/朝阳区' },
        { code: 220104, path: '吉林省/长春市/朝阳区' },
      ],
    });
  });

  it.each(['吉林', '恩施', '辽宁朝阳'])('%s without its suffix means two', (text) => {
    expect(findRegion(text, regions)).toMatchObject({ ok: false, candidates: [{}, {}] });
  });

  it.each(['', '999999', '火星市', '北京市临河区', '河区', '东', '区'])('%p is unknown', (text) => {
    expect(findRegion(text, regions)).toEqual({ ok: false, candidates: [] });
  });
});
