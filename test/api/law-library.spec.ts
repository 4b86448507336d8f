import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { LawSearchFilter } from '../gql/graphql';
import type { ApiClient } from '../support/api-client';
import { ARTICLE, COMPARE, EDITION, LAWS, pondCare, SEARCH_LAWS } from '../support/law-operations';
import { startTestApp, type TestApp } from '../support/test-app';

const page = { limit: 50, offset: 0 };

describe('the library of laws', () => {
  let test: TestApp;
  let officer: ApiClient;
  beforeAll(async () => {
    test = await startTestApp();
    await test.seed.law({ text: pondCare(2019), effectiveFrom: '2019-07-01', effectiveTo: '2024-06-01' });
    await test.seed.law({ text: pondCare(2024), effectiveFrom: '2024-06-01' });
    officer = await test.signedIn(await test.seed.officer());
  });
  afterAll(() => test.close());

  const editionsOf = async (slug: string, asOf?: string) => {
    const { laws } = await officer.run(LAWS, asOf ? { asOf } : {});
    const law = laws.find((one) => one.slug === slug);
    return [law?.editionAsOf, law?.editions.map(({ slug: edition, status }) => [edition, status])];
  };

  it.each([
    ['2019-06-30', null, 'NOT_YET', 'NOT_YET'],
    ['2019-07-01', 'ctahtl-2019', 'IN_FORCE', 'NOT_YET'],
    ['2024-05-31', 'ctahtl-2019', 'IN_FORCE', 'NOT_YET'],
    ['2024-06-01', 'ctahtl-2024', 'SUPERSEDED', 'IN_FORCE'],
  ])('on %s the law is %s', async (day, edition, older, newer) => {
    expect(await editionsOf('ctahtl', day)).toEqual([
      edition,
      [
        ['ctahtl-2024', newer],
        ['ctahtl-2019', older],
      ],
    ]);
  });

  it('says what ended an edition, and never calls force what is in doubt', async () => {
    const { laws } = await officer.run(LAWS, {});
    const edition = (slug: string) =>
      laws.flatMap(({ editions }) => editions).find((one) => one.slug === slug);
    expect(edition('epl-2014')).toMatchObject({
      status: 'REPEALED',
      endedBy: { text: '《中华人民共和国生态环境法典》第一千二百四十二条' },
    });
    expect(edition('daily-penalty-2014')).toMatchObject({
      status: 'TO_BE_CONFIRMED',
      statusNote: expect.stringContaining('效力待确认'),
    });
    expect(await editionsOf('daily-penalty', '2020-01-01')).toEqual([
      'daily-penalty-2014',
      [['daily-penalty-2014', 'IN_FORCE']],
    ]);
  });

  it('has a text as headings that say where their articles are', async () => {
    const { edition } = await officer.run(EDITION, { slug: 'ctahtl-2024', page: { limit: 2, offset: 3 } });
    expect(
      edition?.tree.map(({ key, label, text, firstIndex, articleCount }) => [
        key,
        label,
        text,
        firstIndex,
        articleCount,
      ]),
    ).toEqual([
      ['t1', '第一编', '总则', 0, 7],
      ['t1.c1', '第一章', '一般规定', 0, 4],
      ['t1.c2', '第二章', '池塘看护人', 4, 3],
      ['t1.c2.s1', '第一节', '职责', 4, 2],
      ['t1.c2.s2', '第二节', '交接', 6, 1],
      ['t2', '第二编', '行为与责任', 7, 6],
      ['t2.c3', '第三章', '不得做的事', 7, 1],
      ['t2.c4', '第四章', '责任', 8, 3],
      ['t2.c5', '第五章', '附则', 11, 2],
    ]);
    expect(edition?.articles).toMatchObject({
      totalCount: 13,
      nodes: [{ key: 'a3.1', label: '第三条之一' }, { key: 'a4' }],
    });
    expect(edition?.importedText).toMatchObject({
      number: 1,
      enactmentLines: expect.arrayContaining([expect.any(String)]),
    });
  });

  it('shows our gists where the full text was not imported', async () => {
    const { edition } = await officer.run(EDITION, { slug: 'epl-2014', page });
    expect(edition).toMatchObject({ hasText: false, articleCount: 70, tree: [], importedText: null });
    expect(edition?.articles.nodes.every(({ text, gist }) => text === null && gist !== null)).toBe(true);
  });

  const read = async (variables: {
    lawSlug?: string;
    editionSlug?: string;
    number: number;
    sub?: number;
    asOf?: string;
  }) => (await officer.run(ARTICLE, { sub: 0, ...variables })).article;

  it('reads an article in the edition of its day', async () => {
    const words = async (asOf: string) =>
      (await read({ lawSlug: 'ctahtl', number: 9, asOf }))?.provisions[0]?.text;
    expect(await words('2020-01-01')).toContain('十元以上五十元以下');
    expect(await words('2025-01-01')).toBe(
      '拒不捞起的，自责令改正之日的次日起，按照原罚款数额按日连续处罚。',
    );
    expect(await read({ lawSlug: 'ctahtl', number: 9, asOf: '2018-01-01' })).toMatchObject({
      isInForce: false,
    });
    expect(await read({ lawSlug: 'water', number: 76, asOf: '2017-03-22' })).toMatchObject({
      ...{ edition: { slug: 'water-2008' }, isInForce: true, provisions: [] },
      became: [{ newText: '《中华人民共和国水污染防治法》（2017年修正）第八十五条第一款第六项' }],
    });
  });

  it('shows an article with its place, its parts, what lies beside it and the same number in other editions', async () => {
    const article = await read({ editionSlug: 'ctahtl-2024', number: 4 });
    expect(article).toMatchObject({
      ...{ id: 'ctahtl-2024/a4', citation: '《池塘爱护条例》第四条', previousKey: 'a3.1', nextKey: 'a5' },
      path: [{ text: '总则' }, { text: '池塘看护人' }, { text: '职责' }],
      inOtherEditions: [{ edition: { slug: 'ctahtl-2019' }, text: expect.stringContaining('一名看护人') }],
      references: { editionSlug: 'ctahtl-2024', number: 4, changeCount: 0 },
    });
    expect(article?.provisions.map(({ id, kind, label }) => [id, kind, label])).toEqual([
      ['ctahtl-2024/a4.p1', 'PARAGRAPH', ''],
      ['ctahtl-2024/a4.p1.i1', 'ITEM', '（一）'],
      ['ctahtl-2024/a4.p1.i2', 'ITEM', '（二）'],
      ['ctahtl-2024/a4.p1.i2.m1', 'SUB_ITEM', '1.'],
      ['ctahtl-2024/a4.p1.i2.m2', 'SUB_ITEM', '2.'],
      ['ctahtl-2024/a4.p1.i2.m3', 'SUB_ITEM', '3.'],
      ['ctahtl-2024/a4.p1.i3', 'ITEM', '（三）'],
      ['ctahtl-2024/a4.p1.i4', 'ITEM', '（四）'],
    ]);
    expect(await read({ editionSlug: 'ctahtl-2024', number: 3, sub: 1 })).toMatchObject({
      label: '第三条之一',
    });
  });

  it('has no article beyond the last, before the first or of an edition there is not', async () => {
    expect(await read({ editionSlug: 'ctahtl-2024', number: 13 })).toBeNull();
    expect(await read({ editionSlug: 'ctahtl-2024', number: 0 })).toBeNull();
    expect(await read({ editionSlug: 'ctahtl-2024', number: 4, sub: 1 })).toBeNull();
    expect(await read({ editionSlug: 'epl-2014', number: 71 })).toBeNull();
    expect(await read({ editionSlug: 'none', number: 1 })).toBeNull();
    expect(await read({ number: 1 })).toBeNull();
  });

  describe('searching', () => {
    const search = async (text: string, filter: Partial<LawSearchFilter> = {}, at = page) => {
      const { searchLaws } = await officer.run(SEARCH_LAWS, { filter: { text, ...filter }, page: at });
      return searchLaws;
    };
    const keys = async (text: string, filter: Partial<LawSearchFilter> = {}) =>
      (await search(text, filter)).nodes.map(({ editionSlug, key }) => `${editionSlug}/${key}`);

    it('finds two characters, marked in what stands around them, what is still law first', async () => {
      const { totalCount, nodes } = await search('捞网');
      expect(totalCount).toBe(2);
      expect(nodes.map(({ editionSlug, label, status }) => [editionSlug, label, status])).toEqual([
        ['ctahtl-2024', '第六条', 'IN_FORCE'],
        ['ctahtl-2019', '第六条', 'SUPERSEDED'],
      ]);
      expect(nodes[0]?.excerpt.filter(({ isHit }) => isHit)).toEqual([{ text: '捞网', isHit: true }]);
    });

    it('finds one character, headings, and all words of several', async () => {
      expect(await keys('龟')).toEqual(['ctahtl-2024/a7']);
      expect(await keys('交接', { editionSlug: 'ctahtl-2019' })).toEqual([
        'ctahtl-2019/t1.c2.s2',
        'ctahtl-2019/a6',
      ]);
      expect(await keys('袖章　帽子')).toEqual(['ctahtl-2024/a5']);
      expect(await keys('袖章 龟')).toEqual([]);
    });

    it('wants the characters side by side, not only somewhere', async () => {
      expect(await keys('青蛙都满意', { editionSlug: 'ctahtl-2019' })).toEqual(['ctahtl-2019/a1']);
      expect(await keys('满意青蛙都', { editionSlug: 'ctahtl-2019' })).toEqual([]);
    });

    it('looks into the texts that were law on a day, or into one law', async () => {
      expect(await keys('捞网', { asOf: '2020-01-01' })).toEqual(['ctahtl-2019/a6']);
      expect(await keys('捞网', { asOf: '2018-01-01' })).toEqual([]);
      expect(await keys('捞网', { lawSlug: 'epl' })).toEqual([]);
      expect(await keys('池塘爱护条例 捞网', { asOf: '2025-01-01' })).toEqual(['ctahtl-2024/a6']);
    });

    it('reads a citation, in the edition of its day', async () => {
      expect(await keys('环保法63条')).toEqual(['epl-2014/a63']);
      expect(await keys('池塘爱护条例第四条第一款第二项', { asOf: '2020-01-01' })).toEqual([
        'ctahtl-2019/a4',
      ]);
      expect((await search('环保法63条')).nodes[0]).toMatchObject({ isGist: true, label: '第六十三条' });
    });

    it('finds a law by its name and our gists where the text is not in the library', async () => {
      expect((await search('生态环境法典')).nodes[0]).toMatchObject({ key: null, editionSlug: 'code-2026' });
      const { nodes } = await search('查封', { editionSlug: 'epl-2014' });
      expect(nodes.length).toBeGreaterThan(0);
      expect(nodes.every(({ isGist }) => isGist)).toBe(true);
    });

    it('gives page after page of everything once, and nothing beyond', async () => {
      const whole = await search('看护人');
      const pages = await Promise.all(
        [0, 3, 6, 9, 12].map((offset) => search('看护人', {}, { limit: 3, offset })),
      );
      expect(pages.flatMap(({ nodes }) => nodes)).toEqual(whole.nodes);
      expect(pages.map(({ totalCount }) => totalCount)).toEqual(pages.map(() => whole.totalCount));
      const beyond = await search('看护人', {}, { limit: 3, offset: 500 });
      expect(beyond).toEqual({ __typename: undefined, totalCount: whole.totalCount, nodes: [] });
    });

    it.each(['', '   ', '%', "'; DROP TABLE laws; --", '㊙', '不存在的词'])(
      'finds nothing for %j',
      async (text) => expect((await search(text)).nodes).toEqual([]),
    );
  });

  describe('comparing two editions', () => {
    const compare = async (changedOnly: boolean, limit = 50, offset = 0) => {
      const variables = { old: 'ctahtl-2019', new: 'ctahtl-2024', changedOnly, page: { limit, offset } };
      return (await officer.run(COMPARE, variables)).editionComparison;
    };

    it('puts articles side by side by their words and marks what changed', async () => {
      const comparison = await compare(true);
      expect(comparison?.rows.map(({ oldLabel, newLabel, what }) => [oldLabel, newLabel, what])).toEqual([
        ['第一条', '第一条', 'changed'],
        ['第二条', '第二条', 'changed'],
        [null, '第三条之一', 'added'],
        ['第四条', '第四条', 'changed'],
        ['第五条', '第五条', 'changed'],
        ['第六条', '第六条', 'changed'],
        ['第七条', '第七条', 'changed'],
        ['第八条', null, 'removed'],
        ['第九条', '第八条', 'changed'],
        [null, '第十条', 'added'],
        ['第十二条', '第十二条', 'changed'],
      ]);
      expect(comparison).toMatchObject({
        sameCount: 3,
        changedCount: 8,
        addedCount: 2,
        removedCount: 1,
        totalCount: 11,
      });
      const [, second] = comparison?.rows[7] ? comparison.rows : [];
      expect(second?.clauses[1]?.new).toEqual([
        { text: '水缸', isChanged: false },
        { text: '、', isChanged: true },
        { text: '浴缸', isChanged: false },
        { text: '和喷泉', isChanged: true },
        { text: '不是池塘。', isChanged: false },
      ]);
    });

    it('is read page by page', async () => {
      const rows = (await compare(false))?.rows ?? [];
      const inPages = await Promise.all([0, 5, 10].map((offset) => compare(false, 5, offset)));
      expect(inPages.flatMap((part) => part?.rows ?? [])).toEqual(rows);
      expect(rows).toHaveLength(14);
    });

    it('is not there for an edition there is not', async () => {
      const variables = { old: 'none', new: 'ctahtl-2024', changedOnly: false, page };
      expect((await officer.run(COMPARE, variables)).editionComparison).toBeNull();
    });
  });
});
