import 'reflect-metadata';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { entities } from './entities';
import { createDatabase, openDatabase } from './platform/database';
import { startPostgres } from './platform/postgres-launcher';

/** Migrates an empty database and asks TypeORM what it would still change; anything it names is drift. */
const dataFolder = mkdtempSync(join(tmpdir(), 'whetstone-drift-'));
chmodSync(dataFolder, 0o711);
const postgres = await startPostgres({ dataFolder, settings: ['fsync=off'] });
try {
  const options = { url: postgres.url('postgres'), poolSize: 2, entities, onError: () => undefined };
  await (await openDatabase({ ...options, appPassword: 'drift' })).destroy();
  const database = await createDatabase(options).initialize();
  const { upQueries } = await database.driver.createSchemaBuilder().log();
  await database.destroy();
  for (const { query } of upQueries) process.stderr.write(`${query};\n`);
  process.exitCode = upQueries.length === 0 ? 0 : 1;
} finally {
  await postgres.stop();
  rmSync(dataFolder, { recursive: true, force: true });
}
