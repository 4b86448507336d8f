import pg from 'pg';

/** A connection that is not heard within so long is taken for dead, and another one is made. */
const PROBE_EVERY_MS = 15_000;
const PROBE_TIMEOUT_MS = 5_000;
const SLOWEST_RETRY_MS = 10_000;

export interface ListenerOptions {
  readonly url: string;
  readonly channel: string;
  readonly onNotice: (payload: string) => void;
  /** It listens, at first or again: what was said meanwhile was not heard and has to be looked up. */
  readonly onListening: () => void;
  readonly onError: (error: Error) => void;
}

/**
 * Hears what the database tells its processes, on one connection of its own that is in no pool: however many wait for
 * news, they cost the database one session a process.
 */
export class Listener {
  private client: pg.Client | null = null;
  private timer: NodeJS.Timeout | null = null;
  private failures = 0;
  private isStopped = false;

  constructor(private readonly options: ListenerOptions) {}

  start(): Promise<void> {
    return this.connect();
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    if (this.timer) clearTimeout(this.timer);
    await this.client?.end();
  }

  private async connect(): Promise<void> {
    const { url, channel, onNotice, onListening, onError } = this.options;
    const client = new pg.Client({
      ...{ connectionString: url, application_name: 'whetstone-listener', query_timeout: PROBE_TIMEOUT_MS },
      ...{ connectionTimeoutMillis: PROBE_TIMEOUT_MS, keepAlive: true },
    });
    client.on('error', onError);
    client.on('notification', ({ payload }) => onNotice(payload ?? ''));
    try {
      await client.connect();
      await client.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
    } catch (error) {
      onError(error as Error);
      return this.again(client);
    }
    this.client = client;
    client.once('end', () => void this.again(client));
    this.failures = 0;
    this.probeLater(client);
    onListening();
  }

  private probeLater(client: pg.Client): void {
    if (this.isStopped) return;
    this.timer = setTimeout(() => {
      client.query('SELECT').then(
        () => this.probeLater(client),
        // Its end makes another one; one that hangs is not waited for.
        () => this.again(client),
      );
    }, PROBE_EVERY_MS).unref();
  }

  private async again(client: pg.Client): Promise<void> {
    client.removeAllListeners('end');
    client.removeAllListeners('notification');
    if (this.timer) clearTimeout(this.timer);
    void client.end().catch(() => undefined);
    if (this.isStopped) return;
    this.client = null;
    const waitMs = Math.min(SLOWEST_RETRY_MS, 250 * 2 ** this.failures);
    this.failures += 1;
    this.timer = setTimeout(() => void this.connect(), waitMs).unref();
  }
}
