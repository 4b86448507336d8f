export const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** @param share between 0 and 1 */
export const percentile = (values, share) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))];
