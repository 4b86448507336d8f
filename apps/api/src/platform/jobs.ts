import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type pg from 'pg';
import { PgBoss, type Db } from 'pg-boss';
import type { Logger } from 'pino';
import { DataSource, type EntityManager } from 'typeorm';
import { LOGGER } from './logger';

/** Everything the server does after it has answered. */
export const JOB_QUEUES = ['roster-import', 'remark', 'void-exam'] as const;
export type JobQueue = (typeof JOB_QUEUES)[number];

const SCHEMA = 'jobs';

/** A worker that has not been heard of for so long is dead, and its job begins anew elsewhere. */
const HEARTBEAT_SECONDS = 20;
const LOOKED_AFTER_SECONDS = 10;
const STOPPING_MS = 20_000;

const QUEUE_OPTIONS = {
  heartbeatSeconds: HEARTBEAT_SECONDS,
  expireInSeconds: 3600,
  retryLimit: 5,
  retryDelay: 2,
  deleteAfterSeconds: 7 * 86_400,
};

function poolOf(database: DataSource): Db {
  const { master } = database.driver as unknown as { master: pg.Pool };
  return { executeSql: (text, values) => master.query(text, values) };
}

/** The queues' own tables, made and brought up to date by the owner; the application's role only uses them. */
export async function prepareJobs(owner: DataSource): Promise<void> {
  const boss = new PgBoss({ db: poolOf(owner), schema: SCHEMA, supervise: false, schedule: false });
  await boss.start();
  try {
    for (const queue of JOB_QUEUES) {
      if (await boss.getQueue(queue)) await boss.updateQueue(queue, QUEUE_OPTIONS);
      else await boss.createQueue(queue, QUEUE_OPTIONS);
    }
  } finally {
    await boss.stop({ graceful: false, close: false });
  }
  await owner.query(`
    GRANT USAGE ON SCHEMA ${SCHEMA} TO whetstone_app;
    GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON ALL TABLES IN SCHEMA ${SCHEMA} TO whetstone_app;
    GRANT USAGE ON ALL SEQUENCES IN SCHEMA ${SCHEMA} TO whetstone_app`);
}

/** Work that outlives a request: kept in the database, done by any of the servers, begun anew when one of them dies. */
@Injectable()
export class Jobs implements OnApplicationShutdown {
  private boss: Promise<PgBoss> | null = null;
  private readonly workers: string[] = [];

  constructor(
    private readonly database: DataSource,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async onApplicationShutdown(): Promise<void> {
    await (await this.boss)?.stop({ graceful: true, close: false, timeout: STOPPING_MS });
  }

  /** Takes the queue's jobs one at a time. The work may be begun more than once and must bear it. */
  async handle<Data extends object>(queue: JobQueue, work: (data: Data) => Promise<void>): Promise<void> {
    const boss = await this.started();
    const options = { batchSize: 1, pollingIntervalSeconds: 2 };
    const worker = await boss.work<Data>(queue, options, async (jobs) => {
      for (const { data } of jobs) await work(data);
    });
    this.workers.push(worker);
  }

  /** Sends a job with the caller's transaction: it exists if and only if the transaction does. */
  async send(on: EntityManager, queue: JobQueue, data: object): Promise<void> {
    const db: Db = { executeSql: async (text, values) => ({ rows: rowsOf(await on.query(text, values)) }) };
    await (await this.started()).send(queue, data, { db });
  }

  /** After the transaction: this server need not wait for its next look. */
  async wake(): Promise<void> {
    const boss = await this.started();
    for (const worker of this.workers) boss.notifyWorker(worker);
  }

  private started(): Promise<PgBoss> {
    this.boss ??= this.start();
    return this.boss;
  }

  private async start(): Promise<PgBoss> {
    const boss = new PgBoss({
      ...{ db: poolOf(this.database), schema: SCHEMA, migrate: false, createSchema: false, schedule: false },
      ...{ superviseIntervalSeconds: LOOKED_AFTER_SECONDS, monitorIntervalSeconds: LOOKED_AFTER_SECONDS },
      // The owner's affairs.
      ...{ reindex: false, monitorVacuum: false },
    });
    boss.on('error', (error) => this.logger.error({ err: error }, 'jobs'));
    return boss.start();
  }
}

/** TypeORM gives the rows of an UPDATE with their number. */
function rowsOf(result: unknown): unknown[] {
  if (!Array.isArray(result)) return [];
  const [rows, count] = result as [unknown, unknown];
  return Array.isArray(rows) && typeof count === 'number' ? rows : result;
}
