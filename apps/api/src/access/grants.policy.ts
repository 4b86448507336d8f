import { mayActIn, mayGrant, type ScopedRole } from '@whetstone/domain';

/** Those who are told who holds what in their regions. */
export const GRANT_READERS = [
  ...['training_manager', 'leader', 'system_administrator', 'security_administrator', 'auditor'],
];

export function seesGrantsIn(grants: readonly ScopedRole[], regionCode: number): boolean {
  return mayActIn(grants, GRANT_READERS, regionCode);
}

/** Whoever may give a role over a region may take it back there. */
export function takesBack(grants: readonly ScopedRole[], role: string, regionCode: number): boolean {
  return mayGrant(grants, role, regionCode);
}
