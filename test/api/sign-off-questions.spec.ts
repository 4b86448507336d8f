import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { SignOffAction } from '../gql/graphql';
import type { ApiClient } from '../support/api-client';
import { CREATE_BANK } from '../support/operations';
import { accepted, outcomeOf } from '../support/outcome';
import {
  anyQuestion,
  COMMENT,
  QUESTION,
  questionContent,
  QUESTIONS,
  SAVE_QUESTION,
  SIGN_OFF,
  SORT_QUESTIONS,
} from '../support/question-operations';
import { BAOTOU, BAYANNUR, INNER_MONGOLIA, LINHE, type SeededOfficer } from '../support/seed';
import { startTestApp, type TestApp } from '../support/test-app';

describe('signing questions off', () => {
  let test: TestApp;
  let author: ApiClient;
  let reviewer: ApiClient;
  /** Writes and reviews, both in 巴彦淖尔. */
  let both: ApiClient;
  let bothOfficer: SeededOfficer;
  let bankId: string;
  let count = 0;
  beforeAll(async () => {
    test = await startTestApp();
    author = await test.signedIn(await test.seed.someone('author', BAYANNUR));
    reviewer = await test.signedIn(await test.seed.someone('reviewer', BAYANNUR));
    bothOfficer = await test.seed.officer({
      regionCode: BAYANNUR,
      name: '两职兼任',
      grants: [
        { role: 'author', regionCode: BAYANNUR },
        { role: 'reviewer', regionCode: BAYANNUR },
      ],
    });
    both = await test.signedIn(bothOfficer);
  });
  afterAll(() => test.close());

  beforeEach(async () => {
    const input = { name: `题库${(count += 1)}`, regionCode: BAYANNUR };
    bankId = accepted((await author.run(CREATE_BANK, { input })).createBank).id;
  });

  async function write(by = author, change = {}): Promise<string> {
    const content = questionContent((count += 1), change);
    const { saveQuestion } = await by.run(SAVE_QUESTION, { input: { bankId, content } });
    if (saveQuestion.__typename !== 'Question') throw new Error(JSON.stringify(saveQuestion));
    return saveQuestion.id;
  }
  async function revise(id: string, by = author, change = {}) {
    const { question } = await by.run(QUESTION, { id });
    const baseRevisionId = question?.successor?.id ?? question?.revision.id ?? '';
    const input = { bankId, questionId: id, baseRevisionId, content: questionContent((count += 1), change) };
    return (await by.run(SAVE_QUESTION, { input })).saveQuestion;
  }
  const step = async (by: ApiClient, action: SignOffAction, questionIds: string[], comment = '') =>
    (await by.run(SIGN_OFF, { input: { questionIds, action, comment } })).signOffQuestions;
  const take = async (by: ApiClient, action: SignOffAction, id: string, comment = '') => {
    const [outcome] = await step(by, action, [id], comment);
    return outcome?.refusal?.code ?? outcome?.question?.status ?? 'GONE';
  };
  const seen = async (id: string, by = author) => (await by.run(QUESTION, { id })).question;

  it('goes from draft by review to published, and says who did what', async () => {
    const id = await write();
    expect(await take(author, 'SUBMIT', id)).toBe('IN_REVIEW');
    expect(await take(reviewer, 'RETURN', id, '选项C不合理')).toBe('DRAFT');
    expect(outcomeOf(await revise(id))).toBe('Question');
    expect(await take(author, 'SUBMIT', id)).toBe('IN_REVIEW');
    expect(await take(reviewer, 'PUBLISH', id)).toBe('PUBLISHED');
    const question = await seen(id);
    expect(question?.events.map(({ action }) => action)).toEqual([
      ...['CREATE', 'SUBMIT', 'RETURN', 'SAVE', 'SUBMIT', 'PUBLISH'].map((action) => action.toLowerCase()),
    ]);
    expect(question?.events[2]).toMatchObject({ comment: '选项C不合理', revisionNumber: 1, isMine: false });
    expect(question).toMatchObject({
      revision: { number: 2 },
      reviewerName: expect.stringContaining('执法员'),
    });
    expect(question?.history[0]?.changes[0]).toMatchObject({ field: 'stem' });
  });

  it('is withdrawn by an author, discarded, retired and reopened', async () => {
    const id = await write();
    await take(author, 'SUBMIT', id);
    expect(await take(author, 'WITHDRAW', id)).toBe('DRAFT');
    expect(await take(author, 'DISCARD', id)).toBe('RETIRED');
    expect(await take(author, 'REOPEN', id)).toBe('DRAFT');
    await take(author, 'SUBMIT', id);
    await take(reviewer, 'PUBLISH', id);
    expect(await take(reviewer, 'RETIRE', id)).toBe('RETIRED');
  });

  it('keeps the published wording until the next one is signed off by somebody else', async () => {
    const id = await write();
    await take(author, 'SUBMIT', id);
    await take(reviewer, 'PUBLISH', id);
    const before = (await seen(id))?.revision;
    expect(await revise(id)).toMatchObject({
      status: 'PUBLISHED',
      successorStatus: 'DRAFT',
      successor: { number: 2 },
    });
    expect(await take(author, 'SUBMIT', id)).toBe('PUBLISHED');
    expect((await seen(id))?.revision).toEqual(before);
    expect(await seen(id)).toMatchObject({ successorStatus: 'IN_REVIEW' });
    expect(await take(reviewer, 'PUBLISH', id)).toBe('PUBLISHED');
    expect(await seen(id)).toMatchObject({ successorStatus: null, successor: null, revision: { number: 2 } });
  });

  it('drops a wording in waiting and leaves the published one alone', async () => {
    const id = await write();
    await test.seed.publishAll(bankId);
    await revise(id);
    expect(await take(author, 'DISCARD', id)).toBe('PUBLISHED');
    expect(await seen(id)).toMatchObject({ successorStatus: null, revision: { number: 1 } });
  });

  describe('is refused', () => {
    it.each<[string, SignOffAction, () => ApiClient, SignOffAction[], string?]>([
      ['SIGN_OFF_NOT_YOURS', 'SUBMIT', () => reviewer, []],
      ['SIGN_OFF_NOT_YOURS', 'PUBLISH', () => author, ['SUBMIT']],
      ['SIGN_OFF_NOT_NOW', 'PUBLISH', () => reviewer, []],
      ['SIGN_OFF_NOT_NOW', 'SUBMIT', () => author, ['SUBMIT']],
      ['COMMENT_MISSING', 'RETURN', () => reviewer, ['SUBMIT'], '  '],
    ])('with %s on %s', async (code, action, by, before, comment = '') => {
      const id = await write();
      for (const earlier of before) await take(author, earlier, id);
      expect(await take(by(), action, id, comment)).toBe(code);
    });

    it('to whoever wrote a word of it, in the rule and in the database', async () => {
      const id = await write();
      await revise(id, both);
      expect(outcomeOf(await revise(id))).toBe('Question');
      await take(author, 'SUBMIT', id);
      expect(await take(both, 'PUBLISH', id)).toBe('SIGN_OFF_OWN');
      expect(await seen(id, both)).toMatchObject({ steps: ['WITHDRAW'] });
      expect(await take(reviewer, 'PUBLISH', id)).toBe('PUBLISHED');
      const own = await write(both);
      const publishing = test.database.query(
        `UPDATE questions SET status = 'published', reviewed_by = $2 WHERE id = $1`,
        [own, bothOfficer.id],
      );
      await expect(publishing).rejects.toThrow('by somebody who did not write it');
      const judging = test.database.query(
        `INSERT INTO question_events (question_id, revision_id, action, acted_by, acted_at)
         SELECT id, current_revision_id, 'publish', $2, now() FROM questions WHERE id = $1`,
        [own, bothOfficer.id],
      );
      await expect(judging).rejects.toThrow('by somebody who did not write it');
    });

    it('while it has faults', async () => {
      const id = await write(author, { answerKey: { labels: [] } });
      expect((await seen(id))?.revision.faults).toMatchObject([{ code: 'NO_KEY', severity: 'ERROR' }]);
      expect(await take(author, 'SUBMIT', id)).toBe('QUESTION_FAULTY');
    });

    it('to reopen what the bank asks again by now', async () => {
      const stem = '哪一部法律先施行？';
      const id = await write(author, { stem });
      await take(author, 'DISCARD', id);
      await write(author, { stem });
      expect(await take(author, 'REOPEN', id)).toBe('QUESTION_EXISTS');
    });

    it('beside and above, as if it were not there', async () => {
      const id = await write();
      const beside = await test.signedIn(await test.seed.someone('reviewer', BAOTOU));
      const below = await test.signedIn(await test.seed.someone('reviewer', LINHE));
      expect(await take(beside, 'PUBLISH', id)).toBe('NOT_FOUND');
      expect(await take(below, 'PUBLISH', id)).toBe('NOT_FOUND');
      const above = await test.signedIn(await test.seed.someone('reviewer', INNER_MONGOLIA));
      await take(author, 'SUBMIT', id);
      expect(await take(above, 'PUBLISH', id)).toBe('PUBLISHED');
    });
  });

  it('takes many at once and tells of each by itself', async () => {
    const ids = [await write(), await write(), await write(author, { answerKey: { labels: [] } })];
    const outcomes = await step(author, 'SUBMIT', [...ids, '00000000-0000-4000-8000-000000000000']);
    expect(outcomes.map(({ refusal }) => refusal?.code ?? 'ok')).toEqual([
      ...['ok', 'ok', 'QUESTION_FAULTY', 'NOT_FOUND'],
    ]);
    expect(outcomes[2]?.refusal?.message).toContain('1 处错误');
  });

  it('is shown below only once it is published, without its log', async () => {
    const id = await write();
    const below = await test.signedIn(await test.seed.someone('author', LINHE));
    expect(await seen(id, below)).toBeNull();
    expect((await below.run(QUESTIONS, anyQuestion(bankId))).questions.totalCount).toBe(0);
    await test.seed.publishAll(bankId);
    await revise(id);
    expect(await seen(id, below)).toMatchObject({
      events: [],
      history: [],
      successor: null,
      mayEdit: false,
      steps: [],
    });
    expect((await below.run(QUESTIONS, anyQuestion(bankId))).questions.totalCount).toBe(1);
  });

  describe('a conversation', () => {
    it('is held on a question by those who work on it', async () => {
      const id = await write();
      await reviewer.run(COMMENT, { input: { questionId: id, text: '第三项依据哪一条？' } });
      const { commentOnQuestion } = await author.run(COMMENT, {
        input: { questionId: id, text: '第十五条。' },
      });
      expect(commentOnQuestion).toMatchObject({
        events: [{ action: 'create' }, { comment: '第三项依据哪一条？' }, { comment: '第十五条。' }],
      });
    });

    it('needs a word, and a question of one’s own', async () => {
      const say = async (by: ApiClient, text: string, questionId: string) =>
        outcomeOf((await by.run(COMMENT, { input: { questionId, text } })).commentOnQuestion);
      const id = await write();
      expect(await say(author, ' ', id)).toBe('COMMENT_MISSING');
      const beside = await test.signedIn(await test.seed.someone('author', BAOTOU));
      expect(await say(beside, '好', id)).toBe('NOT_FOUND');
    });
  });

  describe('sorting', () => {
    const sort = async (by: ApiClient, questionIds: string[], change: object) =>
      (await by.run(SORT_QUESTIONS, { input: { questionIds, ...change } })).sortQuestions;

    it('moves questions to a topic and tags them, without a revision', async () => {
      const ids = [await write(), await write(author, { tags: ['旧'] })];
      await test.seed.publishAll(bankId);
      const change = { topicPath: ['查封扣押', '程序'], addTags: ['2026', ' 大练兵 '], removeTags: ['旧'] };
      expect(await sort(author, ids, change)).toMatchObject([
        { question: { topic: '查封扣押/程序', tags: ['2026', '大练兵'], revision: { number: 1 } } },
        { question: { topic: '查封扣押/程序', tags: ['2026', '大练兵'] } },
      ]);
      const tagged = { ...anyQuestion(bankId), filter: { bankId, tag: '大练兵' } };
      expect((await author.run(QUESTIONS, tagged)).questions.totalCount).toBe(2);
    });

    it('is refused to reviewers, beside, and for too many tags', async () => {
      const id = await write();
      const beside = await test.signedIn(await test.seed.someone('author', BAOTOU));
      const code = async (by: ApiClient, change: object) => (await sort(by, [id], change))[0]?.refusal?.code;
      expect(await code(reviewer, { addTags: ['a'] })).toBe('SIGN_OFF_NOT_YOURS');
      expect(await code(beside, { addTags: ['a'] })).toBe('NOT_FOUND');
      expect(await code(author, { addTags: Array.from({ length: 21 }, (_, i) => `标签${i}`) })).toBe(
        'TAGS_INVALID',
      );
    });
  });
});
