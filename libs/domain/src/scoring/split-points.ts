/**
 * Shares points out by weight in whole hundredths, so that the shares add up to the points again: what is left over after
 * rounding down goes, a hundredth each, to those that lost most, the first among equals.
 */
export function splitPoints(hundredths: number, weights: readonly number[]): number[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  if (whole <= 0) throw new Error('Points cannot be shared out by no weight');
  const exact = weights.map((weight) => (hundredths * weight) / whole);
  const shares = exact.map(Math.floor);
  const left = hundredths - shares.reduce((sum, share) => sum + share, 0);
  const byLoss = exact
    .map((share, index) => ({ index, loss: share - Math.floor(share) }))
    .toSorted((one, other) => other.loss - one.loss || one.index - other.index);
  for (const { index } of byLoss.slice(0, left)) shares[index] = (shares[index] ?? 0) + 1;
  return shares;
}
