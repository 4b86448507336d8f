import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Secret, TOTP } from 'otpauth';
import { graphql } from '../gql';
import type { ApiClient } from '../support/api-client';
import { SIGN_IN } from '../support/operations';
import { accepted, outcomeOf } from '../support/outcome';
import { BAOTOU, BAYANNUR, LINHE, PASSWORD, type SeededOfficer } from '../support/seed';
import { startTestApp, type TestApp } from '../support/test-app';

const ME = graphql(`
  query AccountSecurity {
    viewer {
      name
      mustChangePassword
      secondFactor {
        isEnrolled
        isRequired
        isVerified
      }
      sessions {
        id
        device
        isCurrent
      }
    }
  }
`);

const CHANGE = graphql(`
  mutation ChangePassword($input: ChangePasswordInput!) {
    changePassword(input: $input) {
      __typename
      ... on Refused {
        code
        message
      }
    }
  }
`);

const BEGIN = graphql(`
  mutation BeginSecondFactor {
    beginSecondFactor {
      __typename
      ... on SecondFactorEnrolment {
        secret
        uri
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);

const CONFIRM = graphql(`
  mutation ConfirmSecondFactor($input: ConfirmSecondFactorInput!) {
    confirmSecondFactor(input: $input) {
      __typename
      ... on RecoveryCodes {
        codes
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);

const REMOVE = graphql(`
  mutation RemoveSecondFactor($input: RemoveSecondFactorInput!) {
    removeSecondFactor(input: $input) {
      __typename
      ... on Refused {
        code
        message
      }
    }
  }
`);

const VERIFY = graphql(`
  mutation VerifySecondFactor($input: VerifySecondFactorInput!) {
    verifySecondFactor(input: $input) {
      __typename
      ... on Refused {
        code
        message
      }
    }
  }
`);

const REVOKE = graphql(`
  mutation RevokeSession($input: RevokeSessionInput!) {
    revokeSession(input: $input) {
      __typename
      ... on Refused {
        code
        message
      }
    }
  }
`);

const REVOKE_OTHERS = graphql(`
  mutation RevokeOtherSessions {
    revokeOtherSessions
  }
`);

const RULES = graphql(`
  mutation UpdatePasswordRules($input: UpdatePasswordRulesInput!) {
    updatePasswordRules(input: $input) {
      __typename
      ... on Refused {
        code
        message
      }
    }
  }
`);

const UNLOCK = graphql(`
  mutation UnlockAccount($input: OfficerAccountInput!) {
    unlockAccount(input: $input) {
      __typename
      ... on Refused {
        code
        message
      }
    }
  }
`);

const RESET = graphql(`
  mutation ResetAccount($input: OfficerAccountInput!) {
    resetAccount(input: $input) {
      __typename
      ... on ResetCode {
        name
        certificateNo
        code
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);

const END = graphql(`
  mutation EndSessionsOf($input: OfficerAccountInput!) {
    endSessionsOf(input: $input) {
      __typename
      ... on EndedSessions {
        count
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);

const MINUTE = 60;

const OPEN = graphql(`
  query OpenSessionsOf($filter: OpenSessionFilter!, $page: PageInput!) {
    openSessions(filter: $filter, page: $page) {
      totalCount
      nodes {
        officerName
        device
        region {
          code
        }
      }
    }
  }
`);

describe('an account', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startTestApp();
  });
  afterAll(() => test.close());

  const me = async (client: ApiClient) => (await client.run(ME, {})).viewer;
  const signIn = async (account: string, password = PASSWORD) => {
    const client = test.client();
    const { signIn: result } = await client.run(SIGN_IN, { input: { account, password } });
    return { client, result };
  };
  const change = async (client: ApiClient, current: string, password: string) =>
    outcomeOf((await client.run(CHANGE, { input: { current, password } })).changePassword);

  /** What an authenticator would show now, or so many periods from now. */
  const codeOf = (secret: string, periods = 0) =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({
      timestamp: test.clock.now().getTime() + periods * 30_000,
    });

  async function enrol(
    officer: SeededOfficer,
  ): Promise<{ client: ApiClient; secret: string; codes: readonly string[] }> {
    const client = await test.signedIn(officer);
    const { secret } = accepted((await client.run(BEGIN, {})).beginSecondFactor);
    const confirmed = await client.run(CONFIRM, { input: { code: codeOf(secret) } });
    test.clock.advance(MINUTE);
    return { client, secret, codes: accepted(confirmed.confirmSecondFactor).codes };
  }

  /** The outcome of the second step for a code. */
  async function verify(officer: SeededOfficer, code: string): Promise<string> {
    const { client, result } = await signIn(officer.account);
    if (result.__typename !== 'SecondFactorNeeded') throw new Error(result.__typename);
    const input = { ticket: result.ticket, code };
    return outcomeOf((await client.run(VERIFY, { input })).verifySecondFactor);
  }

  describe('is signed in to', () => {
    it('by account name, certificate number or ID number, however it is typed', async () => {
      const officer = await test.seed.officer();
      await test.database.query(`UPDATE accounts SET login = 'zhang.san' WHERE officer_id = $1`, [
        officer.id,
      ]);
      const full = [...officer.idNumber].map((digit) =>
        String.fromCodePoint((digit.codePointAt(0) ?? 0) + 0xfee0),
      );
      for (const account of ['zhang.san', ' Zhang.San', officer.account, officer.idNumber, full.join('')])
        expect([account, (await signIn(account)).result.__typename]).toEqual([account, 'Viewer']);
    });

    it('for half an hour without a request, and for twelve hours in all', async () => {
      const client = await test.signedIn(await test.seed.officer());
      for (let minutes = 0; minutes < 12 * 60 - 25; minutes += 25) {
        test.clock.advance(25 * MINUTE);
        expect([minutes, (await me(client)) !== null]).toEqual([minutes, true]);
      }
      test.clock.advance(26 * MINUTE);
      expect(await me(client)).toBeNull();
    });

    it('with a hash that is made anew when it is of other parameters', async () => {
      const officer = await test.seed.officer();
      const { hash } = await import('@node-rs/argon2');
      const weak = await hash(PASSWORD, { memoryCost: 8192, timeCost: 1, parallelism: 1 });
      await test.database.query(`UPDATE accounts SET password_hash = $2 WHERE officer_id = $1`, [
        officer.id,
        weak,
      ]);
      expect((await signIn(officer.account)).result.__typename).toBe('Viewer');
      const [row] = await test.database.query<{ hash: string }[]>(
        `SELECT password_hash AS hash FROM accounts WHERE officer_id = $1`,
        [officer.id],
      );
      expect(row?.hash).toContain('m=19456,t=2,p=1');
      expect((await signIn(officer.account)).result.__typename).toBe('Viewer');
    });
  });

  describe('gets a new password', () => {
    it('that is strong, not well known, without its own numbers and none of the last five', async () => {
      const officer = await test.seed.officer();
      const client = await test.signedIn(officer);
      expect(await change(client, 'not it', 'New-Horse-1x')).toBe('PASSWORD_WRONG');
      expect(await change(client, PASSWORD, 'short-1A')).toBe('PASSWORD_TOO_WEAK');
      expect(await change(client, PASSWORD, `Aa-${officer.account}`)).toBe('PASSWORD_HOLDS_NUMBER');
      expect(await change(client, PASSWORD, 'Password123')).toBe('PASSWORD_COMMON');
      expect(await change(client, PASSWORD, PASSWORD)).toBe('PASSWORD_USED_BEFORE');
      let current = PASSWORD;
      for (let number = 1; number <= 5; number += 1) {
        test.clock.advance(MINUTE);
        expect(await change(client, current, `New-Horse-${number}x`)).toBe('Done');
        current = `New-Horse-${number}x`;
        if (number < 5) expect(await change(client, current, PASSWORD)).toBe('PASSWORD_USED_BEFORE');
      }
      test.clock.advance(MINUTE);
      expect(await change(client, current, PASSWORD)).toBe('Done');
    });

    it('and every other device is signed out', async () => {
      const officer = await test.seed.officer();
      const [here, there] = [await test.signedIn(officer), await test.signedIn(officer)];
      expect(await me(there)).not.toBeNull();
      expect(await change(here, PASSWORD, 'New-Horse-1x')).toBe('Done');
      expect(await me(there)).toBeNull();
      expect(await me(here)).not.toBeNull();
      expect((await signIn(officer.account)).result.__typename).toBe('Refused');
      expect((await signIn(officer.account, 'New-Horse-1x')).result.__typename).toBe('Viewer');
    });

    it('once, of two changes at once', async () => {
      const client = await test.signedIn(await test.seed.officer());
      const outcomes = await Promise.all([
        change(client, PASSWORD, 'New-Horse-1x'),
        change(client, PASSWORD, 'New-Horse-2x'),
      ]);
      expect(outcomes.toSorted()).toEqual(['Done', 'PASSWORD_WRONG']);
    });

    it('before anything else when it is older than the rules allow', async () => {
      const admin = await enrol(await test.seed.someone('security_administrator', 0));
      const rules = { leastLength: 10, leastClasses: 3, remembered: 5, refusesCommon: true, maxAgeDays: 90 };
      const set = async (client: ApiClient, input: typeof rules | { maxAgeDays: null }) =>
        outcomeOf((await client.run(RULES, { input: { ...rules, ...input } })).updatePasswordRules);
      expect(await set(admin.client, { ...rules, leastLength: 7 })).toBe('PASSWORD_RULES_INVALID');
      expect(await set(admin.client, rules)).toBe('PasswordRules');
      const client = await test.signedIn(await test.seed.officer());
      await test.database.query(`UPDATE accounts SET password_set_at = $1`, [
        new Date(test.clock.now().getTime() - 91 * 86_400_000),
      ]);
      test.clock.advance(11);
      expect((await me(client))?.mustChangePassword).toBe(true);
      const { errors } = await client.ask(REVOKE_OTHERS, {});
      expect(errors?.[0]?.extensions?.code).toBe('PASSWORD_CHANGE_NEEDED');
      expect(await change(client, PASSWORD, 'New-Horse-1x')).toBe('Done');
      expect((await client.run(REVOKE_OTHERS, {})).revokeOtherSessions).toBe(0);
      await test.database.query(`UPDATE password_rules SET max_age_days = NULL`);
      const below = await enrol(await test.seed.someone('security_administrator', BAYANNUR));
      expect(await set(below.client, rules)).toBe('NOT_FOUND');
    });
  });

  describe('with a second factor', () => {
    it('is entered with a code of the device, each code once', async () => {
      const officer = await test.seed.officer();
      const { client, secret } = await enrol(officer);
      expect((await me(client))?.secondFactor).toEqual({
        isEnrolled: true,
        isRequired: false,
        isVerified: true,
      });
      expect(await verify(officer, '000000')).toBe('SECOND_FACTOR_WRONG');
      const code = codeOf(secret);
      expect(await verify(officer, code)).toBe('Viewer');
      expect(await verify(officer, code)).toBe('SECOND_FACTOR_WRONG');
      expect(await verify(officer, codeOf(secret, 1))).toBe('Viewer');
      expect(await verify(officer, codeOf(secret, 5))).toBe('SECOND_FACTOR_WRONG');
    });

    it('lets one of two windows in that send the same code at once', async () => {
      const officer = await test.seed.officer();
      const { secret } = await enrol(officer);
      const { client, result } = await signIn(officer.account);
      if (result.__typename !== 'SecondFactorNeeded') throw new Error(result.__typename);
      const input = { ticket: result.ticket, code: codeOf(secret) };
      const both = await Promise.all([client.run(VERIFY, { input }), client.run(VERIFY, { input })]);
      expect(both.map(({ verifySecondFactor }) => outcomeOf(verifySecondFactor)).toSorted()).toEqual([
        expect.stringMatching(/SECOND_FACTOR_WRONG|SIGN_IN_EXPIRED/),
        'Viewer',
      ]);
    });

    it('is entered with a recovery code when the device is lost, each of them once', async () => {
      const officer = await test.seed.officer();
      const { codes } = await enrol(officer);
      expect(new Set(codes).size).toBe(10);
      expect(await verify(officer, ` ${codes[3]?.toLowerCase() ?? ''}`)).toBe('Viewer');
      expect(await verify(officer, codes[3] ?? '')).toBe('SECOND_FACTOR_WRONG');
    });

    it('is locked by five wrong codes as by five wrong passwords', async () => {
      const officer = await test.seed.officer();
      await enrol(officer);
      const { client, result } = await signIn(officer.account);
      if (result.__typename !== 'SecondFactorNeeded') throw new Error(result.__typename);
      const input = { ticket: result.ticket, code: '000000' };
      const outcomes = [];
      for (let tries = 0; tries < 6; tries += 1)
        outcomes.push(outcomeOf((await client.run(VERIFY, { input })).verifySecondFactor));
      expect(outcomes.slice(4)).toEqual(['SECOND_FACTOR_WRONG', 'ACCOUNT_LOCKED']);
    });

    it('asks for the password again when five minutes have gone by', async () => {
      const officer = await test.seed.officer();
      const { secret } = await enrol(officer);
      const { client, result } = await signIn(officer.account);
      if (result.__typename !== 'SecondFactorNeeded') throw new Error(result.__typename);
      test.clock.advance(6 * MINUTE);
      const input = { ticket: result.ticket, code: codeOf(secret) };
      expect(outcomeOf((await client.run(VERIFY, { input })).verifySecondFactor)).toBe('SIGN_IN_EXPIRED');
    });

    it('gives it up only for password and code, and an administrator never', async () => {
      const officer = await test.seed.officer();
      const { client, secret } = await enrol(officer);
      const remove = async (who: ApiClient, password: string, code: string) =>
        outcomeOf((await who.run(REMOVE, { input: { password, code } })).removeSecondFactor);
      expect(await remove(client, 'wrong', codeOf(secret))).toBe('PASSWORD_WRONG');
      expect(await remove(client, PASSWORD, '000000')).toBe('SECOND_FACTOR_WRONG');
      expect(await remove(client, PASSWORD, codeOf(secret))).toBe('Done');
      expect((await signIn(officer.account)).result.__typename).toBe('Viewer');
      const auditor = await enrol(await test.seed.someone('auditor', BAYANNUR));
      expect(await remove(auditor.client, PASSWORD, codeOf(auditor.secret))).toBe('SECOND_FACTOR_REQUIRED');
    });

    it('keeps its secret: a second enrolment does not replace one that counts', async () => {
      const { client } = await enrol(await test.seed.officer());
      expect(outcomeOf((await client.run(BEGIN, {})).beginSecondFactor)).toBe('SECOND_FACTOR_ENROLLED');
      const [row] = await test.database.query<{ sealed: Buffer }[]>(
        `SELECT secret_sealed AS sealed FROM second_factors LIMIT 1`,
      );
      expect(row?.sealed.toString('utf8')).not.toMatch(/^[A-Z2-7]{32}$/);
    });

    it.each(['system_administrator', 'security_administrator', 'auditor'] as const)(
      'is what the office of a %s waits for',
      async (role) => {
        const officer = await test.seed.someone(role, BAYANNUR);
        const without = await test.signedIn(officer);
        expect((await me(without))?.secondFactor).toEqual({
          isEnrolled: false,
          isRequired: true,
          isVerified: false,
        });
        const target = await test.seed.officer();
        const ask = (client: ApiClient) => client.ask(UNLOCK, { input: { officerId: target.id } });
        expect((await ask(without)).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
        const { client } = await enrol(officer);
        const { errors, data } = await ask(client);
        if (role === 'security_administrator') expect(data?.unlockAccount.__typename).toBe('Done');
        else expect(errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
      },
    );
  });

  describe('is open on devices', () => {
    it('that are listed, and signed out one by one or all but this one', async () => {
      const officer = await test.seed.officer();
      const clients = [
        await test.signedIn(officer),
        await test.signedIn(officer),
        await test.signedIn(officer),
      ];
      const [first, second, third] = clients as [ApiClient, ApiClient, ApiClient];
      const listed = (await me(first))?.sessions ?? [];
      expect(listed.map(({ isCurrent }) => isCurrent).filter(Boolean)).toHaveLength(1);
      expect(listed).toHaveLength(3);
      const other = (await me(second))?.sessions.find(({ isCurrent }) => isCurrent);
      const revoke = async (client: ApiClient, id: string) =>
        outcomeOf((await client.run(REVOKE, { input: { id } })).revokeSession);
      const stranger = await test.signedIn(await test.seed.officer());
      expect(await revoke(stranger, other?.id ?? '')).toBe('NOT_FOUND');
      expect(await revoke(first, other?.id ?? '')).toBe('Done');
      expect(await revoke(first, other?.id ?? '')).toBe('NOT_FOUND');
      expect(await me(second)).toBeNull();
      expect((await first.run(REVOKE_OTHERS, {})).revokeOtherSessions).toBe(1);
      expect(await me(third)).toBeNull();
      expect(await me(first)).not.toBeNull();
    });
  });

  describe('is helped by a manager of its region', () => {
    it('who unlocks it, resets it and signs it out; nobody beside does', async () => {
      const officer = await test.seed.officer({ regionCode: LINHE });
      const manager = await test.signedIn(await test.seed.someone('training_manager', BAYANNUR));
      const beside = await test.signedIn(await test.seed.someone('training_manager', BAOTOU));
      const input = { officerId: officer.id };
      for (let tries = 0; tries < 5; tries += 1) await signIn(officer.account, 'wrong');
      expect((await signIn(officer.account)).result).toMatchObject({ code: 'ACCOUNT_LOCKED' });
      expect(outcomeOf((await beside.run(UNLOCK, { input })).unlockAccount)).toBe('NOT_FOUND');
      expect(outcomeOf((await manager.run(UNLOCK, { input })).unlockAccount)).toBe('Done');
      const { client, result } = await signIn(officer.account);
      expect(result.__typename).toBe('Viewer');
      expect(outcomeOf((await beside.run(END, { input })).endSessionsOf)).toBe('NOT_FOUND');
      expect((await manager.run(END, { input })).endSessionsOf).toEqual({
        __typename: 'EndedSessions',
        count: 1,
      });
      expect(await me(client)).toBeNull();
      expect(outcomeOf((await beside.run(RESET, { input })).resetAccount)).toBe('NOT_FOUND');
      const reset = accepted((await manager.run(RESET, { input })).resetAccount);
      expect(reset).toMatchObject({ name: officer.name, certificateNo: officer.account });
      expect((await signIn(officer.account)).result).toMatchObject({ code: 'BAD_CREDENTIALS' });
    });

    it('who sees where it is signed in; nobody beside does, and nobody of another region is shown', async () => {
      const officer = await test.seed.officer({ regionCode: LINHE, name: '在线的人' });
      const { client } = await signIn(officer.account);
      const manager = await test.signedIn(await test.seed.someone('training_manager', BAYANNUR));
      const beside = await test.signedIn(await test.seed.someone('training_manager', BAOTOU));
      const page = { limit: 10, offset: 0 };
      const seen = (asker: ApiClient, regionCode: number, search: string | null = '在线') =>
        asker
          .run(OPEN, { filter: { regionCode, search }, page })
          .then(({ openSessions }) => openSessions.nodes.map(({ officerName }) => officerName));
      expect(await seen(manager, BAYANNUR)).toEqual(['在线的人']);
      expect(await seen(manager, LINHE, officer.account)).toEqual(['在线的人']);
      expect(await seen(manager, BAYANNUR, '不在')).toEqual([]);
      expect(await seen(manager, BAOTOU, null)).toEqual([]);
      expect(await seen(beside, BAYANNUR)).toEqual([]);
      expect((await manager.run(END, { input: { officerId: officer.id } })).endSessionsOf.__typename).toBe(
        'EndedSessions',
      );
      expect(await seen(manager, BAYANNUR)).toEqual([]);
      expect(await me(client)).toBeNull();
    });

    it('but not by himself', async () => {
      const manager = await test.seed.someone('training_manager', BAYANNUR);
      const client = await test.signedIn(manager);
      const input = { officerId: manager.id };
      expect(outcomeOf((await client.run(RESET, { input })).resetAccount)).toBe('NOT_FOUND');
    });
  });
});
