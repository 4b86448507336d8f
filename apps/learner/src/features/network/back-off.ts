/** Milliseconds to wait before try number `failures + 1`: 1 s, 2 s, 4 s … never more than 15 s. */
export function backOffMs(failures: number): number {
  return Math.min(15_000, 1000 * 2 ** Math.max(0, failures - 1));
}
