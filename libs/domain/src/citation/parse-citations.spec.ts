import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { exampleCatalogue as catalogue } from './catalogue.example';
import { printCitation, type Citation } from './citation';
import { parseCitations } from './parse-citations';

const beforeTheCode = '2020-06-01';
const today = '2026-11-23';

function at(editionSlug: string, article: number, rest: Partial<Citation> = {}): Citation {
  return { editionSlug, article, articleSub: 0, paragraph: null, item: null, ...rest };
}

const epl63 = at('epl-2014', 63);

describe('citations as people write them', () => {
  it.each<[string, Citation[]]>([
    ['《中华人民共和国环境保护法》第六十三条第一款第三项', [at('epl-2014', 63, { paragraph: 1, item: 3 })]],
    ['《环境保护法》第63条', [epl63]],
    ['《 环境保护法 》 第 ６３ 条', [epl63]],
    ['环保法63条', [epl63]],
    ['中华人民共和国环境保护法第六十三条', [epl63]],
    ['依据《环境保护法》第六十三条的规定', [epl63]],
    ['《环境保护法》（2014年修订）第六十三条', [epl63]],
    ['《环境保护法（2014年修订）》第六十三条', [epl63]],
    ['《环境保护法》(2014)第六十三条', [epl63]],
    ['按日连续处罚办法第十三条', [at('daily-penalty-2014', 13)]],
    ['《按日连续处罚办法》（环境保护部令第28号）第十三条', [at('daily-penalty-2014', 13)]],
    ['查封、扣押办法第四条', [at('seal-seize-2014', 4)]],
    ['《查封、扣押办法》（2014年（部令第29号））第四条', [at('seal-seize-2014', 4)]],
    ['《环境保护法》第五条、第七条', [at('epl-2014', 5), at('epl-2014', 7)]],
    ['《环境保护法》第五条和第七条', [at('epl-2014', 5), at('epl-2014', 7)]],
    ['《环境保护法》第五条至第七条', [at('epl-2014', 5), at('epl-2014', 6), at('epl-2014', 7)]],
    ['《环境保护法》第五条；水污染防治法第85条', [at('epl-2014', 5), at('water-2017', 85)]],
    ['环保法第5条;环保法第5条', [at('epl-2014', 5)]],
    ['环保法第5条\n水污染防治法第85条', [at('epl-2014', 5), at('water-2017', 85)]],
    ['环保法第六十三条之一', [at('epl-2014', 63, { articleSub: 1 })]],
    ['环保法第六十三条之一第二款', [at('epl-2014', 63, { articleSub: 1, paragraph: 2 })]],
    ['环保法第六十三条第（三）项', [at('epl-2014', 63, { item: 3 })]],
    ['环保法第六十三条（三）项', [at('epl-2014', 63, { item: 3 })]],
    ['环保法第六十三条第一项、第三项', [at('epl-2014', 63, { item: 1 }), at('epl-2014', 63, { item: 3 })]],
    [
      '环保法第六条第一款、第三款',
      [at('epl-2014', 6, { paragraph: 1 }), at('epl-2014', 6, { paragraph: 3 })],
    ],
    ['', []],
  ])('%s', (text, citations) => {
    expect(parseCitations(text, catalogue, beforeTheCode, today)).toEqual({
      citations,
      referenceDate: beforeTheCode,
      faults: [],
    });
  });

  it('every place of every edition is read back from its standard form', () => {
    const place = fc.record({
      articleSub: fc.constantFrom(0, 1, 12),
      paragraph: fc.option(fc.integer({ min: 1, max: 30 }), { nil: null }),
      item: fc.option(fc.integer({ min: 1, max: 30 }), { nil: null }),
    });
    for (const edition of catalogue.flatMap(({ editions }) => editions)) {
      const article = fc.integer({ min: 1, max: edition.articles });
      fc.assert(
        fc.property(article, place, fc.boolean(), (number, rest, withEdition) => {
          const citation = at(edition.slug, number, rest);
          const text = printCitation(citation, catalogue, { withEdition });
          const date = withEdition ? null : edition.effectiveFrom;
          expect(parseCitations(text, catalogue, date, today).citations).toEqual([citation]);
        }),
      );
    }
  });

  it('are printed in one standard form', () => {
    const citation = at('epl-2014', 63, { paragraph: 1, item: 3 });
    expect(printCitation(citation, catalogue)).toBe('《中华人民共和国环境保护法》第六十三条第一款第三项');
    expect(printCitation(citation, catalogue, { withEdition: true })).toBe(
      '《中华人民共和国环境保护法》（2014年修订）第六十三条第一款第三项',
    );
  });
});

describe('citations that cannot stand', () => {
  it.each([
    ['环境保护法第七十五条', 'CITATION_UNKNOWN_ARTICLE', '《中华人民共和国环境保护法》第七十五条', '1–70'],
    ['《环境保护法规》第三条', 'CITATION_UNKNOWN_LAW', '环境保护法规', '中华人民共和国环境保护法'],
    ['环境保护法实施细则第三条', 'CITATION_UNKNOWN_LAW', '环境保护法实施细则', '中华人民共和国环境保护法'],
    ['水污染防冶法第三条、第五条', 'CITATION_UNKNOWN_LAW', '水污染防冶法', '中华人民共和国水污染防治法'],
    ['第三条', 'CITATION_UNREADABLE', '第三条', '《中华人民共和国环境保护法》第一条'],
    [
      '《环境保护法》',
      'CITATION_UNREADABLE',
      '《中华人民共和国环境保护法》',
      '《中华人民共和国环境保护法》第一条',
    ],
    ['环保法第十百条', 'CITATION_UNREADABLE', '第十百条', '《中华人民共和国环境保护法》第一条'],
    ['见教材', 'CITATION_UNREADABLE', '教材', '《中华人民共和国环境保护法》第一条'],
    [
      '《环境保护法》（2031年修订）第五条',
      'CITATION_UNKNOWN_EDITION',
      '《中华人民共和国环境保护法》（2031年修订）',
      '1989年 / 2014年修订',
    ],
  ])('%s is an error', (text, code, found, expected) => {
    const parsed = parseCitations(text, catalogue, beforeTheCode, today);
    expect(parsed.faults).toEqual([{ row: null, field: null, severity: 'error', code, found, expected }]);
    expect(parsed.citations).toEqual([]);
  });

  it('do not take the good ones beside them along', () => {
    const parsed = parseCitations('某某法第三条；环保法第五条', catalogue, beforeTheCode, today);
    expect(parsed.citations).toEqual([at('epl-2014', 5)]);
    expect(parsed.faults.map(({ code }) => code)).toEqual(['CITATION_UNKNOWN_LAW']);
  });
});

describe('the law moves', () => {
  const conduct = '水污染防治法第七十六条';

  it.each([
    ['2017-03-22', 'water-2008'],
    ['2017-12-31', 'water-2008'],
    ['2018-01-01', 'water-2017'],
    ['2026-08-14', 'water-2017'],
  ])('on %s the edition is %s', (date, editionSlug) => {
    const { citations, faults } = parseCitations(conduct, catalogue, date, today);
    expect({ citations, faults }).toEqual({ citations: [at(editionSlug, 76)], faults: [] });
  });

  it('a law that had ended by the reference date is cited with a warning', () => {
    const parsed = parseCitations(conduct, catalogue, '2026-09-01', today);
    expect(parsed).toMatchObject({ citations: [at('water-2017', 76)], referenceDate: '2026-09-01' });
    expect(parsed.faults).toMatchObject([
      { code: 'CITATION_NOT_IN_FORCE', severity: 'warning', expected: '2018-01-01 – 2026-08-14' },
    ]);
  });

  it('a law not yet in force on the reference date is cited with a warning', () => {
    const { citations, faults } = parseCitations('法典第1060条', catalogue, '2020-01-01', today);
    expect(citations).toEqual([at('code-2026', 1060)]);
    expect(faults).toMatchObject([{ code: 'CITATION_NOT_IN_FORCE', expected: '2026-08-15 –' }]);
  });

  it('without a reference date the law of today is meant', () => {
    const parsed = parseCitations('法典第1060条', catalogue, null, today);
    expect(parsed).toEqual({ citations: [at('code-2026', 1060)], referenceDate: today, faults: [] });
  });

  it('without a reference date an ended law moves it to its last day, with a warning', () => {
    const parsed = parseCitations('环保法第五条、第七条', catalogue, null, today);
    expect(parsed).toMatchObject({
      citations: [at('epl-2014', 5), at('epl-2014', 7)],
      referenceDate: '2026-08-14',
      faults: [{ code: 'CITATION_NOT_IN_FORCE', expected: '2015-01-01 – 2026-08-14' }],
    });
    expect(parsed.faults).toHaveLength(1);
  });

  it('an edition named by its year is meant even when it is not in force', () => {
    const parsed = parseCitations('《水污染防治法》（2008年）第七十六条', catalogue, null, today);
    expect(parsed).toMatchObject({ citations: [at('water-2008', 76)], referenceDate: '2017-12-31' });
  });
});
