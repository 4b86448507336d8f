import type { CalendarDate } from '../calendar/calendar-date';

/** 施行中, 尚未施行, 已被新文本取代, 已废止, 效力待确认. */
export type EditionStatus = 'in_force' | 'not_yet' | 'superseded' | 'repealed' | 'to_be_confirmed';

/** What is known of an edition's days. */
export interface EditionDays {
  readonly effectiveFrom: CalendarDate;
  readonly effectiveTo: CalendarDate | null;
  /** Whether another law's article ended it, rather than a newer text of the same law. */
  readonly isRepealed: boolean;
  /** The day from which nobody can say whether it still is law; null = there is no doubt. */
  readonly doubtfulFrom: CalendarDate | null;
}

/** What an edition is on a day. Doubt is never said as force: from its day on an edition without an end is to be confirmed. */
export function statusOn(edition: EditionDays, day: CalendarDate): EditionStatus {
  if (day < edition.effectiveFrom) return 'not_yet';
  if (edition.effectiveTo !== null && day >= edition.effectiveTo)
    return edition.isRepealed ? 'repealed' : 'superseded';
  return edition.doubtfulFrom !== null && day >= edition.doubtfulFrom ? 'to_be_confirmed' : 'in_force';
}
