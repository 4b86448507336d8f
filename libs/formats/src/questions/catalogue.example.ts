import type { CatalogueEdition, LawCatalogue } from '@whetstone/domain';

function edition(
  slug: string,
  label: string,
  effectiveFrom: string,
  effectiveTo: string | null,
  articles: number,
): CatalogueEdition {
  return { slug, label, effectiveFrom, effectiveTo, articles };
}

/** Laws with one edition and with several, for tests; names, dates and numbers of articles are real. */
export const exampleCatalogue: LawCatalogue = [
  {
    ...{ slug: 'epl', title: '中华人民共和国环境保护法', shortTitle: '环境保护法', aliases: ['环保法'] },
    editions: [
      edition('epl-1989', '1989年', '1989-12-26', '2015-01-01', 47),
      edition('epl-2014', '2014年修订', '2015-01-01', '2026-08-15', 70),
    ],
  },
  {
    ...{ slug: 'code', title: '中华人民共和国生态环境法典', shortTitle: '生态环境法典', aliases: ['法典'] },
    editions: [edition('code-2026', '2026年', '2026-08-15', null, 1242)],
  },
  {
    slug: 'seal-seize',
    title: '环境保护主管部门实施查封、扣押办法',
    shortTitle: '查封、扣押办法',
    aliases: [],
    editions: [edition('seal-seize-2014', '2014年（部令第29号）', '2015-01-01', null, 25)],
  },
];
