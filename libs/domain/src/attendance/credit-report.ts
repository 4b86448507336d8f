import { ok, refuse, type Result } from '../result';
import { firstMs, playedMs, unionSpans, type Span } from './spans';

/** How watching is counted. */
export const WATCH_POLICY = {
  /** The fastest playing that is credited; the player's speed menu ends here. */
  maxRate: 1.5,
  /** How often the player reports while it plays. */
  reportEverySeconds: 10,
  /** A lease nobody reports on for this long is over; long enough to play through a cut of the network. */
  leaseSilenceMs: 10 * 60_000,
  /** Reports of what was played before the window closed may arrive this much later. */
  closingGraceMs: 30_000,
  /** Two clocks never agree to the millisecond; past this a claim is not a rounding but an invention. */
  clockToleranceMs: 500,
  /** A player's notion of the end may pass the container's by a frame or two. */
  endToleranceMs: 1_000,
} as const;

export interface Lease {
  readonly startedAt: Date;
  readonly reportedAt: Date;
  readonly endedAt: Date | null;
  /** What earlier reports on this lease were credited for, replays included. */
  readonly claimedMs: number;
}

export interface WatchReport {
  readonly lease: Lease;
  /** As the player says it, in the order it was played. */
  readonly spans: readonly Span[];
  readonly durationMs: number;
  readonly closesAt: Date;
  readonly now: Date;
}

export type ReportRefusal = 'LEASE_SUPERSEDED' | 'LEASE_EXPIRED' | 'WINDOW_CLOSED';
export type NotCredited = 'SPAN_OUTSIDE_VIDEO' | 'FASTER_THAN_CLOCK';

export interface Credit {
  readonly spans: readonly Span[];
  /** Played milliseconds this credit uses up of the lease's wall-clock time. */
  readonly claimedMs: number;
  /** Why a report earned nothing; null when it was credited. It is kept as evidence either way. */
  readonly notCredited: NotCredited | null;
}

/**
 * Credits a report of played spans against the server's clock: under one lease no more can have been played than the
 * time since the lease began × the allowed rate. A report that claims more is not cut down but earns nothing, so that
 * a `duration=3600` posted by hand is worth nothing.
 */
export function decideCredit({
  lease,
  spans,
  durationMs,
  closesAt,
  now,
}: WatchReport): Result<Credit, ReportRefusal> {
  if (lease.endedAt) return refuse('LEASE_SUPERSEDED');
  if (now.getTime() - lease.reportedAt.getTime() > WATCH_POLICY.leaseSilenceMs)
    return refuse('LEASE_EXPIRED');
  if (now.getTime() > closesAt.getTime() + WATCH_POLICY.closingGraceMs) return refuse('WINDOW_CLOSED');
  if (!spans.every((span) => isInside(span, durationMs))) return ok(nothing('SPAN_OUTSIDE_VIDEO'));
  const trimmed = spans.map(([from, to]): Span => [Math.round(from), Math.round(Math.min(to, durationMs))]);
  const elapsedMs = now.getTime() - lease.startedAt.getTime();
  const allowedMs = Math.max(0, Math.floor(elapsedMs * WATCH_POLICY.maxRate) - lease.claimedMs);
  const claimedMs = playedMs(trimmed);
  if (claimedMs > allowedMs + WATCH_POLICY.clockToleranceMs) return ok(nothing('FASTER_THAN_CLOCK'));
  const credited = firstMs(trimmed, allowedMs);
  return ok({ spans: credited, claimedMs: playedMs(credited), notCredited: null });
}

function nothing(notCredited: NotCredited): Credit {
  return { spans: [], claimedMs: 0, notCredited };
}

function isInside([from, to]: Span, durationMs: number): boolean {
  return from >= 0 && to > from && to <= durationMs + WATCH_POLICY.endToleranceMs;
}

/** What an officer has been credited of one lecture issue. */
export interface Watched {
  readonly spans: readonly Span[];
  readonly creditedMs: number;
  /** What is still missing to the threshold; 0 when the attendance counts. */
  readonly missingMs: number;
}

/** Adds a credit to what was credited before, and says what is still missing. `threshold` is a ratio of the video. */
export function addCredit(
  before: readonly Span[],
  credit: readonly Span[],
  { durationMs, threshold }: { durationMs: number; threshold: number },
): Watched {
  const spans = unionSpans([...before, ...credit]);
  const creditedMs = playedMs(spans);
  return { spans, creditedMs, missingMs: Math.max(0, Math.ceil(durationMs * threshold) - creditedMs) };
}
