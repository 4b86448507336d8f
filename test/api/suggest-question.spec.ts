import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ApiClient } from '../support/api-client';
import { CREATE_BANK } from '../support/operations';
import { accepted, outcomeOf } from '../support/outcome';
import {
  DECIDE_SUGGESTION,
  QUESTION,
  questionContent,
  SAVE_QUESTION,
  SIGN_OFF,
  SUGGEST,
  SUGGESTIONS,
} from '../support/question-operations';
import { BAOTOU, INNER_MONGOLIA, LINHE } from '../support/seed';
import { startTestApp, type TestApp } from '../support/test-app';

describe('suggesting a question upwards', () => {
  let test: TestApp;
  let county: ApiClient;
  let province: ApiClient;
  let countyBank: string;
  let provinceBank: string;
  let questionId: string;
  let count = 0;
  beforeAll(async () => {
    test = await startTestApp();
    county = await test.signedIn(await test.seed.someone('author', LINHE));
    province = await test.signedIn(await test.seed.someone('author', INNER_MONGOLIA));
  });
  afterAll(() => test.close());

  const bank = async (by: ApiClient, regionCode: number) =>
    accepted((await by.run(CREATE_BANK, { input: { name: `题库${(count += 1)}`, regionCode } })).createBank)
      .id;
  beforeEach(async () => {
    countyBank = await bank(county, LINHE);
    provinceBank = await bank(province, INNER_MONGOLIA);
    const content = questionContent((count += 1), { tags: ['县'] });
    const { saveQuestion } = await county.run(SAVE_QUESTION, { input: { bankId: countyBank, content } });
    if (saveQuestion.__typename !== 'Question') throw new Error(JSON.stringify(saveQuestion));
    questionId = saveQuestion.id;
  });

  const suggest = async (by = county, input = {}) =>
    (await by.run(SUGGEST, { input: { questionId, bankId: provinceBank, note: '基层常用', ...input } }))
      .suggestQuestion;
  const decide = async (suggestionId: string, isAccepted: boolean, reason = '', by = province) =>
    (await by.run(DECIDE_SUGGESTION, { input: { suggestionId, isAccepted, reason } })).decideSuggestion;
  const own = async ({ id }: { readonly id: string }) =>
    (await county.run(SUGGESTIONS, {})).questionSuggestions.own.find((one) => one.id === id);

  it('puts a draft of it before the people of the bank above, who see from whom it comes', async () => {
    const made = accepted(await suggest());
    const { incoming } = (await province.run(SUGGESTIONS, {})).questionSuggestions;
    expect(incoming.find(({ id }) => id === made.id)).toMatchObject({
      ...{
        status: 'OPEN',
        note: '基层常用',
        suggestedByName: expect.any(String),
        bank: { id: provinceBank },
      },
    });
    const { question } = await province.run(QUESTION, { id: made.questionId });
    expect(question).toMatchObject({
      status: 'DRAFT',
      tags: ['县'],
      bank: { id: provinceBank },
      mayEdit: true,
    });
    expect(await own(made)).toMatchObject({ id: made.id, status: 'OPEN', bank: { id: provinceBank } });
    expect((await county.run(QUESTION, { id: made.questionId })).question).toBeNull();
  });

  it('is accepted: the draft is one of the bank’s own and goes its way', async () => {
    const made = accepted(await suggest());
    expect(await decide(made.id, true, '很好')).toMatchObject({ status: 'ACCEPTED', reason: '很好' });
    expect(await own(made)).toMatchObject({
      status: 'ACCEPTED',
      reason: '很好',
      decidedByName: expect.any(String),
    });
    const submitted = { input: { questionIds: [made.questionId], action: 'SUBMIT' as const } };
    expect((await province.run(SIGN_OFF, submitted)).signOffQuestions).toMatchObject([{ refusal: null }]);
  });

  it('is declined with a reason its author reads, and may be suggested again', async () => {
    const made = accepted(await suggest());
    expect(outcomeOf(await decide(made.id, false, ' '))).toBe('REASON_MISSING');
    expect(await decide(made.id, false, '与上级试题重复')).toMatchObject({ status: 'DECLINED' });
    expect(await own(made)).toMatchObject({ status: 'DECLINED', reason: '与上级试题重复' });
    expect((await province.run(QUESTION, { id: made.questionId })).question?.status).toBe('RETIRED');
    expect(outcomeOf(await suggest())).toBe('QuestionSuggestion');
  });

  it('is refused where the bank is not above, asks it already, or the question is not the author’s', async () => {
    expect(outcomeOf(await suggest(county, { bankId: countyBank }))).toBe('SUGGEST_NOT_ABOVE');
    const besideBank = await bank(await test.signedIn(await test.seed.someone('author', BAOTOU)), BAOTOU);
    expect(outcomeOf(await suggest(county, { bankId: besideBank }))).toBe('SUGGEST_NOT_ABOVE');
    expect(outcomeOf(await suggest())).toBe('QuestionSuggestion');
    expect(outcomeOf(await suggest())).toBe('QUESTION_EXISTS');
    const beside = await test.signedIn(await test.seed.someone('author', BAOTOU));
    expect(outcomeOf(await suggest(beside))).toBe('NOT_FOUND');
    const both = await test.seed.officer({
      regionCode: LINHE,
      grants: [
        { role: 'reviewer', regionCode: LINHE },
        { role: 'author', regionCode: BAOTOU },
      ],
    });
    expect(outcomeOf(await suggest(await test.signedIn(both)))).toBe('SIGN_OFF_NOT_YOURS');
  });

  it('is decided once, and by those of the bank alone', async () => {
    const made = accepted(await suggest());
    expect(outcomeOf(await decide(made.id, true, '', county))).toBe('NOT_FOUND');
    const beside = await test.signedIn(await test.seed.someone('author', BAOTOU));
    expect(outcomeOf(await decide(made.id, true, '', beside))).toBe('NOT_FOUND');
    await decide(made.id, true);
    expect(outcomeOf(await decide(made.id, false, '不要'))).toBe('SUGGESTION_DECIDED');
  });

  it('cannot be declined once somebody has brought it forward', async () => {
    const made = accepted(await suggest());
    await province.run(SIGN_OFF, { input: { questionIds: [made.questionId], action: 'SUBMIT' } });
    expect(outcomeOf(await decide(made.id, false, '不要'))).toBe('SUGGESTION_DECIDED');
    expect(await own(made)).toMatchObject({ status: 'OPEN' });
  });
});
