import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { print } from 'graphql';
import { graphql } from '../gql';
import type { ApiClient } from '../support/api-client';
import { SIGN_IN, WHO_AM_I } from '../support/operations';
import { PASSWORD } from '../support/seed';
import { beginSitting } from '../support/sitting';
import { startTestApp, type TestApp } from '../support/test-app';

const SIGN_OUT = graphql(`
  mutation SignOut {
    signOut
  }
`);

const MINUTE = 60;

describe('a session', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startTestApp();
  });
  afterAll(() => test.close());

  const isSignedIn = async (client: ApiClient) => (await client.run(WHO_AM_I, {})).viewer !== null;

  it('hangs on a cookie no script can read and no other site can send', async () => {
    const { account } = await test.seed.officer();
    const variables = { input: { account, password: PASSWORD } };
    const payload = { query: print(SIGN_IN), variables };
    const { headers, cookies } = await test.app.inject({ method: 'POST', url: '/graphql', payload });
    expect(String(headers['set-cookie'])).toMatch(/^whetstone=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
    const [{ kept } = { kept: 1 }] = await test.database.query<{ kept: number }[]>(
      `SELECT count(*)::int AS kept FROM sessions WHERE position($1::bytea in token_digest) > 0`,
      [Buffer.from(cookies[0]?.value ?? '')],
    );
    expect(kept).toBe(0);
  });

  it('ends at once when the officer signs out, on that device only', async () => {
    const officer = await test.seed.officer();
    const [phone, desk] = [await test.signedIn(officer), await test.signedIn(officer)];
    expect(await isSignedIn(phone)).toBe(true);
    expect(await phone.run(SIGN_OUT, {})).toEqual({ signOut: true });
    expect(await isSignedIn(phone)).toBe(false);
    expect(await isSignedIn(desk)).toBe(true);
  });

  it('cannot be used any more by a copy of its cookie', async () => {
    const client = await test.signedIn(await test.seed.officer());
    const copy = client.copy();
    await client.run(SIGN_OUT, {});
    expect(await isSignedIn(copy)).toBe(false);
  });

  it('may be signed out of twice', async () => {
    expect(await test.client().run(SIGN_OUT, {})).toEqual({ signOut: true });
  });

  it('is kept by whoever goes on working', async () => {
    const client = await test.signedIn(await test.seed.officer());
    for (let request = 0; request < 3; request += 1) {
      test.clock.advance(29 * MINUTE);
      expect(await isSignedIn(client)).toBe(true);
    }
  });

  it('ends after thirty minutes without a request', async () => {
    const client = await test.signedIn(await test.seed.officer());
    expect(await isSignedIn(client)).toBe(true);
    test.clock.advance(30 * MINUTE);
    expect(await isSignedIn(client)).toBe(false);
  });

  it('does not end while an attempt runs, however long its officer thinks', async () => {
    const { sitting } = await beginSitting(test, { durationSeconds: 90 * MINUTE });
    test.clock.advance(89 * MINUTE);
    expect(await sitting.save(sitting.sheet(1, ['A']))).toBe('SheetSaved');
  });

  it('ends after the attempt when nothing more was heard', async () => {
    const { sitting } = await beginSitting(test, { durationSeconds: 90 * MINUTE });
    test.clock.advance(91 * MINUTE);
    expect(await isSignedIn(sitting.client)).toBe(false);
  });
});
