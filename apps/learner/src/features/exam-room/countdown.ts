/** What the server said about time, and the device's monotonic clock when it said so. */
export interface ClockReading {
  readonly deadline: string;
  readonly serverNow: string;
  readonly readAtMs: number;
  /** Carried over a reload without a network by the device's own clock: it is shown as such and ends nothing. */
  readonly isAbout: boolean;
}

/** Minutes before the end at which the remaining time is spoken. */
export const ANNOUNCED_MINUTES = [30, 10, 5, 1] as const;

/**
 * Seconds to the deadline, by the server's clock carried on by the device's monotonic one. The device's calendar clock
 * decides nothing: it may be wrong, or be set while the test is on.
 */
export function remainingSeconds({ deadline, serverNow, readAtMs }: ClockReading, nowMs: number): number {
  const left = Date.parse(deadline) - Date.parse(serverNow) - (nowMs - readAtMs);
  return Math.max(0, left / 1000);
}

export type Urgency = 'calm' | 'soon' | 'last';

export function urgencyOf(seconds: number): Urgency {
  if (seconds <= 5 * 60) return 'last';
  return seconds <= 10 * 60 ? 'soon' : 'calm';
}

/** The minutes to announce when the remaining time went from one value to another; null when no mark was passed. */
export function announcedMinutes(beforeSeconds: number, afterSeconds: number): number | null {
  const passed = ANNOUNCED_MINUTES.filter(
    (minutes) => beforeSeconds > minutes * 60 && afterSeconds <= minutes * 60,
  );
  return passed.at(-1) ?? null;
}
