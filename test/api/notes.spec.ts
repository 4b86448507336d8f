import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../gql';
import type { ApiClient } from '../support/api-client';
import { pondCare } from '../support/law-operations';
import { outcomeOf } from '../support/outcome';
import { LINHE } from '../support/seed';
import { startTestApp, type TestApp } from '../support/test-app';

const SAVE = graphql(`
  mutation SaveNoteTest($input: SaveNoteInput!) {
    saveNote(input: $input) {
      __typename
      ... on Note {
        id
        text
        version
      }
      ... on NoteChanged {
        message
        current {
          text
          version
        }
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);

const ARTICLE = graphql(`
  query ArticleNotes($editionSlug: ID!, $number: Int!) {
    article(editionSlug: $editionSlug, number: $number) {
      note {
        text
        version
      }
      notesElsewhere {
        text
        articleKey
        article {
          editionLabel
        }
      }
    }
  }
`);

const NOTEBOOK = graphql(`
  query NotebookTest($search: String, $page: PageInput!) {
    myNotes(search: $search, page: $page) {
      totalCount
      nodes {
        id
        text
        article {
          text
        }
      }
    }
  }
`);

const page = { limit: 10, offset: 0 };

describe('notes beside the articles of the laws', () => {
  let test: TestApp;
  let client: ApiClient;
  beforeAll(async () => {
    test = await startTestApp();
    await test.seed.law({ text: pondCare(2019), effectiveFrom: '2019-07-01', effectiveTo: '2024-06-01' });
    await test.seed.law({ text: pondCare(2024), effectiveFrom: '2024-06-01' });
  });
  afterAll(() => test.close());

  const somebody = async () => test.signedIn(await test.seed.officer({ regionCode: LINHE }));
  const save = async (text: string, version: number, change: object = {}, by = client) =>
    (
      await by.run(SAVE, {
        input: { editionSlug: 'epl-2014', number: 59, sub: 0, text, version, ...change },
      })
    ).saveNote;
  const noteOf = async (number = 59, by = client, editionSlug = 'epl-2014') =>
    (await by.run(ARTICLE, { editionSlug, number })).article?.note ?? null;

  it('are kept, changed and taken away', async () => {
    client = await somebody();
    expect(await noteOf()).toBeNull();
    expect(await save(' 按日连续处罚 ', 0)).toMatchObject({ text: '按日连续处罚', version: 1 });
    expect(await save('按日连续处罚：次日起算', 1)).toMatchObject({ version: 2 });
    expect(await noteOf()).toEqual({ text: '按日连续处罚：次日起算', version: 2 });
    expect(await noteOf(60)).toBeNull();
    expect(await save('', 2)).toMatchObject({ text: '', version: 0 });
    expect(await noteOf()).toBeNull();
  });

  it('are nobody else’s, and the database says so too', async () => {
    const [one, other] = [await somebody(), await somebody()];
    await save('只给自己看', 0, {}, one);
    expect(await noteOf(59, other)).toBeNull();
    expect((await other.run(NOTEBOOK, { page })).myNotes).toEqual({ totalCount: 0, nodes: [] });
    expect(await save('别人的', 0, {}, other)).toMatchObject({ version: 1 });
    expect(await noteOf(59, one)).toMatchObject({ text: '只给自己看' });
  });

  it('tell the second of two devices what the first wrote, and lose neither', async () => {
    client = await somebody();
    await save('甲', 0);
    expect(await save('乙', 0)).toEqual({
      __typename: 'NoteChanged',
      message: '这条笔记刚在另一台设备上修改过，您的修改尚未保存。',
      current: { text: '甲', version: 1 },
    });
    expect(outcomeOf(await save('', 0))).toBe('NoteChanged');
    expect(await save('甲', 0)).toMatchObject({ __typename: 'Note', version: 1 });
    const both = await Promise.all([save('丙', 1), save('丁', 1)]);
    expect(both.map(outcomeOf).toSorted()).toEqual(['Note', 'NoteChanged']);
    const kept = await noteOf();
    expect(['丙', '丁']).toContain(kept?.text);
    await save('', 2);
    expect(await save('离线写的', 2)).toMatchObject({ __typename: 'Note', text: '离线写的' });
  });

  it('are shown beside what the article became and the same number in other texts', async () => {
    client = await somebody();
    await save('旧法上的笔记', 0);
    const code = (await client.run(ARTICLE, { editionSlug: 'code-2026', number: 1060 })).article;
    expect(code?.notesElsewhere).toEqual([
      { text: '旧法上的笔记', articleKey: 'a59', article: { editionLabel: expect.any(String) } },
    ]);
    await save('第七条', 0, { editionSlug: 'ctahtl-2019', number: 7 });
    const newer = (await client.run(ARTICLE, { editionSlug: 'ctahtl-2024', number: 7 })).article;
    expect(newer?.notesElsewhere.map(({ text }) => text)).toEqual(['第七条']);
  });

  it('make a notebook that can be searched, the last written first', async () => {
    client = await somebody();
    for (const [number, text] of [
      [1, '立法目的'],
      [6, '一切单位和个人的义务'],
      [59, 'Daily fines 的起算日'],
    ] as const) {
      test.clock.advance(1000);
      await save(text, 0, { number });
    }
    const found = async (search: string | null) =>
      (await client.run(NOTEBOOK, { search, page })).myNotes.nodes.map(({ text }) => text);
    expect(await found(null)).toEqual(['Daily fines 的起算日', '一切单位和个人的义务', '立法目的']);
    expect(await found('义务')).toEqual(['一切单位和个人的义务']);
    expect(await found('DAILY')).toEqual(['Daily fines 的起算日']);
    expect(await found('没有')).toEqual([]);
    const { nodes, totalCount } = (await client.run(NOTEBOOK, { page: { limit: 1, offset: 1 } })).myNotes;
    expect([totalCount, nodes[0]?.article.text]).toEqual([3, '《中华人民共和国环境保护法》第六条']);
  });

  it.each([
    ['an article there is not', { number: 71 }, 'ARTICLE_NOT_FOUND'],
    ['a sub-article there is not', { sub: 1 }, 'ARTICLE_NOT_FOUND'],
    ['an edition there is not', { editionSlug: 'epl-1999' }, 'ARTICLE_NOT_FOUND'],
    ['more than a page', { text: '长'.repeat(4_001) }, 'NOTE_TOO_LONG'],
  ])('refuse %s', async (_, change, code) => {
    client = await somebody();
    expect(outcomeOf(await save('笔记', 0, change))).toBe(code);
  });
});
