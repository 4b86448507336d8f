/** A stretch of a video, [from, to) in milliseconds from its beginning. */
export type Span = readonly [fromMs: number, toMs: number];

/** The spans sorted, with what overlaps or touches joined: a second showing of the same stretch counts once. */
export function unionSpans(spans: readonly Span[]): Span[] {
  const sorted = spans.filter(([from, to]) => to > from).toSorted((a, b) => a[0] - b[0]);
  const joined: Span[] = [];
  for (const [from, to] of sorted) {
    const last = joined.at(-1);
    if (last && from <= last[1]) joined[joined.length - 1] = [last[0], Math.max(last[1], to)];
    else joined.push([from, to]);
  }
  return joined;
}

/** Milliseconds the spans last, each on its own: a stretch played twice counts twice. */
export function playedMs(spans: readonly Span[]): number {
  return spans.reduce((sum, [from, to]) => sum + (to - from), 0);
}

/** Milliseconds of the video the spans cover: a stretch played twice counts once. */
export function coveredMs(spans: readonly Span[]): number {
  return playedMs(unionSpans(spans));
}

/** The spans' first `limitMs` of playing, in the order given. */
export function firstMs(spans: readonly Span[], limitMs: number): Span[] {
  const kept: Span[] = [];
  let left = limitMs;
  for (const [from, to] of spans) {
    if (left <= 0) break;
    kept.push([from, Math.min(to, from + left)]);
    left -= to - from;
  }
  return kept;
}
