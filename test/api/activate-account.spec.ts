import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../gql';
import { bringRoster } from '../support/bring-roster';
import { SIGN_IN } from '../support/operations';
import { outcomeOf } from '../support/outcome';
import { rosterLine } from '../support/roster-file';
import { BAYANNUR, PASSWORD } from '../support/seed';
import { startTestApp, type TestApp } from '../support/test-app';

const ACTIVATE = graphql(`
  mutation ActivateAccount($input: ActivateAccountInput!) {
    activateAccount(input: $input) {
      __typename
      ... on Viewer {
        name
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);

const DAY = 86_400;

describe('activating an account', () => {
  let test: TestApp;
  /** Certificate numbers and the codes the training manager was given for them. */
  let codes: readonly { certificateNo: string; code: string }[];

  beforeAll(async () => {
    test = await startTestApp();
    const manager = await test.signedIn(await test.seed.someone('training_manager', BAYANNUR));
    const people = Array.from({ length: 7 }, (_, index) => rosterLine(index + 1));
    codes = (await bringRoster(manager, ...people)).activationCodes;
  });
  afterAll(() => test.close());

  const codeOf = (person: number) => codes[person - 1] ?? { certificateNo: '', code: '' };

  async function activate(person: number, change: { activationCode?: string; password?: string } = {}) {
    const { certificateNo: account, code: activationCode } = codeOf(person);
    const input = { account, activationCode, password: PASSWORD, ...change };
    return outcomeOf((await test.client().run(ACTIVATE, { input })).activateAccount);
  }

  async function signIn(person: number, password = PASSWORD) {
    const input = { account: codeOf(person).certificateNo, password };
    return outcomeOf((await test.client().run(SIGN_IN, { input })).signIn);
  }

  it('trades the code from the roster import for a password and a session', async () => {
    expect(await signIn(1)).toBe('BAD_CREDENTIALS');
    expect(await activate(1)).toBe('Viewer');
    expect(await signIn(1)).toBe('Viewer');
  });

  it('accepts the code in small letters and with the spaces people type', async () => {
    const { code } = codeOf(2);
    const typed = `${code.slice(0, 5)} ${code.slice(5)}`.toLowerCase();
    expect(await activate(2, { activationCode: typed })).toBe('Viewer');
  });

  it('refuses a code that was used, and keeps the password chosen with it', async () => {
    expect(await activate(3)).toBe('Viewer');
    expect(await activate(3, { password: 'Another-Horse-9' })).toBe('ACTIVATION_WRONG');
    expect(await signIn(3)).toBe('Viewer');
  });

  it('gives one of two activations at once the account', async () => {
    const outcomes = await Promise.all([activate(4), activate(4)]);
    expect(outcomes.toSorted()).toEqual(['ACTIVATION_WRONG', 'Viewer']);
  });

  it("refuses a wrong code, somebody else's code, and locks after five", async () => {
    const wrong = ['22222-22222', codeOf(6).code, '', '22222', '2222222222'];
    for (const activationCode of wrong)
      expect(await activate(5, { activationCode })).toBe('ACTIVATION_WRONG');
    expect(await activate(5)).toBe('ACCOUNT_LOCKED');
  });

  it.each(['Short-9', 'only-small-letters', 'ONLYCAPITALSANDDIGITS9', ''])(
    'refuses the weak password “%s” and leaves the code unused',
    async (password) => {
      expect(await activate(6, { password })).toBe('PASSWORD_TOO_WEAK');
      expect(await signIn(6, password)).toBe('BAD_CREDENTIALS');
    },
  );

  it('refuses a code after thirty days', async () => {
    test.clock.advance(30 * DAY);
    expect(await activate(6)).toBe('Viewer');
    test.clock.advance(1);
    expect(await activate(7)).toBe('ACTIVATION_WRONG');
  });
});
