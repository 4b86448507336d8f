import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../gql';
import type { QuestionFormat } from '../gql/graphql';
import type { ApiClient } from '../support/api-client';
import { COMMIT_QUESTIONS, CREATE_BANK, PREVIEW_QUESTIONS } from '../support/operations';
import { accepted, outcomeOf } from '../support/outcome';
import { questionContent, SAVE_QUESTION } from '../support/question-operations';
import { BAOTOU, BAYANNUR } from '../support/seed';
import { startTestApp, type TestApp } from '../support/test-app';

const EXPORT = graphql(`
  query QuestionExport($input: QuestionExportInput!) {
    questionExport(input: $input) {
      __typename
      ... on QuestionExport {
        totalCount
        losses {
          number
          stem
          lost
        }
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);

const ANY = {
  ...{ bankId: null, type: null, topicId: null, difficulty: null, cognition: null, status: null, tag: null },
  ...{
    search: null,
    citesEdition: null,
    citesArticle: null,
    needsReview: null,
    isMine: null,
    updatedSince: null,
  },
};

describe('taking questions out of a bank', () => {
  let test: TestApp;
  let author: ApiClient;
  let bankId: string;
  beforeAll(async () => {
    test = await startTestApp();
    author = await test.signedIn(await test.seed.someone('author', BAYANNUR));
    bankId = await bank();
    await save(
      questionContent(1, { tags: ['水'], citations: '环境保护法第六十三条', referenceDate: '2020-01-01' }),
    );
    await save(
      questionContent(2, {
        ...{ type: 'SHORT_ANSWER', stem: '查封前应当做什么？', points: 2 },
        answerKey: {
          points: [
            { text: '审批', points: 1 },
            { text: '告知', points: 1 },
          ],
        },
      }),
    );
    await save(questionContent(3, { textFormat: 'HTML', stem: '<p>下列<strong>哪一项</strong>正确？</p>' }));
  });
  afterAll(() => test.close());

  let banks = 0;
  const bank = async () =>
    accepted(
      (await author.run(CREATE_BANK, { input: { name: `题库${(banks += 1)}`, regionCode: BAYANNUR } }))
        .createBank,
    ).id;
  const save = async (content: ReturnType<typeof questionContent>) =>
    outcomeOf((await author.run(SAVE_QUESTION, { input: { bankId, content } })).saveQuestion);
  const losses = async (format: QuestionFormat, filter = {}, by = author) =>
    (await by.run(EXPORT, { input: { filter: { bankId, ...filter }, format } })).questionExport;
  const fetchFile = (format: string, filter = {}, by = author) =>
    by.postJson('/files/questions', { format, filter: { ...ANY, bankId, ...filter } });

  it('tells before what a format cannot carry, question by question', async () => {
    expect(await losses('XLSX')).toMatchObject({
      totalCount: 3,
      losses: [{ stem: expect.stringContaining('哪一项'), lost: [expect.stringContaining('排版')] }],
    });
    expect(await losses('AIKEN')).toMatchObject({
      losses: expect.arrayContaining([
        expect.objectContaining({ stem: '查封前应当做什么？', lost: ['整道题（该格式没有此题型）'] }),
      ]),
    });
    expect(await losses('XLSX', { tag: '水' })).toMatchObject({ totalCount: 1, losses: [] });
  });

  it.each([
    ['xlsx', 'questions.xlsx', 3],
    ['csv', 'questions.csv', 3],
    ['docx', 'questions.docx', 3],
    ['text', 'questions.txt', 3],
    ['moodle', 'questions.xml', 3],
    ['qti2.1', 'questions.zip', 3],
    ['qti3', 'questions.zip', 3],
  ])('as %s, what comes out goes in again', async (format, name, count) => {
    const response = await fetchFile(format);
    expect([response.statusCode, response.headers['content-disposition']]).toEqual([
      200,
      `attachment; filename="${name}"`,
    ]);
    const { body } = await author.upload('/files/uploads', name, new Uint8Array(response.rawPayload));
    const other = await bank();
    const input = { uploadId: String(body['id']), bankId: other };
    const preview = accepted((await author.run(PREVIEW_QUESTIONS, { input })).previewQuestionImport);
    expect(preview).toMatchObject({ newCount: count, faultyCount: 0 });
    const commit = { ...input, mode: 'ALL' as const };
    expect(
      accepted((await author.run(COMMIT_QUESTIONS, { input: commit })).commitQuestionImport),
    ).toMatchObject({
      newCount: count,
    });
  });

  it('is refused where there is nothing, beside, and to those who do not work on questions', async () => {
    expect(outcomeOf(await losses('XLSX', { tag: '没有' }))).toBe('EXPORT_EMPTY');
    const empty = await fetchFile('xlsx', { tag: '没有' });
    expect([empty.statusCode, empty.json<{ code: string }>().code]).toEqual([422, 'EXPORT_EMPTY']);
    const beside = await test.signedIn(await test.seed.someone('author', BAOTOU));
    expect(outcomeOf(await losses('XLSX', {}, beside))).toBe('EXPORT_EMPTY');
    expect((await fetchFile('xlsx', {}, beside)).statusCode).toBe(422);
    const officer = await test.signedIn(await test.seed.officer());
    expect((await fetchFile('xlsx', {}, officer)).statusCode).toBe(403);
    expect((await fetchFile('xlsx', {}, test.client())).statusCode).toBe(401);
    expect((await fetchFile('exe')).statusCode).toBe(400);
  });

  it('is refused where there are more than one file carries', async () => {
    await test.database.query(
      `INSERT INTO questions (bank_id, stem_digest, status, current_revision_id, topic_id, type, difficulty, updated_at)
       SELECT bank_id, sha256(n::text::bytea), 'draft', current_revision_id, topic_id, type, difficulty, now()
       FROM questions, generate_series(1, 5000) AS n WHERE bank_id = $1 AND '水' = ANY (tags)`,
      [bankId],
    );
    expect(await losses('XLSX')).toMatchObject({
      code: 'EXPORT_TOO_LARGE',
      message: '筛选出 5003 题，一次最多导出 5000 题。请缩小范围。',
    });
  });
});
