import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../gql';
import { LINHE, PASSWORD } from '../support/seed';
import { startTestApp, type TestApp } from '../support/test-app';

const SIGN_IN = graphql(`
  mutation SignIn($input: SignInInput!) {
    signIn(input: $input) {
      __typename
      ... on Viewer {
        name
        posting {
          region {
            code
          }
        }
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);

describe('signing in', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startTestApp();
  });
  afterAll(() => test.close());

  it('lets an officer in with certificate number and password', async () => {
    const officer = await test.seed.officer();
    const { signIn } = await test.client().run(SIGN_IN, { input: { account: officer.account, password: PASSWORD } });
    expect(signIn).toEqual({ __typename: 'Viewer', name: officer.name, posting: { region: { code: LINHE } } });
  });

  it('locks the account, and only that one, after five wrong passwords within fifteen minutes', async () => {
    const officer = await test.seed.officer();
    const other = await test.seed.officer();
    const tryWith = async (account: string, password: string) => {
      const { signIn } = await test.client().run(SIGN_IN, { input: { account, password } });
      return signIn.__typename === 'Refused' ? signIn.code : signIn.__typename;
    };
    for (let wrong = 0; wrong < 5; wrong += 1) expect(await tryWith(officer.account, 'wrong')).toBe('BAD_CREDENTIALS');
    expect(await tryWith(officer.account, PASSWORD)).toBe('ACCOUNT_LOCKED');
    expect(await tryWith(other.account, PASSWORD)).toBe('Viewer');
    test.clock.advance(15 * 60 + 1);
    expect(await tryWith(officer.account, PASSWORD)).toBe('Viewer');
  });
});
