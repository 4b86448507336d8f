import { pointsFor } from '../scoring/score-answer';

/** What becomes of an answer after so many have read it. */
export type Settlement =
  | { readonly kind: 'open' }
  | { readonly kind: 'third_needed' }
  | { readonly kind: 'settled'; readonly hundredths: number };

/** How far apart two readers may be on a question, in hundredths: a share of what it is worth. */
export function limitOf(maxHundredths: number, limitPercent: number): number {
  return Math.floor((maxHundredths * limitPercent) / 100);
}

/**
 * What readings of one answer come to, in the order in which they were given. Two within the limit: their mean. Two that
 * are further apart: a third is needed, and the mean of the two that lie nearest to each other counts; where the third
 * lies right between them, the higher two, for the doubt is not the officer's. Means are rounded half up like all points.
 */
export function settleReadings(readings: readonly number[], limitHundredths: number): Settlement {
  const [first, second, third] = readings;
  if (first === undefined || second === undefined) return { kind: 'open' };
  if (third !== undefined) return { kind: 'settled', hundredths: meanOfNearest(first, second, third) };
  if (Math.abs(first - second) > limitHundredths) return { kind: 'third_needed' };
  return { kind: 'settled', hundredths: meanOfTwo(first, second) };
}

function meanOfNearest(...readings: readonly [number, number, number]): number {
  const [low, middle, high] = readings.toSorted((one, other) => one - other) as [number, number, number];
  return middle - low < high - middle ? meanOfTwo(low, middle) : meanOfTwo(middle, high);
}

function meanOfTwo(one: number, other: number): number {
  return pointsFor(0.5, one + other);
}
