/** A gap in the row of page numbers. */
export const gap = 'gap';

/** First, last and the neighbours of the current page, with gaps: 1 … 4 5 6 … 47. */
export function pageWindow(page: number, pageCount: number): readonly (number | typeof gap)[] {
  const wanted = [1, page - 1, page, page + 1, pageCount].filter((each) => each >= 1 && each <= pageCount);
  const shown = [...new Set(wanted)].sort((a, b) => a - b);
  return shown.flatMap((each, index) => {
    const before = shown[index - 1];
    return before !== undefined && each - before > 1 ? [gap, each] : [each];
  });
}
