import { isWithin, mayActIn, type ScopedRole } from '@whetstone/domain';

/** A lecture is published for regions the publisher manages, every one of them. */
export function publishesFor(grants: readonly ScopedRole[], regionCodes: readonly number[]): boolean {
  return regionCodes.every((code) => mayActIn(grants, ['training_manager'], code));
}

/** An issue is seen in the console by those whose regions it is for, from above or from within. */
export function seesIssue(grants: readonly ScopedRole[], audience: readonly number[]): boolean {
  return grants.some(
    (grant) =>
      ['training_manager', 'leader'].includes(grant.role) &&
      audience.some((code) => isWithin(code, grant.regionCode) || isWithin(grant.regionCode, code)),
  );
}
