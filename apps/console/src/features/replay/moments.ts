/** The last step that had happened by a second. */
export function stepAt(steps: readonly { readonly secondsIn: number }[], second: number): number {
  return Math.max(
    0,
    steps.findLastIndex(({ secondsIn }) => secondsIn <= second),
  );
}

/** The devices and windows that held an attempt, in their order, each from the first thing that came from it. */
export function windowsOf(
  steps: readonly { readonly epoch: number; readonly at: string }[],
): { readonly number: number; readonly since: string }[] {
  const since = new Map<number, string>();
  for (const { epoch, at } of steps) if (!since.has(epoch)) since.set(epoch, at);
  return [...since].map(([number, at]) => ({ number, since: at }));
}

/** Seconds as a clock shows them: 4:05, 1:02:03. */
export function clockOf(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours > 0
    ? `${String(hours)}:${two(minutes)}:${two(seconds % 60)}`
    : `${String(minutes)}:${two(seconds % 60)}`;
}
