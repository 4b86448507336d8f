import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../gql';
import type { ApiClient } from '../support/api-client';
import { CREATE_BANK } from '../support/operations';
import { accepted } from '../support/outcome';
import { BAOTOU, BAYANNUR, INNER_MONGOLIA, LINHE, WUYUAN, type SeededOfficer } from '../support/seed';
import { startTestApp, type TestApp } from '../support/test-app';

const ROSTER = graphql(`
  query RosterWall($regionCode: Int!, $id: ID!, $page: PageInput!) {
    officers(filter: { regionCode: $regionCode }, page: $page) {
      totalCount
    }
    officer(id: $id) {
      name
    }
  }
`);

const REGIONS = graphql(`
  query RegionsWall($parentCode: Int, $code: Int!) {
    regions(parentCode: $parentCode) {
      name
    }
    region(code: $code) {
      path {
        name
      }
    }
  }
`);

const BANKS = graphql(`
  query BanksWall($id: ID!, $page: PageInput!) {
    banks {
      name
    }
    bank(id: $id) {
      name
    }
    questions(filter: { bankId: $id }, page: $page) {
      totalCount
    }
  }
`);

const LECTURES = graphql(`
  query LecturesWall($id: ID!, $page: PageInput!) {
    lectureIssues(page: $page) {
      totalCount
    }
    lectureIssue(id: $id) {
      number
    }
  }
`);

const MY_OWN = graphql(`
  query MyOwn($id: ID!) {
    viewer {
      lectureIssue(id: $id) {
        number
      }
      exam(id: $id) {
        title
      }
    }
  }
`);

const page = { limit: 50, offset: 0 };

describe('what somebody sees of other regions', () => {
  let test: TestApp;
  let officer: SeededOfficer;
  beforeAll(async () => {
    test = await startTestApp();
    officer = await test.seed.officer({ name: '张三' });
  });
  afterAll(() => test.close());

  const as = async (...someone: Parameters<TestApp['seed']['someone']>): Promise<ApiClient> =>
    test.signedIn(await test.seed.someone(...someone));

  it('is the roster of the own region and below, nothing beside and nothing above', async () => {
    const leader = await as('leader', BAYANNUR);
    const ask = (regionCode: number, id = officer.id) => leader.run(ROSTER, { regionCode, id, page });
    expect(await ask(LINHE)).toEqual({ officers: { totalCount: 1 }, officer: { name: '张三' } });
    for (const region of [BAOTOU, INNER_MONGOLIA, 0]) {
      expect((await ask(region)).officers.totalCount).toBe(0);
    }
    expect((await ask(LINHE, randomUUID())).officer).toBeNull();
    const sibling = await as('leader', WUYUAN);
    expect(await sibling.run(ROSTER, { regionCode: LINHE, id: officer.id, page })).toEqual({
      officers: { totalCount: 0 },
      officer: null,
    });
  });

  it('is the tree below the own regions', async () => {
    const leader = await as('leader', BAYANNUR);
    const roots = await leader.run(REGIONS, { parentCode: null, code: LINHE });
    expect(roots.regions).toEqual([{ name: '巴彦淖尔市' }]);
    expect(roots.region?.path.map(({ name }) => name)).toEqual([
      ...['全国', '内蒙古自治区', '巴彦淖尔市', '临河区'],
    ]);
    const below = await leader.run(REGIONS, { parentCode: BAYANNUR, code: BAOTOU });
    expect(below.regions).toHaveLength(7);
    expect(below.region).toBeNull();
    const above = await leader.run(REGIONS, { parentCode: INNER_MONGOLIA, code: INNER_MONGOLIA });
    expect(above).toEqual({ regions: [{ name: '巴彦淖尔市' }], region: null });
  });

  it('is no region at all for an officer without a grant', async () => {
    const plain = await test.signedIn(officer);
    expect(await plain.run(REGIONS, { parentCode: null, code: LINHE })).toEqual({
      regions: [],
      region: null,
    });
  });

  it('is every bank from above and below, and none from beside', async () => {
    const author = await as('author', BAYANNUR);
    const input = { name: '市题库', regionCode: BAYANNUR };
    const { id } = accepted((await author.run(CREATE_BANK, { input })).createBank);
    const reads = async (client: ApiClient) => (await client.run(BANKS, { id, page })).bank?.name ?? null;
    expect(await reads(await as('author', LINHE))).toBe('市题库');
    expect(await reads(await as('training_manager', INNER_MONGOLIA))).toBe('市题库');
    const sibling = await (await as('author', BAOTOU)).run(BANKS, { id, page });
    expect(sibling.bank).toBeNull();
    expect(sibling.banks.map(({ name }) => name)).not.toContain('市题库');
    expect(sibling.banks).toHaveLength(1);
    expect(sibling.questions.totalCount).toBe(0);
  });

  it('is every lecture for the own regions, and none of a sibling', async () => {
    const { id } = await test.seed.lectureIssue({ number: 77 });
    const sees = async (client: ApiClient) => await client.run(LECTURES, { id, page });
    for (const region of [BAYANNUR, LINHE, INNER_MONGOLIA]) {
      expect(await sees(await as('leader', region))).toEqual({
        lectureIssues: { totalCount: 1 },
        lectureIssue: { number: 77 },
      });
    }
    expect(await sees(await as('leader', BAOTOU))).toEqual({
      lectureIssues: { totalCount: 0 },
      lectureIssue: null,
    });
  });

  it('is no lecture and no test that is not meant for the officer', async () => {
    const { issue, exam } = await test.seed.openExam({ issue: await test.seed.lectureIssue({ number: 78 }) });
    const outsider = await test.signedIn(await test.seed.officer({ regionCode: BAOTOU }));
    const insider = await test.signedIn(officer);
    for (const id of [issue.id, exam.id]) {
      expect(await outsider.run(MY_OWN, { id })).toEqual({ viewer: { lectureIssue: null, exam: null } });
    }
    expect((await insider.run(MY_OWN, { id: issue.id })).viewer?.lectureIssue).toEqual({ number: 78 });
    expect((await insider.run(MY_OWN, { id: exam.id })).viewer?.exam).toEqual({ title: '训后测试' });
  });
});
