import { mayActIn, NATION, type ScopedRole } from '@whetstone/domain';

/**
 * Who keeps the library: authors. The texts are national law and the same for everybody, so it takes a grant over the
 * nation; a province's author writes questions on them, and does not change them.
 */
export const LAW_KEEPERS = ['author'];

/** Whether somebody imports texts, publishes editions and edits the table of what became of articles. */
export function keepsLaws(grants: readonly ScopedRole[]): boolean {
  return mayActIn(grants, LAW_KEEPERS, NATION);
}
