import { mayActIn, type ScopedRole } from '@whetstone/domain';

/** Those who look at the certificates of their regions. */
export const CERTIFICATE_READERS = ['training_manager', 'leader'];

/** A certificate is revoked by those who manage the training of the region it was earned in. */
export function revokesIn(grants: readonly ScopedRole[], regionCode: number): boolean {
  return mayActIn(grants, ['training_manager'], regionCode);
}
