import type { Target } from './authorization';
import { LINHE } from './seed';
import type { TestApp } from './test-app';

/** Codes of a place that nobody has used. */
const used = new Map<number, number>();
export function freeCodeIn(regionCode: number): number {
  const code = (used.get(regionCode) ?? regionCode + 30) + 1;
  used.set(regionCode, code);
  return code;
}

export async function makeRegion(regionCode: number, test: TestApp): Promise<number> {
  const code = freeCodeIn(regionCode);
  await test.database.query(
    `WITH made AS (
       INSERT INTO regions (code, upper_code, level, parent_code, valid_from, is_custom)
       VALUES ($1, $1 + 1, 'county', $2, '2026-01-01', true))
     INSERT INTO region_names (region_code, name, valid_from) VALUES ($1, '园区' || $1, '2026-01-01')`,
    [code, regionCode],
  );
  return code;
}

/** A county holds no regions, and there is nothing below a place that never was. */
export const holdsRegions = (regionCode: number) => regionCode % 100 === 0 && regionCode < 900_000;

export async function mergeOf(
  { regionCode, officer }: Target,
  test: TestApp,
  expected = '',
): Promise<string> {
  const input = (from: number, into: number) =>
    `(input: { codes: [${from}], successorCode: ${into}, on: "2026-12-01" ${expected} })`;
  if (!holdsRegions(regionCode)) return input(regionCode, LINHE);
  const from = await makeRegion(regionCode, test);
  await test.database.query(
    `INSERT INTO grants (officer_id, role, region_code, valid_from) VALUES ($1, 'leader', $2, '2026-01-01')`,
    [officer.id, from],
  );
  return input(from, await makeRegion(regionCode, test));
}

/** A preview ends nothing: the same two regions serve for all of them. */
const previews = new Map<string, Promise<string>>();
export function previewOf(target: Target, test: TestApp): Promise<string> {
  const key = `${target.officer.id} ${target.regionCode}`;
  const made = previews.get(key) ?? mergeOf(target, test);
  previews.set(key, made);
  return made;
}
