import { mayActIn, type ScopedRole } from '@whetstone/domain';

/** Those who keep the tree of regions: who runs the system, and who manages training. */
export const REGION_KEEPERS = ['system_administrator', 'training_manager'];

/** A region is added, renamed, merged or closed by those above it: whoever holds its parent. */
export function keepsRegionsBelow(grants: readonly ScopedRole[], parentCode: number): boolean {
  return mayActIn(grants, REGION_KEEPERS, parentCode);
}
