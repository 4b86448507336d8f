import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../gql';
import type { GrantRoleInput } from '../gql/graphql';
import type { ApiClient } from '../support/api-client';
import { raceInto } from '../support/gate';
import { accepted, outcomeOf } from '../support/outcome';
import { BAOTOU, BAYANNUR, INNER_MONGOLIA, LINHE, WUYUAN, type SeededOfficer } from '../support/seed';
import { startTestApp, type TestApp } from '../support/test-app';

const GRANT = graphql(`
  mutation GrantRole($input: GrantRoleInput!) {
    grantRole(input: $input) {
      __typename
      ... on HeldGrant {
        id
        holderName
        grantedByName
        role
        validFrom
        validTo
        mayRevoke
        region {
          code
        }
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);

const REVOKE = graphql(`
  mutation RevokeGrant($input: RevokeGrantInput!) {
    revokeGrant(input: $input) {
      __typename
      ... on HeldGrant {
        validTo
        endReason
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);

const WHO = graphql(`
  query WhoSees($regionCode: Int!, $filter: GrantFilter!, $page: PageInput!) {
    whoSees(regionCode: $regionCode) {
      place
      reach
      why
      grant {
        holderName
        role
      }
    }
    grants(filter: $filter, page: $page) {
      totalCount
      nodes {
        holderName
        role
        validTo
      }
    }
  }
`);

const MAY = graphql(`
  query MayRead($filter: OfficerFilter!, $page: PageInput!) {
    officers(filter: $filter, page: $page) {
      totalCount
    }
  }
`);

const page = { limit: 50, offset: 0 };

describe('a grant', () => {
  let test: TestApp;
  let manager: ApiClient;
  beforeAll(async () => {
    test = await startTestApp();
    manager = await test.signedIn(await test.seed.someone('training_manager', BAYANNUR));
  });
  afterAll(() => test.close());

  async function administrator(
    role: 'system_administrator' | 'security_administrator' | 'auditor',
    regionCode: number,
  ) {
    const officer = await test.seed.someone(role, regionCode);
    const client = await test.signedIn(officer);
    await test.database.query(`UPDATE sessions SET second_factor_at = $1`, [test.clock.now()]);
    test.clock.advance(11);
    return { client, officer };
  }

  const give = async (client: ApiClient, officer: SeededOfficer, change: Partial<GrantRoleInput> = {}) => {
    const input = {
      officerId: officer.id,
      role: 'TRAINING_MANAGER',
      regionCode: LINHE,
      reason: '分管培训',
      ...change,
    };
    return (await client.run(GRANT, { input: input as GrantRoleInput })).grantRole;
  };
  const take = async (client: ApiClient, grantId: string, reason = '岗位调整') =>
    outcomeOf((await client.run(REVOKE, { input: { grantId, reason } })).revokeGrant);

  it('is given downward by who holds it, works at once, and is taken back at once', async () => {
    const officer = await test.seed.officer();
    const his = await test.signedIn(officer);
    const read = () => his.ask(MAY, { filter: { regionCode: LINHE }, page });
    expect((await read()).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    const given = accepted(await give(manager, officer));
    expect(given).toMatchObject({
      holderName: officer.name,
      role: 'TRAINING_MANAGER',
      validFrom: '2026-11-18',
      validTo: null,
    });
    expect((await read()).data?.officers.totalCount).toBeGreaterThan(0);
    expect(await take(manager, given.id)).toBe('HeldGrant');
    expect((await read()).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    expect(await take(manager, given.id)).toBe('GRANT_ENDED');
  });

  it.each<[string, Partial<GrantRoleInput>, string]>([
    ['upwards', { regionCode: INNER_MONGOLIA }, 'GRANT_UPWARDS'],
    ['of a role that is not his', { role: 'AUTHOR' }, 'GRANT_UPWARDS'],
    ['for a region there is not', { regionCode: 150899 }, 'GRANT_REGION_UNKNOWN'],
    ['that ends before it begins', { validFrom: '2026-12-01', validTo: '2026-11-30' }, 'GRANT_ENDS_BEFORE'],
    ['that begins in the past', { validFrom: '2026-11-01' }, 'GRANT_BEGINS_IN_PAST'],
    ['without a reason', { reason: ' ' }, 'REASON_MISSING'],
  ])('is not given %s', async (_, change, expected) => {
    const officer = await test.seed.officer();
    expect(outcomeOf(await give(manager, officer, change))).toBe(expected);
    const [row] = await test.database.query<{ count: number }[]>(
      `SELECT count(*)::int AS count FROM grants WHERE officer_id = $1`,
      [officer.id],
    );
    expect(row?.count).toBe(0);
  });

  it('is not given to oneself, to somebody beside, or twice', async () => {
    const self = await test.seed.someone('training_manager', BAYANNUR);
    expect(outcomeOf(await give(await test.signedIn(self), self))).toBe('GRANT_TO_ONESELF');
    const beside = await test.seed.officer({ regionCode: BAOTOU });
    expect(outcomeOf(await give(manager, beside))).toBe('NOT_FOUND');
    const officer = await test.seed.officer();
    const both = await Promise.all([give(manager, officer), give(manager, officer)]);
    expect(both.map(outcomeOf).toSorted()).toEqual(['GRANT_EXISTS', 'HeldGrant']);
  });

  it('that lies in the future is called back without ever having held', async () => {
    const officer = await test.seed.officer();
    const { id } = accepted(await give(manager, officer, { validFrom: '2026-12-01' }));
    expect(await take(manager, id)).toBe('HeldGrant');
    const [row] = await test.database.query<{ from: string; to: string; reason: string }[]>(
      `SELECT valid_from AS from, valid_to AS to, end_reason AS reason FROM grants WHERE id = $1`,
      [id],
    );
    expect(row).toEqual({ from: '2026-12-01', to: '2026-12-01', reason: '岗位调整' });
  });

  it('is taken back by nobody beside or below', async () => {
    const officer = await test.seed.officer();
    const { id } = accepted(await give(manager, officer, { regionCode: BAYANNUR }));
    for (const region of [BAOTOU, LINHE]) {
      const other = await test.signedIn(await test.seed.someone('training_manager', region));
      expect(await take(other, id)).toBe('NOT_FOUND');
    }
  });

  describe('of one of the three offices', () => {
    it('stands beside no other of them, whoever gives it and whatever the code does', async () => {
      const auditor = await administrator('auditor', INNER_MONGOLIA);
      const security = await administrator('security_administrator', INNER_MONGOLIA);
      const officer = await test.seed.officer();
      const office = { role: 'AUDITOR', regionCode: BAYANNUR } as const;
      expect(outcomeOf(await give(security.client, officer, office))).toBe('GRANT_UPWARDS');
      expect(outcomeOf(await give(auditor.client, officer, office))).toBe('HeldGrant');
      const known = await test.seed.officer();
      await test.database.query(
        `INSERT INTO grants (officer_id, role, region_code, valid_from) VALUES ($1, 'auditor', $2, '2026-01-01')`,
        [known.id, BAYANNUR],
      );
      const second = { role: 'SECURITY_ADMINISTRATOR', regionCode: BAYANNUR } as const;
      expect(outcomeOf(await give(security.client, known, second))).toBe('OFFICES_EXCLUDE');
      await expect(
        test.database.query(
          `INSERT INTO grants (officer_id, role, region_code, valid_from)
           VALUES ($1, 'system_administrator', $2, '2026-06-01')`,
          [known.id, BAOTOU],
        ),
      ).rejects.toThrow('ex_grants_offices');
    });

    it('is not taken from the last who holds it, nor from both of the last two at once', async () => {
      await test.database.query(`ALTER TABLE grants DISABLE TRIGGER tr_grants_offices`);
      await test.database.query(
        `UPDATE grants SET valid_to = valid_from WHERE role = 'security_administrator' AND valid_to IS NULL`,
      );
      await test.database.query(`ALTER TABLE grants ENABLE TRIGGER tr_grants_offices`);
      const one = await administrator('security_administrator', 0);
      const idOf = async ({ officer }: { officer: SeededOfficer }) => {
        const [row] = await test.database.query<{ id: string }[]>(
          `SELECT id FROM grants WHERE officer_id = $1 AND role = 'security_administrator'`,
          [officer.id],
        );
        return row?.id ?? '';
      };
      expect(await take(one.client, await idOf(one))).toBe('LAST_OF_OFFICE');
      const other = await administrator('security_administrator', 0);
      const [ofOne, ofOther] = [await idOf(one), await idOf(other)];
      // Both have been let in by then: whose office is gone already is not told that it was the last.
      const race = () => [take(one.client, ofOther), take(other.client, ofOne)];
      const outcomes = await raceInto(test.database, 'grants', { waiting: 2, race });
      expect(outcomes.toSorted()).toEqual(['HeldGrant', 'LAST_OF_OFFICE']);
    });
  });

  describe('answers who can see a region', () => {
    it('with names, from above, here and below, and why', async () => {
      const [above, here, below, beside] = [
        await test.seed.officer({
          regionCode: INNER_MONGOLIA,
          name: '省级领导',
          grants: [{ role: 'leader', regionCode: INNER_MONGOLIA }],
        }),
        await test.seed.officer({
          regionCode: WUYUAN,
          name: '本县管理员',
          grants: [{ role: 'training_manager', regionCode: WUYUAN }],
        }),
        await test.seed.officer({
          regionCode: WUYUAN,
          name: '县命题员',
          grants: [{ role: 'author', regionCode: WUYUAN }],
        }),
        await test.seed.officer({
          regionCode: BAOTOU,
          name: '包头管理员',
          grants: [{ role: 'training_manager', regionCode: BAOTOU }],
        }),
      ];
      const county = await test.signedIn(here);
      const ask = async (client: ApiClient, regionCode: number) =>
        client.run(WHO, { regionCode, filter: { regionCode }, page });
      const { whoSees } = await ask(county, WUYUAN);
      const told = new Map(
        whoSees.map(({ grant, place, reach, why }) => [grant.holderName, { place, reach, why }]),
      );
      expect(told.get(above.name)).toEqual({
        ...{ place: 'ABOVE', reach: 'PERSONS' },
        why: '内蒙古自治区的授权覆盖本区划；可见人员与数据',
      });
      expect(told.get(here.name)).toMatchObject({ place: 'HERE', reach: 'PERSONS' });
      expect(told.get(below.name)).toMatchObject({ reach: 'CONTENT' });
      expect(told.has(beside.name)).toBe(false);
      const city = await ask(manager, BAYANNUR);
      const fromCity = city.whoSees.find(({ grant }) => grant.holderName === here.name);
      expect(fromCity).toMatchObject({ place: 'BELOW' });
      expect(city.grants.nodes.map(({ holderName }) => holderName)).not.toContain(above.name);
      expect(await ask(manager, BAOTOU)).toEqual({ whoSees: [], grants: { totalCount: 0, nodes: [] } });
      expect(await ask(manager, INNER_MONGOLIA)).toEqual({
        whoSees: [],
        grants: { totalCount: 0, nodes: [] },
      });
    });
  });
});
