import { ok, refuse, type Result } from '../result';

/** Where a wording of a question stands on its way into papers. */
export const questionStates = ['draft', 'in_review', 'published', 'retired'] as const;
export type QuestionState = (typeof questionStates)[number];

export const signOffActions = [
  'submit',
  'withdraw',
  'return',
  'publish',
  'discard',
  'retire',
  'reopen',
] as const;
export type SignOffAction = (typeof signOffActions)[number];

/**
 * What each state can become. A published question that is being reworked stays published: its next wording goes the
 * same way beside it, from draft to review, and takes its place when it is published.
 */
export const SIGN_OFF: Readonly<
  Record<QuestionState, Readonly<Partial<Record<SignOffAction, QuestionState>>>>
> = {
  draft: { submit: 'in_review', discard: 'retired' },
  in_review: { withdraw: 'draft', return: 'draft', publish: 'published' },
  published: { retire: 'retired' },
  retired: { reopen: 'draft' },
};

/** Authors bring a question forward, reviewers decide on it. */
const ACTS_OF_REVIEWERS: readonly SignOffAction[] = ['return', 'publish', 'retire'];

export type SignOffRefusal =
  'SIGN_OFF_NOT_YOURS' | 'SIGN_OFF_NOT_NOW' | 'SIGN_OFF_OWN' | 'COMMENT_MISSING' | 'QUESTION_FAULTY';

export interface SignOffRequest {
  readonly action: SignOffAction;
  /** Of the question itself. */
  readonly state: QuestionState;
  /** Of the wording that is to take its place; null = there is none. */
  readonly successorState: QuestionState | null;
  readonly isAuthor: boolean;
  readonly isReviewer: boolean;
  /** Who asks, and everybody who wrote a wording since the last one that was published. */
  readonly officerId: string;
  readonly writerIds: readonly string[];
  readonly comment: string;
  /** Errors that `checkQuestion` finds in the wording. */
  readonly errorCount: number;
}

export interface SignedOff {
  /** Whether the wording in waiting moves, or the question itself. */
  readonly subject: 'question' | 'successor';
  readonly from: QuestionState;
  readonly to: QuestionState;
}

/** What an action moves: retiring and reopening are about the question, all else about the wording that is worked on. */
function subjectOf({ action, successorState }: SignOffRequest): SignedOff['subject'] {
  return successorState !== null && action !== 'retire' && action !== 'reopen' ? 'successor' : 'question';
}

/**
 * Whether somebody may take this step with a question now, and where it leads. Nobody reviews what he wrote, not even a
 * comma of it; a question is sent back with a reason; what a machine could not mark is not let through.
 */
export function decideSignOff(request: SignOffRequest): Result<SignedOff, SignOffRefusal> {
  const { action, state, successorState, errorCount } = request;
  const subject = subjectOf(request);
  const from = subject === 'successor' && successorState !== null ? successorState : state;
  const mayAct = ACTS_OF_REVIEWERS.includes(action) ? request.isReviewer : request.isAuthor;
  if (!mayAct) return refuse('SIGN_OFF_NOT_YOURS');
  const to = SIGN_OFF[from][action];
  if (!to) return refuse('SIGN_OFF_NOT_NOW', { state: from });
  const isVerdict = action === 'publish' || action === 'return';
  if (isVerdict && request.writerIds.includes(request.officerId)) return refuse('SIGN_OFF_OWN');
  if (action === 'return' && request.comment.trim() === '') return refuse('COMMENT_MISSING');
  const isForward = action === 'submit' || action === 'publish';
  if (isForward && errorCount > 0) return refuse('QUESTION_FAULTY', { count: errorCount });
  return ok({ subject, from, to });
}
