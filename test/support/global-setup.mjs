import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../../dist/apps/api/src/platform/postgres-launcher.js';
import { placeChromium } from './chromium.mjs';

/**
 * One cluster for the whole run and one migrated, filled template in it, of which every spec file clones its own
 * database; and one browser, unpacked before several specs want it at once.
 */
export default async function globalSetup() {
  const dataFolder = mkdtempSync(join(tmpdir(), 'whetstone-test-'));
  // PostgreSQL's own user has to get through, or the cluster is put elsewhere and outlives the run.
  chmodSync(dataFolder, 0o711);
  const postgres = await startPostgres({
    dataFolder: join(dataFolder, 'cluster'),
    binFolder: process.env.TEST_POSTGRES_BIN || undefined,
    settings: ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200'],
  });
  globalThis.whetstonePostgres = { postgres, dataFolder };
  process.env.TEST_POSTGRES_URL = postgres.url('DATABASE');
  const { executable, libraries } = await placeChromium(dataFolder);
  process.env.TEST_CHROMIUM = executable;
  process.env.TEST_CHROMIUM_LIBRARIES = libraries;
  // A process of its own: decorators leave their marks on the global object, and Jest copies it into every test.
  execFileSync(process.execPath, ['dist/test/support/make-template.js'], { stdio: 'inherit' });
}
