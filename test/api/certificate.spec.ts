import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { IssueRow } from '../../apps/api/src/courses/lectures.service';
import type { ExamRow } from '../../apps/api/src/exams/exams.service';
import { SigningKey } from '../../apps/api/src/certificates/signing-key';
import type { ApiClient } from '../support/api-client';
import {
  CERTIFICATES,
  ISSUE_CERTIFICATES,
  OWN_CERTIFICATES,
  REVOKE_CERTIFICATE,
  SET_RESULT_RULES,
} from '../support/marking-operations';
import { accepted, outcomeOf } from '../support/outcome';
import { BAOTOU, BAYANNUR, LINHE, type SeededOfficer } from '../support/seed';
import { sitForm, type SatForm } from '../support/sit-form';
import { startTestApp, type TestApp } from '../support/test-app';

const TITLE = '岗位培训合格证书';

describe('a certificate', () => {
  let test: TestApp;
  let who: SeededOfficer;
  let manager: ApiClient;
  let open: { exam: ExamRow; issue: IssueRow };
  let sat: SatForm;
  beforeAll(async () => {
    test = await startTestApp();
    who = await test.seed.someone('training_manager', BAYANNUR);
  });
  beforeEach(async () => {
    test.clock.set('2026-11-18T12:00:00+08:00');
    open = await test.seed.openExam({ questions: 4 });
    sat = await sitForm(test, open, [2, 3, 4]);
    manager = await test.signedIn(who);
  });
  afterAll(() => test.close());

  const issue = async (change: { examId?: string; title?: string; years?: number } = {}, client = manager) =>
    (
      await client.run(ISSUE_CERTIFICATES, {
        input: { examId: open.exam.id, title: TITLE, years: 3, ...change },
      })
    ).issueCertificates;
  const ownOf = async (place: number) => {
    const client = await test.signedIn(sat.officers[place] as SeededOfficer);
    return { client, own: (await client.run(OWN_CERTIFICATES, {})).viewer?.certificates ?? [] };
  };
  const revoke = async (certificateId: string, reason = '信息有误', client = manager) =>
    (await client.run(REVOKE_CERTIFICATE, { input: { certificateId, reason } })).revokeCertificate;
  const get = (url: string, cookies?: ApiClient) => (cookies ?? test.client()).get(url);

  it('is issued once to everybody who passed, and to nobody else', async () => {
    expect(await issue()).toEqual({
      ...{ __typename: 'CertificatesIssued', issuedCount: 2, renewedCount: 0, skippedCount: 0 },
    });
    expect(await issue()).toMatchObject({ issuedCount: 0 });
    expect((await ownOf(0)).own).toEqual([]);
    expect((await ownOf(1)).own).toMatchObject([
      {
        ...{
          title: TITLE,
          issuedOn: '2026-11-18',
          validTo: '2029-11-17',
          status: 'VALID',
          revokeReason: null,
        },
        number: expect.stringMatching(/^WS-2026-\d{7}$/),
      },
    ]);
  });

  it('is a small PDF with its fonts inside, for its holder and his managers', async () => {
    await issue();
    const { client, own } = await ownOf(1);
    const file = await get(own[0]?.fileUrl ?? '', client);
    expect([file.statusCode, file.headers['content-type']]).toEqual([200, 'application/pdf']);
    expect(file.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    expect(file.rawPayload.length).toBeLessThan(120_000);
    const streams = file.rawPayload.toString('latin1').match(/FontFile[23]/g) ?? [];
    expect(streams.length).toBeGreaterThan(1);
    expect((await get(own[0]?.fileUrl ?? '', manager)).statusCode).toBe(200);
    const beside = await test.signedIn(await test.seed.someone('training_manager', BAOTOU));
    expect((await get(own[0]?.fileUrl ?? '', beside)).statusCode).toBe(404);
    expect((await get(own[0]?.fileUrl ?? '', (await ownOf(0)).client)).statusCode).toBe(404);
    expect((await get(own[0]?.fileUrl ?? '')).statusCode).toBe(401);
  });

  it('tells anybody its state by its number, and of its holder only the masked name', async () => {
    await issue();
    const [certificate] = (await ownOf(1)).own;
    const answer = await get(`/verify/${certificate?.number ?? ''}`);
    const holder = sat.officers[1]?.name ?? '';
    expect(answer.json()).toEqual({
      ...{ number: certificate?.number, title: TITLE, issuedOn: '2026-11-18', validTo: '2029-11-17' },
      ...{ status: 'valid', revokeReason: null, holder: expect.stringMatching(/^执\*+\d$/) },
    });
    expect(answer.payload).not.toContain(holder);
    expect((await get('/verify/WS-2026-9999999')).statusCode).toBe(404);
    expect((await get(`/verify/${encodeURIComponent("' OR 1=1")}`)).statusCode).toBe(404);
  });

  it('is signed: a changed fact, a changed signature and another key are seen', async () => {
    await issue();
    const [certificate] = (await ownOf(1)).own;
    const key = test.app.get(SigningKey);
    const code = certificate?.verifyUrl.split('#')[1] ?? '';
    expect(key.readCode(code)).toMatchObject({ number: certificate?.number, title: TITLE });
    const [text = '', signature = ''] = code.split('.');
    const changed = Buffer.from(text, 'base64url').toString('utf8').replace('2029', '2039');
    expect(key.readCode(`${Buffer.from(changed).toString('base64url')}.${signature}`)).toBeNull();
    expect(key.readCode(`${text}.${Buffer.alloc(64).toString('base64url')}`)).toBeNull();
    expect([key.readCode(''), key.readCode('a.b.c'), key.readCode(text)]).toEqual([null, null, null]);
  });

  it('is revoked with a reason, which everybody is told, and may be issued anew', async () => {
    await issue();
    const [certificate] = (await ownOf(1)).own;
    expect(outcomeOf(await revoke(certificate?.id ?? '', ' '))).toBe('REASON_MISSING');
    const beside = await test.signedIn(await test.seed.someone('training_manager', BAOTOU));
    expect(outcomeOf(await revoke(certificate?.id ?? '', '信息有误', beside))).toBe('NOT_FOUND');
    expect(await revoke(certificate?.id ?? '')).toMatchObject({
      status: 'REVOKED',
      revokeReason: '信息有误',
    });
    expect(outcomeOf(await revoke(certificate?.id ?? ''))).toBe('CERTIFICATE_REVOKED');
    expect((await get(`/verify/${certificate?.number ?? ''}`)).json()).toMatchObject({
      ...{ status: 'revoked', revokeReason: '信息有误' },
    });
    expect(await issue()).toMatchObject({ issuedCount: 1 });
  });

  it('is followed by a new one when it is about to end, and stands while it is valid for long', async () => {
    await issue({ years: 1 });
    const again = async (on: string) => {
      test.clock.set(on);
      const issueLater = await test.seed.lectureIssue({ opensOn: '2027-01-01', closesOn: '2027-12-31' });
      const later = await test.seed.openExam({ questions: 4, issue: issueLater });
      const officer = sat.officers[1] as SeededOfficer;
      await test.seed.sat(officer, later.exam, 20);
      manager = await test.signedIn(who);
      return issue({ examId: later.exam.id, years: 1 });
    };
    expect(await again('2027-03-01T12:00:00+08:00')).toMatchObject({ issuedCount: 0, skippedCount: 1 });
    expect(await again('2027-10-01T12:00:00+08:00')).toMatchObject({ issuedCount: 1, renewedCount: 1 });
    expect((await ownOf(1)).own.map(({ status }) => status)).toEqual(['VALID', 'RENEWED']);
    test.clock.set('2028-10-01T12:00:00+08:00');
    expect((await ownOf(1)).own.map(({ status }) => status)).toEqual(['EXPIRED', 'RENEWED']);
  });

  it('is refused before the results are out, for too long, without a title, and by who only has a part', async () => {
    expect(outcomeOf(await issue({ years: 7 }))).toBe('CERTIFICATE_YEARS');
    expect(outcomeOf(await issue({ title: ' ' }))).toBe('CERTIFICATE_TITLE');
    const within = await test.signedIn(await test.seed.someone('training_manager', LINHE));
    expect(outcomeOf(await issue({}, within))).toBe('NOT_YOUR_EXAM');
    const beside = await test.signedIn(await test.seed.someone('training_manager', BAOTOU));
    expect(outcomeOf(await issue({}, beside))).toBe('NOT_FOUND');
    const rules = { announceAt: '2026-12-02T01:00:00.000Z', appealUntil: null, hasRankBands: false };
    const input = { examId: open.exam.id, ...rules };
    accepted((await manager.run(SET_RESULT_RULES, { input })).setResultRules);
    expect(outcomeOf(await issue())).toBe('RESULTS_NOT_OUT');
  });

  it('is listed to those of its region', async () => {
    await issue();
    const { certificates } = await manager.run(CERTIFICATES, { examId: open.exam.id });
    expect(certificates).toMatchObject({ totalCount: 2, nodes: [{ status: 'VALID' }, { status: 'VALID' }] });
    const beside = await test.signedIn(await test.seed.someone('leader', BAOTOU));
    expect((await beside.run(CERTIFICATES, { examId: open.exam.id })).certificates.totalCount).toBe(0);
  });

  it('what was signed cannot be changed, not even by the server', async () => {
    await issue();
    const walled = test.app.get((await import('typeorm')).DataSource);
    const change = `UPDATE certificates SET valid_to = '2099-01-01'`;
    await expect(walled.query(change)).rejects.toThrow(/permission denied/);
  });

  it('its page carries only its own script, and the key to check by without a network', async () => {
    const page = await get('/verify');
    const policy = String(page.headers['content-security-policy']);
    expect(policy).toMatch(/^default-src 'none'; script-src 'sha256-[^']+'; style-src 'sha256-[^']+'/);
    expect(page.payload).toContain(test.app.get(SigningKey).publicKeyText());
    expect((await get('/verify?save')).headers['content-disposition']).toMatch(/^attachment/);
  });

  it('numbers cannot be walked through', async () => {
    const asked = [];
    for (let tries = 0; tries < 61; tries += 1)
      asked.push((await get(`/verify/WS-2026-${String(tries).padStart(7, '0')}`)).statusCode);
    expect(asked.at(-1)).toBe(429);
  });
});
