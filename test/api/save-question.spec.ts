import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { QuestionContentInput } from '../gql/graphql';
import type { ApiClient } from '../support/api-client';
import { CREATE_BANK } from '../support/operations';
import { accepted, outcomeOf } from '../support/outcome';
import {
  QUESTION,
  questionContent,
  READ_CITATIONS,
  SAVE_QUESTION,
  SIGN_OFF,
  SIMILAR,
} from '../support/question-operations';
import { BAOTOU, BAYANNUR, INNER_MONGOLIA, LINHE } from '../support/seed';
import { startTestApp, type TestApp } from '../support/test-app';

describe('saving a question', () => {
  let test: TestApp;
  let author: ApiClient;
  let bankId: string;
  let count = 0;
  beforeAll(async () => {
    test = await startTestApp();
    author = await test.signedIn(await test.seed.someone('author', BAYANNUR));
  });
  afterAll(() => test.close());

  beforeEach(async () => {
    const input = { name: `题库${(count += 1)}`, regionCode: BAYANNUR };
    bankId = accepted((await author.run(CREATE_BANK, { input })).createBank).id;
  });

  const save = async (content: QuestionContentInput, more = {}, by = author) =>
    (await by.run(SAVE_QUESTION, { input: { bankId, content, ...more } })).saveQuestion;
  async function saved(content: QuestionContentInput) {
    const answer = await save(content);
    if (answer.__typename !== 'Question') throw new Error(JSON.stringify(answer));
    return answer;
  }
  const seen = async (id: string) => (await author.run(QUESTION, { id })).question;

  it('keeps everything the editor has: key, citations of their day, source, tags, level of thought', async () => {
    const { id } = await saved(
      questionContent(1, {
        citations: '环境保护法第六十三条第一款第三项；水污染防治法第七十六条',
        referenceDate: '2017-03-22',
        ...{
          source: '2025年省级比武',
          tags: ['水', '大练兵'],
          cognition: 'APPLY',
          difficulty: 4,
          points: 2.5,
        },
      }),
    );
    expect(await seen(id)).toMatchObject({
      ...{ status: 'DRAFT', topic: '查封扣押/期限', tags: ['水', '大练兵'], mayEdit: true },
      steps: ['SUBMIT', 'DISCARD'],
      revision: {
        ...{ number: 1, cognition: 'APPLY', difficulty: 4, points: 2.5, referenceDate: '2017-03-22' },
        ...{ source: '2025年省级比武', answerKey: { labels: ['B'] }, faults: [] },
        citationText: expect.stringContaining('《中华人民共和国水污染防治法》（2008年修订）第七十六条'),
      },
    });
  });

  it('keeps the sub-item of what is cited', async () => {
    await test.seed.law({
      text: '草地巡护规定\n\n第一条　巡护应当：\n（一）携带：\n1.手电；\n2.记录本。\n（二）两人同行。\n第二条　本规定自公布之日起施行。',
      effectiveFrom: '2024-01-01',
    });
    const citations = '《草地巡护规定》第一条第一款第一项第二目';
    const { id } = await saved(questionContent(1, { citations, referenceDate: '2025-01-01' }));
    expect((await seen(id))?.revision.citationText).toMatch(/第一条第一款第一项第二目$/);
  });

  const rubric = {
    points: [
      { text: '说明理由', points: 1.5 },
      { text: '告知权利', points: 0.5 },
    ],
  };
  it.each<[string, Partial<QuestionContentInput>, object]>([
    [
      'multiple',
      { type: 'MULTIPLE', answerKey: { labels: ['C', 'A'] } },
      { answerKey: { labels: ['A', 'C'] } },
    ],
    ['true/false', { type: 'TRUE_FALSE', answerKey: { isTrue: false } }, { key: ['FALSE'], options: [] }],
    [
      'fill-in with blanks in any order',
      {
        ...{ type: 'FILL_IN', stem: '可以____、____。' },
        answerKey: { blanks: [['查封'], ['扣押', '扣留']], isOrderFree: true, matching: 'CONTAINS' },
      },
      {
        answerKey: { blanks: [['查封'], ['扣押', '扣留']], isOrderFree: true, matching: 'CONTAINS' },
        faults: [],
      },
    ],
    [
      'short answer',
      { type: 'SHORT_ANSWER', points: 2, answerKey: rubric },
      { answerKey: rubric, faults: [] },
    ],
    [
      'case with sub-questions',
      {
        ...{ type: 'CASE', points: 3, stem: '某厂偷排废水。' },
        parts: [
          {
            ...{
              type: 'SINGLE',
              stem: '应当依据？',
              explanation: '',
              points: 1,
              answerKey: { labels: ['A'] },
            },
            options: [
              { label: 'A', text: '法典' },
              { label: 'B', text: '旧法' },
            ],
          },
          {
            type: 'SHORT_ANSWER',
            stem: '如何处理？',
            options: [],
            explanation: '',
            points: 2,
            answerKey: rubric,
          },
        ],
      },
      {
        faults: [],
        parts: [
          { type: 'SINGLE', points: 1, answerKey: { labels: ['A'] } },
          { type: 'SHORT_ANSWER', points: 2, answerKey: rubric },
        ],
      },
    ],
  ])('of type %s', async (_, change, expected) => {
    const { id } = await saved(questionContent((count += 1), change));
    expect((await seen(id))?.revision).toMatchObject(expected);
  });

  it('keeps rich text, and of it nothing that runs', async () => {
    const image = `/media/images/${'a'.repeat(64)}.png`;
    const stem = `<p onclick="x()">下图<img src="${image}" alt="排口"><script>alert(1)</script>超标 <span data-type="inline-math" data-latex="\\frac{a}{b}"></span> 倍</p>`;
    const { id } = await saved(questionContent(1, { textFormat: 'HTML', stem }));
    const revision = (await seen(id))?.revision;
    expect(revision).toMatchObject({ textFormat: 'HTML', stemText: '下图 排口 超标 \\frac{a}{b} 倍' });
    expect(revision?.stem).not.toMatch(/onclick|script/);
  });

  it('makes a revision of each save, a question in review and a retired one excepted', async () => {
    const first = await saved(questionContent(1));
    const second = await save(questionContent(2), {
      questionId: first.id,
      baseRevisionId: first.revision.id,
    });
    expect(second).toMatchObject({ id: first.id, revision: { number: 2 } });
    expect(await seen(first.id)).toMatchObject({
      history: [{ revision: { number: 2 } }, { revision: { number: 1 } }],
    });
    const again = { questionId: first.id, baseRevisionId: (await seen(first.id))?.revision.id };
    await author.run(SIGN_OFF, { input: { questionIds: [first.id], action: 'SUBMIT' } });
    expect(outcomeOf(await save(questionContent(3), again))).toBe('QUESTION_IN_REVIEW');
    for (const action of ['WITHDRAW', 'DISCARD'] as const)
      await author.run(SIGN_OFF, { input: { questionIds: [first.id], action } });
    expect(outcomeOf(await save(questionContent(3), again))).toBe('QUESTION_RETIRED');
  });

  it('tells the second of two editors what the first changed, and saves when he has read it', async () => {
    const { id, revision } = await saved(questionContent(1));
    const colleague = await test.signedIn(
      await test.seed.officer({
        regionCode: BAYANNUR,
        name: '同事甲',
        grants: [{ role: 'author', regionCode: BAYANNUR }],
      }),
    );
    const opened = { questionId: id, baseRevisionId: revision.id };
    await save(questionContent(1, { answerKey: { labels: ['C'] }, difficulty: 5 }), opened, colleague);
    const outrun = await save(questionContent(1, { explanation: '另有说明。' }), opened);
    expect(outrun).toMatchObject({
      ...{ __typename: 'QuestionOutrun', byName: '同事甲', message: expect.stringContaining('尚未保存') },
      changes: [
        { field: 'key', before: 'B', after: 'C' },
        { field: 'difficulty', before: '3', after: '5' },
      ],
    });
    if (outrun.__typename !== 'QuestionOutrun') throw new Error('not outrun');
    const anyway = { questionId: id, baseRevisionId: outrun.latestRevisionId };
    expect(await save(questionContent(1, { explanation: '另有说明。' }), anyway)).toMatchObject({
      revision: { number: 3 },
    });
  });

  it('of two saves at once keeps one and tells the other', async () => {
    const { id, revision } = await saved(questionContent(1));
    const opened = { questionId: id, baseRevisionId: revision.id };
    const both = [save(questionContent(2), opened), save(questionContent(3), opened)];
    expect((await Promise.all(both)).map(({ __typename }) => __typename).toSorted()).toEqual([
      'Question',
      'QuestionOutrun',
    ]);
    const fresh = [save(questionContent(9)), save(questionContent(9))];
    expect((await Promise.all(fresh)).map(outcomeOf).toSorted()).toEqual(['QUESTION_EXISTS', 'Question']);
  });

  it.each<[string, Partial<QuestionContentInput>, string]>([
    ['REQUIRED', { stem: '  ' }, 'stem'],
    ['POINTS_INVALID', { points: 0 }, 'points'],
    ['DIFFICULTY_INVALID', { difficulty: 9 }, 'difficulty'],
    ['CITATION_UNKNOWN_LAW', { citations: '《办公室茶水法》第三条' }, 'citations'],
    [
      'CITATION_UNKNOWN_ARTICLE',
      { citations: '环境保护法第七十五条', referenceDate: '2020-01-01' },
      'citations',
    ],
    ['TEXT_TOO_LONG', { explanation: '长'.repeat(100_001) }, 'stem'],
  ])('keeps nothing that has %s', async (code, change, field) => {
    expect(await save(questionContent(1, change))).toMatchObject({
      ...{ __typename: 'QuestionFaulty', faults: [{ code, field, message: expect.any(String) }] },
    });
  });

  it('refuses a stem the bank has, a bank that is not one’s own, and a question beside', async () => {
    const { id, revision } = await saved(questionContent(1));
    const other = await saved(questionContent(2));
    expect(outcomeOf(await save(questionContent(1)))).toBe('QUESTION_EXISTS');
    const onto = { questionId: other.id, baseRevisionId: other.revision.id };
    expect(outcomeOf(await save(questionContent(1), onto))).toBe('QUESTION_EXISTS');
    const beside = await test.signedIn(await test.seed.someone('author', BAOTOU));
    expect(outcomeOf(await save(questionContent(3), {}, beside))).toBe('BANK_NOT_FOUND');
    const opened = { questionId: id, baseRevisionId: revision.id };
    expect(outcomeOf(await save(questionContent(3), opened, beside))).toBe('NOT_FOUND');
    const below = await test.signedIn(await test.seed.someone('author', LINHE));
    expect(outcomeOf(await save(questionContent(3), {}, below))).toBe('BANK_NOT_FOUND');
  });

  describe('while it is written', () => {
    it('shows what is asked already, in the bank and those above, most alike first', async () => {
      const stem = '固体废物跨省转移的审批，由哪一级生态环境主管部门办理并在多少日内答复？';
      const { id } = await saved(questionContent(1, { stem }));
      const provincial = await test.signedIn(await test.seed.someone('author', INNER_MONGOLIA));
      const input = { name: `区库${(count += 1)}`, regionCode: INNER_MONGOLIA };
      const above = accepted((await provincial.run(CREATE_BANK, { input })).createBank).id;
      const farther = questionContent(1, { stem: `${stem}请结合法典作答` });
      await provincial.run(SAVE_QUESTION, { input: { bankId: above, content: farther } });
      const typed = '固体废物跨省转移的审批由哪级生态环境主管部门办理，在多少日内答复';
      const found = async () =>
        (await author.run(SIMILAR, { bankId, stem: typed, options: [] })).similarQuestions;
      expect(await found()).toMatchObject([{ question: { id } }]);
      await test.seed.publishAll(above);
      const [first, second] = await found();
      expect([first?.question.id, second?.question.bank.name]).toEqual([id, input.name]);
      expect(first?.likeness).toBeGreaterThan(second?.likeness ?? 1);
      const without = { bankId, stem: typed, options: [], exceptId: id };
      expect((await author.run(SIMILAR, without)).similarQuestions).toHaveLength(1);
      const other = { bankId, stem: '企业何时公开年报？', options: [] };
      expect((await author.run(SIMILAR, other)).similarQuestions).toEqual([]);
    });

    it('reads citations as they are typed, with the text of the day', async () => {
      const read = async (text: string, referenceDate: string | null) =>
        (await author.run(READ_CITATIONS, { text, referenceDate })).readCitations;
      expect(await read('水污染防治法85条', '2019-05-01')).toMatchObject({
        citations: [
          {
            cited: {
              text: '《中华人民共和国水污染防治法》第八十五条',
              editionLabel: expect.stringContaining('2017'),
            },
            lines: [],
          },
        ],
        faults: [],
      });
      expect(await read('环境保护法第六十三条', null)).toMatchObject({
        referenceDate: '2026-08-14',
        faults: [{ code: 'CITATION_NOT_IN_FORCE', severity: 'WARNING' }],
      });
    });

    it('shows the words of what is cited where the library has them', async () => {
      await test.seed.law({
        text: '草原巡护规定\n\n第一条　巡护应当：\n（一）两人同行；\n（二）记录时间。\n第二条　本规定自公布之日起施行。',
        effectiveFrom: '2024-01-01',
      });
      const lines = async (text: string) =>
        (await author.run(READ_CITATIONS, { text, referenceDate: '2025-01-01' })).readCitations.citations.map(
          (citation) => citation.lines,
        );
      expect(await lines('《草原巡护规定》第一条；《草原巡护规定》第一条第（二）项')).toEqual([
        ['巡护应当：', '（一）两人同行；', '（二）记录时间。'],
        ['（二）记录时间。'],
      ]);
    });
  });
});
