import type { Sheet } from './sheet';

/** What this device kept of an attempt. */
export interface KeptSheet {
  readonly attemptId: string;
  readonly epoch: number;
  readonly rev: number;
  readonly sheet: Sheet;
}

/** What the server holds of it, read before this window takes it over. */
export interface ServedSheet {
  readonly attemptId: string;
  readonly epoch: number;
  readonly rev: number;
  readonly sheet: Sheet;
}

export interface Resumed {
  readonly rev: number;
  readonly sheet: Sheet;
  /** True when the server does not have this state yet. */
  readonly isUnsaved: boolean;
}

/**
 * Which answers to go on with. What this device kept counts only if nobody took the attempt over since (same epoch)
 * and the server has not got as far; otherwise the server's sheet is the truth.
 */
export function resumeSheet(kept: KeptSheet | null, served: ServedSheet): Resumed {
  const isNewer =
    kept !== null &&
    kept.attemptId === served.attemptId &&
    kept.epoch === served.epoch &&
    kept.rev > served.rev;
  return isNewer
    ? { rev: kept.rev, sheet: kept.sheet, isUnsaved: true }
    : { rev: served.rev, sheet: served.sheet, isUnsaved: false };
}
