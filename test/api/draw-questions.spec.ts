import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { QuestionStatisticsService } from '../../apps/api/src/marking/question-statistics.service';
import { QuestionsService } from '../../apps/api/src/questions/questions.service';
import { graphql } from '../gql';
import type { QuestionContentInput } from '../gql/graphql';
import type { ApiClient } from '../support/api-client';
import { CREATE_BANK, MY_ATTEMPT } from '../support/operations';
import { accepted, outcomeOf } from '../support/outcome';
import { anyQuestion, questionContent, QUESTIONS, SAVE_QUESTION } from '../support/question-operations';
import { BAYANNUR, INNER_MONGOLIA } from '../support/seed';
import { beginSitting } from '../support/sitting';
import { startTestApp, type TestApp } from '../support/test-app';

const PUBLISH_EXAM = graphql(`
  mutation PublishExamOfTypes($input: PublishExamInput!) {
    publishExam(input: $input) {
      __typename
      ... on Refused {
        code
        message
      }
    }
  }
`);

const RICH_ATTEMPT = graphql(`
  query RichAttempt($id: ID!) {
    viewer {
      attempt(id: $id) {
        sections {
          questions {
            textFormat
            stem
          }
        }
      }
    }
  }
`);

describe('what papers are drawn from', () => {
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

  const write = async (number: number, change: Partial<QuestionContentInput> = {}) =>
    accepted(
      (await author.run(SAVE_QUESTION, { input: { bankId, content: questionContent(number, change) } }))
        .saveQuestion,
    );
  const drawable = () => test.app.get(QuestionsService).drawable(bankId, test.database);
  const inBank = async () => (await author.run(QUESTIONS, anyQuestion(bankId))).questions.nodes;

  it('is what is published, of the types a machine marks, and nobody has to look at first', async () => {
    await write(1);
    expect(await drawable()).toEqual([]);
    await write(2, { type: 'SHORT_ANSWER', answerKey: { points: [{ text: '立案', points: 1 }] } });
    await test.seed.publishAll(bankId);
    expect(await drawable()).toMatchObject([{ type: 'single', topic: '查封扣押/期限' }]);
    await test.database.query(`UPDATE questions SET needs_review = true WHERE bank_id = $1`, [bankId]);
    expect(await drawable()).toEqual([]);
  });

  it('is not a short answer or a case, and a test that asks for them is refused clearly', async () => {
    const manager = await test.signedIn(await test.seed.someone('training_manager', INNER_MONGOLIA));
    const { id } = await test.seed.lectureIssue({ regionCodes: [INNER_MONGOLIA] });
    const single = { type: 'SINGLE' as const, count: 1, pointsEach: 5 };
    const input = {
      ...{ lectureIssueId: id, bankId: await test.seed.builtInBank(), title: '测试', durationMinutes: 30 },
      ...{ passPoints: 3, attemptsAllowed: 1, rules: [single, { ...single, type: 'SHORT_ANSWER' as const }] },
    };
    const { publishExam } = await manager.run(PUBLISH_EXAM, { input });
    expect(publishExam).toMatchObject({
      code: 'TYPE_NOT_MARKED',
      message: expect.stringContaining('第 2 条规则'),
    });
  });

  it('keeps its make-up on the paper', async () => {
    await write(1, { textFormat: 'HTML', stem: '<p>期限是<strong>几日</strong>？</p>' });
    await test.seed.publishAll(bankId);
    const { sitting } = await beginSitting(test, { bankId, questions: 1 });
    const { viewer } = await sitting.client.run(RICH_ATTEMPT, { id: sitting.attemptId });
    expect(viewer?.attempt?.sections[0]?.questions).toEqual([
      { textFormat: 'HTML', stem: '<p>期限是<strong>几日</strong>？</p>' },
    ]);
  });

  it('is counted once a test is over, and its share of right answers is told from thirty on', async () => {
    await write(1);
    await test.seed.publishAll(bankId);
    const { exam, issue } = await test.seed.openExam({ bankId, questions: 1 });
    const [drawn] = await drawable();
    const mark = (hundredths: number) => [{ questionId: drawn?.revisionId, hundredths, maxHundredths: 500 }];
    for (let sat = 0; sat < 30; sat += 1) {
      const officer = await test.seed.officer();
      await test.seed.sat(officer, exam, sat < 18 ? 5 : 0);
      const marks = JSON.stringify(mark(sat < 18 ? 500 : 0));
      await test.database.query(`UPDATE attempts SET marks = $2 WHERE officer_id = $1`, [officer.id, marks]);
    }
    const statistics = test.app.get(QuestionStatisticsService);
    expect(await statistics.count()).toBe(0);
    expect(await inBank()).toMatchObject([{ statistics: { paperCount: 0, rightRatio: null } }]);
    await test.database.query(`UPDATE exams SET closes_at = $2 WHERE id = $1`, [
      ...[exam.id, new Date(test.clock.now().getTime() - 1000)],
    ]);
    expect([await statistics.count(), await statistics.count()]).toEqual([1, 0]);
    expect(await inBank()).toMatchObject([{ statistics: { paperCount: 30, rightRatio: 0.6 } }]);
    expect(issue.id).toBe(exam.issueId);
  });

  it('is given up by nobody who is sitting: the paper keeps its wording', async () => {
    await write(1);
    await test.seed.publishAll(bankId);
    const { sitting } = await beginSitting(test, { bankId, questions: 1 });
    await test.database.query(`UPDATE questions SET needs_review = true WHERE bank_id = $1`, [bankId]);
    const { viewer } = await sitting.client.run(MY_ATTEMPT, { id: sitting.attemptId });
    expect(viewer?.attempt?.sections[0]?.questions).toHaveLength(1);
    expect(outcomeOf(await sitting.submit(sitting.sheet(1, ['B'])))).toBe('Attempt');
  });
});
