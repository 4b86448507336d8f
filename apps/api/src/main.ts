import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DataSource } from 'typeorm';
import { createApp } from './app';
import { readConfig, type Config } from './config';
import { demoAccountsOf } from './demo/demo-accounts';
import { entities } from './entities';
import { Clock } from './platform/clock';
import { readDataKey } from './platform/data-key';
import { ensureDatabase, openDatabase } from './platform/database';
import { createLogger } from './platform/logger';
import { Installation } from './platform/platform.module';
import { CannotStart, startPostgres, type RunningPostgres } from './platform/postgres-launcher';
import { repositoryRoot } from './platform/repository-root';

const DATABASE_NAME = 'whetstone';
const CLOCK_EVERY_MS = 5 * 60_000;

/** Stops whatever has been started so far, last thing first. */
const stopping: (() => Promise<void>)[] = [];

async function stopAll(): Promise<void> {
  for (const stop of stopping.splice(0).toReversed()) await stop();
}

async function start(): Promise<void> {
  const config = readConfig();
  const logger = createLogger(config.LOG_LEVEL);
  const url = config.DATABASE_URL ?? (await startEmbedded(config));
  const database = await openDatabase({
    url,
    poolSize: config.DATABASE_POOL,
    entities,
    onError: (error) => logger.warn({ message: error.message }, 'database connection'),
  });
  stopping.push(() => database.destroy());
  const app = await wire(config, database, logger);
  stopping.push(() => app.close());
  await listen(app, config);
  welcome(config);
}

async function startEmbedded(config: Config): Promise<string> {
  const postgres: RunningPostgres = await startPostgres({ dataFolder: config.DATA_DIR });
  stopping.push(() => postgres.stop());
  await ensureDatabase(postgres.url('postgres'), DATABASE_NAME);
  return postgres.url(DATABASE_NAME);
}

async function wire(
  config: Config,
  database: DataSource,
  logger: ReturnType<typeof createLogger>,
): Promise<NestFastifyApplication> {
  const root = repositoryRoot(import.meta.url);
  const clock = new Clock();
  await clock.syncWith(database);
  const timer = setInterval(
    () => void clock.syncWith(database).catch(() => undefined),
    CLOCK_EVERY_MS,
  ).unref();
  stopping.push(async () => clearInterval(timer));
  const content = join(root, 'apps/api/content');
  const options = {
    database,
    logger,
    clock,
    dataKey: readDataKey(config.DATA_KEY, config.DATA_DIR),
    installation: new Installation(config.DATA_DIR, content, config.PUBLIC_URL.startsWith('https:')),
    hasDemo: config.WHETSTONE_DEMO && !config.DATABASE_URL,
  };
  return createApp(options, join(root, 'dist/apps'));
}

async function listen(app: NestFastifyApplication, { PORT, HOST }: Config): Promise<void> {
  try {
    await app.listen(PORT, HOST);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new CannotStart(`Port ${PORT} is taken; set PORT. 端口 ${PORT} 已被占用，请设置 PORT。`);
  }
}

/** For the person at the terminal; everything else is a log line. */
function welcome(config: Config): void {
  const lines = [
    `砺剑 · Whetstone  http://localhost:${config.PORT}  (console: http://localhost:${config.PORT}/console/)`,
  ];
  const accounts = config.DATABASE_URL || !config.WHETSTONE_DEMO ? [] : demoAccountsOf(config.DATA_DIR);
  if (accounts.length > 0) lines.push('Demo accounts 演示账号：');
  for (const { account, password, name, role } of accounts)
    lines.push(`  ${account}  ${password}  ${name}  (${role})`);
  process.stdout.write(`${lines.join('\n')}\n`);
}

let ending = false;

/** The application first, then the database; a second signal while that runs changes nothing. */
function end(exitCode: number): void {
  if (ending) return;
  ending = true;
  void stopAll().then(
    () => process.exit(exitCode),
    (error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
      process.exit(1);
    },
  );
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => end(0));

start().catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof CannotStart ? error.message : String((error as Error).stack ?? error)}\n`,
  );
  end(1);
});
