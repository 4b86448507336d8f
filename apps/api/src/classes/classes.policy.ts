import { isWithin, mayActIn, type ScopedRole } from '@whetstone/domain';

/** Those who hold classes and say who is in them. */
export const CLASS_MANAGERS = ['training_manager'];

/** A class is changed by those who manage training in its region. */
export function managesClassesIn(grants: readonly ScopedRole[], regionCode: number): boolean {
  return mayActIn(grants, CLASS_MANAGERS, regionCode);
}

/** A class is seen from its region, from above, and from within: officers of there are in it. */
export function seesClass(grants: readonly ScopedRole[], regionCode: number): boolean {
  return grants.some(
    (grant) =>
      CLASS_MANAGERS.includes(grant.role) &&
      (isWithin(regionCode, grant.regionCode) || isWithin(grant.regionCode, regionCode)),
  );
}
