import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { IssueRow } from '../../apps/api/src/courses/lectures.service';
import { graphql } from '../gql';
import type { DrawRuleInput, PublishExamInput } from '../gql/graphql';
import type { ApiClient } from '../support/api-client';
import { accepted, outcomeOf } from '../support/outcome';
import { BAOTOU, BAYANNUR, INNER_MONGOLIA } from '../support/seed';
import { startTestApp, type TestApp } from '../support/test-app';

const PUBLISH = graphql(`
  mutation PublishExam($input: PublishExamInput!) {
    publishExam(input: $input) {
      __typename
      ... on Exam {
        id
        title
        questionCount
        durationSeconds
        maxPoints
        passPoints
        opensAt
        closesAt
        attemptsAllowed
        formCount
        shuffleQuestions
        shuffleOptions
        rules {
          type
          topic
          count
          pointsEach
        }
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);

const BANK_TOPICS = graphql(`
  query BankTopics($id: ID!) {
    bank(id: $id) {
      topics {
        topicId
        path
        counts {
          type
          count
        }
      }
    }
  }
`);

const rule = (change: Partial<DrawRuleInput> = {}): DrawRuleInput => ({
  ...{ type: 'SINGLE', topicId: null, count: 4, pointsEach: 5 },
  ...change,
});

describe('setting the post-training test of a lecture', () => {
  let test: TestApp;
  let manager: ApiClient;
  let bankId: string;
  let issue: IssueRow;
  beforeAll(async () => {
    test = await startTestApp();
    manager = await test.signedIn(await test.seed.someone('training_manager', INNER_MONGOLIA));
    bankId = await test.seed.builtInBank();
  });
  beforeEach(async () => {
    issue = await test.seed.lectureIssue();
  });
  afterAll(() => test.close());

  async function publish(change: Partial<PublishExamInput> = {}, by = manager) {
    const input: PublishExamInput = {
      ...{ lectureIssueId: issue.id, bankId, title: '训后测试', durationMinutes: 30, passPoints: 12 },
      ...{ attemptsAllowed: 3, rules: [rule()], ...change },
    };
    return (await by.run(PUBLISH, { input })).publishExam;
  }

  const countOf = (counts: readonly { type: string; count: number }[], type: string) =>
    counts.find((one) => one.type === type)?.count ?? 0;
  /** How many questions of a type the whole bank holds. */
  const held = async (type: string): Promise<number> => {
    const topics = (await manager.run(BANK_TOPICS, { id: bankId })).bank?.topics ?? [];
    return topics
      .filter(({ path }) => !path.includes('/'))
      .reduce((sum, { counts }) => sum + countOf(counts, type), 0);
  };

  it('opens it with the lecture, and adds its points up', async () => {
    const rules = [rule(), rule({ type: 'MULTIPLE', count: 2, pointsEach: 7.5 })];
    expect(accepted(await publish({ rules, passPoints: 21 }))).toMatchObject({
      ...{ questionCount: 6, maxPoints: 35, passPoints: 21, durationSeconds: 1800, attemptsAllowed: 3 },
      ...{ opensAt: issue.opensAt.toISOString(), closesAt: issue.closesAt.toISOString() },
      rules: [
        { type: 'SINGLE', topic: null, count: 4, pointsEach: 5 },
        { type: 'MULTIPLE', topic: null, count: 2, pointsEach: 7.5 },
      ],
    });
  });

  it('draws and freezes four papers, or as many as are asked for, that differ', async () => {
    const usual = accepted(await publish());
    expect(usual).toMatchObject({ formCount: 4, shuffleQuestions: true, shuffleOptions: false });
    issue = await test.seed.lectureIssue();
    const settings = { formCount: 2, shuffleQuestions: false, shuffleOptions: true };
    const other = accepted(await publish(settings));
    expect(other).toMatchObject(settings);
    const papers = await test.database.query<{ id: string; forms: number[]; texts: number }[]>(
      `SELECT exam_id AS id, array_agg(form ORDER BY form) AS forms, count(DISTINCT hash)::int AS texts
       FROM papers WHERE exam_id = ANY ($1) GROUP BY 1 ORDER BY count(*)`,
      [[usual.id, other.id]],
    );
    expect(papers).toEqual([
      { id: other.id, forms: [1, 2], texts: 2 },
      { id: usual.id, forms: [1, 2, 3, 4], texts: 4 },
    ]);
  });

  it('draws from a topic and what lies under it', async () => {
    const topics = (await manager.run(BANK_TOPICS, { id: bankId })).bank?.topics ?? [];
    const topic = topics.find(({ path }) => path === '按日连续处罚');
    const count = countOf(topic?.counts ?? [], 'SINGLE');
    expect(count).toBeLessThan(await held('SINGLE'));
    const rules = [rule({ topicId: topic?.topicId ?? '', count })];
    expect(await publish({ rules })).toMatchObject({
      questionCount: count,
      rules: [{ topic: '按日连续处罚' }],
    });
  });

  it('says how many questions the bank is short of, and for which rule', async () => {
    const usable = await held('MULTIPLE');
    const rules = [rule(), rule({ type: 'MULTIPLE', count: usable + 1 })];
    expect(await publish({ rules })).toMatchObject({
      code: 'BANK_TOO_SMALL',
      message: `第 2 条规则要 ${usable + 1} 题，题库可用 ${usable} 题。`,
    });
  });

  it('does not count a question twice for two rules', async () => {
    const rules = [rule({ count: await held('SINGLE') }), rule({ count: 1 })];
    expect(await publish({ rules })).toMatchObject({
      message: '第 2 条规则要 1 题，题库可用 0 题。',
    });
  });

  it('refuses a second test of one lecture, also of two clicks at once', async () => {
    const outcomes = await Promise.all([publish(), publish()]);
    expect(outcomes.map(outcomeOf).toSorted()).toEqual(['EXAM_EXISTS', 'Exam']);
    expect(await publish()).toMatchObject({ code: 'EXAM_EXISTS', message: '本期已设置训后测试。' });
  });

  it.each<[string, Partial<PublishExamInput>, string]>([
    ['without a title', { title: ' ' }, 'TITLE_MISSING'],
    ['without rules', { rules: [] }, 'RULES_INVALID'],
    ['with a rule for no question', { rules: [rule({ count: 0 })] }, 'RULES_INVALID'],
    ['with questions worth nothing', { rules: [rule({ pointsEach: 0.001 })] }, 'RULES_INVALID'],
    ['with questions no machine marks', { rules: [rule({ type: 'SHORT_ANSWER' })] }, 'TYPE_NOT_MARKED'],
    ['with a topic of another bank', { rules: [rule({ topicId: randomUUID() })] }, 'RULES_INVALID'],
    ['everybody passes', { passPoints: 0 }, 'PASS_POINTS_INVALID'],
    ['everybody passes after rounding', { passPoints: 0.004 }, 'PASS_POINTS_INVALID'],
    ['nobody passes', { passPoints: 20.01 }, 'PASS_POINTS_INVALID'],
    ['of no paper', { formCount: 0 }, 'FORMS_INVALID'],
    ['of too many papers', { formCount: 21 }, 'FORMS_INVALID'],
    ['of no minute', { durationMinutes: 0 }, 'DURATION_INVALID'],
    ['of more than five hours', { durationMinutes: 301 }, 'DURATION_INVALID'],
    ['nobody may sit', { attemptsAllowed: 0 }, 'ATTEMPTS_INVALID'],
    ['to be sat eleven times', { attemptsAllowed: 11 }, 'ATTEMPTS_INVALID'],
    ['from a bank that is not there', { bankId: randomUUID() }, 'BANK_NOT_FOUND'],
    ['of a lecture that is not there', { lectureIssueId: randomUUID() }, 'NOT_FOUND'],
  ])('refuses a test %s', async (_, change, code) => {
    expect(outcomeOf(await publish(change))).toBe(code);
  });

  it('says up to where the pass line may go', async () => {
    expect(await publish({ passPoints: 21 })).toMatchObject({ message: '合格分须大于 0 且不超过总分 20。' });
  });

  it("refuses a sibling city's lecture, and one that is also for others", async () => {
    const baotou = await test.signedIn(await test.seed.someone('training_manager', BAOTOU));
    expect(outcomeOf(await publish({}, baotou))).toBe('NOT_FOUND');
    issue = await test.seed.lectureIssue({ regionCodes: [BAYANNUR, BAOTOU] });
    expect(outcomeOf(await publish({}, baotou))).toBe('NOT_FOUND');
  });
});
