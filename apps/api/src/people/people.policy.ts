import { mayActIn, type ScopedRole } from '@whetstone/domain';

/** Those who manage training, those who answer for it, and those who say who may do what. */
export const ROSTER_READERS = ['training_manager', 'leader', 'security_administrator'];

/** Who reads the roster of a region: those who manage its training and those who answer for it. */
export function seesOfficersIn(grants: readonly ScopedRole[], regionCode: number): boolean {
  return mayActIn(grants, ROSTER_READERS, regionCode);
}

/** Those who change the roster. */
export const ROSTER_MANAGERS = ['training_manager'];

/** Who brings a roster in for a region. */
export function managesOfficersIn(grants: readonly ScopedRole[], regionCode: number): boolean {
  return mayActIn(grants, ROSTER_MANAGERS, regionCode);
}
