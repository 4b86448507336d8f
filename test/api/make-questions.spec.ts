import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../gql';
import type { ApiClient } from '../support/api-client';
import { CREATE_BANK } from '../support/operations';
import { accepted } from '../support/outcome';
import { BAOTOU, BAYANNUR } from '../support/seed';
import { startTestApp, type TestApp } from '../support/test-app';

const MAKE = graphql(`
  mutation MakeQuestionsOf($input: MakeQuestionsInput!) {
    makeQuestions(input: $input) {
      __typename
      ... on MadeQuestions {
        madeCount
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);

describe('questions whose keys are computed', () => {
  let test: TestApp;
  let author: ApiClient;
  let bankId: string;
  beforeAll(async () => {
    test = await startTestApp();
    author = await test.signedIn(await test.seed.someone('author', BAYANNUR));
    const input = { name: '生成题库', regionCode: BAYANNUR };
    bankId = accepted((await author.run(CREATE_BANK, { input })).createBank).id;
  });
  afterAll(() => test.close());

  const make = async (kind: 'WHICH_LAW' | 'DAILY_PENALTY', count: number, by = author, bank = bankId) =>
    (await by.run(MAKE, { input: { bankId: bank, kind, count } })).makeQuestions;
  const drafts = () =>
    test.database.query<{ stem: string; key: { labels: string[] }; citations: number }[]>(
      `SELECT r.stem, k.key, (SELECT count(*)::int FROM question_citations c WHERE c.revision_id = r.id) AS citations
       FROM questions q JOIN question_revisions r ON r.question_id = q.id JOIN question_keys k ON k.revision_id = r.id
       WHERE q.bank_id = $1 AND q.status = 'draft'`,
      [bankId],
    );

  it.each(['WHICH_LAW', 'DAILY_PENALTY'] as const)('are made as drafts, no two alike: %s', async (kind) => {
    const before = (await drafts()).length;
    expect(await make(kind, 12)).toEqual({ __typename: 'MadeQuestions', madeCount: 12 });
    const made = await drafts();
    expect(made).toHaveLength(before + 12);
    expect(new Set(made.map(({ stem }) => stem)).size).toBe(made.length);
    for (const { key, citations } of made) {
      expect(key.labels).toHaveLength(1);
      expect(citations).toBeGreaterThan(0);
    }
  });

  it('are between one and a hundred, and only in one’s own bank', async () => {
    expect(await make('WHICH_LAW', 0)).toMatchObject({
      code: 'COUNT_INVALID',
      message: '一次可生成 1 至 100 题。',
    });
    expect(await make('WHICH_LAW', 101)).toMatchObject({ code: 'COUNT_INVALID' });
    const beside = await test.signedIn(await test.seed.someone('author', BAOTOU));
    expect(await make('WHICH_LAW', 1, beside)).toMatchObject({ code: 'BANK_NOT_FOUND' });
    expect(await make('WHICH_LAW', 1, author, await test.seed.builtInBank())).toMatchObject({
      code: 'BANK_NOT_FOUND',
    });
  });
});
