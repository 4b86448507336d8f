import { describe, expect, it } from '@jest/globals';
import { LeaveCount } from './leave-count';

/** What the page says one after the other: h = here, a = away. */
const countOf = (start: number, looks: string) => {
  const count = new LeaveCount(start, true);
  const left = [...looks].map((look) => count.look(look === 'h'));
  return [count.count, left.filter(Boolean).length];
};

describe('how often a page was left', () => {
  it.each<[string, number, string, [number, number]]>([
    ['never', 0, 'hhh', [0, 0]],
    ['once and not back yet', 0, 'a', [1, 1]],
    ['out of focus and then hidden is once', 0, 'aaa', [1, 1]],
    ['left, back, left', 0, 'aha', [2, 2]],
    ['goes on after a reload from what the window kept', 3, 'ah', [4, 1]],
  ])('%s', (_, start, looks, expected) => {
    expect(countOf(start, looks)).toEqual(expected);
  });

  it('does not count a page that was opened behind another', () => {
    const count = new LeaveCount(0, false);
    count.look(false);
    expect(count.count).toBe(0);
  });
});
