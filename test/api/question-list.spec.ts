import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { QuestionFilter } from '../gql/graphql';
import type { ApiClient } from '../support/api-client';
import { CREATE_BANK } from '../support/operations';
import { accepted } from '../support/outcome';
import {
  anyQuestion,
  questionContent,
  QUESTIONS,
  SAVE_QUESTION,
  SIGN_OFF,
} from '../support/question-operations';
import { BAOTOU, BAYANNUR, LINHE, WUYUAN } from '../support/seed';
import { startTestApp, type TestApp } from '../support/test-app';

describe('the list of questions', () => {
  let test: TestApp;
  let author: ApiClient;
  let bankId: string;
  let topicId: string;
  beforeAll(async () => {
    test = await startTestApp();
    author = await test.signedIn(await test.seed.someone('author', BAYANNUR));
    const input = { name: '题库', regionCode: BAYANNUR };
    bankId = accepted((await author.run(CREATE_BANK, { input })).createBank).id;
    await save('甲', { difficulty: 1, cognition: 'REMEMBER', tags: ['水'], topicPath: ['水', '排污口'] });
    await save('乙', {
      type: 'TRUE_FALSE',
      answerKey: { isTrue: true },
      citations: '环境保护法第六十三条',
      referenceDate: '2020-01-01',
    });
    await test.seed.publishAll(bankId);
    test.clock.advance(86_400);
    author = await test.signedIn(await test.seed.someone('author', BAYANNUR));
    await save('丙', {
      type: 'SHORT_ANSWER',
      answerKey: { points: [{ text: '立案', points: 1 }] },
      topicPath: ['水'],
    });
    const retired = await save('丁', {});
    await author.run(SIGN_OFF, { input: { questionIds: [retired], action: 'DISCARD' } });
    const [topic] = await test.database.query<{ id: string }[]>(
      `SELECT id FROM topics WHERE bank_id = $1 AND path = '水'`,
      [bankId],
    );
    topicId = topic?.id ?? '';
    await test.database.query(
      `UPDATE questions SET needs_review = true WHERE bank_id = $1 AND search_text LIKE '%乙%'`,
      [bankId],
    );
  });
  afterAll(() => test.close());

  async function save(name: string, change: object): Promise<string> {
    const content = questionContent(1, { stem: `${name}：下列哪一项正确？`, ...change });
    const { saveQuestion } = await author.run(SAVE_QUESTION, { input: { bankId, content } });
    if (saveQuestion.__typename !== 'Question') throw new Error(JSON.stringify(saveQuestion));
    return saveQuestion.id;
  }

  const list = async (filter: Partial<QuestionFilter>, page = { limit: 50, offset: 0 }) => {
    const { questions } = await author.run(QUESTIONS, { filter: { bankId, ...filter }, page });
    return {
      names: questions.nodes.map(({ revision }) => revision.stemText.charAt(0)),
      total: questions.totalCount,
    };
  };

  it.each<[string, Partial<QuestionFilter>, string[]]>([
    ['everything but the retired', {}, ['丙', '乙', '甲']],
    ['a type', { type: 'TRUE_FALSE' }, ['乙']],
    ['a difficulty', { difficulty: 1 }, ['甲']],
    ['a level of thought', { cognition: 'REMEMBER' }, ['甲']],
    ['drafts', { status: 'DRAFT' }, ['丙']],
    ['what is published', { status: 'PUBLISHED' }, ['乙', '甲']],
    ['what is retired', { status: 'RETIRED' }, ['丁']],
    ['a tag', { tag: '水' }, ['甲']],
    ['a text of the stem', { search: '乙 ：下列' }, ['乙']],
    ['a text of an option', { search: '60日', type: 'SINGLE' }, ['甲']],
    ['a law', { citesEdition: 'epl-2014' }, ['乙']],
    ['an article', { citesEdition: 'epl-2014', citesArticle: 63 }, ['乙']],
    ['another article', { citesEdition: 'epl-2014', citesArticle: 60 }, []],
    ['what needs a look', { needsReview: true }, ['乙']],
    ['one’s own', { isMine: true }, ['丙']],
    ['two of them', { status: 'PUBLISHED', difficulty: 1 }, ['甲']],
  ])('shows %s, those changed last first', async (_, filter, names) => {
    const { names: found, total } = await list(filter);
    expect([found.toSorted(), total]).toEqual([names.toSorted(), names.length]);
    expect(found[0]).toBe(found.length > 1 && found.includes('丙') ? '丙' : found[0]);
  });

  it('shows a topic with what lies under it, and what has changed since a day', async () => {
    expect((await list({ topicId })).names.toSorted()).toEqual(['丙', '甲']);
    const [row] = await test.database.query<{ day: string }[]>(
      `SELECT ($1::timestamptz AT TIME ZONE 'Asia/Shanghai')::date::text AS day`,
      [test.clock.now()],
    );
    expect((await list({ updatedSince: row?.day ?? '' })).names).toEqual(['丙']);
  });

  it('comes page by page, with the number of all', async () => {
    const pages = await Promise.all([0, 1, 2].map((offset) => list({}, { limit: 1, offset })));
    expect(pages.map(({ names }) => names[0])).toHaveLength(3);
    expect(new Set(pages.map(({ names }) => names[0])).size).toBe(3);
    expect(pages.map(({ total }) => total)).toEqual([3, 3, 3]);
  });

  it('without a bank is over the region and what is shared to it', async () => {
    const { questions } = await author.run(QUESTIONS, anyQuestion());
    expect(questions.totalCount).toBeGreaterThan(50);
  });

  it('is one list over regions that lie beside each other', async () => {
    const both = await test.signedIn(
      await test.seed.officer({
        regionCode: LINHE,
        grants: [
          { role: 'author', regionCode: WUYUAN },
          { role: 'author', regionCode: BAOTOU },
        ],
      }),
    );
    for (const [regionCode, name] of [
      [WUYUAN, '五原题库'],
      [BAOTOU, '包头题库'],
    ] as const) {
      const bank = accepted((await both.run(CREATE_BANK, { input: { name, regionCode } })).createBank).id;
      for (const number of [1, 2]) {
        test.clock.advance(60);
        const content = questionContent(number, { stem: `${name}第${number}题：下列哪一项正确？` });
        await both.run(SAVE_QUESTION, { input: { bankId: bank, content } });
      }
    }
    const listed = async (offset: number, limit: number) => {
      const { nodes, totalCount } = (
        await both.run(QUESTIONS, { filter: { search: '题库第' }, page: { limit, offset } })
      ).questions;
      return [totalCount, ...nodes.map(({ revision }) => revision.stemText.slice(0, 7))];
    };
    expect(await listed(0, 3)).toEqual([4, '包头题库第2题', '包头题库第1题', '五原题库第2题']);
    expect(await listed(3, 3)).toEqual([4, '五原题库第1题']);
  });
});
