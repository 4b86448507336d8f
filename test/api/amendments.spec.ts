import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { QuestionsService } from '../../apps/api/src/questions/questions.service';
import { graphql } from '../gql';
import type { AmendmentDecision, AmendmentState, QuestionContentInput } from '../gql/graphql';
import type { ApiClient } from '../support/api-client';
import { CREATE_BANK } from '../support/operations';
import { accepted, outcomeOf } from '../support/outcome';
import { QUESTION, questionContent, SAVE_QUESTION, SIGN_OFF } from '../support/question-operations';
import { BAOTOU, BAYANNUR, INNER_MONGOLIA } from '../support/seed';
import { startTestApp, type TestApp } from '../support/test-app';

const OPEN_RUN = graphql(`
  mutation OpenAmendmentRun($input: OpenAmendmentRunInput!) {
    openAmendmentRun(input: $input) {
      __typename
      ... on AmendmentRun {
        openedCount
        historyCount
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);

const PUBLISH_EDITION = graphql(`
  mutation PublishEdition($input: PublishEditionInput!) {
    publishEdition(input: $input) {
      __typename
      ... on EditionPublished {
        runs {
          editionSlug
          openedCount
          historyCount
        }
      }
      ... on Refused {
        code
      }
    }
  }
`);

const PROGRESS = graphql(`
  query Amendments {
    amendments {
      edition {
        slug
        effectiveTo
      }
      counts {
        status
        count
      }
    }
  }
`);

const TASKS = graphql(`
  query AmendmentTasks($filter: AmendmentTaskFilter!, $page: PageInput!) {
    amendmentTasks(filter: $filter, page: $page) {
      totalCount
      nodes {
        id
        status
        decisions
        decidedByName
        comment
        question {
          id
          needsReview
          status
        }
        places {
          cited {
            text
            gist
          }
          article {
            gist
          }
          became {
            change {
              newText
              note
            }
            article {
              citation
              gist
            }
          }
        }
      }
    }
  }
`);

const DECIDE = graphql(`
  mutation DecideAmendments($input: DecideAmendmentsInput!) {
    decideAmendments(input: $input) {
      taskId
      task {
        status
      }
      refusal {
        code
        message
      }
    }
  }
`);

const EPL = 'epl-2014';

describe('the end of a text', () => {
  let test: TestApp;
  let author: ApiClient;
  let reviewer: ApiClient;
  let bankId: string;
  let count = 0;
  beforeAll(async () => {
    test = await startTestApp();
    author = await test.signedIn(await test.seed.someone('author', BAYANNUR));
    reviewer = await test.signedIn(await test.seed.someone('reviewer', BAYANNUR));
  });
  afterAll(() => test.close());

  beforeEach(async () => {
    const input = { name: `题库${(count += 1)}`, regionCode: BAYANNUR };
    bankId = accepted((await author.run(CREATE_BANK, { input })).createBank).id;
  });

  const onEpl: Partial<QuestionContentInput> = {
    citations: '环境保护法第六十三条',
    referenceDate: '2019-04-15',
  };
  async function write(change: Partial<QuestionContentInput> = onEpl, by = author): Promise<string> {
    const { saveQuestion } = await by.run(SAVE_QUESTION, {
      input: { bankId, content: questionContent((count += 1), change) },
    });
    if (saveQuestion.__typename !== 'Question') throw new Error(JSON.stringify(saveQuestion));
    return saveQuestion.id;
  }
  const open = async (by = author, regionCode = BAYANNUR, editionSlug = EPL) =>
    (await by.run(OPEN_RUN, { input: { editionSlug, regionCode } })).openAmendmentRun;
  const tasks = async (by = author, status: AmendmentState | null = null) =>
    (await by.run(TASKS, { filter: { editionSlug: EPL, status }, page: { limit: 100, offset: 0 } }))
      .amendmentTasks.nodes;
  const taskOf = async (questionId: string, by = author) =>
    (await tasks(by)).find(({ question }) => question?.id === questionId);
  const decide = async (questionId: string, decision: AmendmentDecision, by = reviewer, comment = '') => {
    const taskIds = [(await taskOf(questionId))?.id ?? ''];
    const [outcome] = (await by.run(DECIDE, { input: { taskIds, decision, comment } })).decideAmendments;
    return outcome?.refusal?.code ?? outcome?.task?.status;
  };
  const drawable = async () => (await test.app.get(QuestionsService).drawable(bankId, test.database)).length;

  it('opens a task for each question that rests on it, once, and keeps it out of papers', async () => {
    const touched = await write();
    await write({ citations: '生态环境法典第五十二条' });
    await test.seed.publishAll(bankId);
    expect(await drawable()).toBe(2);
    expect(await open()).toMatchObject({ openedCount: 1, historyCount: 0 });
    expect(await open()).toMatchObject({ openedCount: 0, historyCount: 0 });
    expect(await drawable()).toBe(1);
    expect((await author.run(QUESTION, { id: touched })).question).toMatchObject({
      needsReview: true,
      events: expect.arrayContaining([expect.objectContaining({ action: 'doubt' })]),
    });
  });

  it('shows what the old text said beside what it became', async () => {
    const id = await write({ citations: '环境保护法第二十五条', referenceDate: '2019-04-15' });
    await open();
    expect((await taskOf(id))?.places).toMatchObject([
      {
        cited: { text: '《中华人民共和国环境保护法》第二十五条' },
        article: { gist: expect.any(String) },
        became: [
          {
            change: { newText: expect.stringContaining('第五十二条'), note: expect.any(String) },
            article: { gist: expect.any(String) },
          },
        ],
      },
    ]);
  });

  it('is over for a question that is still right as history: it is drawn again, reference date and all', async () => {
    const id = await write();
    await test.seed.publishAll(bankId);
    await open();
    expect(await decide(id, 'HISTORY', reviewer, '问的是2019年')).toBe('HISTORY');
    expect(await taskOf(id)).toMatchObject({
      comment: '问的是2019年',
      decidedByName: expect.any(String),
      decisions: [],
    });
    expect(await drawable()).toBe(1);
    expect((await author.run(QUESTION, { id })).question?.revision.referenceDate).toBe('2019-04-15');
  });

  it('is over for a question that is no longer asked', async () => {
    const ids = [await write(), await write()];
    await test.seed.publishAll(bankId);
    ids.push(await write());
    await author.run(SIGN_OFF, { input: { questionIds: [ids[2] ?? ''], action: 'SUBMIT' } });
    await open();
    for (const id of [ids[0] ?? '', ids[2] ?? '']) expect(await decide(id, 'RETIRED')).toBe('RETIRED');
    await reviewer.run(SIGN_OFF, { input: { questionIds: [ids[1] ?? ''], action: 'RETIRE' } });
    for (const id of ids)
      expect(await taskOf(id)).toMatchObject({ status: 'RETIRED', question: { status: 'RETIRED' } });
  });

  it('is over for a question that was rewritten once the new wording is signed off', async () => {
    const id = await write();
    await test.seed.publishAll(bankId);
    await open();
    expect(await decide(id, 'UPDATED', author)).toBe('UPDATING');
    const { question } = await author.run(QUESTION, { id });
    const content = questionContent((count += 1), {
      citations: '生态环境法典第五十二条',
      referenceDate: '2026-09-01',
    });
    const input = { bankId, questionId: id, baseRevisionId: question?.revision.id ?? '', content };
    expect(outcomeOf((await author.run(SAVE_QUESTION, { input })).saveQuestion)).toBe('Question');
    await author.run(SIGN_OFF, { input: { questionIds: [id], action: 'SUBMIT' } });
    expect(await drawable()).toBe(0);
    await reviewer.run(SIGN_OFF, { input: { questionIds: [id], action: 'PUBLISH' } });
    expect(await taskOf(id)).toMatchObject({ status: 'UPDATED', question: { needsReview: false } });
    expect(await drawable()).toBe(1);
  });

  it('counts what is left to do, edition by edition', async () => {
    await write();
    await open();
    const { amendments } = await author.run(PROGRESS, {});
    const epl = amendments.find(({ edition }) => edition.slug === EPL);
    expect(epl).toMatchObject({ edition: { effectiveTo: '2026-08-15' } });
    expect(epl?.counts.find(({ status }) => status === 'OPEN')?.count).toBe(
      (await tasks(author, 'OPEN')).length,
    );
  });

  it('finds the questions of the product, written since about days before, right as history', async () => {
    const nation = await test.signedIn(await test.seed.someone('reviewer', 0));
    const builtIn = await test.database.query<{ status: string; by: string | null }[]>(
      `SELECT DISTINCT t.status, t.decided_by AS by FROM amendment_tasks t JOIN questions q ON q.id = t.question_id
       WHERE q.bank_id = $1`,
      [await test.seed.builtInBank()],
    );
    expect(builtIn).toEqual([{ status: 'history', by: null }]);
    expect((await tasks(nation, 'HISTORY')).length).toBeGreaterThan(10);
  });

  describe('a decision is refused', () => {
    it.each<[string, AmendmentDecision, () => ApiClient]>([
      ['SIGN_OFF_NOT_YOURS', 'HISTORY', () => author],
      ['SIGN_OFF_NOT_YOURS', 'RETIRED', () => author],
      ['SIGN_OFF_NOT_YOURS', 'UPDATED', () => reviewer],
    ])('with %s on %s', async (code, decision, by) => {
      const id = await write();
      await open();
      expect(await decide(id, decision, by())).toBe(code);
    });

    it('where the question speaks of a day after the end, was written by oneself, or is decided', async () => {
      const both = await test.signedIn(
        await test.seed.officer({
          regionCode: BAYANNUR,
          grants: [
            { role: 'author', regionCode: BAYANNUR },
            { role: 'reviewer', regionCode: BAYANNUR },
          ],
        }),
      );
      const own = await write(onEpl, both);
      const late = await write();
      await test.database.query(
        `ALTER TABLE question_revisions DISABLE TRIGGER tr_question_revisions_immutable`,
      );
      await test.database.query(
        `UPDATE question_revisions SET reference_date = '2026-08-15' WHERE question_id = $1`,
        [late],
      );
      await test.database.query(
        `ALTER TABLE question_revisions ENABLE TRIGGER tr_question_revisions_immutable`,
      );
      await open();
      expect(await decide(late, 'HISTORY')).toBe('AMENDMENT_NOT_HISTORY');
      expect(await decide(own, 'HISTORY', both)).toBe('SIGN_OFF_OWN');
      expect(await decide(own, 'HISTORY')).toBe('HISTORY');
      expect(await decide(own, 'RETIRED')).toBe('AMENDMENT_DECIDED');
    });

    it('beside, as if there were no such task', async () => {
      const id = await write();
      await open();
      const beside = await test.signedIn(await test.seed.someone('reviewer', BAOTOU));
      expect(await decide(id, 'HISTORY', beside)).toBe('NOT_FOUND');
      expect(await taskOf(id, beside)).toBeUndefined();
    });
  });

  it('is not gone through beside or above, for a text that goes on, or for one that never was', async () => {
    expect(outcomeOf(await open(author, INNER_MONGOLIA))).toBe('REGION_NOT_YOURS');
    expect(outcomeOf(await open(author, BAOTOU))).toBe('REGION_NOT_YOURS');
    expect(outcomeOf(await open(author, BAYANNUR, 'code-2026'))).toBe('EDITION_NOT_ENDED');
    expect(outcomeOf(await open(author, BAYANNUR, 'nothing'))).toBe('EDITION_NOT_FOUND');
  });

  describe('comes with the publishing of another', () => {
    const text = (line: string) =>
      `# 河道采砂管理办法\n\n第一条 ${line}\n\n第二条 本办法自公布之日起施行。\n`;

    it('in one go: the old edition ends and every question on it is to be looked at', async () => {
      const old = await test.seed.law({ text: text('采砂须经许可。'), effectiveFrom: '2016-01-01' });
      const fresh = await test.seed.law({
        text: text('采砂须经许可并缴费。'),
        effectiveFrom: '2027-01-01',
        isPublished: false,
      });
      const id = await write({ citations: '河道采砂管理办法第一条', referenceDate: '2020-01-01' });
      await test.seed.publishAll(bankId);
      const input = { editionSlug: fresh.editionSlug, onDay: '2027-01-01' };
      const county = await author.run(PUBLISH_EDITION, { input });
      expect(outcomeOf(county.publishEdition)).toBe('LAWS_NOT_YOURS');
      const keeper = await test.signedIn(await test.seed.someone('author', 0));
      const { publishEdition } = await keeper.run(PUBLISH_EDITION, { input });
      expect(publishEdition).toMatchObject({
        runs: [{ editionSlug: old.editionSlug, openedCount: 1, historyCount: 0 }],
      });
      expect((await author.run(QUESTION, { id })).question?.needsReview).toBe(true);
      expect(outcomeOf((await keeper.run(PUBLISH_EDITION, { input })).publishEdition)).toBe(
        'EDITION_PUBLISHED_ALREADY',
      );
    });
  });
});
