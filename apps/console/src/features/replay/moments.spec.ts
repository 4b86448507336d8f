import { describe, expect, it } from '@jest/globals';
import { clockOf, stepAt, windowsOf } from './moments';

describe('a moment of a replay', () => {
  const steps = [0, 10, 10, 75].map((secondsIn) => ({ secondsIn }));
  it.each([
    [0, 0],
    [9, 0],
    [10, 2],
    [74, 2],
    [75, 3],
    [999, 3],
  ])('at second %d step %d is the last that had happened', (second, place) =>
    expect(stepAt(steps, second)).toBe(place),
  );

  it('the devices and windows begin with what first came from them', () => {
    const came = [
      { epoch: 1, at: '10:00' },
      { epoch: 1, at: '10:05' },
      { epoch: 3, at: '10:32' },
      { epoch: 3, at: '10:40' },
    ];
    expect(windowsOf(came)).toEqual([
      { number: 1, since: '10:00' },
      { number: 3, since: '10:32' },
    ]);
  });

  it('of nothing at all it is the first', () => expect(stepAt([], 5)).toBe(0));

  it.each([
    [0, '0:00'],
    [65, '1:05'],
    [3723, '1:02:03'],
  ])('%d seconds are %s', (seconds, text) => expect(clockOf(seconds)).toBe(text));
});
