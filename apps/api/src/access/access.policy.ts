import { mayActIn, NATION, type ScopedRole } from '@whetstone/domain';

/** Those who help somebody who cannot sign in, or who must not stay signed in. */
export const ACCOUNT_MANAGERS = ['training_manager', 'security_administrator'];

/** Who unlocks, resets and signs out the accounts of a region's officers. */
export function managesAccountsIn(grants: readonly ScopedRole[], regionCode: number): boolean {
  return mayActIn(grants, ACCOUNT_MANAGERS, regionCode);
}

/** Who sets what holds for the whole installation. */
export function setsInstallationRules(grants: readonly ScopedRole[]): boolean {
  return mayActIn(grants, ['security_administrator'], NATION);
}
