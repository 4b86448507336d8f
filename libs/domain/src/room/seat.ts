import type { AttemptState } from '../attempt/attempt-moves';
import type { ExamWindow } from '../attempt/deadline';

/** How often a window says that it is there. */
export const BEAT_EVERY_MS = 20_000;

/** Two beats missed and a half: whoever was not heard for so long is offline; the one place that knows. */
export const OFFLINE_AFTER_MS = 50_000;

/**
 * How somebody stands to an exam while it is on. `late`: has not begun, and may still, but no longer has the whole time.
 * `missed`: has not begun, and may not any more.
 */
export type SeatState = 'not_started' | 'late' | 'missed' | 'in' | 'offline' | 'handed_in' | 'voided';

export interface Seat {
  readonly exam: ExamWindow & { readonly durationSeconds: number; readonly lastEntryAt: Date | null };
  /** His last attempt; null = none, and one that lies ready is none. */
  readonly attempt: { readonly state: Exclude<AttemptState, 'prepared'> } | null;
  /** The last time anything of his attempt reached the server; null = never. */
  readonly heardAt: Date | null;
  readonly now: Date;
}

/** Where somebody is, as far as the server can know it: not heard is not gone, and says nothing of why. */
export function seatState({ exam, attempt, heardAt, now }: Seat): SeatState {
  if (attempt?.state === 'voided') return 'voided';
  if (attempt?.state === 'submitted') return 'handed_in';
  if (attempt) {
    const isHeard = heardAt !== null && now.getTime() - heardAt.getTime() < OFFLINE_AFTER_MS;
    return isHeard ? 'in' : 'offline';
  }
  const closesTo = exam.lastEntryAt && exam.lastEntryAt < exam.closesAt ? exam.lastEntryAt : exam.closesAt;
  if (now >= closesTo) return 'missed';
  return now.getTime() + exam.durationSeconds * 1000 > exam.closesAt.getTime() && now > exam.opensAt
    ? 'late'
    : 'not_started';
}
