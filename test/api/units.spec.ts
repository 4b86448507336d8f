import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import type { ApiClient } from '../support/api-client';
import { accepted, outcomeOf } from '../support/outcome';
import { ADD_UNIT, CHANGE_UNIT, CLOSE_UNIT, UNITS } from '../support/region-operations';
import { BAOTOU, BAYANNUR, INNER_MONGOLIA, LINHE, WUYUAN } from '../support/seed';
import { testUrl } from '../support/template';
import { startTestApp, type TestApp } from '../support/test-app';

const page = { limit: 100, offset: 0 };

describe('units', () => {
  let test: TestApp;
  let province: ApiClient;
  let linhe: ApiClient;
  beforeAll(async () => {
    test = await startTestApp();
    province = await test.signedIn(await test.seed.someone('training_manager', INNER_MONGOLIA));
    linhe = await test.signedIn(await test.seed.someone('training_manager', LINHE));
  });
  afterAll(() => test.close());

  const add = async (
    by: ApiClient,
    name: string,
    regionCode: number,
    parentId: string | null = null,
    from = '2026-01-01',
  ) => (await by.run(ADD_UNIT, { input: { name, kind: 'BRIGADE', regionCode, parentId, from } })).addUnit;
  const made = async (...args: Parameters<typeof add>) => accepted(await add(...args)).id;
  const move = async (by: ApiClient, unitId: string, name: string, parentId: string | null) =>
    outcomeOf((await by.run(CHANGE_UNIT, { input: { unitId, name, kind: 'BRIGADE', parentId } })).changeUnit);

  it('are listed in the order of their tree, with those who are there on the day', async () => {
    const corps = await made(province, '甲总队', INNER_MONGOLIA);
    const detachment = await made(province, '甲支队', BAYANNUR, corps);
    await made(province, '甲大队', LINHE, detachment);
    const { units } = await province.run(UNITS, {
      filter: { regionCode: INNER_MONGOLIA, search: '甲' },
      page,
    });
    expect(units.nodes.map(({ name, depth, parentName }) => [name, depth, parentName])).toEqual([
      ['甲总队', 0, null],
      ['甲支队', 1, '甲总队'],
      ['甲大队', 2, '甲支队'],
    ]);
    expect(units.totalCount).toBe(3);
    const own = await linhe.run(UNITS, { filter: { regionCode: LINHE }, page });
    expect(own.units.nodes.map(({ name, servingCount }) => [name, servingCount])).toEqual([
      [`执法大队${LINHE}`, 1],
      ['甲大队', 0],
    ]);
    expect((await linhe.run(UNITS, { filter: { regionCode: BAYANNUR }, page })).units.totalCount).toBe(0);
  });

  it('are told as they are after a change, with those who serve there', async () => {
    const above = await made(province, '庚支队', BAYANNUR);
    const input = {
      unitId: await test.seed.unit(LINHE),
      name: `执法大队${LINHE}`,
      kind: 'BRIGADE',
      parentId: above,
    } as const;
    const changed = accepted((await province.run(CHANGE_UNIT, { input })).changeUnit);
    expect(changed).toMatchObject({ parentName: '庚支队', servingCount: 1 });
    accepted((await province.run(CHANGE_UNIT, { input: { ...input, parentId: null } })).changeUnit);
  });

  it('hold no ring, and none stands outside the region of the unit above it', async () => {
    const top = await made(province, '乙支队', BAYANNUR);
    const below = await made(province, '乙大队', LINHE, top);
    const beside = await made(province, '丙支队', BAOTOU);
    expect(await move(province, top, '乙支队', below)).toBe('UNIT_CYCLE');
    expect(await move(province, below, '乙大队', below)).toBe('UNIT_CYCLE');
    expect(await move(province, below, '乙大队', beside)).toBe('UNIT_OUTSIDE_PARENT');
    expect(await move(linhe, below, '乙大队', beside)).toBe('UNIT_PARENT_UNKNOWN');
    const twin = await made(province, '乙二大队', LINHE, top);
    expect(await move(province, twin, '乙大队', top)).toBe('UNIT_NAME_TAKEN');
    expect(await move(province, twin, '队'.repeat(300), top)).toBe('PLACE_NAME_TOO_LONG');
    expect(await move(linhe, beside, '丙支队', null)).toBe('UNIT_UNKNOWN');
  });

  it('two moves at once cannot close a ring: the database decides one after the other', async () => {
    const one = await made(province, '丁一', BAYANNUR);
    const other = await made(province, '丁二', BAYANNUR);
    const [row] = await test.database.query<{ name: string }[]>(`SELECT current_database() AS name`);
    const hang = async (unit: string, parent: string) => {
      const client = new Client({ connectionString: testUrl(row?.name ?? '') });
      await client.connect();
      try {
        await client.query('BEGIN');
        await client.query(`UPDATE units SET parent_id = $2 WHERE id = $1`, [unit, parent]);
        await client.query('COMMIT');
        return 'done';
      } catch (error) {
        return (error as { constraint?: string }).constraint;
      } finally {
        await client.end();
      }
    };
    const outcomes = await Promise.all([hang(one, other), hang(other, one)]);
    expect(outcomes.toSorted()).toEqual(['done', 'tr_units_ring']);
  });

  it('end only when nobody serves there any more, and then nobody begins there', async () => {
    const unit = await made(province, '戊大队', WUYUAN);
    await made(province, '戊中队', WUYUAN, unit);
    const close = async (by: ApiClient, unitId: string, on: string) =>
      (await by.run(CLOSE_UNIT, { input: { unitId, on } })).closeUnit;
    expect(outcomeOf(await close(province, unit, '2026-11-01'))).toBe('UNIT_HAS_CHILDREN');
    expect(outcomeOf(await close(province, unit, '2026-01-01'))).toBe('UNIT_ENDS_BEFORE');
    const staffed = await test.seed.unit(LINHE);
    expect(await close(province, staffed, '2026-11-01')).toMatchObject({
      code: 'UNIT_HAS_PEOPLE',
      message: expect.stringContaining('1'),
    });
    const empty = await made(province, '己大队', WUYUAN);
    expect(outcomeOf(await close(linhe, empty, '2026-11-01'))).toBe('UNIT_UNKNOWN');
    expect(await close(province, empty, '2026-11-01')).toMatchObject({ validTo: '2026-11-01' });
    expect(outcomeOf(await close(province, empty, '2026-11-02'))).toBe('UNIT_CLOSED_ALREADY');
    const { id } = await test.seed.officer({ regionCode: LINHE, postedTo: '2026-01-01' });
    const post = test.database.query(
      `INSERT INTO postings (officer_id, unit_id, region_code, kind, post, valid_from)
       VALUES ($1, $2, $3, 'serving', '', '2026-06-01')`,
      [id, empty, WUYUAN],
    );
    await expect(post).rejects.toMatchObject({ constraint: 'tr_postings_unit' });
  });

  it('begin in a region that is there, and of one’s own', async () => {
    expect(outcomeOf(await add(province, '早', LINHE, null, '1949-01-01'))).toBe('REGION_NOT_VALID_ON');
    expect(outcomeOf(await add(linhe, '远', WUYUAN))).toBe('REGION_NOT_YOURS');
    expect(outcomeOf(await add(linhe, ' ', LINHE))).toBe('NAME_MISSING');
  });
});
