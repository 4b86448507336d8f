import type { CalendarDate } from '../calendar/calendar-date';
import { ok, refuse, type Result } from '../result';

/**
 * What has become of a question that rests on an edition which has ended: still to be looked at, being rewritten, still
 * right as history, rewritten on the new text, no longer asked.
 */
export const amendmentStates = ['open', 'updating', 'history', 'updated', 'retired'] as const;
export type AmendmentState = (typeof amendmentStates)[number];

export const amendmentDecisions = ['history', 'updated', 'retired'] as const;
export type AmendmentDecision = (typeof amendmentDecisions)[number];

/** Until then the question stays out of new papers. */
export function isUnsettled(state: AmendmentState): boolean {
  return state === 'open' || state === 'updating';
}

export interface CitingQuestion {
  /** Of the revision that counts. */
  readonly citedEditions: readonly string[];
  readonly referenceDate: CalendarDate;
  readonly writtenOn: CalendarDate;
  /** It comes with the product: its reference date is there because somebody thought of it. */
  readonly isBuiltIn: boolean;
  readonly isRetired: boolean;
}

export interface EndedEdition {
  readonly slug: string;
  /** The first day it is no longer law. */
  readonly endsOn: CalendarDate;
}

/**
 * Whether the end of an edition touches a question, and as what its task begins; null = it does not. A question of the
 * product that was written after the end about a day before it speaks of history on purpose. An author's question of
 * that kind was perhaps only dated back when it was imported, and is looked at.
 */
export function touchOf(question: CitingQuestion, { slug, endsOn }: EndedEdition): 'open' | 'history' | null {
  if (question.isRetired || !question.citedEditions.includes(slug)) return null;
  const isHistory = question.isBuiltIn && question.writtenOn >= endsOn && question.referenceDate < endsOn;
  return isHistory ? 'history' : 'open';
}

export type AmendmentRefusal =
  'AMENDMENT_DECIDED' | 'AMENDMENT_NOT_HISTORY' | 'SIGN_OFF_NOT_YOURS' | 'SIGN_OFF_OWN';

export interface AmendmentRequest {
  readonly decision: AmendmentDecision;
  readonly state: AmendmentState;
  readonly referenceDate: CalendarDate;
  readonly endsOn: CalendarDate;
  readonly isAuthor: boolean;
  readonly isReviewer: boolean;
  readonly officerId: string;
  /** Who wrote the revision that counts; null = the team. */
  readonly writerId: string | null;
}

/**
 * What a decision makes of a task. That a question is still right, or no longer asked, is said by a reviewer who did not
 * write it. To bring it up to date is an author's work, and is done when the new wording has been signed off.
 */
export function decideAmendment(request: AmendmentRequest): Result<AmendmentState, AmendmentRefusal> {
  const { decision, state, referenceDate, endsOn } = request;
  if (!isUnsettled(state)) return refuse('AMENDMENT_DECIDED');
  if (decision === 'updated') return request.isAuthor ? ok('updating') : refuse('SIGN_OFF_NOT_YOURS');
  if (!request.isReviewer) return refuse('SIGN_OFF_NOT_YOURS');
  if (decision === 'retired') return ok('retired');
  if (request.writerId === request.officerId) return refuse('SIGN_OFF_OWN');
  if (referenceDate >= endsOn) return refuse('AMENDMENT_NOT_HISTORY', { on: referenceDate, end: endsOn });
  return ok('history');
}

/** What publishing another revision makes of a task: it is done once the ended text is no longer cited. */
export function settleByRevision(
  state: AmendmentState,
  citedEditions: readonly string[],
  endedEdition: string,
): AmendmentState {
  return isUnsettled(state) && !citedEditions.includes(endedEdition) ? 'updated' : state;
}
