import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../gql';
import type { OfficerFilter, PostingKind } from '../gql/graphql';
import type { ApiClient } from '../support/api-client';
import { accepted, outcomeOf } from '../support/outcome';
import { BAOTOU, BAYANNUR, LINHE, WUYUAN, type SeededOfficer } from '../support/seed';
import { startTestApp, type TestApp } from '../support/test-app';

const LIST = graphql(`
  query OfficersOn($filter: OfficerFilter!, $page: PageInput!) {
    officers(filter: $filter, page: $page) {
      totalCount
      nodes {
        id
        name
      }
    }
  }
`);

const ONE = graphql(`
  query OfficerPage($id: ID!) {
    officer(id: $id) {
      version
      name
      certificateNo
      certificateValidFrom
      postings {
        unitName
        kind
        postedFrom
        postedTo
      }
      changes {
        version
        byName
        field
        before
        after
      }
    }
  }
`);

const UPDATE = graphql(`
  mutation UpdateOfficer($input: UpdateOfficerInput!) {
    updateOfficer(input: $input) {
      __typename
      ... on Officer {
        version
        name
      }
      ... on OfficerChanged {
        message
        version
        changes {
          byName
          field
          before
          after
        }
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);

const TRANSFER = graphql(`
  mutation TransferOfficer($input: TransferOfficerInput!) {
    transferOfficer(input: $input) {
      __typename
      ... on Refused {
        code
        message
      }
    }
  }
`);

const END = graphql(`
  mutation EndPosting($input: EndPostingInput!) {
    endPosting(input: $input) {
      __typename
      ... on Refused {
        code
        message
      }
    }
  }
`);

const SECOND = graphql(`
  mutation SecondOfficer($input: SecondOfficerInput!) {
    secondOfficer(input: $input) {
      __typename
      ... on Refused {
        code
        message
      }
    }
  }
`);

const REVEAL = graphql(`
  mutation RevealIdNumber($input: RevealIdNumberInput!) {
    revealIdNumber(input: $input) {
      __typename
      ... on RevealedIdNumber {
        idNumber
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);

const page = { limit: 50, offset: 0 };

describe('the roster as of a day', () => {
  let test: TestApp;
  let manager: ApiClient;
  beforeAll(async () => {
    test = await startTestApp();
    manager = await test.signedIn(
      await test.seed.officer({
        regionCode: BAYANNUR,
        name: '管理员',
        grants: [{ role: 'training_manager', regionCode: BAYANNUR }],
      }),
    );
  });
  afterAll(() => test.close());

  const names = async (regionCode: number, change: Partial<OfficerFilter> = {}, client = manager) =>
    (await client.run(LIST, { filter: { regionCode, ...change }, page })).officers.nodes.map(
      ({ name }) => name,
    );
  const one = async (officer: SeededOfficer) => {
    const { officer: found } = await manager.run(ONE, { id: officer.id });
    if (!found) throw new Error('Not there');
    return found;
  };
  const transfer = async (officer: SeededOfficer, regionCode: number, on: string, version = 1) =>
    outcomeOf(
      (
        await manager.run(TRANSFER, {
          input: {
            officerId: officer.id,
            version,
            unitId: await test.seed.unit(regionCode),
            post: '执法员',
            on,
          },
        })
      ).transferOfficer,
    );

  it('says who served there on a day, and a transfer moves no past day', async () => {
    const officer = await test.seed.officer({ regionCode: LINHE, name: '调动者' });
    const on = (day: string, region: number) => names(region, { on: day, search: '调动者' });
    expect(await transfer(officer, WUYUAN, '2026-11-01')).toBe('Officer');
    expect(await on('2026-09-30', LINHE)).toEqual(['调动者']);
    expect(await on('2026-10-31', LINHE)).toEqual(['调动者']);
    expect(await on('2026-11-01', LINHE)).toEqual([]);
    expect(await on('2026-11-01', WUYUAN)).toEqual(['调动者']);
    expect(await on('2026-09-30', WUYUAN)).toEqual([]);
    expect(await on('2023-12-31', LINHE)).toEqual([]);
    const { postings, changes } = await one(officer);
    expect(postings.map(({ postedFrom, postedTo }) => [postedFrom, postedTo])).toEqual([
      ['2026-11-01', null],
      ['2024-01-01', '2026-11-01'],
    ]);
    expect(changes).toMatchObject([{ version: 2, byName: '管理员', field: 'posting' }]);
  });

  it('finds people by name, pinyin, initials and certificate, with and without the dot of a name', async () => {
    const uighur = await test.seed.officer({ name: '阿依古丽·买买提' });
    await test.seed.officer({ name: '单雄信' });
    await test.seed.officer({ name: '𠮷田㛃' });
    const found = (search: string) => names(LINHE, { search });
    expect(await found('阿依古丽买买提')).toEqual(['阿依古丽·买买提']);
    expect(await found('阿依古丽•买')).toEqual(['阿依古丽·买买提']);
    expect(await found('ayigu')).toEqual(['阿依古丽·买买提']);
    expect(await found('Shan Xiong')).toEqual(['单雄信']);
    expect(await found('sxx')).toEqual(['单雄信']);
    expect(await found('㛃')).toEqual(['𠮷田㛃']);
    expect(await found(uighur.account)).toEqual(['阿依古丽·买买提']);
    expect(await found('%')).toEqual([]);
  });

  it('tells who has signed up from who has not, also after a transfer and when an account is made anew', async () => {
    const officer = await test.seed.officer({ regionCode: LINHE, name: '开户者' });
    const found = async (hasAccount: boolean, on: string) =>
      (await names(BAYANNUR, { search: '开户者', hasAccount, on })).length;
    const everyDay = (hasAccount: boolean) =>
      Promise.all(['2026-10-31', '2026-11-01'].map((on) => found(hasAccount, on)));
    expect(await transfer(officer, WUYUAN, '2026-11-01')).toBe('Officer');
    expect([await everyDay(true), await everyDay(false)]).toEqual([
      [1, 1],
      [0, 0],
    ]);
    const setHash = (hash: string | null) =>
      test.database.query(`UPDATE accounts SET password_hash = $2 WHERE officer_id = $1`, [officer.id, hash]);
    await setHash(null);
    expect([await everyDay(true), await everyDay(false)]).toEqual([
      [0, 0],
      [1, 1],
    ]);
    await setHash('$argon2id$');
    expect(await everyDay(true)).toEqual([1, 1]);
  });

  it('counts who is lent in and not who is lent out, and shows both when asked', async () => {
    const officer = await test.seed.officer({ regionCode: LINHE, name: '借调者' });
    const input = {
      officerId: officer.id,
      version: 1,
      unitId: await test.seed.unit(WUYUAN),
      from: '2026-10-01',
      to: '2027-01-01',
    };
    expect(outcomeOf((await manager.run(SECOND, { input })).secondOfficer)).toBe('Officer');
    const on = (day: string, region: number, kinds?: PostingKind[]) =>
      names(region, { on: day, search: '借调者', kinds: kinds ?? null });
    expect([await on('2026-11-18', LINHE), await on('2026-11-18', WUYUAN)]).toEqual([[], ['借调者']]);
    expect(await on('2026-11-18', LINHE, ['SECONDED_OUT'])).toEqual(['借调者']);
    expect([await on('2027-01-01', LINHE), await on('2027-01-01', WUYUAN)]).toEqual([['借调者'], []]);
    const again = { ...input, version: 2, from: '2026-11-01', to: '2026-12-01' };
    expect(outcomeOf((await manager.run(SECOND, { input: again })).secondOfficer)).toBe('NOT_SERVING');
  });

  it('keeps a leaver on record, out of the roster from that day', async () => {
    const officer = await test.seed.officer({ regionCode: LINHE, name: '离岗者' });
    const end = async (version: number, on: string) =>
      outcomeOf((await manager.run(END, { input: { officerId: officer.id, version, on } })).endPosting);
    expect(await end(1, '2023-01-01')).toBe('POSTING_ENDS_BEFORE');
    expect(await end(1, '2026-11-10')).toBe('Officer');
    expect(await end(2, '2026-11-11')).toBe('NOT_SERVING');
    expect(await names(LINHE, { search: '离岗者' })).toEqual([]);
    expect(await names(LINHE, { search: '离岗者', on: '2026-11-09' })).toEqual(['离岗者']);
    expect((await one(officer)).name).toBe('离岗者');
  });

  it.each([
    ['before birth', '1950-01-01', 'POSTING_BEFORE_BIRTH'],
    ['on the day the present posting began', '2024-01-01', 'POSTING_OVERLAPS'],
    ['before the unit was', '2019-06-01', 'UNIT_NOT_VALID'],
  ])('does not transfer %s, and writes nothing', async (_, on, expected) => {
    const officer = await test.seed.officer({ regionCode: LINHE });
    expect(await transfer(officer, WUYUAN, on)).toBe(expected);
    expect(await one(officer)).toMatchObject({ version: 1, postings: [{ postedTo: null }], changes: [] });
  });

  it('does not transfer to a unit beside', async () => {
    const officer = await test.seed.officer({ regionCode: LINHE });
    expect(await transfer(officer, BAOTOU, '2026-11-01')).toBe('UNIT_UNKNOWN');
  });

  it('tells the second of two editors what the first changed, and loses neither', async () => {
    const officer = await test.seed.officer({ regionCode: LINHE, name: '两人编辑' });
    const other = await test.signedIn(
      await test.seed.officer({
        regionCode: BAYANNUR,
        name: '李四',
        grants: [{ role: 'training_manager', regionCode: BAYANNUR }],
      }),
    );
    const facts = { officerId: officer.id, version: 1, certificateNo: officer.account };
    const first = accepted((await other.run(UPDATE, { input: { ...facts, name: '改名甲' } })).updateOfficer);
    expect(first).toEqual({ __typename: 'Officer', version: 2, name: '改名甲' });
    const second = (await manager.run(UPDATE, { input: { ...facts, name: '改名乙' } })).updateOfficer;
    expect(second).toEqual({
      __typename: 'OfficerChanged',
      message: '在您编辑期间，此人的信息已被他人修改，您的修改尚未保存。',
      version: 2,
      changes: [{ byName: '李四', field: 'name', before: '两人编辑', after: '改名甲' }],
    });
    const both = await Promise.all(
      ['改名丙', '改名丁'].map((name) => manager.run(UPDATE, { input: { ...facts, version: 2, name } })),
    );
    expect(both.map(({ updateOfficer }) => updateOfficer.__typename).toSorted()).toEqual([
      'Officer',
      'OfficerChanged',
    ]);
  });

  it.each([
    [{ name: '长'.repeat(300) }, 'NAME_TOO_LONG', '姓名有 300 个字，最多 100 个字。'],
    [{ name: ' ' }, 'NAME_MISSING', '请填写名称。'],
    [{ name: '张\u202e三' }, 'NAME_CHARACTERS', '姓名中含有不可见的字符，请重新输入。'],
    [{ certificateNo: ' ' }, 'CERTIFICATE_MISSING', '请填写执法证号。'],
    [
      { certificateValidFrom: '2026-01-01', certificateValidTo: '2025-01-01' },
      'CERTIFICATE_DAYS',
      '执法证有效期的结束日期 2025-01-01 必须晚于开始日期 2026-01-01。',
    ],
  ])('refuses %j', async (change, code, message) => {
    const officer = await test.seed.officer({ regionCode: LINHE });
    const input = {
      officerId: officer.id,
      version: 1,
      name: '张三',
      certificateNo: officer.account,
      ...change,
    };
    expect((await manager.run(UPDATE, { input })).updateOfficer).toEqual({
      __typename: 'Refused',
      code,
      message,
    });
  });

  it('keeps rare characters and the dot of a minority name, and refuses a certificate that is somebody else’s', async () => {
    const officer = await test.seed.officer({ regionCode: LINHE });
    const beside = await test.seed.officer({ regionCode: BAOTOU });
    const input = {
      officerId: officer.id,
      version: 1,
      name: ' 𠮷㛃•买买提 ',
      certificateNo: officer.account,
    };
    expect((await manager.run(UPDATE, { input })).updateOfficer).toMatchObject({ name: '𠮷㛃·买买提' });
    const taken = { ...input, version: 2, certificateNo: beside.account };
    expect(outcomeOf((await manager.run(UPDATE, { input: taken })).updateOfficer)).toBe('CERTIFICATE_IN_USE');
  });

  it('shows a whole ID number for a reason, which is written down', async () => {
    const officer = await test.seed.officer({ regionCode: LINHE });
    const reveal = async (client: ApiClient, reason: string) =>
      (await client.run(REVEAL, { input: { officerId: officer.id, reason } })).revealIdNumber;
    expect(outcomeOf(await reveal(manager, '核对'))).toBe('REASON_MISSING');
    expect(accepted(await reveal(manager, '核对执法证申请材料'))).toMatchObject({
      idNumber: officer.idNumber,
    });
    const beside = await test.signedIn(await test.seed.someone('training_manager', BAOTOU));
    expect(outcomeOf(await reveal(beside, '核对执法证申请材料'))).toBe('NOT_FOUND');
    const [row] = await test.database.query<{ detail: object; result: string }[]>(
      `SELECT detail, result FROM audit_entries WHERE action = 'revealIdNumber' AND result = 'ok'`,
    );
    expect(row).toEqual({ detail: { reason: '核对执法证申请材料' }, result: 'ok' });
  });
});
