import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { pino } from 'pino';
import type { DataSource } from 'typeorm';
import type { OidcSettings } from '../../apps/api/src/access/oidc-settings';
import { createApp } from '../../apps/api/src/app';
import { entities } from '../../apps/api/src/entities';
import { createDatabase, examUrlOf, openDatabase } from '../../apps/api/src/platform/database';
import type { OverloadLimits } from '../../apps/api/src/platform/overload';
import { ExamDatabase } from '../../apps/api/src/platform/exam-database';
import { repositoryRoot } from '../../apps/api/src/platform/repository-root';
import pg from 'pg';
import { readTrustedDocuments } from '../../apps/api/src/platform/trusted-documents';
import { ApiClient } from './api-client';
import { MovableClock } from './movable-clock';
import { SIGN_IN } from './operations';
import { accepted } from './outcome';
import { PASSWORD, Seed, type SeededOfficer } from './seed';
import { TEMPLATE, testInstallation, testKey, testUrl } from './template';

export interface TestApp {
  readonly app: NestFastifyApplication;
  /** As the owner of the tables, before whom no wall stands. */
  readonly database: DataSource;
  /** The pool its sheets are saved through. */
  readonly examDatabase: ExamDatabase;
  readonly clock: MovableClock;
  /** Where it keeps what is uploaded. */
  readonly dataFolder: string;
  readonly seed: Seed;
  /** A visitor with no cookie; sign in through the seed's accounts. */
  client(language?: 'zh' | 'en'): ApiClient;
  /** An officer at a device of his own, signed in as everybody signs in. */
  signedIn(officer: SeededOfficer, language?: 'zh' | 'en'): Promise<ApiClient>;
  /** http://127.0.0.1:port, once something listens. */
  url(): Promise<string>;
  /** Another process of the same installation, on the same database; it goes with this one. */
  beside(): Promise<Pick<TestApp, 'app' | 'url'>>;
  close(): Promise<void>;
}

/** The real server on a fresh clone of the template, with a clock the test moves. Close it in afterAll. */
export async function startTestApp({
  trustedOnly = false,
  oidc = null,
  limits,
  onLog,
}: {
  trustedOnly?: boolean;
  oidc?: OidcSettings | null;
  limits?: OverloadLimits;
  /** Gets every line the server logs, however small the matter. */
  onLog?: (line: string) => void;
} = {}): Promise<TestApp> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await onAdmin(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`);
  const onError = () => undefined;
  const connection = { url: testUrl(name), entities, onError };
  const database = await createDatabase({ ...connection, poolSize: 6 }).initialize();
  const appPassword = testKey.databasePassword();
  const clock = new MovableClock();
  const installation = testInstallation();
  const root = repositoryRoot(import.meta.url);
  const options = {
    clock,
    dataKey: testKey,
    installation,
    hasDemo: false,
    documents: readTrustedDocuments(root),
    trustedOnly,
    oidc,
  };
  const logger = onLog ? pino({ level: 'trace' }, { write: onLog }) : pino({ level: 'silent' });
  const serve = async () => {
    const walled = await openDatabase({ ...connection, appPassword, poolSize: 6 });
    const examDatabase = new ExamDatabase({
      ...{ url: examUrlOf({ url: connection.url, appPassword }), poolSize: 2, onError },
    });
    const serving = { ...options, logger, database: walled, examDatabase };
    const app = await createApp(serving, join(root, 'dist/apps'), { ...(limits && { limits }) });
    const close = async () => {
      await app.close();
      await examDatabase.close();
      await walled.destroy();
    };
    return { app, examDatabase, close };
  };
  const { app, examDatabase, close } = await serve();
  const others: (() => Promise<void>)[] = [];
  return {
    app,
    database,
    examDatabase,
    clock,
    dataFolder: installation.dataFolder,
    seed: new Seed(app, database, clock),
    client: (language) => new ApiClient(app, language),
    signedIn: async ({ account }, language) => {
      const client = new ApiClient(app, language);
      accepted((await client.run(SIGN_IN, { input: { account, password: PASSWORD } })).signIn);
      return client;
    },
    url: () => urlOf(app),
    beside: async () => {
      const other = await serve();
      others.push(other.close);
      return { app: other.app, url: () => urlOf(other.app) };
    },
    close: async () => {
      for (const closeOther of others) await closeOther();
      await close();
      await database.destroy();
      rmSync(installation.dataFolder, { recursive: true, force: true });
      await onAdmin(`DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

async function urlOf(app: NestFastifyApplication): Promise<string> {
  if (!app.getHttpServer().listening) await app.listen(0, '127.0.0.1');
  return (await app.getUrl()).replace('[::1]', '127.0.0.1');
}

async function onAdmin(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: testUrl('postgres') });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
