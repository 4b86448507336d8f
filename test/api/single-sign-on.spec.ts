import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Secret, TOTP } from 'otpauth';
import { RATE_LIMITS } from '../../apps/api/src/platform/rate-limits';
import { BAYANNUR, type SeededOfficer } from '../support/seed';
import {
  freePort,
  settingsFor,
  startIdentityProvider,
  Traveller,
  type IdentityProvider,
} from '../support/single-sign-on';
import { startTestApp, type TestApp } from '../support/test-app';

describe('signing in through an identity provider', () => {
  let test: TestApp;
  let provider: IdentityProvider;
  let settings: ReturnType<typeof settingsFor>;

  /** The provider is down when the server starts and when the first one presses the button. */
  beforeAll(async () => {
    settings = settingsFor(await freePort(), 'http://whetstone.test');
    test = await startTestApp({ oidc: settings });
    const { location } = await traveller().get('/auth/oidc/start?to=/console/coverage');
    expect(location).toBe('/console/sign-in?to=%2Fcoverage&oidc=OIDC_UNREACHABLE');
    provider = await startIdentityProvider(settings);
    test.clock.advance(5);
  });
  afterAll(async () => {
    await provider.stop();
    await test.close();
  });

  const traveller = () => new Traveller(test.app);

  const linksOf = ({ id }: SeededOfficer) =>
    test.database.query<{ subject: string; issuer: string }[]>(
      `SELECT subject, issuer FROM identity_links WHERE officer_id = $1`,
      [id],
    );

  const entries = () =>
    test.database.query<{ result: string; name: string; subject: string | null; detail: object }[]>(
      `SELECT result, actor_name AS name, subject_id AS subject, detail FROM audit_entries
       WHERE action = 'signInByOidc' ORDER BY id DESC LIMIT 1`,
    );

  it('an officer comes in by his certificate number the first time, and by who he is at the provider ever after', async () => {
    const officer = await test.seed.officer({ name: '宝音' });
    const first = traveller();
    const certificate = officer.account;
    expect(await first.signIn({ subject: 'baoyin', certificate })).toMatchObject({
      status: 302,
      location: '/',
    });
    expect(await first.whoAmI()).toEqual({ name: '宝音', secondFactor: { isVerified: false } });
    expect(await linksOf(officer)).toEqual([{ subject: 'baoyin', issuer: settings.issuer }]);
    expect((await entries())[0]).toMatchObject({
      ...{ result: 'ok', name: '宝音', subject: officer.id },
      detail: { issuer: settings.issuer, isLinkedNow: true, account: '15…01' },
    });

    // Renewed, lent out, renamed: the certificate number of the provider is no longer ours.
    const again = traveller();
    await again.signIn({ subject: 'baoyin', certificate: 'another-number' });
    expect(await again.whoAmI()).toMatchObject({ name: '宝音' });
    const without = traveller();
    await without.signIn({ subject: 'baoyin' });
    expect(await without.whoAmI()).toMatchObject({ name: '宝音' });
    expect(await linksOf(officer)).toHaveLength(1);
  });

  it('comes back to the page that was asked for, and to no other site', async () => {
    const { account: certificate } = await test.seed.officer();
    const login = { subject: 'returning', certificate };
    const asked = await traveller().signIn(login, '/auth/oidc/start?to=/console/coverage%3Fregion%3D150000');
    expect(asked.location).toBe('/console/coverage?region=150000');
    for (const to of ['//evil.example', 'https://evil.example', '/%5Cevil.example'])
      expect((await traveller().signIn(login, `/auth/oidc/start?to=${to}`)).location).toBe('/');
    expect((await traveller().signIn(login, '/auth/oidc/start?to=/me&to=/exams')).location).toBe('/');
  });

  it('a certificate number nobody has, or none at all, leads back with the reason and lets nobody in', async () => {
    const lost = traveller();
    expect((await lost.signIn({ subject: 'stranger', certificate: '99999999999' })).location).toBe(
      '/sign-in?oidc=OIDC_UNKNOWN_CERTIFICATE',
    );
    expect(await lost.whoAmI()).toBeNull();
    expect((await entries())[0]).toMatchObject({
      ...{ result: 'OIDC_UNKNOWN_CERTIFICATE', name: '', subject: null },
      detail: { account: '99…99' },
    });
    const start = '/auth/oidc/start?to=/me/security';
    expect((await traveller().signIn({ subject: 'nobody' }, start)).location).toBe(
      '/sign-in?next=%2Fme%2Fsecurity&oidc=OIDC_NO_CERTIFICATE',
    );
  });

  it('a second identity with the same certificate number does not get the account, until the account is reset', async () => {
    const officer = await test.seed.officer({ name: '其木格' });
    const manager = await test.signedIn(await test.seed.someone('training_manager', BAYANNUR));
    const certificate = officer.account;
    await traveller().signIn({ subject: 'own', certificate });
    const other = traveller();
    expect((await other.signIn({ subject: 'other', certificate })).location).toBe(
      '/sign-in?oidc=OIDC_LINKED_ELSEWHERE',
    );
    expect(await other.whoAmI()).toBeNull();
    const reset = `mutation { resetAccount(input: { officerId: "${officer.id}" }) { __typename } }`;
    const answer = await manager.post(reset);
    expect(answer).toMatchObject({ data: { resetAccount: { __typename: 'ResetCode' } } });
    await other.signIn({ subject: 'other', certificate });
    expect(await other.whoAmI()).toMatchObject({ name: '其木格' });
  });

  it('a sign-in that another browser began, or that was begun anew, is not finished', async () => {
    const { account: certificate } = await test.seed.officer();
    const login = { subject: 'forged', certificate };
    const [mine, theirs] = [traveller(), traveller()];
    const callback = await theirs.toCallback(login);
    await mine.get('/auth/oidc/start?to=/me');
    expect((await mine.get(callback)).location).toBe('/sign-in?next=%2Fme&oidc=OIDC_STATE');
    expect(await mine.whoAmI()).toBeNull();
    expect((await traveller().get(callback)).location).toBe('/sign-in?oidc=OIDC_EXPIRED');
  });

  it('what the provider sent back is good once', async () => {
    const { account: certificate } = await test.seed.officer();
    const one = traveller();
    const callback = await one.toCallback({ subject: 'once', certificate });
    const sealed = one.own.header;
    expect((await one.get(callback)).location).toBe('/');
    expect((await one.get(callback)).location).toBe('/sign-in?oidc=OIDC_EXPIRED');
    // Somebody who kept the cookie as well: the provider takes the code once.
    const thief = traveller();
    thief.own.header = sealed;
    expect((await thief.get(callback)).location).toBe('/sign-in?oidc=OIDC_FAILED');
    expect(await thief.whoAmI()).toBeNull();
  });

  it('whoever takes longer than ten minutes, or changes what was sealed, starts anew', async () => {
    const { account: certificate } = await test.seed.officer();
    const slow = traveller();
    const callback = await slow.toCallback({ subject: 'slow', certificate });
    test.clock.advance(601);
    expect((await slow.get(callback)).location).toBe('/sign-in?oidc=OIDC_EXPIRED');
    const changed = traveller();
    const next = await changed.toCallback({ subject: 'slow', certificate });
    changed.own.header = changed.own.header.replace(/=./, (found) => (found === '=A' ? '=B' : '=A'));
    expect((await changed.get(next)).location).toBe('/sign-in?oidc=OIDC_EXPIRED');
    expect(await changed.whoAmI()).toBeNull();
  });

  it('a code that the provider never gave, and a person who cancels, lead back with the reason', async () => {
    const { account: certificate } = await test.seed.officer();
    const one = traveller();
    const callback = await one.toCallback({ subject: 'guess', certificate });
    expect((await one.get(callback.replace(/code=[^&]+/, 'code=guessed'))).location).toBe(
      '/sign-in?oidc=OIDC_FAILED',
    );
    expect((await traveller().signIn('cancel')).location).toBe('/sign-in?oidc=OIDC_DENIED');
    expect((await entries())[0]).toMatchObject({ result: 'OIDC_DENIED' });
  });

  it('a locked account stays locked, and nothing is linked', async () => {
    const officer = await test.seed.officer();
    const until = new Date(test.clock.now().getTime() + 60_000);
    await test.database.query(`UPDATE accounts SET locked_until = $2 WHERE officer_id = $1`, [
      officer.id,
      until,
    ]);
    const login = { subject: 'locked', certificate: officer.account };
    const one = traveller();
    expect((await one.signIn(login)).location).toBe('/sign-in?oidc=OIDC_LOCKED');
    expect(await one.whoAmI()).toBeNull();
    expect(await linksOf(officer)).toEqual([]);
    test.clock.advance(61);
    expect((await traveller().signIn(login)).location).toBe('/');
  });

  it('who has a second factor here shows it, unless the provider has asked for one', async () => {
    const officer = await test.seed.officer({ name: '乌云' });
    const secret = await enrol(officer);
    const login = { subject: 'wuyun', certificate: officer.account };
    const one = traveller();
    const { location } = await one.signIn(login, '/auth/oidc/start?to=/console/');
    const [page, ticket = ''] = location.split('#ticket=');
    expect(page).toBe('/console/sign-in');
    expect(await one.whoAmI()).toBeNull();
    test.clock.advance(30);
    const code = codeOf(secret);
    const verify = `mutation { verifySecondFactor(input: { ticket: "${ticket}", code: "${code}" }) { __typename } }`;
    expect(await test.client().post(verify)).toMatchObject({
      data: { verifySecondFactor: { __typename: 'Viewer' } },
    });

    const strong = traveller();
    expect((await strong.signIn({ ...login, amr: 'pwd otp' })).location).toBe('/');
    expect(await strong.whoAmI()).toEqual({ name: '乌云', secondFactor: { isVerified: true } });
  });

  const codeOf = (secret: string) =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: test.clock.now().getTime() });

  async function enrol(officer: SeededOfficer): Promise<string> {
    const client = await test.signedIn(officer);
    const begun = (await client.post(
      `mutation { beginSecondFactor { ... on SecondFactorEnrolment { secret } } }`,
    )) as { data: { beginSecondFactor: { secret: string } } };
    const { secret } = begun.data.beginSecondFactor;
    await client.post(
      `mutation { confirmSecondFactor(input: { code: "${codeOf(secret)}" }) { __typename } }`,
    );
    return secret;
  }

  it('one who has linked is not cut off while the provider is away: he is told, and the password still works', async () => {
    const officer = await test.seed.officer();
    const login = { subject: 'patient', certificate: officer.account };
    const one = traveller();
    const callback = await one.toCallback(login);
    await provider.stop();
    expect((await one.get(callback)).location).toBe('/sign-in?oidc=OIDC_UNREACHABLE');
    await expect(test.signedIn(officer)).resolves.toBeDefined();
    provider = await startIdentityProvider(settings);
  });

  it('tells both sign-in pages what the button says, in the language of the reader', async () => {
    const ask = '{ signInOptions { oidc { name startUrl } } }';
    const told = (name: string) => ({
      data: { signInOptions: { oidc: { name, startUrl: '/auth/oidc/start' } } },
    });
    expect(await test.client().post(ask)).toEqual(told('省厅统一登录'));
    expect(await test.client('en').post(ask)).toEqual(told('Provincial sign-on'));
  });

  it('a network that tries without end is told to wait', async () => {
    const { network } = RATE_LIMITS.oidc;
    const one = traveller();
    let last = await one.get('/auth/oidc/callback');
    for (let tries = 0; tries < network.points && !last.location.includes('TOO_MANY'); tries += 1)
      last = await one.get('/auth/oidc/callback');
    expect(last.location).toBe('/sign-in?oidc=OIDC_TOO_MANY');
    expect(Number(last.retryAfter)).toBeGreaterThan(0);
    expect((await one.get('/auth/oidc/start')).location).toBe('/sign-in?oidc=OIDC_TOO_MANY');
  });
});

describe('an installation without an identity provider', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startTestApp();
  });
  afterAll(() => test.close());

  it('shows no button and knows no such addresses', async () => {
    const answer = await test.client().post('{ signInOptions { oidc { name } } }');
    expect(answer).toEqual({ data: { signInOptions: { oidc: null } } });
    for (const path of ['start', 'callback'])
      expect((await test.client().get(`/auth/oidc/${path}`)).statusCode).toBe(404);
  });
});
