import { describe, expect, it } from '@jest/globals';
import { mergeReports, type WatchReport } from './merge-reports';

const report = (from: number, to: number, more: Partial<WatchReport> = {}): WatchReport => ({
  startedAt: '2026-11-18T12:03:00Z',
  reportedAt: `2026-11-18T12:03:${String(to).padStart(2, '0')}Z`,
  device: 'phone',
  spans: [{ fromSeconds: from, toSeconds: to }],
  jumpedToSeconds: null,
  creditedSeconds: to - from,
  notCredited: null,
  ...more,
});
const tooFast = { code: 'FASTER_THAN_CLOCK', message: '' };

describe('what was watched, as a person reads it', () => {
  it('tells one sitting in one line', () => {
    expect(mergeReports([report(0, 10), report(10, 20), report(20, 30)])).toEqual([report(0, 30)]);
  });

  it('keeps stretches apart that do not touch', () => {
    const [line] = mergeReports([report(0, 10), report(15, 20)]);
    expect(line?.spans).toHaveLength(2);
    expect(line?.creditedSeconds).toBe(15);
  });

  it('begins a new line with another sitting or another device', () => {
    const later = { startedAt: '2026-11-19T00:00:00Z' };
    expect(
      mergeReports([report(0, 10), report(10, 20, later), report(20, 30, { ...later, device: 'pc' })]),
    ).toHaveLength(3);
  });

  it('gives a jump and what was not credited lines of their own', () => {
    const lines = [
      report(0, 10),
      report(40, 50, { notCredited: tooFast, creditedSeconds: 0 }),
      report(10, 20),
      report(30, 40, { jumpedToSeconds: 30 }),
    ];
    expect(mergeReports(lines)).toEqual(lines);
  });
});
