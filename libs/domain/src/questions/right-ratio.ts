/** Of fewer answers a share says more about chance than about the question. */
export const LEAST_ANSWERS = 30;

/** The share of answers that were right, 0…1; null = too few to tell. */
export function rightRatio(rightCount: number, answerCount: number): number | null {
  return answerCount < LEAST_ANSWERS ? null : rightCount / answerCount;
}
