import { mayActIn, type ScopedRole } from '@whetstone/domain';

/** Figures are read by those who answer for a region and those who manage its training. */
export const FIGURE_READERS = ['leader', 'training_manager'];

export function seesCoverageOf(grants: readonly ScopedRole[], regionCode: number): boolean {
  return mayActIn(grants, FIGURE_READERS, regionCode);
}
