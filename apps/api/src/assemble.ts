import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import { createApp } from './app';
import { oidcSettingsOf, type Config } from './config';
import { entities } from './entities';
import { Clock } from './platform/clock';
import { readDataKey } from './platform/data-key';
import { ensureDatabase, examUrlOf, openDatabase } from './platform/database';
import { ExamDatabase } from './platform/exam-database';
import { Installation } from './platform/platform.module';
import { readTrustedDocuments } from './platform/trusted-documents';
import { startPostgres } from './platform/postgres-launcher';
import { repositoryRoot } from './platform/repository-root';

const DATABASE_NAME = 'whetstone';
const CLOCK_EVERY_MS = 5 * 60_000;

/** What has been started so far, to be stopped last thing first. */
export class Running {
  private readonly stops: (() => Promise<unknown>)[] = [];
  /** While things end, connections break; that is no news. */
  isStopping = false;

  onStop(stop: () => Promise<unknown>): void {
    this.stops.push(stop);
  }

  async stop(): Promise<void> {
    this.isStopping = true;
    for (const stop of this.stops.splice(0).toReversed()) await stop();
  }
}

/** Database, migrations and application, ready but not listening; whatever is up by then stands in `running`. */
export async function assemble(
  config: Config,
  {
    logger,
    hasDemo,
    running,
  }: { readonly logger: Logger; readonly hasDemo: boolean; readonly running: Running },
): Promise<NestFastifyApplication> {
  const dataKey = readDataKey(config.DATA_KEY, config.DATA_DIR);
  const onError = (error: Error) => {
    if (!running.isStopping) logger.warn({ message: error.message }, 'database connection');
  };
  const connection = {
    url: config.DATABASE_URL ?? (await startEmbedded(config, running)),
    appUrl: config.DATABASE_APP_URL,
    examUrl: config.DATABASE_EXAM_URL,
    appPassword: dataKey.databasePassword(),
  };
  const database = await openDatabase({ ...connection, poolSize: config.DATABASE_POOL, entities, onError });
  running.onStop(() => database.destroy());
  const examDatabase = new ExamDatabase({
    ...{ url: examUrlOf(connection), poolSize: config.DATABASE_EXAM_POOL, onError },
  });
  running.onStop(() => examDatabase.close());
  const root = repositoryRoot(import.meta.url);
  const content = join(root, 'apps/api/content');
  const app = await createApp(
    {
      database,
      examDatabase,
      logger,
      hasDemo,
      documents: readTrustedDocuments(root),
      trustedOnly: config.GRAPHQL_DOCUMENTS === 'trusted',
      oidc: oidcSettingsOf(config),
      clock: await startClock(database, running),
      dataKey,
      installation: new Installation(
        ...([config.DATA_DIR, content, config.PUBLIC_URL.startsWith('https:'), config.PUBLIC_URL] as const),
      ),
    },
    join(root, 'dist/apps'),
    { trustsProxy: config.TRUST_PROXY, isSecure: config.PUBLIC_URL.startsWith('https:') },
  );
  running.onStop(() => app.close());
  return app;
}

async function startEmbedded(config: Config, running: Running): Promise<string> {
  const postgres = await startPostgres({ dataFolder: config.DATA_DIR });
  running.onStop(() => postgres.stop());
  await ensureDatabase(postgres.url('postgres'), DATABASE_NAME);
  return postgres.url(DATABASE_NAME);
}

async function startClock(database: DataSource, running: Running): Promise<Clock> {
  const clock = new Clock();
  await clock.syncWith(database);
  const timer = setInterval(
    () => void clock.syncWith(database).catch(() => undefined),
    CLOCK_EVERY_MS,
  ).unref();
  running.onStop(async () => clearInterval(timer));
  return clock;
}
