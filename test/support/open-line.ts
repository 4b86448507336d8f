import { setTimeout as wait } from 'node:timers/promises';

/** What a window hears on its line. */
export interface LineNews {
  readonly state: string;
  readonly epoch: number;
  readonly deadline: string;
  readonly serverNow: string;
  readonly voidReason: string | null;
  readonly messages: readonly { readonly id: string; readonly text: string }[];
  /** With the first news of a line. */
  readonly token?: string;
}

const PATIENCE_MS = 10_000;

/** The open line of one window, read as a browser reads it. */
export class OpenLine {
  private readonly news: LineNews[] = [];
  private readonly gone = new AbortController();
  /** The server has ended it. */
  isEnded = false;

  private constructor(
    readonly status: number,
    readonly headers: Headers,
    body: ReadableStream<Uint8Array> | null,
  ) {
    if (status === 200 && body) void this.read(body);
  }

  static async open(
    origin: string,
    cookie: string,
    { attemptId, epoch }: { readonly attemptId: string; readonly epoch: number },
  ): Promise<OpenLine> {
    const gone = new AbortController();
    const response = await fetch(`${origin}/attempts/${attemptId}/events?epoch=${String(epoch)}`, {
      headers: { cookie },
      signal: gone.signal,
    });
    const line = new OpenLine(response.status, response.headers, response.body);
    line.gone.signal.addEventListener('abort', () => gone.abort());
    return line;
  }

  /** The next thing said that was not asked for yet. @throws Error when nothing is said for ten seconds. */
  async next(): Promise<LineNews> {
    for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await wait(10)) {
      const [first] = this.news.splice(0, 1);
      if (first) return first;
    }
    throw new Error('Nothing was said');
  }

  /** Whatever was said and not asked for. */
  unheard(): readonly LineNews[] {
    return this.news;
  }

  async ended(): Promise<void> {
    for (const end = Date.now() + PATIENCE_MS; !this.isEnded; await wait(10))
      if (Date.now() > end) throw new Error('The line was not ended');
  }

  close(): void {
    this.gone.abort();
  }

  private async read(body: ReadableStream<Uint8Array>): Promise<void> {
    let text = '';
    try {
      for await (const bytes of body) {
        text += Buffer.from(bytes).toString('utf8');
        const events = text.split('\n\n');
        text = events.pop() ?? '';
        for (const event of events)
          if (event.startsWith('data: ')) this.news.push(JSON.parse(event.slice(6)) as LineNews);
      }
    } catch {
      // Closed from this side, or cut.
    }
    this.isEnded = true;
  }
}
