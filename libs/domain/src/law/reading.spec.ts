import { describe, expect, it } from '@jest/globals';
import { exampleCatalogue } from '../citation/catalogue.example';
import { parseCitations } from '../citation/parse-citations';
import { parsePlace } from '../citation/parse-place';
import { sayFault } from '../fault/say-fault';
import { statusOn } from './edition-status';
import { placeKey, placeOfKey, printProvisionNumber } from './provision';
import { provisionAsOf } from './provision-as-of';
import { sayFine, sayYuan } from './say-yuan';
import { bigramsOf, excerptOf, searchWords } from './search-text';

const days = { effectiveFrom: '2015-01-01', effectiveTo: null, isRepealed: false, doubtfulFrom: null };

describe('what an edition is on a day', () => {
  it.each([
    ['not yet', {}, '2014-12-31', 'not_yet'],
    ['from its first day', {}, '2015-01-01', 'in_force'],
    ['until the day before its end', { effectiveTo: '2026-08-15' }, '2026-08-14', 'in_force'],
    ['a newer text took its place', { effectiveTo: '2026-08-15' }, '2026-08-15', 'superseded'],
    ['another law ended it', { effectiveTo: '2026-08-15', isRepealed: true }, '2026-08-15', 'repealed'],
    ['before the doubt', { doubtfulFrom: '2026-08-15' }, '2026-08-14', 'in_force'],
    ['from the day of the doubt', { doubtfulFrom: '2026-08-15' }, '2026-08-15', 'to_be_confirmed'],
    [
      'an end settles a doubt',
      { doubtfulFrom: '2026-08-15', effectiveTo: '2026-09-01' },
      '2026-09-01',
      'superseded',
    ],
  ])('%s', (_case, change, day, status) => {
    expect(statusOn({ ...days, ...change }, day)).toBe(status);
  });
});

describe('the key of a provision', () => {
  it.each([
    ['a63', '第六十三条'],
    ['a63.1', '第六十三条之一'],
    ['a63.1.p1.i3', '第六十三条之一第一款第三项'],
    ['a63.p2', '第六十三条第二款'],
    ['a63.p1.i3.m2', '第六十三条第一款第三项第二目'],
  ])('%s is %s', (key, text) => {
    const place = parsePlace(text);
    expect(place && placeKey(place)).toBe(key);
    expect(placeOfKey(key)).toEqual(place);
  });

  it.each(['t1.c2', 'a1.p1.i1-2', '', 'a'])('%s is of no place', (key) => expect(placeOfKey(key)).toBeNull());

  it.each(['六十三条', '63条', '第63条'])('reads %s', (text) =>
    expect(parsePlace(text)).toMatchObject({ article: 63 }),
  );
  it.each(['第六十三', '见第六十三条', '第六十三条规定', '第十百条', '第六十三条第二目'])(
    'does not read %s',
    (text) => expect(parsePlace(text)).toBeNull(),
  );

  it.each([
    ['article', 63, 1, '第六十三条之一'],
    ['chapter', 3, 0, '第三章'],
    ['chapter', null, 0, ''],
    ['paragraph', 2, 0, ''],
    ['item', 3, 0, '（三）'],
    ['sub_item', 1, 0, '1.'],
  ] as const)('a %s numbered %s is written %s', (kind, number, sub, text) => {
    expect(printProvisionNumber({ kind, number, sub })).toBe(text);
  });
});

describe('a citation checked against the text', () => {
  const provisions = new Set([
    'a1',
    'a1.p1',
    'a1.p1.i1',
    'a1.p1.i2',
    'a1.p1.i2.m1',
    'a1.p2',
    'a1.1',
    'a1.1.p1',
    'a2',
    'a2.p1',
  ]);
  const edition = {
    slug: 'tea-1',
    label: '2020年公布',
    effectiveFrom: '2020-01-01',
    effectiveTo: null,
    articles: 2,
    provisions,
  };
  const law = { slug: 'tea', title: '茶水办法', shortTitle: '茶水办法', aliases: [], editions: [edition] };
  const read = (text: string) => parseCitations(text, [law], '2021-01-01', '2021-01-01');

  it.each([
    '第一条',
    '第一条之一第一款',
    '第一条第一款第二项第一目',
    '第一条第二项',
    '第一条第（二）项第一目',
    '第二条第一款',
  ])('%s is there', (place) =>
    expect(read(`茶水办法${place}`)).toMatchObject({
      faults: [],
      citations: [{ article: expect.any(Number) }],
    }),
  );

  it.each([
    ['第一条第三款', '第一条第二款'],
    ['第一条第一款第五项', '第一条第一款第二项'],
    ['第一条第五项', '第一条第二项'],
    ['第一条第一款第二项第三目', '第一条第一款第二项第一目'],
    ['第一条之三', '第一条之一'],
    ['第二条第一项', '第二条第一款'],
  ])('%s is not; the nearest is %s', (place, nearest) => {
    const { citations, faults } = read(`茶水办法${place}`);
    expect(citations).toEqual([]);
    expect(faults.map((wrong) => sayFault(wrong, 'zh'))).toEqual([
      `引用的条、款、项或目不存在：“《茶水办法》${place}”，最接近的是“《茶水办法》${nearest}”。`.replace(
        '《茶水办法》' + nearest,
        nearest,
      ),
    ]);
  });

  it.each([
    ['茶水办法第一条第一款第二项第一目、第二目', 1],
    ['茶水办法第一条第二目', 0],
  ])('%s gives %d', (text, count) => expect(read(text).citations).toHaveLength(count));
});

describe('a place on a day', () => {
  const water = exampleCatalogue.find(({ slug }) => slug === 'water');
  it.each([
    ['2017-03-22', 85, 'water-2008', true, true],
    ['2018-01-01', 85, 'water-2017', true, true],
    ['2026-08-15', 85, 'water-2017', false, true],
    ['2017-03-22', 100, 'water-2008', true, false],
  ])('on %s article %d is in %s', (day, article, editionSlug, isInForce, isThere) => {
    const place = { article, articleSub: 0, paragraph: null, item: null };
    const found = water && provisionAsOf(water, place, day);
    expect(found).toMatchObject({ edition: { slug: editionSlug }, isInForce, isThere });
  });

  it('knows where a reader may have meant to go', () => {
    const place = { article: 300, articleSub: 0, paragraph: null, item: null };
    expect(water && provisionAsOf(water, place, '2020-01-01')?.nearest).toMatchObject({ article: 103 });
  });

  it('is nowhere in a law without a text', () => {
    const place = { article: 1, articleSub: 0, paragraph: null, item: null };
    expect(water && provisionAsOf({ ...water, editions: [] }, place, '2020-01-01')).toBeNull();
  });
});

describe('searching', () => {
  it('looks at pairs of characters, width and case folded', () => {
    expect(bigramsOf('ＰＭ2.5 污染\n污染物')).toEqual([
      'pm',
      'm2',
      '2.',
      '.5',
      '5污',
      '污染',
      '染污',
      '染物',
    ]);
    expect(searchWords('  污染　排放 污染 ')).toEqual(['污染', '排放']);
  });

  it('shows what was found in what stands around it', () => {
    const text = `${'前'.repeat(50)}排放污\n染物的，${'后'.repeat(200)}`;
    const spans = excerptOf(text, ['污染'], 60);
    expect(spans.filter(({ isHit }) => isHit)).toEqual([{ text: '污 染', isHit: true }]);
    expect(spans[0]).toEqual({ text: '…', isHit: false });
    expect(spans.at(-1)).toEqual({ text: '…', isHit: false });
  });

  it('shows the beginning where the words stand elsewhere, as in the law’s name', () => {
    expect(excerptOf('喝茶。', ['咖啡'])).toEqual([{ text: '喝茶。', isHit: false }]);
  });

  it('marks words that overlap as one', () => {
    expect(excerptOf('水污染物排放', ['污染', '染物'])).toEqual([
      { text: '水', isHit: false },
      { text: '污染物', isHit: true },
      { text: '排放', isHit: false },
    ]);
  });
});

describe('sums', () => {
  it.each([
    [5_000, '五千元'],
    [20_000, '二万元'],
    [1_000_000, '一百万元'],
    [25_000, '25000元'],
    [500, '五百元'],
    [0, '0元'],
  ])('%d is said %s', (yuan, text) => expect(sayYuan(yuan)).toBe(text));

  it('have ends', () => {
    expect(sayFine({ fromYuan: 20_000, toYuan: 200_000 })).toBe('二万元以上二十万元以下');
    expect(sayFine({ fromYuan: 0, toYuan: 50_000 })).toBe('五万元以下');
  });
});
