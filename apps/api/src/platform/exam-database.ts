import pg from 'pg';
import { Listener, type ListenerOptions } from './listener';

/** A statement that is prepared once on each connection, under its name. */
export interface NamedStatement {
  readonly name: string;
  readonly text: string;
}

/**
 * All of them look rows up by their keys. Left to itself the planner plans a statement of arrays anew for each length of
 * them, and reads a small table whole to hash it.
 */
const PLANS = '-c plan_cache_mode=force_generic_plan -c enable_hashjoin=off -c enable_mergejoin=off';

/**
 * The pool of the few statements that a country runs in the same minute: prepared by name, which TypeORM never does, and
 * as a role that writes sheets of open attempts and reads no key and no mark.
 */
export class ExamDatabase {
  private readonly pool: pg.Pool;

  constructor(
    private readonly options: {
      readonly url: string;
      readonly poolSize: number;
      readonly onError: (error: Error) => void;
    },
  ) {
    const { url, poolSize, onError } = options;
    this.pool = new pg.Pool({
      connectionString: url,
      max: poolSize,
      connectionTimeoutMillis: 10_000,
      application_name: 'whetstone-exam',
      options: PLANS,
    });
    this.pool.on('error', onError);
    // Without a listener on each of them the first fail-over would end the process.
    this.pool.on('connect', (client) => void client.on('error', onError));
  }

  async query<Row extends object>({ name, text }: NamedStatement, values: unknown[]): Promise<Row[]> {
    const { rows } = await this.pool.query<Row>({ name, text, values });
    return rows;
  }

  /** What hears a channel of this database; not yet listening. */
  listener(on: Pick<ListenerOptions, 'channel' | 'onNotice' | 'onListening'>): Listener {
    const { url, onError } = this.options;
    return new Listener({ ...on, url, onError });
  }

  close(): Promise<void> {
    return this.pool.end();
  }
}
