import { describe, expect, it } from '@jest/globals';
import { given, isDecided, noPoints, stepTick, toggleTick, totalOf, type Ticks } from './ticks';

const rule = { maxPoints: [2, 1.33, 3], stepPoints: 0.5 };
const untouched: Ticks = [null, null, null];

describe('ticking 要点', () => {
  it.each<[string, Ticks, Ticks]>([
    ['a digit gives all of it', toggleTick(untouched, 0, rule), [2, null, null]],
    ['once more takes it away', toggleTick([2, null, null], 0, rule), [0, null, null]],
    ['half of it becomes all of it', toggleTick([1, null, null], 0, rule), [2, null, null]],
    ['a digit for which there is none does nothing', toggleTick(untouched, 7, rule), untouched],
    ['a step more', stepTick(untouched, 2, 1, rule), [null, null, 0.5]],
    ['a step less', stepTick([null, null, 3], 2, -1, rule), [null, null, 2.5]],
    ['never below nothing', stepTick([0, null, null], 0, -1, rule), [0, null, null]],
    ['never beyond what it is worth', stepTick([2, null, null], 0, 1, rule), [2, null, null]],
    ['up to a worth between two steps', stepTick([null, 1, null], 1, 1, rule), [null, 1.33, null]],
    ['and down from it', stepTick([null, 1.33, null], 1, -1, rule), [null, 1, null]],
    ['nothing for all', noPoints(rule), [0, 0, 0]],
  ])('%s', (_, ticks, expected) => expect(ticks).toEqual(expected));

  it('is decided by the first one; what was left alone is worth nothing', () => {
    expect([isDecided(untouched), isDecided([null, 0, null])]).toEqual([false, true]);
    expect(given([null, 1.33, 0.5])).toEqual([0, 1.33, 0.5]);
    expect(totalOf([null, 1.33, 0.5])).toBe(1.83);
  });

  it('steps of a tenth add up to whole points', () => {
    const tenth = { maxPoints: [1], stepPoints: 0.1 };
    let ticks: Ticks = [null];
    for (let nth = 0; nth < 10; nth += 1) ticks = stepTick(ticks, 0, 1, tenth);
    expect(ticks).toEqual([1]);
  });
});
