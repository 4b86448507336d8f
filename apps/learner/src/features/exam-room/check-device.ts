/** What the device told of itself before the exam. */
export interface DeviceFacts {
  /** What was written into the device's own storage could be read again. */
  readonly canStore: boolean;
  /** The device's calendar clock minus the server's. */
  readonly clockAheadMs: number;
  /** From asking the server to its answer, the middle one of several; null = it did not answer. */
  readonly roundTripMs: number | null;
  readonly width: number;
  readonly height: number;
  /** What the room stands on and this browser does not have. */
  readonly missing: readonly string[];
}

export type CheckName = 'storage' | 'clock' | 'network' | 'screen' | 'browser';

/** `doubtful`: it will do, and the officer should know; `bad`: he should see to it before the exam. */
export type CheckState = 'good' | 'doubtful' | 'bad';

export interface DeviceCheck {
  readonly name: CheckName;
  readonly state: CheckState;
}

/** A clock that is off by more makes people miss trains, not exams: told, because the exam goes by the server's. */
const CLOCK_OFF_MS = 30_000;
/** A save that takes longer is called "offline, kept here" before its answer comes. */
const SLOW_MS = 1_500;
const LAME_MS = 600;
/** The narrowest screen the room is drawn for, and one on which a question hardly fits. */
const NARROWEST = 320;
const LOWEST = 480;

/** How fit a device is for the exam room, in the order in which a want of it would hurt. */
export function checkDevice(facts: DeviceFacts): DeviceCheck[] {
  const { canStore, clockAheadMs, roundTripMs, width, height, missing } = facts;
  return [
    { name: 'storage', state: canStore ? 'good' : 'bad' },
    { name: 'network', state: networkState(roundTripMs) },
    { name: 'clock', state: Math.abs(clockAheadMs) > CLOCK_OFF_MS ? 'doubtful' : 'good' },
    { name: 'screen', state: width < NARROWEST || height < LOWEST ? 'doubtful' : 'good' },
    { name: 'browser', state: missing.length > 0 ? 'bad' : 'good' },
  ];
}

function networkState(roundTripMs: number | null): CheckState {
  if (roundTripMs === null || roundTripMs > SLOW_MS) return 'bad';
  return roundTripMs > LAME_MS ? 'doubtful' : 'good';
}

/** The middle one; null of none. */
export function median(values: readonly number[]): number | null {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? null;
}
