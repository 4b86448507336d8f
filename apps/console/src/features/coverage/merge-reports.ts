export interface Span {
  readonly fromSeconds: number;
  readonly toSeconds: number;
}

export interface WatchReport {
  readonly startedAt: string;
  readonly reportedAt: string;
  readonly device: string;
  readonly spans: readonly Span[];
  readonly jumpedToSeconds: number | null;
  readonly creditedSeconds: number;
  readonly notCredited: { readonly code: string; readonly message: string } | null;
}

/**
 * A player reports every few seconds; a person reads sittings. Reports of one sitting that were credited in full are
 * told as one line; a jump, or a report that was not credited, keeps its own line: it is what the reader looks for.
 */
export function mergeReports(reports: readonly WatchReport[]): WatchReport[] {
  const lines: WatchReport[] = [];
  for (const report of reports) {
    const last = lines.at(-1);
    if (last && isPlain(last) && isPlain(report) && isSameSitting(last, report)) {
      lines[lines.length - 1] = {
        ...last,
        reportedAt: report.reportedAt,
        spans: mergeSpans([...last.spans, ...report.spans]),
        creditedSeconds: last.creditedSeconds + report.creditedSeconds,
      };
    } else {
      lines.push(report);
    }
  }
  return lines;
}

function isPlain(report: WatchReport): boolean {
  return report.jumpedToSeconds === null && report.notCredited === null;
}

function isSameSitting(a: WatchReport, b: WatchReport): boolean {
  return a.startedAt === b.startedAt && a.device === b.device;
}

function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.fromSeconds - b.fromSeconds)) {
    const last = merged.at(-1);
    if (last && span.fromSeconds <= last.toSeconds) {
      merged[merged.length - 1] = { ...last, toSeconds: Math.max(last.toSeconds, span.toSeconds) };
    } else {
      merged.push(span);
    }
  }
  return merged;
}
