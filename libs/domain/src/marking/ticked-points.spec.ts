import { describe, expect, it } from '@jest/globals';
import type { WrittenPart } from '../scoring/written-answer';
import { sumTicks } from './ticked-points';

const part = (number: number, ...max: number[]): WrittenPart => ({
  number,
  maxHundredths: max.reduce((sum, one) => sum + one, 0),
  rubric: max.map((maxHundredths, index) => ({ text: `要点${index + 1}`, maxHundredths })),
});

describe('points by 要点', () => {
  it.each<[string, number[], WrittenPart[], number | string]>([
    ['all of them', [200, 300], [part(0, 200, 300)], 500],
    ['one of two', [200, 0], [part(0, 200, 300)], 200],
    ['half of one', [100, 250], [part(0, 200, 300)], 350],
    ['of two parts of a case, one behind the other', [100, 50, 0], [part(2, 100), part(4, 50, 100)], 150],
    ['all of what is no whole number of steps', [133, 267], [part(1, 133, 267)], 400],
    ['a step below what is no whole number of steps', [100, 250], [part(1, 133, 267)], 350],
    ['between two steps', [120, 0], [part(0, 200, 300)], 'TICKS_STEP'],
    ['more than it is worth', [250, 0], [part(0, 200, 300)], 'TICKS_STEP'],
    ['less than nothing', [-50, 0], [part(0, 200, 300)], 'TICKS_STEP'],
    ['no whole hundredths', [0.5, 0], [part(0, 200, 300)], 'TICKS_STEP'],
    ['one 要点 not looked at', [200], [part(0, 200, 300)], 'TICKS_COUNT'],
    ['one too many', [200, 300, 0], [part(0, 200, 300)], 'TICKS_COUNT'],
  ])('%s', (_, given, parts, said) => {
    const result = sumTicks(given, parts, 50);
    expect(result.ok ? result.value : result.refusal.code).toBe(said);
  });
});
