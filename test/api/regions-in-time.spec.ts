import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { queryOne } from '../../apps/api/src/platform/database';
import type { ApiClient } from '../support/api-client';
import { accepted, outcomeOf } from '../support/outcome';
import {
  ADD_REGION,
  CLOSE_REGION,
  COMMIT_REGIONS,
  COVERAGE_ON,
  MERGE_REGIONS,
  PREVIEW_MERGE,
  PREVIEW_REGIONS,
  REGION_ON,
  RENAME_REGION,
  UNITS,
} from '../support/region-operations';
import { BAYANNUR, INNER_MONGOLIA, LINHE, WUYUAN, type SeededOfficer } from '../support/seed';
import { startTestApp, type TestApp } from '../support/test-app';

const MERGED_ON = '2026-11-10';
const DAY_BEFORE = '2026-11-09';
const page = { limit: 100, offset: 0 };

describe('regions in time', () => {
  let test: TestApp;
  let manager: ApiClient;
  let linhe: SeededOfficer[];
  let wuyuan: SeededOfficer;
  beforeEach(async () => {
    test = await startTestApp();
    manager = await test.signedIn(await test.seed.someone('training_manager', INNER_MONGOLIA));
    linhe = [
      await test.seed.officer({ regionCode: LINHE, name: '张三' }),
      await test.seed.officer({ regionCode: LINHE, name: '李四' }),
    ];
    wuyuan = await test.seed.officer({ regionCode: WUYUAN, name: '王五' });
  });
  afterEach(() => test.close());

  const coverageOn = async (lectureIssueId: string, regionCode: number, cutOff: string) => {
    const { coverage } = await manager.run(COVERAGE_ON, { input: { lectureIssueId, regionCode, cutOff } });
    return coverage && { total: coverage.total, rows: coverage.rows };
  };

  const merge = async (codes: number[], successorCode: number, on: string) => {
    const input = { codes, successorCode, on };
    const { units, postings } = accepted((await manager.run(PREVIEW_MERGE, { input })).regionMerge);
    return (await manager.run(MERGE_REGIONS, { input: { ...input, units, postings } })).mergeRegions;
  };

  it('a merge moves everybody on its day, and no figure of a day before it', async () => {
    const issue = await test.seed.lectureIssue({ regionCodes: [BAYANNUR] });
    for (const officer of [...linhe, wuyuan]) await test.seed.attended(officer, issue);
    const before = await coverageOn(issue.id, BAYANNUR, DAY_BEFORE);

    expect(await merge([LINHE], WUYUAN, MERGED_ON)).toEqual({
      ...{ __typename: 'RegionMerge', units: 1, postings: 2 },
    });

    expect(await coverageOn(issue.id, BAYANNUR, DAY_BEFORE)).toEqual(before);
    const after = await coverageOn(issue.id, BAYANNUR, MERGED_ON);
    expect(after?.total).toEqual(before?.total);
    expect(after?.rows).toEqual([{ regionCode: WUYUAN, regionName: '五原县', serving: 3, attended: 3 }]);
    expect(before?.rows.map(({ regionName, serving }) => [regionName, serving])).toEqual([
      ['临河区', 2],
      ['五原县', 1],
    ]);
    expect((await coverageOn(issue.id, LINHE, DAY_BEFORE))?.total.serving).toBe(2);
    expect(await coverageOn(issue.id, LINHE, MERGED_ON)).toBeNull();
  });

  it('a merge leaves a history: of the region, of the units, of everybody who was moved', async () => {
    const leader = await test.seed.someone('leader', LINHE);
    const input = { codes: [LINHE], successorCode: WUYUAN, on: MERGED_ON };
    const preview = accepted((await manager.run(PREVIEW_MERGE, { input })).regionMerge);
    expect(preview).toMatchObject({ units: 1, postings: 3 });
    expect(preview.grants).toEqual([
      { holderName: leader.name, role: 'leader', regionName: '内蒙古自治区 · 巴彦淖尔市 · 临河区' },
    ]);
    accepted(await merge([LINHE], WUYUAN, MERGED_ON));

    const { region } = await manager.run(REGION_ON, { code: LINHE, on: null });
    expect(region).toMatchObject({
      name: '临河区',
      history: { validTo: MERGED_ON, successor: { code: WUYUAN } },
    });
    expect((await manager.run(REGION_ON, { code: LINHE, on: MERGED_ON })).region).toBeNull();
    const children = async (on: string) =>
      (await manager.run(REGION_ON, { code: BAYANNUR, on })).regions.map(({ code }) => code);
    expect(await children(DAY_BEFORE)).toContain(LINHE);
    expect(await children(MERGED_ON)).not.toContain(LINHE);

    const unitsOn = async (on: string) =>
      (await manager.run(UNITS, { filter: { regionCode: BAYANNUR, on }, page })).units.nodes.map(
        ({ name, servingCount, region: { code } }) => [code, name, servingCount],
      );
    expect(await unitsOn(DAY_BEFORE)).toEqual([
      [LINHE, `执法大队${LINHE}`, 3],
      [WUYUAN, `执法大队${WUYUAN}`, 1],
    ]);
    expect(await unitsOn(MERGED_ON)).toEqual([
      [WUYUAN, `执法大队${LINHE}`, 3],
      [WUYUAN, `执法大队${WUYUAN}`, 1],
    ]);
    const told = await queryOne<{ version: number; changes: unknown }>(
      test.database,
      `SELECT version, changes FROM officer_changes WHERE officer_id = $1`,
      [linhe[0]?.id],
    );
    expect(told).toEqual({
      version: 2,
      changes: [{ field: 'posting', before: `执法大队${LINHE}`, after: `执法大队${LINHE} ${MERGED_ON}` }],
    });
    const grants = await test.database.query(`SELECT FROM grants WHERE region_code = $1`, [WUYUAN]);
    expect(grants).toHaveLength(0);
  });

  it('a unit whose name the successor has already comes with where it was', async () => {
    await test.database.query(`UPDATE units SET name = '执法大队'`);
    accepted(await merge([LINHE], WUYUAN, MERGED_ON));
    const { units } = await manager.run(UNITS, { filter: { regionCode: WUYUAN }, page });
    expect(units.nodes.map(({ name, servingCount }) => [name, servingCount])).toEqual([
      ['执法大队', 1],
      ['执法大队（原临河区）', 2],
    ]);
  });

  it('a posting that begins after the merge begins in the new unit from the start', async () => {
    const later = await test.seed.officer({ regionCode: LINHE, name: '赵六', postedFrom: '2026-12-01' });
    accepted(await merge([LINHE], WUYUAN, MERGED_ON));
    const postings = await test.database.query(
      `SELECT region_code AS code, valid_from AS "from" FROM postings WHERE officer_id = $1`,
      [later.id],
    );
    expect(postings).toEqual([{ code: WUYUAN, from: '2026-12-01' }]);
  });

  it('a merge that would move something else than was looked at moves nothing', async () => {
    const input = { codes: [LINHE], successorCode: WUYUAN, on: MERGED_ON };
    accepted((await manager.run(PREVIEW_MERGE, { input })).regionMerge);
    await test.seed.officer({ regionCode: LINHE });
    const { mergeRegions } = await manager.run(MERGE_REGIONS, { input: { ...input, units: 1, postings: 2 } });
    expect(mergeRegions).toMatchObject({ code: 'MERGE_OUT_OF_DATE', message: expect.stringContaining('3') });
    expect((await manager.run(REGION_ON, { code: LINHE, on: MERGED_ON })).region).not.toBeNull();
  });

  it('a city with its counties is not merged before them, and a county does not merge itself', async () => {
    const preview = async (by: ApiClient, codes: number[], successorCode: number, on = MERGED_ON) =>
      outcomeOf((await by.run(PREVIEW_MERGE, { input: { codes, successorCode, on } })).regionMerge);
    expect(await preview(manager, [BAYANNUR], 150200)).toBe('REGION_HAS_CHILDREN');
    expect(await preview(manager, [LINHE], LINHE)).toBe('MERGE_INTO_ITSELF');
    expect(await preview(manager, [LINHE], WUYUAN, '2019-01-01')).toBe('REGION_HAS_LATER_UNITS');
    expect(await preview(manager, [LINHE], 110101)).toBe('REGION_NOT_YOURS');
    expect(await preview(manager, [999_999], WUYUAN)).toBe('REGION_NOT_YOURS');
    const county = await test.signedIn(await test.seed.someone('training_manager', LINHE));
    expect(await preview(county, [LINHE], WUYUAN)).toBe('REGION_NOT_YOURS');
  });

  it('a new name holds from its day on, and old figures keep the old one', async () => {
    const rename = async (name: string, from: string, code = LINHE) =>
      outcomeOf((await manager.run(RENAME_REGION, { input: { code, name, from } })).renameRegion);
    expect(await rename('临河新区', MERGED_ON)).toBe('Region');
    const nameOn = async (on: string) => (await manager.run(REGION_ON, { code: LINHE, on })).region?.name;
    expect([await nameOn(DAY_BEFORE), await nameOn(MERGED_ON)]).toEqual(['临河区', '临河新区']);
    const issue = await test.seed.lectureIssue({ regionCodes: [BAYANNUR] });
    const named = async (cutOff: string) =>
      (await coverageOn(issue.id, BAYANNUR, cutOff))?.rows.map(({ regionName }) => regionName);
    expect(await named(DAY_BEFORE)).toEqual(['临河区', '五原县']);
    expect(await named(MERGED_ON)).toEqual(['临河新区', '五原县']);

    expect(await rename('县'.repeat(300), '2026-11-20')).toBe('PLACE_NAME_TOO_LONG');
    expect(await rename('五原县', '2026-11-20')).toBe('REGION_NAME_TAKEN');
    expect(await rename('再改', MERGED_ON)).toBe('RENAME_NOT_AFTER');
    expect(await rename('北京', '2026-11-20', 110000)).toBe('REGION_NOT_YOURS');
  });

  it('a custom region is there from its day on, and ends when nobody is left in it', async () => {
    const zone = { code: 150871, name: '经济技术开发区', from: '2026-06-01' };
    const added = accepted((await manager.run(ADD_REGION, { input: zone })).addRegion);
    expect(added).toMatchObject({ level: 'COUNTY', parentCode: BAYANNUR });
    expect((await manager.run(REGION_ON, { code: 150871, on: '2026-05-31' })).region).toBeNull();
    expect((await manager.run(REGION_ON, { code: 150871, on: null })).region?.path.at(-1)).toEqual({
      name: '经济技术开发区',
    });
    const again = (await manager.run(ADD_REGION, { input: { ...zone, name: '别名' } })).addRegion;
    expect(again).toMatchObject({
      code: 'REGION_CODE_TAKEN',
      message: expect.stringContaining('经济技术开发区'),
    });

    const close = async (code: number, on: string) =>
      (await manager.run(CLOSE_REGION, { input: { code, on } })).closeRegion;
    expect(await close(LINHE, MERGED_ON)).toMatchObject({ code: 'REGION_HAS_UNITS' });
    expect(await close(150871, MERGED_ON)).toMatchObject({ history: { validTo: MERGED_ON } });
    expect(outcomeOf(await close(150871, MERGED_ON))).toBe('REGION_NOT_VALID_ON');
  });

  it('divisions of the 兵团 come in by a file: a dry run first, the same file twice changes nothing', async () => {
    const nation = await test.signedIn(await test.seed.someone('training_manager', 0));
    const upload = async (lines: readonly string[]) => {
      const bytes = new TextEncoder().encode(['代码,名称,级别,上级代码,启用日期', ...lines].join('\n'));
      return String((await nation.upload('/files/uploads', '区划.csv', bytes)).body['id']);
    };
    const good = ['660101,阿拉尔垦区,县级,660100,2026-01-01', '660100,第一师,师级,660000,2026-01-01'];
    const uploadId = await upload([...good, '150802,又一个区,,,2026-01-01', '66010,错,,,2026-01-01']);
    const preview = accepted(
      (await nation.run(PREVIEW_REGIONS, { input: { uploadId } })).previewRegionImport,
    );
    expect(preview).toMatchObject({ totalCount: 4, newCount: 2, unchangedCount: 0, faultyCount: 2 });
    expect(preview.faults.map(({ row, code }) => [row, code])).toEqual([
      [5, 'REGION_CODE_DIGITS'],
      [4, 'REGION_CODE_TAKEN'],
    ]);
    expect(preview.rows.map(({ code, parentName }) => [code, parentName])).toEqual([
      [660101, '第一师'],
      [660100, '新疆生产建设兵团'],
    ]);
    expect((await nation.run(REGION_ON, { code: 660000, on: null })).regions).toEqual([]);

    const commit = async (id: string, mode: 'ALL' | 'GOOD_ONLY') =>
      (await nation.run(COMMIT_REGIONS, { input: { uploadId: id, mode } })).commitRegionImport;
    expect(outcomeOf(await commit(uploadId, 'ALL'))).toBe('IMPORT_HAS_FAULTS');
    expect(await commit(uploadId, 'GOOD_ONLY')).toMatchObject({ newCount: 2, skippedCount: 2 });
    expect(outcomeOf(await commit(uploadId, 'GOOD_ONLY'))).toBe('UPLOAD_ALREADY_COMMITTED');
    expect((await nation.run(REGION_ON, { code: 660000, on: null })).regions).toEqual([
      { code: 660100, name: '第一师' },
    ]);
    expect(await commit(await upload(good), 'ALL')).toMatchObject({ newCount: 0, unchangedCount: 2 });
  });
});
