import { mayActIn, type ScopedRole } from '@whetstone/domain';

/** Those who go through the questions that an ended text leaves behind: who writes them and who signs them off. */
export const AMENDERS = ['author', 'reviewer'];

/** Tasks are seen and decided by those who work on the bank's questions, in its region or above it. */
export function amendsIn(grants: readonly ScopedRole[], regionCode: number): boolean {
  return mayActIn(grants, AMENDERS, regionCode);
}
