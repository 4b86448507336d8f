import type { CalendarDate } from '../calendar/calendar-date';
import { ok, refuse, type Result } from '../result';
import { existsOn, nameOn, type DatedRegion } from './dated-region';
import type { RegionLevel } from './find-region';
import { checkPlaceName } from './place-name';
import { isWithin, NATION } from './subtree';

/** Every region there ever was, by code: a code that has gone is never given again. */
export type KnownRegions = ReadonlyMap<number, DatedRegion>;

/** A node that GB/T 2260 does not list: a division of the 兵团, a development zone, a county under its new code. */
export interface NewRegion {
  readonly code: number;
  readonly name: string;
  /** As somebody states it, to be compared with what the code says; null = not stated. */
  readonly level: RegionLevel | null;
  /** As somebody states it, to be compared with what the code says; null = not stated. */
  readonly parentCode: number | null;
  readonly from: CalendarDate;
}

export type AddRegionRefusal =
  | 'NAME_MISSING'
  | 'PLACE_NAME_TOO_LONG'
  | 'REGION_CODE_INVALID'
  | 'REGION_LEVEL_WRONG'
  | 'REGION_CODE_TAKEN'
  | 'REGION_OUTSIDE_PARENT'
  | 'REGION_PARENT_NOT_VALID'
  | 'REGION_BEFORE_PARENT'
  | 'REGION_PARENT_ENDS'
  | 'REGION_HOLDS_OTHERS'
  | 'REGION_NAME_TAKEN';

/** City codes end in 00, county codes do not; provinces are those of GB/T 2260 and the 兵团. */
function levelOf(code: number): RegionLevel | null {
  if (!Number.isInteger(code) || code < 110_000 || code > 999_999 || code % 10_000 === 0) return null;
  return code % 100 === 0 ? 'city' : 'county';
}

/** Where a code nests: the city of its first four digits on that day, else the province of its first two. */
export function parentCodeOf(code: number, on: CalendarDate, known: KnownRegions): number {
  const city = code - (code % 100);
  const above = known.get(city);
  return city !== code && above && existsOn(above, on) ? city : code - (code % 10_000);
}

function childrenOf(code: number, on: CalendarDate, known: KnownRegions): DatedRegion[] {
  return [...known.values()].filter((region) => region.parentCode === code && !endsBy(region, on));
}

/** Whether it is gone on that day and for good; one that is yet to begin is not. */
function endsBy(region: DatedRegion, on: CalendarDate): boolean {
  return region.validTo !== null && region.validTo <= on;
}

/**
 * Whether a region may be added. Its parent follows from its code, because codes nest by range; the parent must be there
 * from the first day and have no last one, and no sibling may bear the name, or a roster's path would mean two.
 */
export function decideAddRegion(
  { code, name, level, parentCode, from }: NewRegion,
  known: KnownRegions,
): Result<
  { readonly name: string; readonly level: RegionLevel; readonly parentCode: number },
  AddRegionRefusal
> {
  const checked = checkPlaceName(name);
  if (!checked.ok) return checked;
  const byCode = levelOf(code);
  if (byCode === null) return refuse('REGION_CODE_INVALID', { code });
  if (level !== null && level !== byCode)
    return refuse('REGION_LEVEL_WRONG', { code, expected: byCode, found: level });
  const taken = known.get(code);
  if (taken)
    return refuse('REGION_CODE_TAKEN', {
      code,
      name: nameOn(taken, taken.validTo ?? from),
      from: taken.validFrom,
    });
  const parent = decideParent(code, parentCode, from, known);
  if (!parent.ok) return parent;
  const held = [...known.values()].filter((one) => isWithin(one.code, code) && !endsBy(one, from));
  if (held.length > 0) return refuse('REGION_HOLDS_OTHERS', { code, count: held.length });
  if (hasNamesake(checked.value, code, parent.value, from, known))
    return refuse('REGION_NAME_TAKEN', { name: checked.value, parent: labelOf(parent.value, from, known) });
  return ok({ name: checked.value, level: byCode, parentCode: parent.value });
}

function decideParent(code: number, stated: number | null, from: CalendarDate, known: KnownRegions) {
  const parentCode = parentCodeOf(code, from, known);
  if (stated !== null && stated !== parentCode) {
    const data = { code, found: stated, expected: labelOf(parentCode, from, known) };
    return refuse('REGION_OUTSIDE_PARENT', data);
  }
  const parent = known.get(parentCode);
  const label = labelOf(parentCode, from, known);
  if (!parent || endsBy(parent, from)) return refuse('REGION_PARENT_NOT_VALID', { parent: label, on: from });
  if (parent.validFrom > from)
    return refuse('REGION_BEFORE_PARENT', { from, parent: label, expected: parent.validFrom });
  if (parent.validTo !== null) return refuse('REGION_PARENT_ENDS', { parent: label, on: parent.validTo });
  return ok(parentCode);
}

function hasNamesake(
  name: string,
  code: number,
  parentCode: number,
  from: CalendarDate,
  known: KnownRegions,
): boolean {
  return childrenOf(parentCode, from, known).some(
    (one) => one.code !== code && one.names.at(-1)?.name === name,
  );
}

/** A region as a sentence names it: 临河区（150802）. */
function labelOf(code: number, on: CalendarDate, known: KnownRegions): string {
  const region = known.get(code);
  return region ? `${nameOn(region, on)} (${code})` : String(code);
}

export type RenameRegionRefusal =
  | 'NAME_MISSING'
  | 'PLACE_NAME_TOO_LONG'
  | 'REGION_NOT_VALID_ON'
  | 'REGION_NAME_SAME'
  | 'RENAME_NOT_AFTER'
  | 'REGION_NAME_TAKEN';

/** Whether a region may bear another name from a day on: names follow one another, and the past keeps its own. */
export function decideRenameRegion(
  { code, name, from }: { readonly code: number; readonly name: string; readonly from: CalendarDate },
  known: KnownRegions,
): Result<string, RenameRegionRefusal> {
  const checked = checkPlaceName(name);
  if (!checked.ok) return checked;
  const region = known.get(code);
  const last = region?.names.at(-1);
  if (!region || !last || !existsOn(region, from)) return refuseAbsent(code, from, known);
  if (last.name === checked.value) return refuse('REGION_NAME_SAME', { name: last.name });
  if (from <= last.from) return refuse('RENAME_NOT_AFTER', { found: from, name: last.name, last: last.from });
  const { parentCode } = region;
  if (parentCode !== null && hasNamesake(checked.value, code, parentCode, from, known))
    return refuse('REGION_NAME_TAKEN', { name: checked.value, parent: labelOf(parentCode, from, known) });
  return checked;
}

function refuseAbsent(code: number, on: CalendarDate, known: KnownRegions) {
  const region = known.get(code);
  return refuse('REGION_NOT_VALID_ON', {
    region: labelOf(code, on, known),
    on,
    from: region?.validFrom ?? '—',
    to: region?.validTo ?? '—',
  });
}

export type EndRegionRefusal =
  'REGION_NOT_VALID_ON' | 'REGION_HAS_CHILDREN' | 'REGION_NOT_ENDABLE' | 'REGION_NAMED_LATER';

/** Whether a region may end on a day: it must have been there the day before, hold no others then, and not end already. */
export function decideEndRegion(
  code: number,
  on: CalendarDate,
  known: KnownRegions,
): Result<DatedRegion, EndRegionRefusal> {
  const region = known.get(code);
  // Provinces and the nation are the frame everything hangs in.
  if (code === NATION || region?.level === 'province')
    return refuse('REGION_NOT_ENDABLE', { region: labelOf(code, on, known) });
  if (!region || region.validTo !== null || region.validFrom >= on) return refuseAbsent(code, on, known);
  const lastName = region.names.at(-1);
  // It would have no day left to be borne on.
  if (lastName && lastName.from >= on)
    return refuse('REGION_NAMED_LATER', { name: lastName.name, from: lastName.from, on });
  const count = childrenOf(code, on, known).length;
  if (count > 0) return refuse('REGION_HAS_CHILDREN', { region: labelOf(code, on, known), count });
  return ok(region);
}

export type MergeRegionsRefusal =
  EndRegionRefusal | 'REGIONS_MISSING' | 'MERGE_INTO_ITSELF' | 'MERGE_INTO_CHILD' | 'MERGE_NATION';

/** Whether regions may become part of another one on a day. @returns those that end, in the order of their codes. */
export function decideMergeRegions(
  request: { readonly codes: readonly number[]; readonly successorCode: number; readonly on: CalendarDate },
  known: KnownRegions,
): Result<readonly DatedRegion[], MergeRegionsRefusal> {
  const { successorCode, on } = request;
  const codes = [...new Set(request.codes)].sort((one, other) => one - other);
  if (codes.length === 0) return refuse('REGIONS_MISSING');
  const region = labelOf(successorCode, on, known);
  if (codes.includes(successorCode)) return refuse('MERGE_INTO_ITSELF', { region });
  if (successorCode === NATION) return refuse('MERGE_NATION');
  const above = codes.find((code) => isWithin(successorCode, code));
  if (above !== undefined)
    return refuse('MERGE_INTO_CHILD', { region: labelOf(above, on, known), successor: region });
  const successor = known.get(successorCode);
  if (!successor || !existsOn(successor, on) || successor.validTo !== null)
    return refuseAbsent(successorCode, on, known);
  const ending: DatedRegion[] = [];
  for (const code of codes) {
    const decided = decideEndRegion(code, on, known);
    if (!decided.ok) return decided;
    ending.push(decided.value);
  }
  return ok(ending);
}
