import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ImportMode } from '../gql/graphql';
import type { ApiClient } from '../support/api-client';
import { raceInto } from '../support/gate';
import { COMMIT_QUESTIONS, CREATE_BANK, MY_ATTEMPT, PREVIEW_QUESTIONS } from '../support/operations';
import { QUESTIONS, UNDO_IMPORT } from '../support/question-operations';
import { accepted, outcomeOf } from '../support/outcome';
import { questionFile, questionLine, type QuestionLine } from '../support/question-file';
import { BAOTOU, BAYANNUR, type SeededOfficer } from '../support/seed';
import { beginSitting } from '../support/sitting';
import { startTestApp, type TestApp } from '../support/test-app';

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
  /** As a reviewer would after the import. */
  const publish = () => test.seed.publishAll(bankId);

  it('brings them in as drafts with key, explanation, topic and citation', async () => {
    const cited = { citation: '查封扣押办法第十五条第一款', referenceDate: '2019-01-23' };
    expect(await commit(questionLine(1, cited))).toMatchObject({ newCount: 1, bank: { questionCount: 0 } });
    expect(await inBank()).toMatchObject([
      {
        ...{ status: 'DRAFT', isMine: true, topic: '查封扣押/期限' },
        revision: {
          ...{ type: 'SINGLE', stemText: '第1题：查封的期限一般是多少日？', key: ['B'] },
          ...{ explanation: '三十日为限。', referenceDate: '2019-01-23' },
          citations: [{ text: '《环境保护主管部门实施查封、扣押办法》第十五条第一款' }],
        },
      },
    ]);
  });

  it('hands them to the reviewers at once where the author wants that', async () => {
    const input = {
      uploadId: await upload(questionLine(1)),
      bankId,
      mode: 'ALL' as const,
      target: 'IN_REVIEW' as const,
    };
    accepted((await author.run(COMMIT_QUESTIONS, { input })).commitQuestionImport);
    expect(await inBank()).toMatchObject([{ status: 'IN_REVIEW' }]);
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

  it('gives changed wording a revision that waits, while papers are drawn from the old one', async () => {
    await commit(questionLine(1), questionLine(2));
    await publish();
    const { sitting } = await beginSitting(test, { bankId, questions: 2 });
    const changed = questionLine(1, { stem: '第1题：查封的期限，一般是多少日？', b: '三十日', key: 'C' });
    expect(await commit(changed, questionLine(2))).toMatchObject({ changedCount: 1, unchangedCount: 1 });
    expect((await inBank()).map(({ revision }) => revision.key[0])).toEqual(['B', 'B']);
    await publish();
    expect((await inBank()).map(({ revision }) => revision.key[0]).toSorted()).toEqual(['B', 'C']);
    const { viewer } = await sitting.client.run(MY_ATTEMPT, { id: sitting.attemptId });
    const stems = viewer?.attempt?.sections.flatMap(({ questions }) => questions.map(({ stem }) => stem));
    expect(stems?.toSorted()).toEqual(['第1题：查封的期限一般是多少日？', '第2题：查封的期限一般是多少日？']);
    expect(await sitting.submit(sitting.sheet(1, ['B']))).toMatchObject({ result: { isPassed: true } });
  });

  describe('is taken back', () => {
    const undo = async (uploadId: string) =>
      (await author.run(UNDO_IMPORT, { input: { uploadId } })).undoQuestionImport;

    it('with what it brought, and what it would have changed stays as it was', async () => {
      await commit(questionLine(1));
      await publish();
      const second = await upload(questionLine(1, { key: 'C' }), questionLine(2));
      accepted(await tryCommit(second));
      expect(await undo(second)).toMatchObject({ undoneCount: 2, keptCount: 0 });
      expect(await inBank()).toMatchObject([{ status: 'PUBLISHED', revision: { key: ['B'] } }]);
      expect(await commit(questionLine(2))).toMatchObject({ newCount: 1 });
    });

    it('but for what has been signed off since', async () => {
      const uploadId = await upload(questionLine(1));
      accepted(await tryCommit(uploadId));
      await publish();
      expect(outcomeOf(await undo(uploadId))).toBe('IMPORT_NOT_NOW');
    });

    it('once, and only by whoever brought it', async () => {
      const uploadId = await upload(questionLine(1));
      expect(outcomeOf(await undo(uploadId))).toBe('UPLOAD_NOT_FOUND');
      accepted(await tryCommit(uploadId));
      const other = await test.signedIn(await test.seed.someone('author', BAYANNUR));
      const answer = await other.run(UNDO_IMPORT, { input: { uploadId } });
      expect(outcomeOf(answer.undoQuestionImport)).toBe('UPLOAD_NOT_FOUND');
      expect(outcomeOf(await undo(uploadId))).toBe('UndoneQuestionImport');
      expect(outcomeOf(await undo(uploadId))).toBe('IMPORT_NOT_NOW');
    });
  });

  it('shows beside each question what the bank asks already in other words', async () => {
    await commit(questionLine(1, { stem: '环境保护主管部门实施查封、扣押的期限一般不得超过多少日？' }));
    const again = questionLine(2, { stem: '环境保护主管部门实施查封扣押，期限一般不得超过几日？' });
    const other = questionLine(3, {
      stem: '企业应当在每年何时之前公开年度环境信息？',
      a: '三月',
      b: '四月',
      c: '五月',
    });
    const input = { uploadId: await upload(again, other), bankId };
    const preview = accepted((await author.run(PREVIEW_QUESTIONS, { input })).previewQuestionImport);
    expect(
      preview.rows.map(({ similar }) => similar.map(({ question }) => question.revision.stemText)),
    ).toEqual([['环境保护主管部门实施查封、扣押的期限一般不得超过多少日？'], []]);
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
