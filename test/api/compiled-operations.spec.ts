import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient } from '../support/api-client';
import { SAVE_SHEET, SUBMIT_ATTEMPT } from '../support/operations';
import { beginSitting, type Sitting } from '../support/sitting';
import { startTestApp, type TestApp } from '../support/test-app';

interface Failed {
  readonly data?: unknown;
  readonly errors: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}

const SAVE = `mutation Save($input: SaveSheetInput!) { saveSheet(input: $input) { __typename ... on SheetSaved { rev savedAt } ... on Refused { code message } } }`;

/** The same with a field more that is executed as ever, and with it the whole operation. */
const SAVE_AS_EVER = SAVE.replace('{ saveSheet', '{ signOut saveSheet');

describe('the operations that are compiled', () => {
  let test: TestApp;
  let sitting: Sitting;
  let rev = 0;
  beforeAll(async () => {
    test = await startTestApp();
    ({ sitting } = await beginSitting(test));
  });
  afterAll(() => test.close());

  async function answerTo(client: ApiClient, query: string, variables: object) {
    const response = await client.postJson('/graphql', { query, variables });
    return { status: response.statusCode, headers: response.headers, ...response.json<Failed>() };
  }
  const codesOf = ({ errors }: Failed) => errors.map(({ extensions }) => extensions.code);
  const input = (change: object = {}) => ({ input: { ...sitting.sheet((rev += 1), ['A']), ...change } });

  it('say the same as when they are executed', async () => {
    const saved = await answerTo(sitting.client, SAVE, input());
    expect(saved).toMatchObject({
      status: 200,
      data: { saveSheet: { __typename: 'SheetSaved', rev: 1, savedAt: test.clock.now().toISOString() } },
    });
    const refused = await answerTo(sitting.client, SAVE, input({ epoch: 7 }));
    const { message, code } = { code: 'SUPERSEDED', message: expect.stringContaining('窗口') };
    expect(refused).toMatchObject({
      status: 200,
      data: { saveSheet: { __typename: 'Refused', code, message } },
    });
    expect(String(saved.headers['content-type'])).toBe('application/json; charset=utf-8');
  });

  it('tell who is not signed in, and who has to change his password first', async () => {
    const stranger = await answerTo(test.client(), SAVE, input());
    expect([stranger.status, stranger.data, codesOf(stranger)]).toEqual([200, null, ['UNAUTHENTICATED']]);
    const officer = await test.seed.officer();
    await test.database.query(`UPDATE accounts SET must_change = true WHERE officer_id = $1`, [officer.id]);
    const renewed = await answerTo(await test.signedIn(officer), SAVE, input());
    expect(codesOf(renewed)).toEqual(['PASSWORD_CHANGE_NEEDED']);
  });

  it.each<[string, object]>([
    ['a revision that is no number', { rev: 'eins' }],
    ['no answers', { answers: null }],
    ['a field nobody knows', { points: 100 }],
  ])('refuse %s before anything is done, as when they are executed', async (_, change) => {
    const variables = input(change);
    const compiled = await answerTo(sitting.client, SAVE, variables);
    const executed = await answerTo(sitting.client.copy(), SAVE_AS_EVER, variables);
    expect([compiled.status, compiled.data, codesOf(compiled)]).toEqual([400, undefined, ['BAD_USER_INPUT']]);
    expect([executed.status, executed.data, codesOf(executed)]).toEqual([400, undefined, ['BAD_USER_INPUT']]);
  });

  it('tell an id that is none from a fault of ours, and of that nothing', async () => {
    const malformed = await answerTo(sitting.client, SAVE, input({ attemptId: 'x' }));
    expect(codesOf(malformed)).toEqual(['BAD_USER_INPUT']);
    const query = test.examDatabase.query.bind(test.examDatabase);
    test.examDatabase.query = () => Promise.reject(new Error('password of the database: 1234'));
    try {
      const failed = await answerTo(sitting.client, SAVE, input());
      expect([failed.data, codesOf(failed)]).toEqual([null, ['INTERNAL_SERVER_ERROR']]);
      expect(JSON.stringify(failed)).not.toContain('1234');
    } finally {
      test.examDatabase.query = query;
    }
  });

  it('take what a client accepts into account', async () => {
    const response = await test.app.inject({
      ...{ method: 'POST', url: '/graphql', payload: { query: SAVE, variables: input() } },
      headers: { accept: 'application/graphql-response+json', 'x-whetstone': '1' },
    });
    expect(response.headers['content-type']).toBe('application/graphql-response+json; charset=utf-8');
  });

  it('leave a hand-in to the audit log, and a save out of it', async () => {
    const { sitting: other, officer } = await beginSitting(test);
    await other.client.run(SAVE_SHEET, { input: other.sheet(1, ['A']) });
    await other.client.run(SUBMIT_ATTEMPT, { input: other.sheet(2, ['A']) });
    const entries = await test.database.query<{ action: string; result: string }[]>(
      `SELECT action, result FROM audit_entries WHERE actor_id = $1 AND action <> 'signIn' ORDER BY id`,
      [officer.id],
    );
    expect(entries).toEqual([
      { action: 'startAttempt', result: 'ok' },
      { action: 'submitAttempt', result: 'ok' },
    ]);
  });
});
