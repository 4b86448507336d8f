export type AttemptState = 'prepared' | 'in_progress' | 'submitted' | 'voided';

/** From one state to the next; null = the attempt comes to be. In progress to in progress = taken over elsewhere. */
export interface AttemptMove {
  readonly from: AttemptState | null;
  readonly to: AttemptState;
}

/**
 * All that can happen to an attempt. The database holds the same list, refuses every other move and keeps a record of
 * each one that is made; a test compares the two.
 */
export const ATTEMPT_MOVES: readonly AttemptMove[] = [
  { from: null, to: 'prepared' },
  { from: null, to: 'in_progress' },
  // Sat elsewhere and brought in whole.
  { from: null, to: 'submitted' },
  { from: 'prepared', to: 'in_progress' },
  { from: 'in_progress', to: 'in_progress' },
  { from: 'in_progress', to: 'submitted' },
  // Made void by somebody, and brought back as what it was by another decision.
  { from: 'in_progress', to: 'voided' },
  { from: 'submitted', to: 'voided' },
  { from: 'voided', to: 'in_progress' },
  { from: 'voided', to: 'submitted' },
];
