import { isWithin, NATION } from '@whetstone/domain';

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

export type Place =
  | 'coverage'
  | 'lectures'
  | 'classes'
  | 'marking'
  | 'desk'
  | 'exams'
  | 'blueprints'
  | 'banks'
  | 'questions'
  | 'amendments'
  | 'laws'
  | 'officers'
  | 'regions'
  | 'grants'
  | 'sessions'
  | 'audit';
export type Act =
  'importRoster' | 'seeUnits' | 'writeBanks' | 'amend' | 'keepLaws' | 'publish' | 'helpAccounts';

export interface HeldGrant {
  readonly role: ConsoleRole;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly region: { readonly code: number };
}

/** Who finds what in the side bar, in its order. The server decides again; this only spares people a refusal. */
const rolesByPlace: Readonly<Record<Place, readonly ConsoleRole[]>> = {
  coverage: ['TRAINING_MANAGER', 'LEADER'],
  lectures: ['TRAINING_MANAGER', 'LEADER'],
  classes: ['TRAINING_MANAGER'],
  marking: ['TRAINING_MANAGER', 'LEADER'],
  desk: ['MARKER'],
  exams: ['TRAINING_MANAGER'],
  blueprints: ['TRAINING_MANAGER'],
  banks: ['TRAINING_MANAGER', 'AUTHOR', 'REVIEWER'],
  questions: ['TRAINING_MANAGER', 'AUTHOR', 'REVIEWER'],
  amendments: ['AUTHOR', 'REVIEWER'],
  laws: ['TRAINING_MANAGER', 'AUTHOR', 'REVIEWER', 'MARKER', 'LAWYER', 'LEADER'],
  officers: ['TRAINING_MANAGER', 'LEADER', 'SECURITY_ADMINISTRATOR'],
  regions: ['TRAINING_MANAGER', 'LEADER', 'SYSTEM_ADMINISTRATOR'],
  grants: ['TRAINING_MANAGER', 'LEADER', 'SYSTEM_ADMINISTRATOR', 'SECURITY_ADMINISTRATOR', 'AUDITOR'],
  sessions: ['TRAINING_MANAGER', 'SECURITY_ADMINISTRATOR'],
  audit: ['AUDITOR'],
};

const rolesByAct: Readonly<Record<Act, readonly ConsoleRole[]>> = {
  importRoster: ['TRAINING_MANAGER'],
  seeUnits: ['TRAINING_MANAGER', 'LEADER', 'SECURITY_ADMINISTRATOR'],
  writeBanks: ['AUTHOR'],
  amend: ['AUTHOR', 'REVIEWER'],
  keepLaws: ['AUTHOR'],
  publish: ['TRAINING_MANAGER'],
  helpAccounts: ['TRAINING_MANAGER', 'SECURITY_ADMINISTRATOR'],
};

const places: readonly Place[] = [
  'coverage',
  'lectures',
  'classes',
  'marking',
  'desk',
  'exams',
  'blueprints',
  'banks',
  'questions',
  'amendments',
  'laws',
  'officers',
  'regions',
  'grants',
  'sessions',
  'audit',
];
const acts: readonly Act[] = [
  'importRoster',
  'seeUnits',
  'writeBanks',
  'amend',
  'keepLaws',
  'publish',
  'helpAccounts',
];

/** What is the same for the whole nation is done only by who holds all of it. */
const nationActs: ReadonlySet<Act> = new Set(['keepLaws']);

/** As the server counts: `validTo` is the first day it no longer holds. */
function holds(grant: HeldGrant, today: string): boolean {
  return grant.validFrom <= today && (grant.validTo === null || today < grant.validTo);
}

function held(grants: readonly HeldGrant[], today: string): readonly HeldGrant[] {
  return grants.filter((grant) => holds(grant, today));
}

/** The places of the console that the grants open today; none = the console is not for this person. */
export function placesFor(grants: readonly HeldGrant[], today: string): Place[] {
  return places.filter((place) => held(grants, today).some(({ role }) => rolesByPlace[place].includes(role)));
}

export function actsFor(grants: readonly HeldGrant[], today: string): ReadonlySet<Act> {
  return new Set(
    acts.filter((act) =>
      held(grants, today).some(
        ({ role, region }) =>
          rolesByAct[act].includes(role) && (!nationActs.has(act) || region.code === NATION),
      ),
    ),
  );
}

/** The regions whose figures and people the grants open, in their order; a grant to sit exams opens none. */
export function rootsFor(grants: readonly HeldGrant[], today: string): number[] {
  const reading = held(grants, today).filter(
    ({ role }) => rolesByPlace.officers.includes(role) || rolesByPlace.regions.includes(role),
  );
  return [...new Set(reading.map((grant) => grant.region.code))];
}

/** A lecture and its test are published for regions that one's own grants hold, all of them. */
export function mayPublishFor(
  codes: readonly number[],
  grants: readonly HeldGrant[],
  today: string,
): boolean {
  const homes = held(grants, today).filter(({ role }) => rolesByAct.publish.includes(role));
  return codes.every((code) => homes.some(({ region }) => isWithin(code, region.code)));
}

/** Where an act begins when nothing else is said: the region of the first grant that allows it. */
export function homeOf(act: Act, grants: readonly HeldGrant[], today: string): number | undefined {
  return held(grants, today).find(({ role }) => rolesByAct[act].includes(role))?.region.code;
}
