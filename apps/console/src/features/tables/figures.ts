/** 2,318: thousands are grouped alike in both languages. */
export function formatCount(count: number): string {
  return count.toLocaleString('en-US');
}

/** 84.0%, rounded down to a tenth: 89.96 % must not read as the 90 % it is not. Null = nobody to count. */
export function formatShare(ratio: number | null): string | null {
  return ratio === null ? null : `${(Math.floor(ratio * 1000 + 1e-6) / 10).toFixed(1)}%`;
}
