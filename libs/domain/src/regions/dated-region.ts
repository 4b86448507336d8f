import type { CalendarDate } from '../calendar/calendar-date';
import type { RegionLevel, RegionName } from './find-region';

/** A name a region bore over [from, to); null = it still does. */
export interface DatedName {
  readonly name: string;
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
}

/** A region with all its days: counties are merged and renamed, and old figures stay with the region of their day. */
export interface DatedRegion {
  readonly code: number;
  readonly level: RegionLevel;
  readonly parentCode: number | null;
  readonly validFrom: CalendarDate;
  /** The first day without it; null = it goes on. */
  readonly validTo: CalendarDate | null;
  /** What it was merged into; null = it goes on, or was closed. */
  readonly successorCode: number | null;
  /** Added by hand or file; false = it came with GB/T 2260. */
  readonly isCustom: boolean;
  /** Oldest first, without a gap. */
  readonly names: readonly DatedName[];
}

/** Whether [from, to) holds the day. */
export function holdsDay(from: CalendarDate, to: CalendarDate | null, day: CalendarDate): boolean {
  return from <= day && (to === null || day < to);
}

export function existsOn(region: DatedRegion, day: CalendarDate): boolean {
  return holdsDay(region.validFrom, region.validTo, day);
}

/** The name on a day; before its first day the first one, after its last day the last one. */
export function nameOn(region: DatedRegion, day: CalendarDate): string {
  const borne = region.names.findLast(({ from }) => from <= day) ?? region.names[0];
  return borne?.name ?? String(region.code);
}

/** The region as it was called on a day. */
export function regionOn(region: DatedRegion, day: CalendarDate): RegionName {
  const { code, level, parentCode } = region;
  return { code, level, parentCode, name: nameOn(region, day) };
}
