import { ok, refuse, type Result } from '../result';

/** So long an answer is kept for the marker who took it; then another may have it. Our own choice: one is read in minutes. */
export const LEASE_MS = 15 * 60_000;

export interface ReadingRequest {
  /** The answer was taken by this marker and nobody else has it since. */
  readonly isHis: boolean;
  /** He has given points to it before: what comes now is a correction. */
  readonly isRead: boolean;
  /** An officer has been told what came of it. */
  readonly isTold: boolean;
  readonly reason: string;
}

export type ReadingRefusal = 'ANSWER_NOT_YOURS' | 'MARK_TOLD' | 'REASON_MISSING';

/** May a marker give these points? A correction has a reason, and ends where the officer knows: then there are appeals. */
export function decideReading({
  isHis,
  isRead,
  isTold,
  reason,
}: ReadingRequest): Result<true, ReadingRefusal> {
  if (!isHis) return refuse('ANSWER_NOT_YOURS');
  if (isTold) return refuse('MARK_TOLD');
  if (isRead && reason.trim() === '') return refuse('REASON_MISSING');
  return ok(true);
}
