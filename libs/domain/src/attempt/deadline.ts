/** A save that left the device in time may arrive this much after the deadline; the one place that knows the grace. */
export const GRACE_MS = 10_000;

export interface ExamWindow {
  readonly opensAt: Date;
  readonly closesAt: Date;
}

/** When an attempt begun at `startedAt` ends: its own duration, or the closing of the exam if that comes first. */
export function deadlineOf(exam: ExamWindow & { readonly durationSeconds: number }, startedAt: Date): Date {
  return new Date(Math.min(startedAt.getTime() + exam.durationSeconds * 1000, exam.closesAt.getTime()));
}

export function isPastGrace(deadline: Date, now: Date): boolean {
  return now.getTime() >= deadline.getTime() + GRACE_MS;
}

export type WindowState = 'upcoming' | 'open' | 'closed';

export function windowState({ opensAt, closesAt }: ExamWindow, now: Date): WindowState {
  if (now < opensAt) return 'upcoming';
  return now < closesAt ? 'open' : 'closed';
}
