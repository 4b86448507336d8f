/** Codes [from, to) of a region and all it contains; GB/T 2260 codes nest by range, so a subtree is one comparison. */
export interface CodeRange {
  readonly from: number;
  readonly to: number;
}

/** The nation's own code: every six-digit code lies below it. */
export const NATION = 0;

/** The subtree of a GB/T 2260 code: 150000 → [150000, 160000), 150800 → [150800, 150900), 150802 → one county. */
export function subtreeOf(code: number): CodeRange {
  if (code === NATION) return { from: 0, to: 1_000_000 };
  if (code % 10_000 === 0) return { from: code, to: code + 10_000 };
  if (code % 100 === 0) return { from: code, to: code + 100 };
  return { from: code, to: code + 1 };
}

export function isWithin(code: number, ancestor: number): boolean {
  const { from, to } = subtreeOf(ancestor);
  return code >= from && code < to;
}

/** A role held over a region's subtree. */
export interface ScopedRole {
  readonly role: string;
  readonly regionCode: number;
}

/** True when one of the grants carries one of the roles over the region: nobody sees a sibling or a parent. */
export function mayActIn(
  grants: readonly ScopedRole[],
  roles: readonly string[],
  regionCode: number,
): boolean {
  return grants.some((grant) => roles.includes(grant.role) && isWithin(regionCode, grant.regionCode));
}
