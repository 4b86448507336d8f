import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { KNOCK_WITHIN_MS, knockDelayMs, waitingOpensAt } from './waiting-room';

it('one may wait from half an hour before the opening', () => {
  const opensAt = new Date('2026-11-27T09:00:00+08:00');
  expect(waitingOpensAt(opensAt)).toEqual(new Date('2026-11-27T08:30:00+08:00'));
});

describe('those who wait', () => {
  it('all ask within a second of the opening, each at the same moment whenever it is computed', () => {
    fc.assert(
      fc.property(fc.string(), (seed) => {
        const delay = knockDelayMs(seed);
        expect(Number.isInteger(delay) && delay >= 0 && delay < KNOCK_WITHIN_MS).toBe(true);
        expect(knockDelayMs(seed)).toBe(delay);
      }),
    );
  });

  it('are spread: of 2,000 no tenth of a second has many more than its ninth', () => {
    const exam = '0199b2a4-7c1e-7b3a-9d52-3f6f0c1e2a90';
    const officers = Array.from(
      { length: 2_000 },
      (_, at) => `0199b2a4-7c1e-7b3a-9d52-${String(at).padStart(12, '0')}`,
    );
    const tenths = Map.groupBy(officers, (officer) => Math.floor(knockDelayMs(`${officer} ${exam}`) / 100));
    expect(tenths.size).toBe(9);
    for (const { length } of tenths.values()) expect(length).toBeLessThan(300);
  });
});
