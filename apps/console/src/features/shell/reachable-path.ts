export interface PathStep {
  readonly code: number;
  readonly name: string;
}

/** A region's path from the nation down, each step told whether it lies within one of the viewer's roots. */
export function reachablePath(
  path: readonly PathStep[],
  rootCodes: readonly number[],
): readonly (PathStep & { readonly isReachable: boolean })[] {
  const first = path.findIndex((step) => rootCodes.includes(step.code));
  return path.map((step, index) => ({ ...step, isReachable: first >= 0 && index >= first }));
}
