import { ok, refuse, type Result } from '../result';
import type { WrittenPart } from '../scoring/written-answer';

export type TicksRefusal = 'TICKS_COUNT' | 'TICKS_STEP';

/** The smallest steps an exam may give points in: a tenth, a quarter, half a point, a whole one. */
export const markingSteps = [10, 25, 50, 100] as const;

/**
 * The points of an answer by its 要点: for each no more than it is worth and in whole steps, or all of it where that is no
 * whole number of steps.
 * @param given hundredths, one for each 要点 of all written parts in their order.
 */
export function sumTicks(
  given: readonly number[],
  parts: readonly WrittenPart[],
  stepHundredths: number,
): Result<number, TicksRefusal> {
  const rubric = parts.flatMap((part) => part.rubric);
  if (given.length !== rubric.length) return refuse('TICKS_COUNT', { expected: rubric.length });
  const wrong = rubric.findIndex(
    ({ maxHundredths }, index) => !isAllowed(given[index] ?? -1, maxHundredths, stepHundredths),
  );
  if (wrong >= 0)
    return refuse('TICKS_STEP', {
      number: wrong + 1,
      max: (rubric[wrong]?.maxHundredths ?? 0) / 100,
      step: stepHundredths / 100,
    });
  return ok(given.reduce((sum, hundredths) => sum + hundredths, 0));
}

function isAllowed(hundredths: number, maxHundredths: number, stepHundredths: number): boolean {
  if (!Number.isInteger(hundredths) || hundredths < 0 || hundredths > maxHundredths) return false;
  return hundredths === maxHundredths || hundredths % stepHundredths === 0;
}
