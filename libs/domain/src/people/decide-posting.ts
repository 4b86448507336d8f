import { refuse, type Refusal } from '../result';

/** What somebody is in a unit: there, lent to it, lent away from it, on leave, or exempt from training. */
export type PostingKind = 'serving' | 'seconded_in' | 'seconded_out' | 'on_leave' | 'exempt';

/** 初级 for a first certificate, 中级 for its renewal. */
export type PostingGrade = 'junior' | 'intermediate';

/** A posting over the days [from, to); null = still going on. */
export interface DatedPosting {
  readonly kind: PostingKind;
  readonly unitName: string;
  readonly from: string;
  readonly to: string | null;
}

export interface PostingRequest extends DatedPosting {
  readonly reason: string;
  /** From the ID number, YYYY-MM-DD. */
  readonly birthDate: string;
  /** The days of the unit and of its region, whichever are fewer. */
  readonly unitFrom: string;
  readonly unitTo: string | null;
  /** The officer's other postings. */
  readonly others: readonly DatedPosting[];
}

export type PostingRefusal =
  | 'POSTING_ENDS_BEFORE'
  | 'POSTING_BEFORE_BIRTH'
  | 'UNIT_NOT_VALID'
  | 'EXEMPT_WITHOUT_REASON'
  | 'POSTING_OVERLAPS'
  | 'POSTING_COUNTS_TWICE';

/** Nobody enters the service younger; a date that says so is a typing error. */
const YOUNGEST_YEARS = 16;

/** Whether an officer counts for the unit while such a posting lasts. */
export const counts = (kind: PostingKind) => kind === 'serving' || kind === 'seconded_in';
const isHome = (kind: PostingKind) => kind !== 'seconded_in';

/**
 * Why a posting cannot stand beside the others; null = it can. An officer has one home on a day and counts once on a day:
 * lent out he keeps his home and counts where he is lent to. The database holds the last two rules as constraints.
 */
export function decidePosting(request: PostingRequest): Refusal<PostingRefusal> | null {
  const { from, to, kind, others } = request;
  const youngest = yearsAfter(request.birthDate, YOUNGEST_YEARS);
  if (to !== null && to <= from) return refuse('POSTING_ENDS_BEFORE', { from, to }).refusal;
  if (from < youngest)
    return refuse('POSTING_BEFORE_BIRTH', { from, born: request.birthDate, years: YOUNGEST_YEARS }).refusal;
  if (from < request.unitFrom || (request.unitTo !== null && (to === null || to > request.unitTo)))
    return refuse('UNIT_NOT_VALID', {
      ...{ unit: request.unitName, from: request.unitFrom, to: request.unitTo ?? '…' },
    }).refusal;
  if (kind === 'exempt' && request.reason.trim() === '') return refuse('EXEMPT_WITHOUT_REASON').refusal;
  const clashing = (isLike: (other: PostingKind) => boolean) =>
    isLike(kind) ? others.find((other) => isLike(other.kind) && overlaps(other, request)) : undefined;
  const home = clashing(isHome);
  if (home) return refuse('POSTING_OVERLAPS', told(home)).refusal;
  const counted = clashing(counts);
  return counted ? refuse('POSTING_COUNTS_TWICE', told(counted)).refusal : null;
}

function told({ unitName, from, to }: DatedPosting) {
  return { unit: unitName, from, to: to ?? '…' };
}

function overlaps(one: Pick<DatedPosting, 'from' | 'to'>, other: Pick<DatedPosting, 'from' | 'to'>): boolean {
  return (one.to === null || one.to > other.from) && (other.to === null || other.to > one.from);
}

function yearsAfter(day: string, years: number): string {
  return `${String(Number(day.slice(0, 4)) + years).padStart(4, '0')}${day.slice(4)}`;
}
