import { shuffle, unitKindOf } from '@whetstone/domain';
import type { NewOfficer } from '../roster/roster-writer.service';
import type { RegionNode } from '../regions/regions.service';

const SURNAMES = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕'];
const GIVEN = [
  ...[
    '伟',
    '敏',
    '静',
    '强',
    '磊',
    '洋',
    '艳',
    '勇',
    '军',
    '杰',
    '娟',
    '涛',
    '明',
    '超',
    '秀兰',
    '霞',
    '平',
    '刚',
  ],
  ...['桂英', '建华', '文博', '晓东', '海燕', '志强', '雪梅', '立新', '玉兰', '国庆', '春梅', '永胜'],
];
const MONGOLIAN = [
  ...[
    '巴图',
    '其其格',
    '乌日娜',
    '朝鲁',
    '萨仁',
    '阿古拉',
    '斯琴',
    '那仁',
    '宝音',
    '娜仁花',
    '呼和',
    '格日勒',
  ],
  ...['哈斯', '苏和', '图雅', '额尔德尼', '托娅', '布和', '孟和', '赛罕'],
];
const POSTS = ['执法员', '执法员', '执法员', '中队长', '副大队长', '法制员'];

/** Weights and check characters of GB 11643. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_CHARACTERS = '10X98765432';

const COUNTY_STAFF = 3;
const CITY_STAFF = 5;
const PROVINCE_STAFF = 12;

/** Invented officers for a province: its 总队, a 支队 in every city and a 大队 in every county. Same seed, same people. */
export function inventOfficers(regions: readonly RegionNode[], today: string): NewOfficer[] {
  const bodies = regions.flatMap((region) => Array.from({ length: staffOf(region) }, () => region));
  const names = shuffle(allNames(), 'names');
  return bodies.map((region, index) =>
    inventOfficer(region, index, names[index % names.length] ?? '', today),
  );
}

function allNames(): string[] {
  const han = SURNAMES.flatMap((surname) => GIVEN.map((given) => surname + given));
  return [...han, ...Array.from({ length: 12 }, () => MONGOLIAN).flat()];
}

/** Larger counties have more officers; the code stands in for a size nobody measured. */
function staffOf({ level, code }: RegionNode): number {
  if (level === 'province') return PROVINCE_STAFF;
  return level === 'city' ? CITY_STAFF + (code % 7) : COUNTY_STAFF + (code % 4);
}

function inventOfficer(region: RegionNode, index: number, name: string, today: string): NewOfficer {
  const gender = index % 3 === 0 ? 'female' : 'male';
  const unitName = unitNameOf(region);
  return {
    name,
    gender,
    idNumber: inventIdNumber(region.code, index, gender),
    certificateNo: `${region.code}${String(index + 1).padStart(5, '0')}`,
    unitName,
    unitKind: unitKindOf(unitName),
    regionCode: region.code,
    post: POSTS[index % POSTS.length] ?? '执法员',
    postedFrom: `${Number(today.slice(0, 4)) - 1 - (index % 6)}-0${1 + (index % 9)}-01`,
  };
}

function unitNameOf({ name, level }: RegionNode): string {
  const rank = { nation: '局', province: '总队', city: '支队', county: '大队' }[level];
  return `${name}生态环境综合行政执法${rank}`;
}

/** Right by its checksum, so that it passes the same checks as a real one; its serial part is made up. */
function inventIdNumber(regionCode: number, index: number, gender: NewOfficer['gender']): string {
  const area = regionCode % 100 === 0 ? regionCode + 1 : regionCode;
  const birth = `${1970 + (index % 28)}${String(1 + (index % 12)).padStart(2, '0')}${String(1 + (index % 27)).padStart(2, '0')}`;
  const serial = (100 + (index % 400)) * 2 + (gender === 'male' ? 1 : 0);
  const body = `${area}${birth}${String(serial).padStart(3, '0')}`;
  const sum = [...body].reduce((total, digit, at) => total + Number(digit) * (WEIGHTS[at] ?? 0), 0);
  return body + (CHECK_CHARACTERS[sum % 11] ?? '');
}
