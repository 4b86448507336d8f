import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SIGN_IN } from '../support/operations';
import { outcomeOf } from '../support/outcome';
import { LINHE, PASSWORD } from '../support/seed';
import { startTestApp, type TestApp } from '../support/test-app';

describe('signing in', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startTestApp();
  });
  afterAll(() => test.close());

  const tryWith = async (account: string, password: string) =>
    outcomeOf((await test.client().run(SIGN_IN, { input: { account, password } })).signIn);

  it('lets an officer in with certificate number and password', async () => {
    const officer = await test.seed.officer();
    const { signIn } = await test
      .client()
      .run(SIGN_IN, { input: { account: officer.account, password: PASSWORD } });
    expect(signIn).toEqual({
      __typename: 'Viewer',
      name: officer.name,
      posting: { region: { code: LINHE } },
    });
  });

  it('forgives spaces and full-width digits in the certificate number', async () => {
    const { account } = await test.seed.officer();
    const fullWidth = account.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)));
    expect(await tryWith(` ${fullWidth} `, PASSWORD)).toBe('Viewer');
  });

  it.each([
    ['zh', '账号或密码不正确。首次登录请使用激活码。'],
    ['en', 'The account or the password is not right. For a first sign-in use the activation code.'],
  ] as const)('says the same of a wrong password and of nobody’s account (%s)', async (language, message) => {
    const { account } = await test.seed.officer();
    const refused = { __typename: 'Refused', code: 'BAD_CREDENTIALS', message };
    for (const input of [
      { account, password: 'wrong' },
      { account: 'nobody', password: PASSWORD },
    ]) {
      expect((await test.client(language).run(SIGN_IN, { input })).signIn).toEqual(refused);
    }
  });

  it('locks the account, and only that one, after five wrong passwords within fifteen minutes', async () => {
    const officer = await test.seed.officer();
    const other = await test.seed.officer();
    for (let wrong = 0; wrong < 5; wrong += 1)
      expect(await tryWith(officer.account, 'wrong')).toBe('BAD_CREDENTIALS');
    expect(await tryWith(officer.account, PASSWORD)).toBe('ACCOUNT_LOCKED');
    expect(await tryWith(other.account, PASSWORD)).toBe('Viewer');
    test.clock.advance(15 * 60 + 1);
    expect(await tryWith(officer.account, PASSWORD)).toBe('Viewer');
  });

  it('does not lock for five wrong passwords spread over a morning', async () => {
    const { account } = await test.seed.officer();
    for (let wrong = 0; wrong < 5; wrong += 1) {
      expect(await tryWith(account, 'wrong')).toBe('BAD_CREDENTIALS');
      test.clock.advance(16 * 60);
    }
    expect(await tryWith(account, PASSWORD)).toBe('Viewer');
  });

  it('forgets wrong passwords once the right one was given', async () => {
    const { account } = await test.seed.officer();
    for (let round = 0; round < 2; round += 1) {
      for (let wrong = 0; wrong < 4; wrong += 1) await tryWith(account, 'wrong');
      expect(await tryWith(account, PASSWORD)).toBe('Viewer');
    }
  });
});
