import { refuse, type Refusal } from '../result';

/** A training class as it is announced: "2026年第3期". Days are YYYY-MM-DD, both are days of the class. */
export interface ClassFacts {
  readonly name: string;
  readonly year: number;
  readonly number: number;
  readonly startsOn: string;
  readonly endsOn: string;
}

/** So many places for a unit. */
export interface UnitQuota {
  readonly unitId: string;
  readonly unitName: string;
  readonly seats: number;
}

/** So many places of a unit are taken. */
export interface UnitTaken {
  readonly unitId: string;
  readonly unitName: string;
  readonly count: number;
}

export type ClassRefusal =
  'NAME_MISSING' | 'CLASS_NAME_TOO_LONG' | 'CLASS_NUMBER_INVALID' | 'CLASS_DAYS_REVERSED';
export type QuotaRefusal = 'CLASS_SEATS_INVALID' | 'CLASS_UNIT_TWICE' | 'CLASS_QUOTA_BELOW_TAKEN';

const LONGEST_NAME = 100;
const FIRST_YEAR = 2000;
const LAST_YEAR = 2100;
const LARGEST_NUMBER = 999;

/** More than serve in any one unit: what is larger was typed by mistake. */
const MOST_SEATS = 9_999;

const isWhole = (value: number, least: number, most: number) =>
  Number.isInteger(value) && value >= least && value <= most;

/** Whether a class says what it is; null = it does. */
export function classRefusal({
  name,
  year,
  number,
  startsOn,
  endsOn,
}: ClassFacts): Refusal<ClassRefusal> | null {
  const length = [...name.trim()].length;
  if (length === 0) return refuse('NAME_MISSING').refusal;
  if (length > LONGEST_NAME)
    return refuse('CLASS_NAME_TOO_LONG', { found: length, most: LONGEST_NAME }).refusal;
  if (!isWhole(year, FIRST_YEAR, LAST_YEAR) || !isWhole(number, 1, LARGEST_NUMBER))
    return refuse('CLASS_NUMBER_INVALID', { first: FIRST_YEAR, last: LAST_YEAR, most: LARGEST_NUMBER })
      .refusal;
  return endsOn < startsOn ? refuse('CLASS_DAYS_REVERSED', { startsOn, endsOn }).refusal : null;
}

/**
 * Whether the places of the units can be these; null = they can. None at all = anybody may come. As soon as one unit has
 * places, a unit without any sends nobody: so nobody may already be there from one.
 */
export function quotaRefusal(
  quotas: readonly UnitQuota[],
  taken: readonly UnitTaken[],
): Refusal<QuotaRefusal> | null {
  const seats = new Map<string, number>();
  for (const quota of quotas) {
    if (!isWhole(quota.seats, 1, MOST_SEATS))
      return refuse('CLASS_SEATS_INVALID', { unit: quota.unitName, found: quota.seats, most: MOST_SEATS })
        .refusal;
    if (seats.has(quota.unitId)) return refuse('CLASS_UNIT_TWICE', { unit: quota.unitName }).refusal;
    seats.set(quota.unitId, quota.seats);
  }
  if (seats.size === 0) return null;
  const over = taken.find(({ unitId, count }) => count > (seats.get(unitId) ?? 0));
  if (!over) return null;
  return refuse('CLASS_QUOTA_BELOW_TAKEN', {
    ...{ unit: over.unitName, seats: seats.get(over.unitId) ?? 0, taken: over.count },
  }).refusal;
}
