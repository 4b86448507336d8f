import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient } from '../support/api-client';
import { CREATE_BANK, MY_ATTEMPT, SAVE_SHEET, START_ATTEMPT, START_WATCH } from '../support/operations';
import { BAYANNUR } from '../support/seed';
import { startTestApp, type TestApp } from '../support/test-app';

describe('input no client of ours sends', () => {
  let test: TestApp;
  let client: ApiClient;
  beforeAll(async () => {
    test = await startTestApp();
    client = await test.signedIn(await test.seed.someone('author', BAYANNUR));
  });
  afterAll(() => test.close());

  const sheet = { epoch: 1, rev: 1, answers: [], flagged: [] };
  const id = 'not-an-id';

  it.each<[string, () => Promise<{ errors?: readonly { extensions?: { code?: string } }[] }>]>([
    ['an attempt id that is none', () => client.ask(MY_ATTEMPT, { id })],
    ['a test id that is none', () => client.ask(START_ATTEMPT, { input: { examId: id } })],
    ['a lecture id that is none', () => client.ask(START_WATCH, { input: { lectureIssueId: id } })],
    ['a sheet of no attempt', () => client.ask(SAVE_SHEET, { input: { ...sheet, attemptId: id } })],
    [
      'a NUL in a bank’s name',
      () => client.ask(CREATE_BANK, { input: { name: '\u0000', regionCode: BAYANNUR } }),
    ],
  ])('%s is told as bad input, not as a failure of ours', async (_, ask) => {
    const { errors } = await ask();
    expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(['BAD_USER_INPUT']);
  });

  it('is answered without the database’s words', async () => {
    const { errors } = await client.ask(MY_ATTEMPT, { id });
    expect(JSON.stringify(errors)).not.toMatch(/uuid|syntax|SELECT/);
  });

  it('cannot reach GraphQL from a form on another site', async () => {
    const headers = { 'content-type': 'text/plain' };
    const payload = JSON.stringify({ query: '{ demo { accounts { account } } }' });
    const answer = await test.app.inject({ method: 'POST', url: '/graphql', headers, payload });
    expect(answer.statusCode).toBeGreaterThanOrEqual(400);
  });
});
