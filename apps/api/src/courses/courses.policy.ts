import { isWithin, mayActIn, type ScopedRole } from '@whetstone/domain';

/** Those who publish lectures and set their tests. */
export const PUBLISHERS = ['training_manager'];

/** Those who look at lectures in the console. */
export const ISSUE_READERS = ['training_manager', 'leader'];

/** A lecture is published for regions the publisher manages, every one of them. */
export function publishesFor(grants: readonly ScopedRole[], regionCodes: readonly number[]): boolean {
  return regionCodes.every((code) => mayActIn(grants, PUBLISHERS, code));
}

/** An issue is seen in the console by those whose regions it is for, from above or from within. */
export function seesIssue(grants: readonly ScopedRole[], audience: readonly number[]): boolean {
  return grants.some(
    (grant) =>
      ISSUE_READERS.includes(grant.role) &&
      audience.some((code) => isWithin(code, grant.regionCode) || isWithin(grant.regionCode, code)),
  );
}
