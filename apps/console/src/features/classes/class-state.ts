export type ClassState = 'AHEAD' | 'ON' | 'OVER';

/** Where a class stands on a day; its last day is still a day of it. All are YYYY-MM-DD. */
export function classStateOn(
  { startsOn, endsOn }: { readonly startsOn: string; readonly endsOn: string },
  today: string,
): ClassState {
  if (today < startsOn) return 'AHEAD';
  return today <= endsOn ? 'ON' : 'OVER';
}

interface Numbered {
  readonly year: number;
  readonly number: number;
  readonly region: { readonly code: number };
}

/** The number a region's next class of the year would have. */
export function nextClassNumber(known: readonly Numbered[], regionCode: number, year: number): number {
  const numbers = known
    .filter((one) => one.region.code === regionCode && one.year === year)
    .map(({ number }) => number);
  return Math.max(0, ...numbers) + 1;
}
