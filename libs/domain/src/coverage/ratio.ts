/** Part ÷ whole, or null when nobody serves there: a region without officers is not a region at 0 %. */
export function ratioOf(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
