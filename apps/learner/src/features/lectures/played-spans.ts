/** A stretch of the video that was really played, in seconds. */
export interface PlayedSpan {
  readonly fromSeconds: number;
  readonly toSeconds: number;
}

/**
 * Collects what was really played from the play head's own ticks. A span runs from where playing began to the last
 * tick before it stopped or jumped; nothing is ever inferred across a seek.
 */
export class PlayedSpans {
  private done: PlayedSpan[] = [];
  private open: { from: number; to: number } | null = null;

  /** Playing goes on from here. */
  begin(at: number): void {
    this.close();
    this.open = { from: at, to: at };
  }

  /** The play head, while playing and not seeking. Running backwards (a loop) begins a new span. */
  tick(at: number): void {
    if (!this.open) return;
    if (at < this.open.to) this.begin(at);
    else this.open.to = at;
  }

  /** Playing stopped here. */
  pause(at: number): void {
    this.tick(at);
    this.close();
  }

  /** The play head jumped: by the time we hear of it, it is elsewhere, so the span ends at the last tick. */
  jump(): void {
    this.close();
  }

  /** What was played since the last call; a span under way goes on from where it was cut. */
  take(): PlayedSpan[] {
    const cut = this.open?.to ?? null;
    this.close();
    if (cut !== null) this.open = { from: cut, to: cut };
    const taken = this.done;
    this.done = [];
    return taken;
  }

  private close(): void {
    if (this.open && this.open.to > this.open.from)
      this.done.push({ fromSeconds: this.open.from, toSeconds: this.open.to });
    this.open = null;
  }
}

/** The spans in the order played, with those that go on where the one before ended joined to it. */
export function joinSpans(spans: readonly PlayedSpan[]): PlayedSpan[] {
  const joined: PlayedSpan[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    if (last?.toSeconds === span.fromSeconds)
      joined[joined.length - 1] = { fromSeconds: last.fromSeconds, toSeconds: span.toSeconds };
    else joined.push(span);
  }
  return joined;
}
