import { mayActIn, type ScopedRole } from '@whetstone/domain';

/** Those who rule on appeals. */
export const RULERS = ['training_manager'];

/** An appeal is ruled on by those who manage the training of the region its officer sat for. */
export function rulesOnAppealsOf(grants: readonly ScopedRole[], regionCode: number): boolean {
  return mayActIn(grants, RULERS, regionCode);
}
