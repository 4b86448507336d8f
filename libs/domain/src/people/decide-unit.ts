import type { CalendarDate } from '../calendar/calendar-date';
import { ok, refuse, type Result } from '../result';
import { holdsDay } from '../regions/dated-region';
import { isWithin } from '../regions/subtree';

/** A unit as its place in the tree is decided. */
export interface UnitInTree {
  readonly id: string;
  readonly name: string;
  readonly regionCode: number;
  readonly parentId: string | null;
  readonly validFrom: CalendarDate;
  /** The first day without it; null = it goes on. */
  readonly validTo: CalendarDate | null;
}

export type KnownUnits = ReadonlyMap<string, UnitInTree>;

export type PlaceUnitRefusal =
  'UNIT_PARENT_UNKNOWN' | 'UNIT_CYCLE' | 'UNIT_OUTSIDE_PARENT' | 'UNIT_PARENT_NOT_VALID';

/** The units above one, nearest first; a ring that is there already ends it instead of going round for ever. */
export function unitsAbove(id: string, known: KnownUnits): UnitInTree[] {
  const above: UnitInTree[] = [];
  const seen = new Set([id]);
  for (let at = known.get(id)?.parentId ?? null; at !== null && !seen.has(at);) {
    const unit = known.get(at);
    if (!unit) break;
    seen.add(at);
    above.push(unit);
    at = unit.parentId;
  }
  return above;
}

/**
 * Whether a unit may stand below another: its region lies within that one's or is the same, the other is there on the
 * day, and nobody becomes his own superior. `id` is null for a unit that is not there yet.
 */
export function decideUnitParent(
  unit: { readonly id: string | null; readonly name: string; readonly regionCode: number },
  parentId: string | null,
  on: CalendarDate,
  known: KnownUnits,
): Result<null, PlaceUnitRefusal> {
  if (parentId === null) return ok(null);
  const parent = known.get(parentId);
  if (!parent) return refuse('UNIT_PARENT_UNKNOWN');
  if (unit.id !== null && [parent, ...unitsAbove(parentId, known)].some(({ id }) => id === unit.id))
    return refuse('UNIT_CYCLE', { unit: unit.name, parent: parent.name });
  if (!isWithin(unit.regionCode, parent.regionCode))
    return refuse('UNIT_OUTSIDE_PARENT', {
      unit: unit.name,
      parent: parent.name,
      found: unit.regionCode,
      expected: parent.regionCode,
    });
  if (!holdsDay(parent.validFrom, parent.validTo, on))
    return refuse('UNIT_PARENT_NOT_VALID', { parent: parent.name, on });
  return ok(null);
}

/** A unit's name in its new region: its own, or with where it came from when the region has one of that name already. */
export function nameAfterMerge(name: string, fromRegion: string, taken: ReadonlySet<string>): string {
  const marked = `${name}（原${fromRegion}）`;
  let candidate = taken.has(name) ? marked : name;
  for (let number = 2; taken.has(candidate); number += 1) candidate = `${marked}${number}`;
  return candidate;
}
