import { mayActIn, type ScopedRole } from '@whetstone/domain';

/** Those who plan papers and set exams. */
export const PLANNERS = ['training_manager'];

/** A blueprint is read and written by those who manage training in its region. */
export function plansIn(grants: readonly ScopedRole[], regionCode: number): boolean {
  return mayActIn(grants, PLANNERS, regionCode);
}
