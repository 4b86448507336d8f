export type ConsoleRole =
  | 'OFFICER'
  | 'TRAINING_MANAGER'
  | 'AUTHOR'
  | 'REVIEWER'
  | 'MARKER'
  | 'LAWYER'
  | 'LEADER'
  | 'SYSTEM_ADMINISTRATOR'
  | 'SECURITY_ADMINISTRATOR'
  | 'AUDITOR';

export type Place = 'coverage' | 'lectures' | 'banks' | 'officers';
export type Act = 'importRoster' | 'writeBanks' | 'publish';

export interface HeldGrant {
  readonly role: ConsoleRole;
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** Who finds what in the side bar, in its order. The server decides again; this only spares people a refusal. */
const rolesByPlace: Readonly<Record<Place, readonly ConsoleRole[]>> = {
  coverage: ['TRAINING_MANAGER', 'LEADER'],
  lectures: ['TRAINING_MANAGER', 'LEADER'],
  banks: ['TRAINING_MANAGER', 'AUTHOR', 'REVIEWER'],
  officers: ['TRAINING_MANAGER', 'LEADER'],
};

const rolesByAct: Readonly<Record<Act, readonly ConsoleRole[]>> = {
  importRoster: ['TRAINING_MANAGER'],
  writeBanks: ['TRAINING_MANAGER', 'AUTHOR'],
  publish: ['TRAINING_MANAGER'],
};

const places: readonly Place[] = ['coverage', 'lectures', 'banks', 'officers'];
const acts: readonly Act[] = ['importRoster', 'writeBanks', 'publish'];

/** The last day counts: a grant to 2026-12-31 still holds on that day. */
function holds(grant: HeldGrant, today: string): boolean {
  return grant.validFrom <= today && (grant.validTo === null || today <= grant.validTo);
}

function heldRoles(grants: readonly HeldGrant[], today: string): ReadonlySet<ConsoleRole> {
  return new Set(grants.filter((grant) => holds(grant, today)).map((grant) => grant.role));
}

/** The places of the console that the grants open today; none = the console is not for this person. */
export function placesFor(grants: readonly HeldGrant[], today: string): Place[] {
  const held = heldRoles(grants, today);
  return places.filter((place) => rolesByPlace[place].some((role) => held.has(role)));
}

export function actsFor(grants: readonly HeldGrant[], today: string): ReadonlySet<Act> {
  const held = heldRoles(grants, today);
  return new Set(acts.filter((act) => rolesByAct[act].some((role) => held.has(role))));
}
