import { isAnswered, type Sheet } from './sheet';

/** What this device kept of an attempt. */
export interface KeptSheet {
  readonly attemptId: string;
  readonly epoch: number;
  readonly rev: number;
  readonly sheet: Sheet;
  /** The newest state the server has acknowledged to this device. */
  readonly saved: { readonly rev: number; readonly sheet: Sheet };
}

/** What the server holds of it, as it stood before this window takes it over. */
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
  /** Questions the server had open and this device had an answer to that never got through. */
  readonly mergedCount: number;
}

/**
 * Which answers to go on with. Nobody has taken the attempt over since (same epoch) and this device got further: its
 * own. Somebody has, and this device has answers that never got through: they fill in what the server still has open,
 * and change nothing that was answered elsewhere since. Otherwise the server's sheet is the truth.
 */
export function resumeSheet(kept: KeptSheet | null, served: ServedSheet): Resumed {
  if (kept?.attemptId === served.attemptId) {
    if (kept.epoch === served.epoch && kept.rev > served.rev)
      return { rev: kept.rev, sheet: kept.sheet, isUnsaved: true, mergedCount: 0 };
    if (kept.epoch < served.epoch && kept.rev > kept.saved.rev) return merge(kept.sheet, served);
  }
  return { rev: served.rev, sheet: served.sheet, isUnsaved: false, mergedCount: 0 };
}

function merge(kept: Sheet, { rev, sheet }: ServedSheet): Resumed {
  const left = Object.entries(kept.answers).filter(([id]) => isAnswered(kept, id) && !isAnswered(sheet, id));
  if (left.length === 0) return { rev, sheet, isUnsaved: false, mergedCount: 0 };
  const answers = { ...sheet.answers, ...Object.fromEntries(left) };
  return { rev: rev + 1, sheet: { ...sheet, answers }, isUnsaved: true, mergedCount: left.length };
}
