import { ok, refuse, type Result } from '../result';

export interface ThirdReadingRequest {
  /** Two have read it, too far apart, and nobody has it in hand as the third. */
  readonly isWanted: boolean;
  /** He has read it before, or it was written by him or, where the rule says so, by somebody of his unit. */
  readonly isPartial: boolean;
  readonly reason: string;
}

export type ThirdReadingRefusal = 'THIRD_NOT_WANTED' | 'THIRD_NOT_YOURS' | 'REASON_MISSING';

/**
 * May whoever leads the marking read an answer as its third? As any third reader: he adds a reading to the two and
 * replaces neither; what comes of the three is for the rule to say.
 */
export function decideThirdReading(request: ThirdReadingRequest): Result<true, ThirdReadingRefusal> {
  if (!request.isWanted) return refuse('THIRD_NOT_WANTED');
  if (request.isPartial) return refuse('THIRD_NOT_YOURS');
  return request.reason.trim() === '' ? refuse('REASON_MISSING') : ok(true);
}
