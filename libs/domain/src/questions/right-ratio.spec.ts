import { expect, it } from '@jest/globals';
import { rightRatio } from './right-ratio';

it.each([
  [0, 0, null],
  [29, 29, null],
  [15, 30, 0.5],
  [0, 30, 0],
])('%d right of %d is %s', (right, answers, ratio) => expect(rightRatio(right, answers)).toBe(ratio));
