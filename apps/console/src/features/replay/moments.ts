/** The last step that had happened by a second. */
export function stepAt(steps: readonly { readonly secondsIn: number }[], second: number): number {
  return Math.max(
    0,
    steps.findLastIndex(({ secondsIn }) => secondsIn <= second),
  );
}

/** Seconds as a clock shows them: 4:05, 1:02:03. */
export function clockOf(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours > 0
    ? `${String(hours)}:${two(minutes)}:${two(seconds % 60)}`
    : `${String(minutes)}:${two(seconds % 60)}`;
}
