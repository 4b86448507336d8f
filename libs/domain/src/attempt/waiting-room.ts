import { seedNumber } from '../random/seeded';

/** So long before an exam opens its officers may come in and wait. */
export const WAITING_MS = 30 * 60_000;

/** Within so long after the opening everybody who waits has asked for his paper. */
export const KNOCK_WITHIN_MS = 900;

/** From when one may wait for an exam. */
export function waitingOpensAt(opensAt: Date): Date {
  return new Date(opensAt.getTime() - WAITING_MS);
}

/**
 * How long after the opening a device asks, so that those who wait do not ask all at once: whole milliseconds below
 * {@link KNOCK_WITHIN_MS}, the same each time for the same officer at the same exam.
 */
export function knockDelayMs(seed: string): number {
  return Math.floor(((seedNumber(seed) >>> 0) / 2 ** 32) * KNOCK_WITHIN_MS);
}
