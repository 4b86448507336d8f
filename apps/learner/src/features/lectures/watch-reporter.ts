import { backOffMs } from '../network/back-off';
import { joinSpans, type PlayedSpan } from './played-spans';

export interface WatchReport {
  readonly spans: readonly PlayedSpan[];
  readonly jumpedToSeconds: number | null;
}

export type ReportOutcome =
  | { readonly kind: 'credited'; readonly notCredited: string | null }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string }
  | { readonly kind: 'unreachable' };

export interface WatchReporterPorts {
  readonly send: (report: WatchReport) => Promise<ReportOutcome>;
  /** Runs something later; the returned function calls it off. */
  readonly later: (run: () => void, ms: number) => () => void;
  readonly onOutcome: (outcome: ReportOutcome) => void;
}

/**
 * Sends what was played, one report at a time. What could not be sent is kept and goes first with the next try; a
 * refusal drops it, because the server has judged it (and kept it as evidence).
 */
export class WatchReporter {
  private spans: PlayedSpan[] = [];
  private jumpedToSeconds: number | null = null;
  private isSending = false;
  private failures = 0;
  private callOff: (() => void) | null = null;

  constructor(private readonly ports: WatchReporterPorts) {}

  add(spans: readonly PlayedSpan[], jumpedToSeconds: number | null = null): void {
    this.spans = joinSpans([...this.spans, ...spans]);
    this.jumpedToSeconds = jumpedToSeconds ?? this.jumpedToSeconds;
    if (this.failures === 0) void this.flush();
  }

  /** Tries now, whatever the back-off says: the network is back, or the page is about to go. */
  async flush(): Promise<void> {
    this.callOff?.();
    this.callOff = null;
    while (!this.isSending && (this.spans.length > 0 || this.jumpedToSeconds !== null)) {
      if (!(await this.sendOnce())) return;
    }
  }

  /** Forgets what waits: its lease is gone. */
  drop(): void {
    this.callOff?.();
    this.callOff = null;
    this.spans = [];
    this.jumpedToSeconds = null;
    this.failures = 0;
  }

  private async sendOnce(): Promise<boolean> {
    const report: WatchReport = { spans: this.spans, jumpedToSeconds: this.jumpedToSeconds };
    this.spans = [];
    this.jumpedToSeconds = null;
    this.isSending = true;
    const outcome = await this.ports.send(report);
    this.isSending = false;
    if (outcome.kind === 'unreachable') this.keepForLater(report);
    else this.failures = 0;
    if (outcome.kind === 'refused') this.drop();
    this.ports.onOutcome(outcome);
    return outcome.kind === 'credited';
  }

  private keepForLater(report: WatchReport): void {
    this.spans = joinSpans([...report.spans, ...this.spans]);
    this.jumpedToSeconds ??= report.jumpedToSeconds;
    this.failures += 1;
    this.callOff = this.ports.later(() => void this.flush(), backOffMs(this.failures));
  }
}
