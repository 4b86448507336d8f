import { isWithin, mayActIn, type ScopedRole } from '@whetstone/domain';

/** Those who work with questions. */
export const BANK_READERS = ['author', 'reviewer', 'training_manager'];

/** A bank is read by those who work with questions in its region, above it, or below it: banks are shared downward. */
export function readsBank(grants: readonly ScopedRole[], bankRegion: number): boolean {
  return grants.some(
    (grant) =>
      BANK_READERS.includes(grant.role) &&
      (isWithin(bankRegion, grant.regionCode) || isWithin(grant.regionCode, bankRegion)),
  );
}

/** Those who write questions. */
export const BANK_WRITERS = ['author'];

/** A bank is written by authors whose grant covers its region. */
export function writesBank(grants: readonly ScopedRole[], bankRegion: number): boolean {
  return mayActIn(grants, BANK_WRITERS, bankRegion);
}
