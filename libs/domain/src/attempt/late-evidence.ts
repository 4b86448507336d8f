import { isPastGrace } from './deadline';
import type { AttemptRow } from './explain-save';

export interface EndedAttempt extends AttemptRow {
  /** Null while nothing has ended it. */
  readonly submittedAt: Date | null;
}

/**
 * Whether a sheet that came too late to count is kept as evidence for a person to decide on. It is, when time ended the
 * attempt and the sheet says something the server has not got: a newer state, or one from a device that lost the attempt
 * to another. Whoever handed in before the deadline has said himself what his answers are.
 */
export function isLateEvidence(
  row: EndedAttempt,
  save: { readonly epoch: number; readonly rev: number },
  now: Date,
): boolean {
  if (row.state === 'voided' || !isPastGrace(row.deadline, now)) return false;
  if (row.submittedAt !== null && row.submittedAt < row.deadline) return false;
  return save.epoch !== row.epoch || save.rev > row.rev;
}
