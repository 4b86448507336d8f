/** A save that left the device in time may arrive this much after the deadline; the one place that knows the grace. */
export const GRACE_MS = 10_000;

export interface ExamWindow {
  readonly opensAt: Date;
  readonly closesAt: Date;
}

/** The longest a device may have waited by itself, so that a whole country does not begin in one second. */
export const LONGEST_JITTER_MS = 30_000;

/** After the opening; who begins later has not waited for anybody. */
export const JITTER_COUNTS_MS = 2 * LONGEST_JITTER_MS;

/** How much of the waiting that a device reports is given back: none of it to those who begin in mid-window. */
export function creditedJitterMs({ opensAt }: ExamWindow, startedAt: Date, jitterMs: number): number {
  const isRush = startedAt.getTime() - opensAt.getTime() < JITTER_COUNTS_MS;
  return isRush ? Math.min(Math.max(jitterMs, 0), LONGEST_JITTER_MS) : 0;
}

/**
 * When an attempt begun at `startedAt` ends: its own duration, or the closing of the exam if that comes first. What the
 * device waited before it asked is given back where the closing would cut it off. Extra time that somebody was given
 * counts in full, also past the closing.
 */
export function deadlineOf(
  exam: ExamWindow & { readonly durationSeconds: number },
  startedAt: Date,
  jitterMs = 0,
  extraSeconds = 0,
): Date {
  const extraMs = extraSeconds * 1000;
  const closesAt = exam.closesAt.getTime() + creditedJitterMs(exam, startedAt, jitterMs);
  return new Date(Math.min(startedAt.getTime() + exam.durationSeconds * 1000, closesAt) + extraMs);
}

export function isPastGrace(deadline: Date, now: Date): boolean {
  return now.getTime() >= deadline.getTime() + GRACE_MS;
}

export type WindowState = 'upcoming' | 'open' | 'closed';

export function windowState({ opensAt, closesAt }: ExamWindow, now: Date): WindowState {
  if (now < opensAt) return 'upcoming';
  return now < closesAt ? 'open' : 'closed';
}
