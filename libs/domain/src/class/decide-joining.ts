import { isWithin } from '../regions/subtree';
import { refuse, type Refusal } from '../result';
import { foldName } from '../text/fold';

/** Somebody who is to join a class, as he was named: by his certificate, perhaps with his name beside it. */
export interface AskedPerson {
  readonly certificateNo: string;
  /** Empty = only the number was given. */
  readonly name: string;
}

/** An officer as the roster knows him today. */
export interface Candidate {
  readonly officerId: string;
  readonly name: string;
  /** Where he serves today, as are the two below; null = nowhere. */
  readonly unitId: string | null;
  readonly unitName: string;
  readonly regionCode: number | null;
}

/** What a class has, at the moment somebody joins it. */
export interface ClassState {
  readonly regionCode: number;
  readonly regionName: string;
  /** Officers who belong to it now. */
  readonly memberIds: ReadonlySet<string>;
  /** Places by unit; none at all = anybody may come. */
  readonly quotas: ReadonlyMap<string, number>;
  /** By the unit they came from. */
  readonly taken: ReadonlyMap<string, number>;
}

export type JoiningRefusal =
  | 'CLASS_PERSON_UNKNOWN'
  | 'CLASS_PERSON_TWICE'
  | 'CLASS_PERSON_NAME'
  | 'CLASS_PERSON_MEMBER'
  | 'CLASS_PERSON_NOT_SERVING'
  | 'CLASS_UNIT_WITHOUT_QUOTA'
  | 'CLASS_QUOTA_FULL';

export interface Joining {
  /** Null = nobody has the number, or nobody who may be known. */
  readonly candidate: Candidate | null;
  /** Null = he joins. */
  readonly refusal: Refusal<JoiningRefusal> | null;
}

const DOTS = /[•‧∙⋅・･．·.]/g;
const comparable = (name: string) => foldName(name).replace(DOTS, '');

/** A number as it is looked up: half width, without spaces. */
export function readCertificateNo(text: string): string {
  return foldName(text);
}

/**
 * Who of those named joins, each with his answer, in the order of the list: the places of a unit go to those who are named
 * first. Whoever joins serves today where the class is for, and counts against the places of the unit he serves in.
 */
export function decideJoining(
  asked: readonly AskedPerson[],
  known: ReadonlyMap<string, Candidate>,
  state: ClassState,
): Joining[] {
  const joined = new Set<string>();
  const taken = new Map(state.taken);
  return asked.map((person) => {
    const candidate = known.get(readCertificateNo(person.certificateNo)) ?? null;
    if (!candidate)
      return { candidate, refusal: refuse('CLASS_PERSON_UNKNOWN', { found: person.certificateNo }).refusal };
    const refusal = joiningRefusal(person, candidate, { ...state, taken }, joined);
    if (!refusal) {
      joined.add(candidate.officerId);
      if (candidate.unitId !== null) taken.set(candidate.unitId, (taken.get(candidate.unitId) ?? 0) + 1);
    }
    return { candidate, refusal };
  });
}

function joiningRefusal(
  asked: AskedPerson,
  { officerId, name, unitId, unitName, regionCode }: Candidate,
  state: ClassState,
  joined: ReadonlySet<string>,
): Refusal<JoiningRefusal> | null {
  if (asked.name !== '' && comparable(asked.name) !== comparable(name))
    return refuse('CLASS_PERSON_NAME', {
      found: asked.name,
      expected: name,
      certificateNo: asked.certificateNo,
    }).refusal;
  if (joined.has(officerId))
    return refuse('CLASS_PERSON_TWICE', { name, certificateNo: asked.certificateNo }).refusal;
  if (state.memberIds.has(officerId)) return refuse('CLASS_PERSON_MEMBER', { name }).refusal;
  if (unitId === null || regionCode === null || !isWithin(regionCode, state.regionCode))
    return refuse('CLASS_PERSON_NOT_SERVING', { name, region: state.regionName }).refusal;
  if (state.quotas.size === 0) return null;
  const seats = state.quotas.get(unitId);
  if (seats === undefined) return refuse('CLASS_UNIT_WITHOUT_QUOTA', { name, unit: unitName }).refusal;
  if ((state.taken.get(unitId) ?? 0) >= seats)
    return refuse('CLASS_QUOTA_FULL', { name, unit: unitName, seats }).refusal;
  return null;
}
