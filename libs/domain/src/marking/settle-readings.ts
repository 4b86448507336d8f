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
  const [first, second] = readings;
  if (first === undefined || second === undefined) return { kind: 'open' };
  const counting = countingReadings(readings, limitHundredths);
  if (!counting) return { kind: 'third_needed' };
  const [one, other] = counting;
  return { kind: 'settled', hundredths: meanOfTwo(readings[one] ?? 0, readings[other] ?? 0) };
}

/** Which two readings count, by their places from 0; null = not settled. */
export function countingReadings(
  readings: readonly number[],
  limitHundredths: number,
): readonly [number, number] | null {
  const [first, second, third] = readings;
  if (first === undefined || second === undefined) return null;
  if (third !== undefined) return nearestOf(first, second, third);
  return Math.abs(first - second) > limitHundredths ? null : [0, 1];
}

function nearestOf(...readings: readonly [number, number, number]): readonly [number, number] {
  const places = ([0, 1, 2] as const).toSorted((one, other) => readings[one] - readings[other]);
  const [low = 0, middle = 0, high = 0] = places;
  return readings[middle] - readings[low] < readings[high] - readings[middle]
    ? [low, middle]
    : [middle, high];
}

export function meanOfTwo(one: number, other: number): number {
  return pointsFor(0.5, one + other);
}
