import type { LawCatalogue } from './catalogue';

/** A small catalogue for tests: names, dates and numbers of articles are real, no text is held. */
export const exampleCatalogue: LawCatalogue = [
  {
    slug: 'epl',
    title: '中华人民共和国环境保护法',
    shortTitle: '环境保护法',
    aliases: ['环保法', '新环保法'],
    editions: [
      {
        slug: 'epl-1989',
        label: '1989年',
        effectiveFrom: '1989-12-26',
        effectiveTo: '2015-01-01',
        articles: 47,
      },
      {
        slug: 'epl-2014',
        label: '2014年修订',
        effectiveFrom: '2015-01-01',
        effectiveTo: '2026-08-15',
        articles: 70,
      },
    ],
  },
  {
    slug: 'code',
    title: '中华人民共和国生态环境法典',
    shortTitle: '生态环境法典',
    aliases: ['法典'],
    editions: [
      { slug: 'code-2026', label: '2026年', effectiveFrom: '2026-08-15', effectiveTo: null, articles: 1242 },
    ],
  },
  {
    slug: 'daily-penalty',
    title: '环境保护主管部门实施按日连续处罚办法',
    shortTitle: '按日连续处罚办法',
    aliases: [],
    editions: [
      {
        slug: 'daily-penalty-2014',
        label: '2014年',
        effectiveFrom: '2015-01-01',
        effectiveTo: null,
        articles: 22,
      },
    ],
  },
  {
    slug: 'seal-seize',
    title: '环境保护主管部门实施查封、扣押办法',
    shortTitle: '查封、扣押办法',
    aliases: ['查封扣押办法'],
    editions: [
      {
        slug: 'seal-seize-2014',
        label: '2014年（部令第29号）',
        effectiveFrom: '2015-01-01',
        effectiveTo: null,
        articles: 25,
      },
    ],
  },
  {
    slug: 'water',
    title: '中华人民共和国水污染防治法',
    shortTitle: '水污染防治法',
    aliases: ['水法'],
    editions: [
      {
        slug: 'water-2008',
        label: '2008年修订',
        effectiveFrom: '2008-06-01',
        effectiveTo: '2018-01-01',
        articles: 92,
      },
      {
        slug: 'water-2017',
        label: '2017年修正',
        effectiveFrom: '2018-01-01',
        effectiveTo: '2026-08-15',
        articles: 103,
      },
    ],
  },
];
