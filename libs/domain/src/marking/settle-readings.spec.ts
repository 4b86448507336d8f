import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { limitOf, settleReadings } from './settle-readings';

describe('what readings come to', () => {
  it.each<[string, number[], object]>([
    ['nobody has read it', [], { kind: 'open' }],
    ['one has', [300], { kind: 'open' }],
    ['two agree', [300, 300], { kind: 'settled', hundredths: 300 }],
    ['two are as far apart as they may be', [300, 400], { kind: 'settled', hundredths: 350 }],
    ['two are a hundredth further apart', [300, 401], { kind: 'third_needed' }],
    ['half a hundredth is rounded up', [300, 301], { kind: 'settled', hundredths: 301 }],
    ['the third sides with the first', [100, 500, 200], { kind: 'settled', hundredths: 150 }],
    ['the third sides with the second', [100, 500, 450], { kind: 'settled', hundredths: 475 }],
    ['the third says what one said', [100, 500, 100], { kind: 'settled', hundredths: 100 }],
    ['the third lies right between: the higher two', [100, 500, 300], { kind: 'settled', hundredths: 400 }],
    ['the third lies above both', [100, 300, 500], { kind: 'settled', hundredths: 400 }],
    ['the third lies below both', [200, 500, 0], { kind: 'settled', hundredths: 100 }],
    ['the first two agree after a correction', [300, 300, 500], { kind: 'settled', hundredths: 300 }],
    ['no points from both', [0, 0], { kind: 'settled', hundredths: 0 }],
  ])('%s', (_, readings, settled) => expect(settleReadings(readings, 100)).toEqual(settled));

  it('without a limit any difference asks for a third', () =>
    expect(settleReadings([300, 301], 0)).toEqual({ kind: 'third_needed' }));

  const points = fc.integer({ min: 0, max: 1_000 });
  it('lies between the lowest and the highest reading, whoever read first', () => {
    fc.assert(
      fc.property(points, points, points, (one, two, three) => {
        const settled = settleReadings([one, two, three], 0);
        const readings = [one, two, three];
        expect(settled).toEqual(settleReadings([three, one, two], 0));
        expect(settled.kind).toBe('settled');
        if (settled.kind !== 'settled') return;
        expect(settled.hundredths).toBeGreaterThanOrEqual(Math.min(...readings));
        expect(settled.hundredths).toBeLessThanOrEqual(Math.max(...readings));
      }),
    );
  });

  it.each([
    [1000, 20, 200],
    [250, 15, 37],
    [500, 0, 0],
    [500, 100, 500],
  ])('of %d hundredths, %d %% is a limit of %d', (max, percent, limit) =>
    expect(limitOf(max, percent)).toBe(limit),
  );
});
