import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { AnswerInput, SaveSheetInput } from '../gql/graphql';
import { ApiClient } from '../support/api-client';
import { MY_ATTEMPT, SAVE_SHEET, SUBMIT_ATTEMPT } from '../support/operations';
import { outcomeOf } from '../support/outcome';
import { beginSitting, Sitting } from '../support/sitting';
import { startTestApp, type TestApp } from '../support/test-app';

const STANDS_ZH = '没有保存；此前已保存的作答不受影响。';
const STANDS_EN = 'was not saved; what was saved before stands.';
/** Below what one request may hold. */
const ONE_MEGABYTE = 1_000_000;
const TOO_LARGE_ZH = '一次提交的内容超过 1024 KB，服务器没有接收；此前已保存的内容不受影响，请精简后再提交。';
const TOO_LARGE_EN =
  'More than 1024 KB were sent at once and nothing of it was taken; what was saved before stands. Send less.';

describe('a sheet that cannot be taken', () => {
  let test: TestApp;
  let sitting: Sitting;
  let english: ApiClient;
  let saved: SaveSheetInput;
  beforeAll(async () => {
    test = await startTestApp();
  });
  beforeEach(async () => {
    test.clock.set('2026-11-18T12:00:00+08:00');
    await test.database.query(`DELETE FROM rate_limits`);
    const begun = await beginSitting(test, { questions: 3 });
    sitting = begun.sitting;
    english = await test.signedIn(begun.officer, 'en');
    saved = sitting.sheet(1, ['A']);
    expect(await sitting.save(saved)).toBe('SheetSaved');
  });
  afterAll(() => test.close());

  /** What stands of it, and how often anything was put into its trail. */
  async function stands({ attemptId }: Sitting) {
    const [row] = await test.database.query<
      { state: string; rev: number; answers: AnswerInput[]; flagged: string[]; saves: number }[]
    >(
      `SELECT state, rev, sheet->'answers' AS answers, sheet->'flagged' AS flagged,
         (SELECT count(*)::int FROM sheet_events e WHERE e.attempt_id = a.id) AS saves
       FROM attempts a WHERE id = $1`,
      [attemptId],
    );
    return row;
  }
  const untouched = () => ({ state: 'in_progress', rev: 1, answers: saved.answers, flagged: [], saves: 1 });
  /** The last question answered otherwise, the others as they were. */
  const withLast = (change: Partial<AnswerInput>): SaveSheetInput => ({
    ...saved,
    rev: 2,
    answers: saved.answers.map((answer, at) =>
      at === 2 ? { ...answer, labels: [], texts: [], ...change } : answer,
    ),
  });

  const REFUSED: [string, string, () => SaveSheetInput, string, string][] = [
    [
      'a question of another paper',
      'SHEET_QUESTION_UNKNOWN',
      () => withLast({ questionId: randomUUID() }),
      `答题卡中有不属于本试卷的题目，${STANDS_ZH}`,
      'The sheet names a question that is not on this paper. It was not saved; what was saved before stands.',
    ],
    [
      'a mark on a question of another paper',
      'SHEET_QUESTION_UNKNOWN',
      () => ({ ...saved, rev: 2, flagged: [randomUUID()] }),
      `答题卡中有不属于本试卷的题目，${STANDS_ZH}`,
      'The sheet names a question that is not on this paper. It was not saved; what was saved before stands.',
    ],
    [
      'an option that does not exist',
      'SHEET_OPTION_UNKNOWN',
      () => withLast({ labels: ['Z'] }),
      `第 3 题没有所选的选项“Z”，${STANDS_ZH}`,
      `Question 3 has no option "Z". The sheet ${STANDS_EN}`,
    ],
    [
      'a megabyte of text',
      'SHEET_TEXT_TOO_LONG',
      () => withLast({ texts: ['a'.repeat(ONE_MEGABYTE)] }),
      `第 3 题的作答有 1000000 字，最多 2000 字，${STANDS_ZH}`,
      `The answer to question 3 has 1000000 characters; at most 2000 are taken. The sheet ${STANDS_EN}`,
    ],
    [
      'a NUL in one text',
      'SHEET_CHARACTER',
      () => withLast({ texts: ['先立案\u0000后调查'] }),
      `第 3 题的作答中有无法保存的空字符（U+0000），${STANDS_ZH}请删去该字符后再填写。`,
      `The answer to question 3 holds a character that cannot be kept (U+0000). The sheet ${STANDS_EN} Take the character out.`,
    ],
  ];

  it.each(REFUSED)(
    '%s is refused as %s in both languages, and nothing changes',
    async (_, code, input, zh, en) => {
      const { client } = sitting;
      const refusal = { __typename: 'Refused', code };
      expect((await client.run(SAVE_SHEET, { input: input() })).saveSheet).toEqual({
        ...refusal,
        message: zh,
      });
      expect((await english.run(SAVE_SHEET, { input: input() })).saveSheet).toEqual({
        ...refusal,
        message: en,
      });
      expect(await stands(sitting)).toEqual(untouched());
    },
  );

  it.each(REFUSED)(
    '%s is refused as %s at the hand-in too, which leaves the attempt open',
    async (_, code, input) => {
      expect(outcomeOf((await sitting.client.run(SUBMIT_ATTEMPT, { input: input() })).submitAttempt)).toBe(
        code,
      );
      expect(await stands(sitting)).toEqual(untouched());
      expect(await sitting.save({ ...saved, rev: 2 })).toBe('SheetSaved');
    },
  );

  it('is no hindrance to the others that arrive with it', async () => {
    const others: Sitting[] = [];
    for (let count = 0; count < 4; count += 1) others.push((await beginSitting(test)).sitting);
    const bad = withLast({ texts: ['甲\u0000乙'] });
    const outcomes = await Promise.all([
      ...others.slice(0, 2).map((one) => one.save(one.sheet(1, ['B']))),
      sitting.save(bad),
      ...others.slice(2).map((one) => one.save(one.sheet(1, ['B']))),
    ]);
    expect(outcomes).toEqual(['SheetSaved', 'SheetSaved', 'SHEET_CHARACTER', 'SheetSaved', 'SheetSaved']);
    for (const one of others) expect(await stands(one)).toMatchObject({ rev: 1, saves: 1 });
    expect(await stands(sitting)).toEqual(untouched());
  });

  describe('because it is larger than a request may be', () => {
    /** Each text within bounds for the reader, all of them together beyond a megabyte. */
    const huge = () => withLast({ texts: Array.from({ length: 20 }, () => '法'.repeat(20_000)) });
    const asked = (input: SaveSheetInput) => ({ query: 'mutation { x }', variables: { input } });

    it.each([
      ['zh', TOO_LARGE_ZH],
      ['en', TOO_LARGE_EN],
    ])('is answered by a sentence of ours (%s), over GraphQL', async (language, message) => {
      const client = language === 'en' ? english : sitting.client;
      const response = await client.postJson('/graphql', asked(huge()));
      expect(response.statusCode).toBe(413);
      expect(response.headers['content-type']).toContain('json');
      expect(response.json()).toEqual({ errors: [{ message, extensions: { code: 'REQUEST_TOO_LARGE' } }] });
      expect(await stands(sitting)).toEqual(untouched());
    });

    it('is answered before it has been sent whole, on a line of its own', async () => {
      const response = await fetch(`${await test.url()}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'application/graphql-response+json',
          cookie: sitting.client.cookieText,
          'x-language': 'zh',
        },
        body: JSON.stringify(asked(huge())),
      });
      expect(response.status).toBe(413);
      expect(response.headers.get('content-type')).toContain('application/graphql-response+json');
      expect(await response.json()).toMatchObject({ errors: [{ message: TOO_LARGE_ZH }] });
      const { viewer } = await sitting.client.run(MY_ATTEMPT, { id: sitting.attemptId });
      expect(viewer?.attempt).toMatchObject({ rev: 1, sheet: { answers: saved.answers } });
    });

    it.each(['/files/uploads', '/attempts/of-nobody', '/sign-in/anywhere'])(
      'is answered by a sentence of ours at %s',
      async (path) => {
        const response = await sitting.client.postJson(path, { text: 'a'.repeat(1_100_000) });
        expect([response.statusCode, response.json()]).toEqual([
          413,
          { code: 'REQUEST_TOO_LARGE', message: TOO_LARGE_ZH },
        ]);
      },
    );

    it('is told the limit of its own route where that is smaller', async () => {
      const path = `/attempts/${sitting.attemptId}/presence`;
      const response = await sitting.client.postJson(path, { epoch: 1, left: 0, token: 'x'.repeat(2_000) });
      expect(response.statusCode).toBe(413);
      expect(response.json<{ message: string }>().message).toContain('超过 1 KB');
    });
  });
});
