import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { graphql } from '../gql';
import type { ImportMode } from '../gql/graphql';
import type { ApiClient } from '../support/api-client';
import { raceInto } from '../support/gate';
import { COMMIT_QUESTIONS, CREATE_BANK, MY_ATTEMPT, PREVIEW_QUESTIONS } from '../support/operations';
import { accepted, outcomeOf } from '../support/outcome';
import { questionFile, questionLine, type QuestionLine } from '../support/question-file';
import { BAOTOU, BAYANNUR, type SeededOfficer } from '../support/seed';
import { beginSitting } from '../support/sitting';
import { startTestApp, type TestApp } from '../support/test-app';

const QUESTIONS = graphql(`
  query Questions($filter: QuestionFilter!, $page: PageInput!) {
    questions(filter: $filter, page: $page) {
      totalCount
      nodes {
        type
        stem
        key
        explanation
        topic
        referenceDate
        citations {
          text
        }
      }
    }
  }
`);

describe('importing questions', () => {
  let test: TestApp;
  let officer: SeededOfficer;
  let author: ApiClient;
  let bankId: string;
  let banks = 0;
  beforeAll(async () => {
    test = await startTestApp();
  });
  afterAll(() => test.close());

  /** Each test has an author and a bank of its own. */
  beforeEach(async () => {
    officer = await test.seed.someone('author', BAYANNUR);
    author = await test.signedIn(officer);
    const input = { name: `题库${(banks += 1)}`, regionCode: BAYANNUR };
    bankId = accepted((await author.run(CREATE_BANK, { input })).createBank).id;
  });

  async function upload(...lines: QuestionLine[]): Promise<string> {
    const { body } = await author.upload('/files/uploads', '试题.xlsx', await questionFile(...lines));
    return String(body['id']);
  }
  const tryCommit = async (uploadId: string, mode: ImportMode = 'ALL') =>
    (await author.run(COMMIT_QUESTIONS, { input: { uploadId, bankId, mode } })).commitQuestionImport;
  const commit = async (...lines: QuestionLine[]) => accepted(await tryCommit(await upload(...lines)));
  const inBank = async () => {
    const variables = { filter: { bankId }, page: { limit: 10, offset: 0 } };
    return (await author.run(QUESTIONS, variables)).questions.nodes;
  };

  it('brings them in with key, explanation, topic and citation', async () => {
    const cited = { citation: '查封扣押办法第十五条第一款', referenceDate: '2019-01-23' };
    expect(await commit(questionLine(1, cited))).toMatchObject({ newCount: 1, bank: { questionCount: 1 } });
    expect(await inBank()).toEqual([
      {
        ...{
          type: 'SINGLE',
          stem: '第1题：查封的期限一般是多少日？',
          key: ['B'],
          explanation: '三十日为限。',
        },
        ...{ topic: '查封扣押/期限', referenceDate: '2019-01-23' },
        citations: [{ text: '《环境保护主管部门实施查封、扣押办法》第十五条第一款' }],
      },
    ]);
  });

  it('changes nothing when the same file comes again, on the same day or later', async () => {
    const lines = [questionLine(1), questionLine(2, { referenceDate: '2020-05-01' })];
    await commit(...lines);
    const unchanged = { newCount: 0, changedCount: 0, unchangedCount: 2 };
    expect(await commit(...lines)).toMatchObject(unchanged);
    test.clock.advance(86_400);
    author = await test.signedIn(officer);
    expect(await commit(...lines)).toMatchObject(unchanged);
  });

  it('gives changed wording a new revision, while a paper already drawn keeps the old one', async () => {
    await commit(questionLine(1), questionLine(2));
    const { sitting } = await beginSitting(test, { bankId, questions: 2 });
    const changed = questionLine(1, { stem: '第1题：查封的期限，一般是多少日？', b: '三十日', key: 'C' });
    expect(await commit(changed, questionLine(2))).toMatchObject({ changedCount: 1, unchangedCount: 1 });
    expect((await inBank()).map(({ key }) => key[0]).toSorted()).toEqual(['B', 'C']);
    const { viewer } = await sitting.client.run(MY_ATTEMPT, { id: sitting.attemptId });
    const stems = viewer?.attempt?.sections.flatMap(({ questions }) => questions.map(({ stem }) => stem));
    expect(stems?.toSorted()).toEqual(['第1题：查封的期限一般是多少日？', '第2题：查封的期限一般是多少日？']);
    expect(await sitting.submit(sitting.sheet(1, ['B']))).toMatchObject({ result: { isPassed: true } });
  });

  it('imports an upload once, even when two commits come at once', async () => {
    const uploadId = await upload(questionLine(1));
    const race = () => [tryCommit(uploadId), tryCommit(uploadId)];
    const outcomes = await raceInto(test.database, 'questions', { waiting: 2, race });
    expect(outcomes.map(outcomeOf).toSorted()).toEqual(['QuestionImport', 'UPLOAD_ALREADY_COMMITTED']);
    expect(outcomeOf(await tryCommit(uploadId))).toBe('UPLOAD_ALREADY_COMMITTED');
    expect(await inBank()).toHaveLength(1);
  });

  it('lets two files with the same question take turns when they come at once', async () => {
    const uploads = await Promise.all([upload(questionLine(1)), upload(questionLine(1))]);
    const race = () => uploads.map((id) => tryCommit(id));
    const outcomes = (await raceInto(test.database, 'questions', { waiting: 2, race })).map(accepted);
    expect(outcomes.map(({ newCount }) => newCount).toSorted()).toEqual([0, 1]);
  });

  it('refuses the file as a whole, or leaves the faulty rows out, as the author wants', async () => {
    const uploadId = await upload(questionLine(1), questionLine(2, { key: '' }));
    expect(outcomeOf(await tryCommit(uploadId))).toBe('IMPORT_HAS_FAULTS');
    expect(await inBank()).toEqual([]);
    expect(await tryCommit(uploadId, 'GOOD_ONLY')).toMatchObject({ newCount: 1, skippedCount: 1 });
  });

  it('refuses when no good row is left', async () => {
    const uploadId = await upload(questionLine(1, { key: '' }));
    expect(outcomeOf(await tryCommit(uploadId, 'GOOD_ONLY'))).toBe('NOTHING_TO_IMPORT');
  });

  it("refuses somebody else's upload, and a bank that is read but not written", async () => {
    const uploadId = await upload(questionLine(1));
    const other = await test.signedIn(await test.seed.someone('author', BAOTOU));
    const preview = async (by: ApiClient, bank: string) =>
      outcomeOf(
        (await by.run(PREVIEW_QUESTIONS, { input: { uploadId, bankId: bank } })).previewQuestionImport,
      );
    const builtIn = await test.seed.builtInBank();
    expect(await preview(other, bankId)).toBe('UPLOAD_NOT_FOUND');
    expect(await preview(author, builtIn)).toBe('BANK_NOT_FOUND');
    bankId = builtIn;
    expect(outcomeOf(await tryCommit(uploadId))).toBe('BANK_NOT_FOUND');
  });
});
