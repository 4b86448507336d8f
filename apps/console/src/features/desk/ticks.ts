/** The points of each 要点 so far; null = not looked at. */
export type Ticks = readonly (number | null)[];

export interface TickRule {
  readonly maxPoints: readonly number[];
  readonly stepPoints: number;
}

/** All of it, or nothing if that is what stands there. */
export function toggleTick(ticks: Ticks, index: number, { maxPoints }: TickRule): Ticks {
  const max = maxPoints[index];
  if (max === undefined) return ticks;
  return ticks.with(index, ticks[index] === max ? 0 : max);
}

/** A step more or less: never beyond what it is worth, and from a worth that is no whole number of steps down to the next step. */
export function stepTick(
  ticks: Ticks,
  index: number,
  by: 1 | -1,
  { maxPoints, stepPoints }: TickRule,
): Ticks {
  const max = maxPoints[index];
  if (max === undefined) return ticks;
  const steps = (ticks[index] ?? 0) / stepPoints;
  const near = Math.round(steps * 1000) / 1000;
  const next = by > 0 ? Math.floor(near) + 1 : Math.ceil(near) - 1;
  return ticks.with(index, Math.min(max, Math.max(0, rounded(next * stepPoints))));
}

export function noPoints({ maxPoints }: TickRule): Ticks {
  return maxPoints.map(() => 0);
}

export function totalOf(ticks: Ticks): number {
  return rounded(ticks.reduce<number>((sum, tick) => sum + (tick ?? 0), 0));
}

/** Somebody has said something about it: what was left alone is then worth nothing. */
export function isDecided(ticks: Ticks): boolean {
  return ticks.some((tick) => tick !== null);
}

export function given(ticks: Ticks): number[] {
  return ticks.map((tick) => tick ?? 0);
}

function rounded(points: number): number {
  return Math.round(points * 100) / 100;
}
