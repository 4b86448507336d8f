import { refuse, type Refusal } from '../result';
import { isWithin, mayActIn, type ScopedRole } from '../regions/subtree';

/** Offices that watch one another: nobody holds two of them at a time. */
export const OFFICES = ['system_administrator', 'security_administrator', 'auditor'] as const;

const isOffice = (role: string) => (OFFICES as readonly string[]).includes(role);

/** What a role opens to whoever holds it, for the answer to "who can see this region?". */
export type RoleReach = 'persons' | 'figures' | 'content' | 'log' | 'nothing';

const REACH: Readonly<Record<string, RoleReach>> = {
  training_manager: 'persons',
  leader: 'persons',
  security_administrator: 'persons',
  author: 'content',
  reviewer: 'content',
  marker: 'content',
  lawyer: 'content',
  auditor: 'log',
};

export function reachOfRole(role: string): RoleReach {
  return REACH[role] ?? 'nothing';
}

/** A role over a region for the days [validFrom, validTo); null = until it is revoked. */
export interface DatedGrant extends ScopedRole {
  readonly validFrom: string;
  readonly validTo: string | null;
}

export interface GrantRequest {
  readonly role: string;
  readonly regionCode: number;
  readonly validFrom: string;
  readonly validTo: string | null;
  /** Of whoever gives it, as they hold today. */
  readonly granter: { readonly officerId: string; readonly grants: readonly ScopedRole[] };
  /** Of whoever gets it, those to come included. */
  readonly holder: { readonly officerId: string; readonly grants: readonly DatedGrant[] };
  readonly isRegion: boolean;
  readonly today: string;
}

export type GrantRefusal =
  | 'GRANT_REGION_UNKNOWN'
  | 'GRANT_TO_ONESELF'
  | 'GRANT_ENDS_BEFORE'
  | 'GRANT_BEGINS_IN_PAST'
  | 'GRANT_UPWARDS'
  | 'OFFICES_EXCLUDE'
  | 'GRANT_EXISTS';

/**
 * Who gives what: everybody the role he holds himself, within the region he holds it over; the security administrator
 * every role but the two other offices besides. Never upwards, never sideways.
 */
export function mayGrant(grants: readonly ScopedRole[], role: string, regionCode: number): boolean {
  if (mayActIn(grants, [role], regionCode)) return true;
  return !isOffice(role) && mayActIn(grants, ['security_administrator'], regionCode);
}

/** Why a role may not be given; null = it may. In the order in which a person can put it right. */
export function decideGrant(request: GrantRequest): Refusal<GrantRefusal> | null {
  const { role, regionCode, validFrom, validTo, granter, holder, today } = request;
  const overlapping = holder.grants.filter((grant) => overlaps(grant, request));
  if (!request.isRegion) return refuse('GRANT_REGION_UNKNOWN', { region: regionCode }).refusal;
  if (granter.officerId === holder.officerId) return refuse('GRANT_TO_ONESELF').refusal;
  if (validTo !== null && validTo <= validFrom)
    return refuse('GRANT_ENDS_BEFORE', { from: validFrom, to: validTo }).refusal;
  if (validFrom < today) return refuse('GRANT_BEGINS_IN_PAST', { from: validFrom, today }).refusal;
  if (!mayGrant(granter.grants, role, regionCode)) return refuse('GRANT_UPWARDS').refusal;
  const other = overlapping.find((grant) => isOffice(role) && isOffice(grant.role) && grant.role !== role);
  if (other) return refuse('OFFICES_EXCLUDE', { office: other.role }).refusal;
  const same = overlapping.find((grant) => grant.role === role && isWithin(regionCode, grant.regionCode));
  return same ? refuse('GRANT_EXISTS', { from: same.validFrom, to: same.validTo ?? '…' }).refusal : null;
}

function overlaps(
  one: Pick<DatedGrant, 'validFrom' | 'validTo'>,
  other: Pick<DatedGrant, 'validFrom' | 'validTo'>,
) {
  const endsBefore = (a: typeof one, b: typeof one) => a.validTo !== null && a.validTo <= b.validFrom;
  return !endsBefore(one, other) && !endsBefore(other, one);
}
