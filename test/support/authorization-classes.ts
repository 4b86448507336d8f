import { queryOne } from '../../apps/api/src/platform/database';
import type { Probe, Target } from './authorization';
import type { TestApp } from './test-app';

const NO_ID = '00000000-0000-4000-8000-000000000000';

let count = 0;

interface MadeClass {
  readonly id: string;
  readonly name: string;
  readonly memberId: string;
}

/** A class of a region's with its officer in it, as if somebody there had held it; none for a place there is not. */
async function makeClass({ regionCode, officer, unitId, bankId }: Target, test: TestApp): Promise<MadeClass> {
  const name = `骨干班${(count += 1)}号`;
  if (bankId === NO_ID) return { id: NO_ID, name, memberId: NO_ID };
  const made = await queryOne<Omit<MadeClass, 'name'>>(
    test.database,
    `WITH class AS (
       INSERT INTO training_classes (region_code, name, year, number, starts_on, ends_on, created_by, created_at)
       VALUES ($1, $2, 2026, $3, '2026-11-16', '2026-11-20', $4, $5) RETURNING id),
     member AS (
       INSERT INTO class_members (class_id, officer_id, unit_id, region_code, added_by, added_at)
       SELECT id, $4, $6, $1, $4, $5 FROM class RETURNING id)
     SELECT class.id, member.id AS "memberId" FROM class, member`,
    [regionCode, name, count, officer.id, test.clock.now(), unitId],
  );
  return { ...made, name };
}

const people = ({ officer }: Target) => `people: [{ row: 1, certificateNo: "${officer.account}" }]`;
const named = '{ __typename }';

/** How the root fields about classes are asked about what lies in a place. */
export const CLASS_PROBES: Readonly<Record<string, Probe>> = {
  'Query.trainingClass': {
    args: async (target, test) => `(id: "${(await makeClass(target, test)).id}")`,
    select: '{ name }',
  },
  'Query.trainingClasses': {
    args: async (target, test) =>
      `(search: "${(await makeClass(target, test)).name}", page: { limit: 5, offset: 0 })`,
    select: '{ totalCount }',
  },
  'Query.checkClassList': {
    args: async (target, test) => `(classId: "${(await makeClass(target, test)).id}", ${people(target)})`,
    select: named,
  },
  'Mutation.saveClass': {
    args: ({ regionCode }) =>
      `(input: { version: 0, regionCode: ${regionCode}, name: "骨干班", year: 2027, number: ${(count += 1)},
        startsOn: "2027-01-04", endsOn: "2027-01-08", quotas: [] })`,
    select: named,
  },
  'Mutation.addClassMembers': {
    args: async (target, test) =>
      `(input: { classId: "${(await makeClass(target, test)).id}", ${people(target)}, isAllOrNone: false })`,
    select: named,
  },
  'Mutation.removeClassMember': {
    args: async (target, test) =>
      `(input: { memberId: "${(await makeClass(target, test)).memberId}", reason: "调离" })`,
    select: named,
  },
};

/** Probes that ask about a region, which is public. */
export const CLASS_MAKES_ITS_OWN: readonly string[] = ['Mutation.saveClass'];
