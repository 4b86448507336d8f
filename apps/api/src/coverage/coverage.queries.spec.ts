import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BAOTOU, BAYANNUR, INNER_MONGOLIA, LINHE, WUYUAN } from '../../../../test/support/seed';
import { startTestApp, type TestApp } from '../../../../test/support/test-app';
import {
  countCoverage,
  findCoveragePerson,
  listCoveragePersons,
  type PersonFilterName,
} from './coverage.queries';

const LAST_DAY = '2026-11-30';

/**
 * A lecture for 巴彦淖尔市 in November. What the figures of 30 November must be, by hand:
 *
 * | officer | serves                                   | attended | best, pass line 12 | counted in      |
 * | ------- | ---------------------------------------- | -------- | ------------------ | --------------- |
 * | 甲      | 巴彦淖尔 支队                            | yes      | 15                 | 市本级          |
 * | 乙      | 巴彦淖尔 支队                            | no       |                    | 市本级          |
 * | 丙      | 临河                                     | yes      | 15, after 5        | 临河            |
 * | 丁      | 临河                                     | yes      | 9, and 4           | 临河            |
 * | 戊      | 临河                                     | half     |                    | 临河            |
 * | 己      | 临河                                     | no       |                    | 临河            |
 * | 庚      | 五原                                     | yes      |                    | 五原            |
 * | 辛      | 临河, from 11-20 五原                    | yes      | 20                 | 五原            |
 * | 壬      | 五原, from 12-01 临河                    | no       |                    | 五原            |
 * | 癸      | 临河, left on 11-15                      | yes      |                    | nowhere         |
 * | 子      | 临河, left on 12-01                      | yes      |                    | 临河            |
 * | 丑      | 包头: outside the audience               | yes      | 20                 | nowhere         |
 * | 寅      | 内蒙古 总队: outside the audience        | no       |                    | nowhere         |
 * | 卯      | 临河 from 12-05                          | no       |                    | nowhere         |
 *
 * 市本级: 甲 乙 = 2, attended 1, passed 1. 临河: 丙 丁 戊 己 子 = 5, attended 3, passed 1.
 * 五原: 庚 辛 壬 = 3, attended 2, passed 1. Together 10, 6, 3.
 */
const FIGURES = [
  { regionCode: BAYANNUR, serving: 2, attended: 1, passed: 1 },
  { regionCode: LINHE, serving: 5, attended: 3, passed: 1 },
  { regionCode: WUYUAN, serving: 3, attended: 2, passed: 1 },
];

describe('coverage', () => {
  let test: TestApp;
  let issueId: string;
  const ids = new Map<string, string>();

  beforeAll(async () => {
    test = await startTestApp();
    const { seed } = test;
    const { exam, issue } = await seed.openExam({ questions: 4 });
    issueId = issue.id;
    const officer = async (name: string, regionCode: number, postedFrom?: string) => {
      const one = await seed.officer({ name, regionCode, ...(postedFrom ? { postedFrom } : {}) });
      ids.set(name, one.id);
      return one;
    };
    const attended = async (name: string, regionCode: number, ...points: readonly number[]) => {
      const one = await officer(name, regionCode);
      await seed.attended(one, issue, regionCode);
      for (const each of points) await seed.sat(one, exam, each);
      return one;
    };
    await attended('甲', BAYANNUR, 15);
    await officer('乙', BAYANNUR);
    await attended('丙', LINHE, 5, 15);
    await attended('丁', LINHE, 9, 4);
    const half = await officer('戊', LINHE);
    await test.database.query(
      `INSERT INTO attendances (officer_id, lecture_issue_id, spans, credited_ms, position_ms, updated_at)
       VALUES ($1, $2, '[[0, 50000]]', 50000, 50000, now())`,
      [half.id, issue.id],
    );
    await officer('己', LINHE);
    await attended('庚', WUYUAN);
    await seed.leaves(await attended('辛', LINHE, 20), '2026-11-20', WUYUAN);
    await seed.leaves(await officer('壬', WUYUAN), '2026-12-01', LINHE);
    await seed.leaves(await attended('癸', LINHE), '2026-11-15');
    await seed.leaves(await attended('子', LINHE), '2026-12-01');
    await attended('丑', BAOTOU, 20);
    await officer('寅', INNER_MONGOLIA);
    await officer('卯', LINHE, '2026-12-05');
  });
  afterAll(() => test.close());

  const count = (regionCode: number, cutOff = LAST_DAY) =>
    countCoverage(test.database, { issueId, cutOff, regionCode });
  const list = (show: PersonFilterName, bounds: readonly [number, number] = [100, 0]) =>
    listCoveragePersons(test.database, { issueId, cutOff: LAST_DAY, regionCode: BAYANNUR }, show, bounds);

  it('counts a city by its counties, and those at its own level apart', async () => {
    expect(await count(BAYANNUR)).toEqual(FIGURES);
  });

  it('adds up: the province’s row is the sum of the city’s rows', async () => {
    expect(await count(INNER_MONGOLIA)).toEqual([
      { regionCode: BAYANNUR, serving: 10, attended: 6, passed: 3 },
    ]);
    expect(await count(0)).toEqual([{ regionCode: INNER_MONGOLIA, serving: 10, attended: 6, passed: 3 }]);
  });

  it('gives a county as its own level', async () => {
    expect(await count(LINHE)).toEqual([FIGURES[1]]);
  });

  it('counts nobody outside the audience', async () => {
    expect(await count(BAOTOU)).toEqual([]);
  });

  it('counts who served on the day asked for, before a transfer', async () => {
    // 辛 is still in 临河 and 癸 has not left: 临河 丙 丁 戊 己 辛 癸 子 = 7, attended 5, passed 丙 辛.
    expect(await count(BAYANNUR, '2026-11-10')).toEqual([
      FIGURES[0],
      { regionCode: LINHE, serving: 7, attended: 5, passed: 2 },
      { regionCode: WUYUAN, serving: 2, attended: 1, passed: 0 },
    ]);
  });

  it('counts who served on the day asked for, after a transfer and an arrival', async () => {
    // 子 has left, 壬 and 卯 have come: 临河 丙 丁 戊 己 壬 卯 = 6, attended 2, passed 丙; 五原 庚 辛.
    expect(await count(BAYANNUR, '2026-12-31')).toEqual([
      FIGURES[0],
      { regionCode: LINHE, serving: 6, attended: 2, passed: 1 },
      { regionCode: WUYUAN, serving: 2, attended: 2, passed: 1 },
    ]);
  });

  it('counts the day of a transfer for the new place, and the day of leaving no more', async () => {
    const serving = async (cutOff: string) =>
      (await count(BAYANNUR, cutOff)).map((row) => [row.regionCode, row.serving]);
    expect(await serving('2026-11-14')).toEqual([
      [BAYANNUR, 2],
      [LINHE, 7],
      [WUYUAN, 2],
    ]);
    expect(await serving('2026-11-15')).toEqual([
      [BAYANNUR, 2],
      [LINHE, 6],
      [WUYUAN, 2],
    ]);
    expect(await serving('2026-11-19')).toEqual([
      [BAYANNUR, 2],
      [LINHE, 6],
      [WUYUAN, 2],
    ]);
    expect(await serving('2026-11-20')).toEqual([
      [BAYANNUR, 2],
      [LINHE, 5],
      [WUYUAN, 3],
    ]);
  });

  it.each<[PersonFilterName, string]>([
    ['all', '甲乙丙丁戊己子庚辛壬'],
    ['attended', '甲丙丁子庚辛'],
    ['not_attended', '乙戊己壬'],
    ['passed', '甲丙辛'],
    ['not_passed', '乙丁戊己子庚壬'],
  ])('opens to the persons: %s', async (show, names) => {
    const persons = await list(show);
    expect(persons.map(({ name }) => name).toSorted()).toEqual([...names].toSorted());
    expect(persons.every(({ totalCount }) => totalCount === names.length)).toBe(true);
  });

  it('pages through the persons by region, unit and name', async () => {
    const all = await list('all');
    const paged = [await list('all', [4, 0]), await list('all', [4, 4]), await list('all', [4, 8])];
    expect(paged.flat()).toEqual(all);
    expect(all.map(({ regionCode }) => regionCode)).toEqual(
      all.map(({ regionCode }) => regionCode).toSorted(),
    );
  });

  it('gives each person’s best attempt and what was credited', async () => {
    const best = (await list('all')).map(({ name, pointsHundredths, creditedMs, isPassed }) => [
      ...[name, pointsHundredths, creditedMs, isPassed],
    ]);
    expect(best).toEqual(
      expect.arrayContaining([
        ['甲', 1500, 100_000, true],
        ['丙', 1500, 100_000, true],
        ['丁', 900, 100_000, false],
        ['戊', null, 50_000, false],
        ['己', null, 0, false],
      ]),
    );
  });

  it('finds one person where he served on the day, and nobody who did not', async () => {
    const query = { issueId, cutOff: LAST_DAY, regionCode: 0 };
    const find = (name: string) => findCoveragePerson(test.database, query, ids.get(name) ?? '');
    expect(await find('辛')).toMatchObject({ regionCode: WUYUAN, isPassed: true });
    for (const name of ['癸', '丑', '寅', '卯']) expect(await find(name)).toBeNull();
  });
});
