import type { AttemptState } from '../attempt/attempt-moves';
import { ok, refuse, type Result } from '../result';

export interface VoidRequest {
  readonly state: AttemptState;
  /** Somebody decides on others' attempts, never on his own. */
  readonly isOwn: boolean;
  readonly reason: string;
}

export type VoidRefusal = 'NOT_FOUND' | 'VOID_OWN_ATTEMPT' | 'REASON_MISSING' | 'VOIDED_ALREADY';

/** May an attempt be made void? One that only lies ready is known to nobody. */
export function decideVoid({ state, isOwn, reason }: VoidRequest): Result<null, VoidRefusal> {
  if (state === 'prepared') return refuse('NOT_FOUND');
  if (isOwn) return refuse('VOID_OWN_ATTEMPT');
  if (state === 'voided') return refuse('VOIDED_ALREADY');
  return reason.trim() === '' ? refuse('REASON_MISSING') : ok(null);
}

export interface RestoreRequest extends VoidRequest {
  /** Null = it was open when it was made void. */
  readonly submittedAt: Date | null;
  /** The officer has begun another attempt since. */
  readonly isSatAgain: boolean;
}

export type RestoreRefusal =
  'NOT_FOUND' | 'VOID_OWN_ATTEMPT' | 'REASON_MISSING' | 'NOT_VOIDED' | 'VOID_SAT_AGAIN';

/**
 * May a void attempt count again, and as what? As it was: handed in, or open, and then time goes on from where its
 * deadline stands.
 */
export function decideRestore(request: RestoreRequest): Result<'in_progress' | 'submitted', RestoreRefusal> {
  const { state, isOwn, reason, submittedAt, isSatAgain } = request;
  if (state === 'prepared') return refuse('NOT_FOUND');
  if (isOwn) return refuse('VOID_OWN_ATTEMPT');
  if (state !== 'voided') return refuse('NOT_VOIDED');
  if (isSatAgain) return refuse('VOID_SAT_AGAIN');
  if (reason.trim() === '') return refuse('REASON_MISSING');
  return ok(submittedAt === null ? 'in_progress' : 'submitted');
}
