/** The share of serving officers whose attendance a region should reach, in percent (the yearly campaign's line). */
export const coverageGoalPercent = 90;

/** Below this share a row is marked as low. */
export const lowRatio = 0.7;

/** Persons still missing until `goalPercent` of those serving have attended; in whole numbers, so 90 % of 10 is 9. */
export function shortfall(serving: number, attended: number, goalPercent: number): number {
  return Math.max(0, Math.ceil((serving * goalPercent) / 100) - attended);
}

/** Rows with nobody serving are not low: there is nobody to train. */
export function isLow(ratio: number | null): boolean {
  return ratio !== null && ratio < lowRatio;
}
