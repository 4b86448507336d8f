import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addCredit, decideCredit, WATCH_POLICY, type Lease, type WatchReport } from './credit-report';
import { coveredMs, firstMs, unionSpans, type Span } from './spans';

const start = new Date('2026-11-18T20:00:00+08:00');
const after = (seconds: number) => new Date(start.getTime() + seconds * 1000);
const lease: Lease = { startedAt: start, reportedAt: start, endedAt: null, claimedMs: 0 };
const report = (change: Partial<WatchReport>): WatchReport => ({
  lease,
  spans: [],
  durationMs: 150_000,
  closesAt: after(86_400),
  now: after(10),
  ...change,
});
const credited = (change: Partial<WatchReport>) => {
  const result = decideCredit(report(change));
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
};

describe('crediting what was played', () => {
  it('credits ten seconds of playing reported after ten seconds', () => {
    expect(credited({ spans: [[0, 10_000]] })).toEqual({
      spans: [[0, 10_000]],
      claimedMs: 10_000,
      notCredited: null,
    });
  });

  it('credits nothing for a seek to the end: only what follows it was played', () => {
    expect(credited({ spans: [[149_000, 150_000]] }).claimedMs).toBe(1_000);
  });

  it('gives nothing at all for an hour posted by hand after ten seconds', () => {
    expect(credited({ spans: [[0, 3_600_000]], durationMs: 3_600_000 })).toEqual({
      spans: [],
      claimedMs: 0,
      notCredited: 'FASTER_THAN_CLOCK',
    });
  });

  it.each<[string, readonly Span[]]>([
    ['a negative start', [[-5, 1000]]],
    ['an end before its start', [[5000, 1000]]],
    ['an end past the video', [[0, 3_600_000]]],
  ])('gives nothing for %s', (_, spans) => {
    expect(credited({ spans }).notCredited).toBe('SPAN_OUTSIDE_VIDEO');
  });

  it('lets the allowed rate be used and not passed', () => {
    expect(credited({ spans: [[0, 15_000]] }).claimedMs).toBe(15_000);
    expect(credited({ spans: [[0, 16_000]] }).notCredited).toBe('FASTER_THAN_CLOCK');
  });

  it('takes what earlier reports used from the time of the lease', () => {
    const used = { ...lease, claimedMs: 15_000 };
    expect(credited({ lease: used, spans: [[15_000, 25_000]] }).notCredited).toBe('FASTER_THAN_CLOCK');
  });

  it('credits after a cut of the network what was played meanwhile', () => {
    expect(credited({ spans: [[10_000, 130_000]], now: after(121) }).claimedMs).toBe(120_000);
  });

  it.each([
    ['LEASE_SUPERSEDED', { lease: { ...lease, endedAt: after(5) } }],
    ['LEASE_EXPIRED', { now: after(WATCH_POLICY.leaseSilenceMs / 1000 + 1) }],
    ['WINDOW_CLOSED', { closesAt: after(-60) }],
  ])('refuses with %s', (code, change) => {
    const result = decideCredit(report({ spans: [[0, 1000]], ...change }));
    expect(!result.ok && result.refusal.code).toBe(code);
  });

  it('never credits more than the wall clock × the rate, whatever is reported', () => {
    const span = fc.tuple(fc.integer({ min: -10, max: 160_000 }), fc.integer({ min: -10, max: 160_000 }));
    fc.assert(
      fc.property(fc.array(fc.array(span, { maxLength: 4 }), { maxLength: 20 }), (reports) => {
        let claimedMs = 0;
        let spans: readonly Span[] = [];
        reports.forEach((claimed, index) => {
          const credit = credited({ lease: { ...lease, claimedMs }, spans: claimed, now: after(index + 1) });
          claimedMs += credit.claimedMs;
          spans = addCredit(spans, credit.spans, { durationMs: 150_000, threshold: 0.9 }).spans;
        });
        expect(coveredMs(spans)).toBeLessThanOrEqual(reports.length * 1000 * WATCH_POLICY.maxRate);
      }),
    );
  });
});

describe('spans', () => {
  it('joins what overlaps or touches and keeps what is apart', () => {
    expect(
      unionSpans([
        [20, 30],
        [0, 10],
        [10, 15],
        [25, 40],
        [50, 50],
      ]),
    ).toEqual([
      [0, 15],
      [20, 40],
    ]);
  });

  it('cuts playing off at a limit, in the order played', () => {
    expect(
      firstMs(
        [
          [50, 60],
          [0, 20],
        ],
        15,
      ),
    ).toEqual([
      [50, 60],
      [0, 5],
    ]);
  });

  it('says what is missing to the threshold', () => {
    expect(addCredit([[0, 60_000]], [[50_000, 80_000]], { durationMs: 100_000, threshold: 0.9 })).toEqual({
      spans: [[0, 80_000]],
      creditedMs: 80_000,
      missingMs: 10_000,
    });
    expect(addCredit([[0, 95_000]], [], { durationMs: 100_000, threshold: 0.9 }).missingMs).toBe(0);
  });
});
