import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { splitPoints } from './split-points';

describe('sharing points out', () => {
  it.each<[string, number, number[], number[]]>([
    ['evenly', 600, [1, 1, 1], [200, 200, 200]],
    ['by weight', 500, [200, 300], [200, 300]],
    ['for half the points', 250, [200, 300], [100, 150]],
    ['what is left over goes to the first among equals', 100, [1, 1, 1], [34, 33, 33]],
    ['and first to whoever lost most', 10, [1, 2, 4], [1, 3, 6]],
    ['nothing to something without weight', 300, [0, 1], [0, 300]],
  ])('%s', (_, hundredths, weights, shares) => expect(splitPoints(hundredths, weights)).toEqual(shares));

  it('loses and invents nothing', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10_000 }),
        fc.array(fc.integer({ min: 1, max: 1_000 }), { minLength: 1, maxLength: 12 }),
        (hundredths, weights) => {
          const shares = splitPoints(hundredths, weights);
          expect(shares.reduce((sum, share) => sum + share, 0)).toBe(hundredths);
          const whole = weights.reduce((sum, weight) => sum + weight, 0);
          shares.forEach((share, index) => {
            const exact = (hundredths * (weights[index] ?? 0)) / whole;
            expect(Math.abs(share - exact)).toBeLessThan(1);
          });
        },
      ),
    );
  });

  it('refuses weights that are none', () => expect(() => splitPoints(100, [0, 0])).toThrow());
});
