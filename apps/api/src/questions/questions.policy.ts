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

/** Those who decide on what others wrote. */
export const BANK_REVIEWERS = ['reviewer'];

/** Questions are signed off by reviewers whose grant covers the bank's region. */
export function reviewsBank(grants: readonly ScopedRole[], bankRegion: number): boolean {
  return mayActIn(grants, BANK_REVIEWERS, bankRegion);
}

/** Those who bring questions forward and decide on them. */
export const BANK_WORKERS = [...BANK_WRITERS, ...BANK_REVIEWERS];

/** What is not published yet, its comments and its history, are seen by those who work in the bank's own region or above. */
export function worksInBank(grants: readonly ScopedRole[], bankRegion: number): boolean {
  return mayActIn(grants, BANK_READERS, bankRegion);
}

/** An author suggests questions of his own region's banks to the banks of a region above it. */
export function suggestsTo(grants: readonly ScopedRole[], bankRegion: number, targetRegion: number): boolean {
  return writesBank(grants, bankRegion) && targetRegion !== bankRegion && isWithin(bankRegion, targetRegion);
}
