import { ok, refuse, type Result } from '../result';
import { minuteInBeijing } from '../time/beijing';
import { windowState, type ExamWindow } from './deadline';

export interface StartRequest {
  readonly exam: ExamWindow & {
    readonly attemptsAllowed: number;
    /** Until when one may begin; absent = until it closes. */
    readonly lastEntryAt?: Date | null;
    /** Passing it ends nothing. */
    readonly isPractice?: boolean;
    /** Why it was taken back; absent or null = it stands. */
    readonly withdrawReason?: string | null;
    /** Taken back with all that was begun. */
    readonly isVoid?: boolean;
  };
  /**
   * The officer's attempts at this exam that are over; one that is still being marked has not passed and not failed. One
   * that was made void tells nothing, and is used up unless whoever decided gave it back.
   */
  readonly earlier: readonly {
    readonly isPassed: boolean | null;
    readonly isBeingMarked?: boolean;
    readonly isVoid?: boolean;
    readonly isGivenBack?: boolean;
  }[];
  /** Of this exam; while they are not, who passed is not told by refusing him either. */
  readonly areResultsOut: boolean;
  /** The officer serves, today, in a region the exam is for. */
  readonly isInAudience: boolean;
  /** The lecture's attendance counts; true for an exam without a lecture. */
  readonly attendanceCounts: boolean;
  /** Attendance that an exam by itself asks for counts; absent = it asks for none. */
  readonly prerequisiteCounts?: boolean;
  /** Where the device is and what was typed there; absent = the exam is not bound to a hall. */
  readonly hall?: Hall;
  readonly now: Date;
}

export interface Hall {
  readonly isInNetwork: boolean;
  /** `not_asked`: none is set. */
  readonly password: 'not_asked' | 'right' | 'wrong' | 'missing';
}

export type StartRefusal =
  | 'ENTRY_CLOSED'
  | 'EXAM_VOIDED'
  | 'EXAM_WITHDRAWN'
  | 'HALL_NETWORK'
  | 'HALL_PASSWORD_NEEDED'
  | 'HALL_PASSWORD_WRONG'
  | 'PREREQUISITE_MISSING'
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
  if (exam.withdrawReason)
    return refuse(exam.isVoid ? 'EXAM_VOIDED' : 'EXAM_WITHDRAWN', { reason: exam.withdrawReason });
  if (state === 'upcoming') return refuse('EXAM_NOT_OPEN', { opensAt: exam.opensAt.toISOString() });
  if (state === 'closed') return refuse('EXAM_CLOSED', { closesAt: exam.closesAt.toISOString() });
  if (exam.lastEntryAt && now >= exam.lastEntryAt)
    return refuse('ENTRY_CLOSED', { lastEntryAt: minuteInBeijing(exam.lastEntryAt) });
  if (!request.attendanceCounts) return refuse('ATTENDANCE_MISSING');
  if (request.prerequisiteCounts === false) return refuse('PREREQUISITE_MISSING');
  const counting = earlier.filter(({ isVoid }) => !isVoid);
  const usedUp = earlier.filter(({ isGivenBack }) => !isGivenBack).length;
  const isAnyBeingMarked = !exam.isPractice && counting.some(({ isBeingMarked }) => isBeingMarked);
  const areAllTold = request.areResultsOut && !isAnyBeingMarked;
  if (counting.length > 0 && usedUp < exam.attemptsAllowed && !areAllTold) return refuse('RESULTS_PENDING');
  if (!exam.isPractice && request.areResultsOut && counting.some((attempt) => attempt.isPassed))
    return refuse('ALREADY_PASSED');
  if (usedUp >= exam.attemptsAllowed) return refuse('NO_ATTEMPTS_LEFT', { allowed: exam.attemptsAllowed });
  const hall = hallRefusal(request.hall);
  if (hall) return hall;
  return ok({ number: earlier.length + 1 });
}

/** Said last: who may not begin at all need not look for the hall. Also asked of who goes on at another device. */
export function hallRefusal(hall: Hall | undefined) {
  if (!hall) return null;
  if (!hall.isInNetwork) return refuse('HALL_NETWORK');
  if (hall.password === 'missing') return refuse('HALL_PASSWORD_NEEDED');
  return hall.password === 'wrong' ? refuse('HALL_PASSWORD_WRONG') : null;
}
