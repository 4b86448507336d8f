import { ok, refuse, type Result } from '../result';

/** 待处理 · 成立 · 不成立 · 已撤回 */
export const appealStates = ['open', 'upheld', 'dismissed', 'withdrawn'] as const;
export type AppealState = (typeof appealStates)[number];

export const LONGEST_APPEAL = 1000;

export interface AppealRequest {
  readonly isSubmitted: boolean;
  readonly isAnnounced: boolean;
  readonly deadline: Date;
  readonly now: Date;
  /** The question asked about stood on the paper; true for the attempt as a whole. */
  readonly isOnPaper: boolean;
  /** The same was asked before and was not withdrawn. */
  readonly isAsked: boolean;
  readonly text: string;
}

export type AppealRefusal =
  | 'APPEAL_NOT_SUBMITTED'
  | 'RESULTS_NOT_OUT'
  | 'APPEAL_TOO_LATE'
  | 'QUESTION_NOT_ON_PAPER'
  | 'APPEAL_ASKED'
  | 'APPEAL_TEXT';

/** May an officer ask to look again at his attempt, or at one question of it? In the order he should hear it. */
export function decideAppeal(request: AppealRequest): Result<true, AppealRefusal> {
  const { now, deadline, text } = request;
  if (!request.isSubmitted) return refuse('APPEAL_NOT_SUBMITTED');
  if (!request.isAnnounced) return refuse('RESULTS_NOT_OUT');
  if (now >= deadline) return refuse('APPEAL_TOO_LATE', { until: deadline.toISOString() });
  if (!request.isOnPaper) return refuse('QUESTION_NOT_ON_PAPER');
  if (request.isAsked) return refuse('APPEAL_ASKED');
  const length = text.trim().length;
  if (length < 5 || length > LONGEST_APPEAL) return refuse('APPEAL_TEXT', { most: LONGEST_APPEAL });
  return ok(true);
}

export interface RulingRequest {
  readonly state: AppealState;
  readonly isOwn: boolean;
  readonly isUpheld: boolean;
  readonly reason: string;
  /** Points given to the question asked about; null = none, such as where the key is changed for everybody. */
  readonly hundredths: number | null;
  /** What the question is worth; null = the appeal is about no single question. */
  readonly maxHundredths: number | null;
}

export type RulingRefusal = 'APPEAL_NOT_OPEN' | 'APPEAL_OWN' | 'REASON_MISSING' | 'RULING_POINTS';

/** Nobody rules on his own; a ruling has a reason; points are given only for a question, and no more than it is worth. */
export function decideRuling(request: RulingRequest): Result<true, RulingRefusal> {
  const { hundredths, maxHundredths, isUpheld } = request;
  if (request.state !== 'open') return refuse('APPEAL_NOT_OPEN');
  if (request.isOwn) return refuse('APPEAL_OWN');
  if (request.reason.trim() === '') return refuse('REASON_MISSING');
  const isGiven = hundredths !== null;
  const isInRange =
    isGiven &&
    maxHundredths !== null &&
    Number.isInteger(hundredths) &&
    hundredths >= 0 &&
    hundredths <= maxHundredths;
  if (isGiven && !(isUpheld && isInRange))
    return refuse('RULING_POINTS', { max: (maxHundredths ?? 0) / 100 });
  return ok(true);
}
