import { areaList } from '@vant/area-data';
import { NATION, subtreeOf, type RegionLevel } from '@whetstone/domain';
import type { Queryable } from '../platform/database';

/** GB/T 2260 has no code for it; its divisions carry six-digit codes below this one in the ministry's own lists. */
const XPCC = { code: 660000, name: '新疆生产建设兵团' };

/** Cities that govern towns directly: the source lists their towns where others have counties. */
const CITIES_WITHOUT_COUNTIES = new Set([441900, 442000, 460400, 620200]);

/** Earlier than any posting we will meet; the source has no dates, so every region of it is valid from here on. */
const BEGINNING = '1949-10-01';

interface RegionRow {
  readonly code: number;
  readonly name: string;
  readonly level: RegionLevel;
  readonly parentCode: number | null;
}

/**
 * The regions of GB/T 2260 as the trade sees them: municipalities hold their districts directly, and so do the
 * provinces that govern counties without a city between (省直辖县), because the source's 市辖区 / 县 rows govern nothing.
 */
export function builtInRegions(): RegionRow[] {
  const provinces = entries(areaList.province_list);
  const cities = entries(areaList.city_list).filter(({ code }) => !isPlaceholder(code));
  const counties = entries(areaList.county_list).filter(
    ({ code }) => !CITIES_WITHOUT_COUNTIES.has(cityOf(code)),
  );
  return [
    { code: NATION, name: '全国', level: 'nation', parentCode: null },
    ...[...provinces, XPCC].map((row): RegionRow => ({ ...row, level: 'province', parentCode: NATION })),
    ...cities.map((row): RegionRow => ({ ...row, level: 'city', parentCode: provinceOf(row.code) })),
    ...counties.map((row): RegionRow => ({
      ...row,
      level: 'county',
      parentCode: isPlaceholder(cityOf(row.code)) ? provinceOf(row.code) : cityOf(row.code),
    })),
  ];
}

/** Fills the table on the first start and adds what a newer list brings; names already there are left alone. */
export async function loadRegions(on: Queryable): Promise<void> {
  const rows = builtInRegions().map((row) => ({ ...row, upper: subtreeOf(row.code).to }));
  await on.query(
    `INSERT INTO regions (code, upper_code, level, parent_code, valid_from)
     SELECT code, upper, level, "parentCode", $2
     FROM jsonb_to_recordset($1::jsonb) AS r(code integer, upper integer, level text, "parentCode" integer)
     ON CONFLICT (code) DO NOTHING`,
    [JSON.stringify(rows), BEGINNING],
  );
  await on.query(
    `INSERT INTO region_names (region_code, valid_from, name)
     SELECT code, $2, name FROM jsonb_to_recordset($1::jsonb) AS r(code integer, name text)
     WHERE code NOT IN (SELECT region_code FROM region_names)`,
    [JSON.stringify(rows), BEGINNING],
  );
}

function entries(list: Readonly<Record<string, string>>): { code: number; name: string }[] {
  return Object.entries(list).map(([code, name]) => ({ code: Number(code), name }));
}

function provinceOf(code: number): number {
  return code - (code % 10_000);
}

function cityOf(code: number): number {
  return code - (code % 100);
}

/** A row of the source that stands for "no city here": a municipality's own, its 县, and the 直辖县 ones (90). */
function isPlaceholder(cityCode: number): boolean {
  const municipality = ['11', '12', '31', '50'].includes(String(cityCode).slice(0, 2));
  return municipality || Math.floor((cityCode % 10_000) / 100) === 90;
}
