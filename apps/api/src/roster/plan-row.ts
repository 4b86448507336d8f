import {
  dayBefore,
  decidePosting,
  fault,
  type Fault,
  type FaultCode,
  type PostingGrade,
  type PostingKind,
} from '@whetstone/domain';
import type { RosterField, RosterRow } from '@whetstone/formats';
import type { FieldChange } from '../people/officer-change.entity';
import type { KnownOfficer, KnownPosting } from './known-officers';

/** What whoever brings the roster may do, and how places are called. */
export interface Manager {
  readonly manages: (regionCode: number) => boolean;
  readonly nameOf: (regionCode: number) => string;
  /** The names of his own regions. */
  readonly realm: string;
}

export interface RowFacts {
  readonly row: RosterRow;
  /** Hexadecimal; by which the same person is known again. */
  readonly idDigest: string;
  readonly known: KnownOfficer | null;
  /** Who holds the certificate number now. */
  readonly holder: KnownOfficer | null;
  readonly birthDate: string;
  /** The first day without the unit; null = it goes on, or is still to be made. */
  readonly unitTo: string | null;
  readonly today: string;
  readonly headingOf: (field: RosterField) => string;
}

/** A posting to be written over [from, to). */
export interface NewPosting {
  readonly kind: PostingKind;
  readonly post: string;
  readonly grade: PostingGrade | null;
  readonly reason: string;
  readonly from: string;
  readonly to: string | null;
}

/** What a row would do to the roster. */
export interface PlannedRow {
  readonly row: RosterRow;
  readonly idDigest: string;
  readonly known: KnownOfficer | null;
  readonly outcome: 'new' | 'changed' | 'unchanged';
  readonly changes: readonly FieldChange[];
  readonly begins: NewPosting | null;
  /** A present posting and the first day on which it is over. */
  readonly ends: { readonly posting: KnownPosting; readonly on: string } | null;
}

type Planned =
  { readonly ok: true; readonly plan: PlannedRow } | { readonly ok: false; readonly fault: Fault };
type Move = Pick<PlannedRow, 'begins' | 'ends'>;
type Moving = { readonly ok: true; readonly move: Move } | { readonly ok: false; readonly fault: Fault };

const isHome = (kind: PostingKind) => kind !== 'seconded_in';

/**
 * What a sound row means for the roster as it stands, or why it cannot be taken. A cell that is empty says nothing: what
 * is known stays.
 */
export function planRow(facts: RowFacts, manager: Manager): Planned {
  const wrong = refuseRow(facts, manager);
  if (wrong) return { ok: false, fault: wrong };
  const moving = planMove(facts);
  if (!moving.ok) return moving;
  const { row, idDigest, known } = facts;
  const changes = changesOf(facts, moving.move, manager);
  const outcome = !known ? 'new' : changes.length > 0 ? 'changed' : 'unchanged';
  return { ok: true, plan: { row, idDigest, known, outcome, changes, ...moving.move } };
}

function say(facts: RowFacts, field: RosterField, code: FaultCode, found: string, expected: string): Fault {
  return fault(code, { row: facts.row.rowNumber, field: facts.headingOf(field), found, expected });
}

function refuseRow(facts: RowFacts, { manages, nameOf, realm }: Manager): Fault | null {
  const { row, known, holder } = facts;
  if (!manages(row.regionCode)) {
    return say(facts, 'region', 'REGION_NOT_YOURS', nameOf(row.regionCode), realm);
  }
  if (holder && holder.id !== known?.id) {
    // Whose number it is stays within the walls.
    return manages(holder.regionCode)
      ? say(facts, 'certificateNo', 'CERTIFICATE_TAKEN', row.certificateNo, holder.name)
      : say(facts, 'certificateNo', 'CERTIFICATE_TAKEN_ELSEWHERE', row.certificateNo, realm);
  }
  const isServing = known?.postings.some(({ kind, to }) => isHome(kind) && isOpen(to, facts.today));
  if (known && isServing && row.kind !== 'seconded_in' && !manages(known.regionCode)) {
    return say(facts, 'unitName', 'SERVES_ELSEWHERE', nameOf(known.regionCode), realm);
  }
  return null;
}

function isOpen(to: string | null, today: string): boolean {
  return to === null || to > today;
}

/** Whether a posting already is what the row says, its last day aside. */
function isSaid(row: RosterRow, posting: KnownPosting): boolean {
  return (
    posting.unitName === row.unitName &&
    posting.regionCode === row.regionCode &&
    (row.post === null || row.post === posting.post) &&
    (row.kind === null || row.kind === posting.kind) &&
    (row.grade === null || row.grade === posting.grade) &&
    (row.kind === null || row.reason === '' || row.reason === posting.reason)
  );
}

function planMove(facts: RowFacts): Moving {
  const { row, known, today } = facts;
  const open = (known?.postings ?? []).filter(({ to }) => isOpen(to, today));
  const same = open.find((posting) => isSaid(row, posting));
  if (!same) return planPosting(facts, open);
  if (row.postedTo === null || row.postedTo === same.to)
    return { ok: true, move: { begins: null, ends: null } };
  if (row.postedTo <= same.from) {
    return { ok: false, fault: say(facts, 'postedTo', 'POSTING_ENDS_BEFORE', row.postedTo, same.from) };
  }
  return { ok: true, move: { begins: null, ends: { posting: same, on: row.postedTo } } };
}

/** The posting the row begins, and the present one it takes the place of. */
function planPosting(facts: RowFacts, open: readonly KnownPosting[]): Moving {
  const { row, known, today } = facts;
  const from = row.postedFrom ?? today;
  const home = open.findLast(({ kind }) => isHome(kind)) ?? null;
  const stays = home && home.unitName === row.unitName && home.regionCode === row.regionCode ? home : null;
  const begins: NewPosting = {
    kind: row.kind ?? stays?.kind ?? 'serving',
    post: row.post ?? home?.post ?? '',
    grade: row.grade ?? home?.grade ?? null,
    reason: row.kind === null ? (stays?.reason ?? '') : row.reason,
    from,
    to: row.postedTo,
  };
  const replaced = isHome(begins.kind) ? home : null;
  const others = (known?.postings ?? []).map((posting) =>
    posting === replaced && posting.from < from ? { ...posting, to: from } : posting,
  );
  const wrong = refusePosting(facts, begins, others);
  if (wrong) return { ok: false, fault: wrong };
  return { ok: true, move: { begins, ends: replaced && { posting: replaced, on: from } } };
}

function refusePosting(facts: RowFacts, begins: NewPosting, others: readonly KnownPosting[]): Fault | null {
  const { row, birthDate, unitTo } = facts;
  const isLent = others.some(({ kind, to }) => kind === 'seconded_out' && isOpen(to, begins.from));
  if (begins.kind === 'seconded_in' && !isLent) {
    return say(facts, 'kind', 'LENT_WITHOUT_HOME', row.certificateNo, '借调出');
  }
  const refusal = decidePosting({
    ...begins,
    ...{ unitName: row.unitName, unitFrom: '1900-01-01', unitTo, birthDate, others },
  });
  switch (refusal?.code) {
    case undefined:
      return null;
    case 'UNIT_NOT_VALID':
      return say(facts, 'unitName', 'UNIT_CLOSED', row.unitName, unitTo ?? '');
    case 'POSTING_COUNTS_TWICE':
      return say(facts, 'kind', 'COUNTS_ELSEWHERE', String(refusal.data['unit']), '借调出');
    case 'POSTING_ENDS_BEFORE':
      return say(facts, 'postedTo', 'POSTING_ENDS_BEFORE', begins.to ?? '', begins.from);
    case 'EXEMPT_WITHOUT_REASON':
      return say(facts, 'kind', 'EXEMPT_WITHOUT_REASON', '免训', '免训（长期病假）');
    case 'POSTING_BEFORE_BIRTH':
      return say(facts, 'postedFrom', 'POSTING_BEFORE_BIRTH', begins.from, birthDate);
    default:
      return say(facts, 'postedFrom', 'POSTING_NOT_AFTER', begins.from, lastDayTaken(others, begins.from));
  }
}

/** The first day of a posting that goes on, or the last of one that has ended: the new one begins after it. */
function lastDayTaken(others: readonly KnownPosting[], from: string): string {
  const last = others.findLast((other) => isHome(other.kind) && (other.to === null || other.to > from));
  if (!last) return from;
  return last.to === null || last.from >= from ? last.from : dayBefore(last.to);
}

function describe(unitName: string, posting: Pick<NewPosting, 'kind' | 'post' | 'from' | 'to'>): string {
  const days = posting.to === null ? posting.from : `${posting.from} – ${posting.to}`;
  return [unitName, posting.post, posting.kind === 'serving' ? '' : posting.kind, days]
    .filter(Boolean)
    .join(' · ');
}

/** Field by field what would be different; of somebody new only where he begins. */
function changesOf({ row, known }: RowFacts, { begins, ends }: Move, { nameOf }: Manager): FieldChange[] {
  const changes: FieldChange[] = [];
  const compare = (field: string, before: string | null, after: string | null) => {
    if (known && after !== null && before !== after) changes.push({ field, before, after });
  };
  compare('name', known?.name ?? null, row.name);
  compare('certificateNo', known?.certificateNo ?? null, row.certificateNo);
  compare('certificateValidTo', known?.certificateValidTo ?? null, row.certificateValidTo);
  const before = ends ? describe(ends.posting.unitName, ends.posting) : null;
  if (begins) {
    const isElsewhere = ends !== null && ends.posting.regionCode !== row.regionCode;
    const unitName = isElsewhere ? `${nameOf(row.regionCode)} ${row.unitName}` : row.unitName;
    changes.push({ field: 'posting', before, after: describe(unitName, begins) });
  } else if (ends) {
    const after = describe(ends.posting.unitName, { ...ends.posting, to: ends.on });
    changes.push({ field: 'posting', before, after });
  }
  return changes;
}
