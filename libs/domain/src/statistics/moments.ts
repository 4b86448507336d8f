/** Sums from which means, variances and a correlation come, so that a hundred thousand sittings need not be held at once. */
export interface Moments {
  count: number;
  sumX: number;
  sumY: number;
  sumXX: number;
  sumYY: number;
  sumXY: number;
}

export function noMoments(): Moments {
  return { count: 0, sumX: 0, sumY: 0, sumXX: 0, sumYY: 0, sumXY: 0 };
}

export function addPair(moments: Moments, x: number, y: number): void {
  moments.count += 1;
  moments.sumX += x;
  moments.sumY += y;
  moments.sumXX += x * x;
  moments.sumYY += y * y;
  moments.sumXY += x * y;
}

export function meanOf({ count, sumX }: Moments): number {
  return sumX / count;
}

/** Of those who sat, not of those they might stand for: divided by n, as KR-20 is written with pq. */
export function varianceOf({ count, sumX, sumXX }: Moments): number {
  return Math.max(0, sumXX / count - (sumX / count) ** 2);
}

/** Pearson's r; null when one side never varies. */
export function correlationOf(moments: Moments): number | null {
  const { count, sumX, sumY, sumXX, sumYY, sumXY } = moments;
  const spreadX = count * sumXX - sumX * sumX;
  const spreadY = count * sumYY - sumY * sumY;
  // What is left of rounding when every value is the same.
  if (spreadX <= 1e-9 * count * sumXX || spreadY <= 1e-9 * count * sumYY) return null;
  return (count * sumXY - sumX * sumY) / Math.sqrt(spreadX * spreadY);
}
