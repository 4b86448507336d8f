import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { assemble, Running } from './assemble';
import { readConfig, type Config } from './config';
import { demoAccountsOf } from './demo/demo-accounts';
import { createLogger } from './platform/logger';
import { CannotStart } from './platform/postgres-launcher';

const running = new Running();

/** A demonstration lives on its own database only: invented people have no business in a real one. */
function isDemo(config: Config): boolean {
  return config.WHETSTONE_DEMO && !config.DATABASE_URL;
}

async function start(): Promise<void> {
  const config = readConfig();
  const logger = createLogger(config.LOG_LEVEL);
  const app = await assemble(config, { logger, running, hasDemo: isDemo(config) });
  await listen(app, config);
  welcome(config);
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
  const home = `http://localhost:${config.PORT}`;
  const lines = [`砺剑 · Whetstone  ${home}  (console: ${home}/console/)`];
  const accounts = isDemo(config) ? demoAccountsOf(config.DATA_DIR) : [];
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
  void running.stop().then(
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
