import { isPastGrace } from './deadline';

/** The row as it stands, read once when a save changed nothing. */
export interface AttemptRow {
  readonly state: 'in_progress' | 'submitted' | 'voided';
  readonly epoch: number;
  readonly rev: number;
  readonly deadline: Date;
}

export type SaveRefusal =
  | 'ATTEMPT_NOT_FOUND'
  | 'ATTEMPT_VOIDED'
  | 'ALREADY_SUBMITTED'
  | 'SUPERSEDED'
  | 'TOO_LATE'
  | 'STALE_SHEET'
  | 'CONFLICTING_SHEET';

/** Why a save was not taken, in the order that helps most: no row back never means "already saved". */
export function explainSave(
  row: AttemptRow | null,
  save: { epoch: number; rev: number },
  now: Date,
): SaveRefusal {
  if (!row) return 'ATTEMPT_NOT_FOUND';
  if (row.state === 'voided') return 'ATTEMPT_VOIDED';
  if (row.state === 'submitted') return 'ALREADY_SUBMITTED';
  if (row.epoch !== save.epoch) return 'SUPERSEDED';
  if (isPastGrace(row.deadline, now)) return 'TOO_LATE';
  return row.rev > save.rev ? 'STALE_SHEET' : 'CONFLICTING_SHEET';
}
