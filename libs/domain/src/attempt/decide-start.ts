import { ok, refuse, type Result } from '../result';
import { windowState, type ExamWindow } from './deadline';

export interface StartRequest {
  readonly exam: ExamWindow & { readonly attemptsAllowed: number };
  /** The officer's handed-in attempts at this exam. */
  readonly earlier: readonly { readonly isPassed: boolean | null }[];
  /** Of this exam; while they are not, who passed is not told by refusing him either. */
  readonly areResultsOut: boolean;
  /** The officer serves, today, in a region the exam is for. */
  readonly isInAudience: boolean;
  /** The lecture's attendance counts; true for an exam without a lecture. */
  readonly attendanceCounts: boolean;
  readonly now: Date;
}

export type StartRefusal =
  | 'NOT_IN_AUDIENCE'
  | 'EXAM_NOT_OPEN'
  | 'EXAM_CLOSED'
  | 'ATTENDANCE_MISSING'
  | 'RESULTS_PENDING'
  | 'ALREADY_PASSED'
  | 'NO_ATTEMPTS_LEFT';

/** May a new attempt begin, and as which number? One `if` a rule, in the order the officer should hear them. */
export function decideStart(request: StartRequest): Result<{ number: number }, StartRefusal> {
  const { exam, earlier, now } = request;
  const state = windowState(exam, now);
  if (!request.isInAudience) return refuse('NOT_IN_AUDIENCE');
  if (state === 'upcoming') return refuse('EXAM_NOT_OPEN', { opensAt: exam.opensAt.toISOString() });
  if (state === 'closed') return refuse('EXAM_CLOSED', { closesAt: exam.closesAt.toISOString() });
  if (!request.attendanceCounts) return refuse('ATTENDANCE_MISSING');
  if (earlier.length > 0 && earlier.length < exam.attemptsAllowed && !request.areResultsOut)
    return refuse('RESULTS_PENDING');
  if (request.areResultsOut && earlier.some((attempt) => attempt.isPassed)) return refuse('ALREADY_PASSED');
  if (earlier.length >= exam.attemptsAllowed)
    return refuse('NO_ATTEMPTS_LEFT', { allowed: exam.attemptsAllowed });
  return ok({ number: earlier.length + 1 });
}
