import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { graphql } from '../gql';
import type { AuditLogQuery } from '../gql/graphql';
import { AuditSealer } from '../../apps/api/src/audit/audit.sealer';
import { listHeads, verifyAudit } from '../../apps/api/src/audit/verify-audit';
import { UNAUDITED } from '../../apps/api/src/platform/permissions';
import { CREATE_BANK, SIGN_IN } from '../support/operations';
import { BAOTOU, BAYANNUR, INNER_MONGOLIA, LINHE } from '../support/seed';
import { startTestApp, type TestApp } from '../support/test-app';

const LOG = graphql(`
  query AuditLog($filter: AuditFilter!, $before: ID, $limit: Int!) {
    auditEntries(filter: $filter, before: $before, limit: $limit) {
      nextBefore
      nodes {
        id
        at
        actorName
        address
        device
        action
        subjectType
        subjectId
        subjectName
        regionCode
        result
        detailJson
      }
    }
    auditHeads {
      provinceCode
      day
      seq
      hash
    }
  }
`);

describe('the audit log', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startTestApp();
  });
  afterAll(() => test.close());
  beforeEach(() => test.database.query(`TRUNCATE audit_entries, audit_seals`));

  const seal = async () => {
    test.clock.advance(3);
    return test.app.get(AuditSealer).seal();
  };
  const faults = async () => (await verifyAudit(test.database)).faults.map(({ kind }) => kind);
  const tryToSignIn = (account: string, password = 'wrong') =>
    test.client().run(SIGN_IN, { input: { account, password } });

  async function auditor(regionCode = BAYANNUR) {
    const client = await test.signedIn(await test.seed.someone('auditor', regionCode));
    await test.database.query(`UPDATE sessions SET second_factor_at = $1`, [test.clock.now()]);
    test.clock.advance(11);
    return client;
  }

  /** Twelve things that happened, one a minute. */
  async function aBusyMorning(): Promise<void> {
    for (let minute = 0; minute < 12; minute += 1) {
      await tryToSignIn(`nobody-${minute}`);
      test.clock.advance(60);
    }
    await seal();
  }

  it('says who did what, when, from where and with what result', async () => {
    const author = await test.seed.someone('author', BAYANNUR);
    const client = await test.signedIn(author);
    await client.run(CREATE_BANK, { input: { name: '审计题库', regionCode: BAYANNUR } });
    await client.run(CREATE_BANK, { input: { name: '别处题库', regionCode: BAOTOU } });
    const { auditEntries } = await (await auditor()).run(LOG, { filter: { actor: author.name }, limit: 10 });
    expect(auditEntries.nodes.map(({ action, result, regionCode }) => [action, result, regionCode])).toEqual([
      ['createBank', 'REGION_NOT_YOURS', BAYANNUR],
      ['createBank', 'ok', BAYANNUR],
      ['signIn', 'ok', BAYANNUR],
    ]);
    expect(auditEntries.nodes[0]).toMatchObject({ address: '127.0.0.1', at: expect.any(String) });
    expect(auditEntries.nodes[2]).toMatchObject({ subjectType: 'account', subjectName: author.name });
  });

  it('holds what was refused, forbidden, not signed in or tried too often', async () => {
    const officer = await test.seed.officer();
    await tryToSignIn(officer.account);
    const stranger = test.client();
    await stranger.ask(CREATE_BANK, { input: { name: 'x', regionCode: BAYANNUR } });
    const plain = await test.signedIn(officer);
    await plain.ask(CREATE_BANK, { input: { name: 'x', regionCode: BAYANNUR } });
    const rows = await test.database.query<{ action: string; result: string }[]>(
      `SELECT action, result FROM audit_entries ORDER BY id`,
    );
    expect(rows.map(({ action, result }) => `${action} ${result}`)).toEqual([
      'signIn BAD_CREDENTIALS',
      'createBank UNAUTHENTICATED',
      'signIn ok',
      'createBank FORBIDDEN',
    ]);
  });

  it('holds no password, no code and no whole account or ID number', async () => {
    await tryToSignIn('11010519491231002X', 'Very-Secret-1');
    const [row] = await test.database.query<{ all: string }[]>(
      `SELECT string_agg(e::text, ' ') AS all FROM audit_entries e`,
    );
    expect(row?.all).toContain('11…2X');
    expect(row?.all).not.toMatch(/Very-Secret-1|11010519491231002X/);
  });

  it('leaves out only what keeps a trail of its own', () => {
    expect([...UNAUDITED].toSorted()).toEqual(['acknowledgeMessage', 'reportWatch', 'saveSheet']);
  });

  it('is written to and read by the server, and neither changed nor emptied by it', async () => {
    await tryToSignIn('nobody');
    const server = test.app.get(DataSource);
    for (const sql of [
      `UPDATE audit_entries SET actor_name = 'x'`,
      `DELETE FROM audit_entries`,
      `TRUNCATE audit_entries`,
      `UPDATE audit_seals SET seq = 1`,
      `DELETE FROM audit_seals`,
      `DROP TABLE audit_entries`,
      `SELECT * FROM audit_entries_other`,
      `SELECT * FROM audit_entries_202611`,
    ])
      await expect(server.query(sql)).rejects.toThrow(/permission denied|must be owner/);
  });

  it('makes the mutation fail when it cannot be written', async () => {
    const client = await test.signedIn(await test.seed.someone('author', BAYANNUR));
    await test.database.query(`REVOKE INSERT ON audit_entries FROM whetstone_app`);
    const { errors } = await client.ask(CREATE_BANK, { input: { name: '无痕', regionCode: BAYANNUR } });
    await test.database.query(`GRANT INSERT ON audit_entries TO whetstone_app`);
    expect(errors?.[0]?.extensions?.code).toBe('INTERNAL_SERVER_ERROR');
  });

  it('is read by the auditor of a region, newest first and page by page; nothing beside', async () => {
    for (const regionCode of [LINHE, BAOTOU]) await test.signedIn(await test.seed.officer({ regionCode }));
    const client = await auditor();
    const ask = (before: string | null, limit = 2) => client.run(LOG, { filter: {}, before, limit });
    const first = await ask(null);
    expect(
      first.auditEntries.nodes.every(({ regionCode }) => regionCode >= 150800 && regionCode < 150900),
    ).toBe(true);
    expect(first.auditEntries.nextBefore).toBeNull();
    await tryToSignIn('nobody');
    expect((await ask(null)).auditEntries.nodes).toHaveLength(2);
    const province = await auditor(INNER_MONGOLIA);
    const paged: number[] = [];
    for (let before: string | null = null, more = true; more;) {
      const { auditEntries }: AuditLogQuery = await province.run(LOG, { filter: {}, before, limit: 2 });
      paged.push(...auditEntries.nodes.map(({ id }) => Number(id)));
      before = auditEntries.nextBefore;
      more = before !== null;
    }
    expect(paged).toEqual(paged.toSorted((one, other) => other - one));
    expect(paged.length).toBeGreaterThanOrEqual(4);
  });

  it('is sealed a few seconds behind, once, by whichever server comes first', async () => {
    await aBusyMorning();
    const [first, second] = await Promise.all([seal(), seal()]);
    expect([first, second]).toEqual([0, 0]);
    await tryToSignIn('nobody');
    expect(await test.app.get(AuditSealer).seal()).toBe(0);
    expect(await seal()).toBe(1);
    const verdict = await verifyAudit(test.database);
    expect(verdict).toMatchObject({ entries: 13, sealed: 13, streams: 1, faults: [], lostHeads: [] });
  });

  it.each([
    [
      'changed',
      `UPDATE audit_entries SET result = 'ok' WHERE id = (SELECT entry_id FROM audit_seals WHERE seq = 4)`,
    ],
    ['removed', `DELETE FROM audit_entries WHERE id = (SELECT entry_id FROM audit_seals WHERE seq = 7)`],
    [
      'inserted',
      `INSERT INTO audit_entries (at, actor_name, address, device, action, region_code, result, detail)
       SELECT at + interval '1 second', '', '', '', 'signIn', region_code, 'ok', '{}' FROM audit_entries
       WHERE id = (SELECT entry_id FROM audit_seals WHERE seq = 5)`,
    ],
  ])('shows a row that was %s behind its back, before and after the next seal', async (kind, sql) => {
    await aBusyMorning();
    expect(await faults()).toEqual([]);
    await test.database.query(sql);
    expect(await faults()).toEqual([kind]);
    await seal();
    expect(await faults()).toEqual([kind]);
  });

  it('shows a tail that was cut off, by the heads that were kept elsewhere', async () => {
    await aBusyMorning();
    const kept = await listHeads(test.database, null);
    await test.database.query(
      `WITH gone AS (DELETE FROM audit_seals WHERE seq > 8 RETURNING entry_id)
       DELETE FROM audit_entries WHERE id IN (SELECT entry_id FROM gone)`,
    );
    const verdict = await verifyAudit(test.database, kept);
    expect(verdict.faults).toEqual([]);
    expect(verdict.lostHeads).toEqual(kept);
  });

  it('lets nobody but an auditor in', async () => {
    for (const role of ['training_manager', 'system_administrator', 'security_administrator'] as const) {
      const client = await test.signedIn(await test.seed.someone(role, INNER_MONGOLIA));
      await test.database.query(`UPDATE sessions SET second_factor_at = $1`, [test.clock.now()]);
      test.clock.advance(11);
      const { errors } = await client.ask(LOG, { filter: {}, limit: 1 });
      expect(errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    }
  });
});
