import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { createApp } from '../../apps/api/src/app';
import { entities } from '../../apps/api/src/entities';
import { Clock } from '../../apps/api/src/platform/clock';
import { DataKey } from '../../apps/api/src/platform/data-key';
import { ensureDatabase, examUrlOf, openDatabase } from '../../apps/api/src/platform/database';
import { ExamDatabase } from '../../apps/api/src/platform/exam-database';
import { Installation } from '../../apps/api/src/platform/platform.module';
import { repositoryRoot } from '../../apps/api/src/platform/repository-root';

export const TEMPLATE = 'whetstone_template';

/** The connection string of a database on the test run's own cluster. */
export function testUrl(database: string): string {
  const url = process.env['TEST_POSTGRES_URL'];
  if (!url) throw new Error('No test cluster: run the tests through npm test');
  return url.replace('DATABASE', database);
}

/** The same key in every run: a failing test must read the same twice. */
export const testKey = new DataKey(Buffer.alloc(32, 7));

export function testInstallation(): Installation {
  const content = join(repositoryRoot(import.meta.url), 'apps/api/content');
  return new Installation(
    mkdtempSync(join(tmpdir(), 'whetstone-data-')),
    content,
    false,
    'http://localhost:3000',
  );
}

/** Migrates a database and lets the server fill it with its own content once: regions, laws, questions. */
export async function createTemplate(): Promise<void> {
  await ensureDatabase(testUrl('postgres'), TEMPLATE);
  const onError = () => undefined;
  const database = await openDatabase({
    url: testUrl(TEMPLATE),
    appPassword: testKey.databasePassword(),
    poolSize: 4,
    entities,
    onError,
  });
  const examDatabase = new ExamDatabase({
    url: examUrlOf({ url: testUrl(TEMPLATE), appPassword: testKey.databasePassword() }),
    ...{ poolSize: 1, onError },
  });
  const options = {
    database,
    examDatabase,
    dataKey: testKey,
    clock: new Clock(),
    hasDemo: false,
    documents: new Map<string, string>(),
    trustedOnly: false,
  };
  const app = await createApp(
    { ...options, installation: testInstallation(), logger: pino({ level: 'silent' }) },
    repositoryRoot(import.meta.url),
  );
  await app.close();
  await examDatabase.close();
  await database.destroy();
}
