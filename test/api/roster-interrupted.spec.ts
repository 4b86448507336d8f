import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { PgBoss } from 'pg-boss';
import { repositoryRoot } from '../../apps/api/src/platform/repository-root';
import type { ApiClient } from '../support/api-client';
import { checkRoster, commitRoster, settledImport, uploadRoster } from '../support/bring-roster';
import { accepted } from '../support/outcome';
import { COMMIT_ROSTER } from '../support/roster-operations';
import { rosterFile, rosterLine } from '../support/roster-file';
import { INNER_MONGOLIA } from '../support/seed';
import { testUrl } from '../support/template';
import { startTestApp, type TestApp } from '../support/test-app';

jest.setTimeout(120_000);

/** A beat that is never missed: with it nobody takes over from a dead server, and the story below has to fail. */
const isMutant = process.env['TEST_MUTANT'] === 'no-heartbeat';

const PATIENCE_MS = isMutant ? 45_000 : 90_000;

/** A server of its own, to be killed as an operating system kills: without a word. */
describe('a roster whose server dies while it is taken over', () => {
  let test: TestApp;
  let url: string;
  const servers: ChildProcess[] = [];
  beforeAll(async () => {
    test = await startTestApp();
    const [row] = await test.database.query<{ name: string }[]>(`SELECT current_database() AS name`);
    url = testUrl(row?.name ?? '');
  });
  afterAll(async () => {
    for (const server of servers) server.kill('SIGKILL');
    await test.close();
  });

  function startServer(port: number): ChildProcess {
    const root = repositoryRoot(import.meta.url);
    const server = spawn(process.execPath, [join(root, 'dist/apps/api/src/main.js')], {
      env: {
        ...process.env,
        ...{ DATABASE_URL: url, DATA_KEY: '07'.repeat(32), DATA_DIR: test.dataFolder },
        ...{ PORT: String(port), WHETSTONE_DEMO: 'off' },
      },
      stdio: 'ignore',
    });
    servers.push(server);
    return server;
  }

  async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
    for (const end = Date.now() + PATIENCE_MS; !(await holds()); await wait(100))
      if (Date.now() > end) throw new Error(`Not within ${PATIENCE_MS / 1000} s: ${what}`);
  }

  const stateOf = async (id: string) => {
    const rows = await test.database.query<{ state: string }[]>(
      `SELECT state FROM roster_imports WHERE id = $1`,
      [id],
    );
    return rows[0]?.state;
  };
  const isSomebodyWaiting = async () =>
    (
      await test.database.query<unknown[]>(
        `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      )
    ).length > 0;
  const written = () =>
    test.database.query<unknown[]>(
      `SELECT o.name, count(DISTINCT p.id)::int AS postings, count(DISTINCT a.officer_id)::int AS accounts
       FROM officers o LEFT JOIN postings p ON p.officer_id = o.id LEFT JOIN accounts a ON a.officer_id = o.id
       WHERE o.name IN ('张090', '张091') GROUP BY o.name ORDER BY o.name`,
    );

  it('is taken over once and whole by the next server', async () => {
    const manager = await test.signedIn(await test.seed.someone('training_manager', INNER_MONGOLIA));
    const { id } = await checkRoster(
      manager,
      await uploadRoster(manager, await rosterFile(rosterLine(90), rosterLine(91))),
    );
    await test.app.close();
    await test.database.query(
      `UPDATE roster_imports SET state = 'committing', mode = 'all', done_count = 0 WHERE id = $1`,
      [id],
    );
    const boss = new PgBoss({ connectionString: url, schema: 'jobs', supervise: false, schedule: false });
    await boss.start();
    await boss.send('roster-import', { importId: id });
    await boss.stop({ graceful: false });

    const holder = test.database.createQueryRunner();
    // Somebody is about to take the same certificate number: the import waits for him in the middle of its writing.
    await holder.query('BEGIN');
    await holder.query(
      `INSERT INTO officers (name, gender, id_number_sealed, id_number_digest, id_number_masked, certificate_no,
         region_code, created_at) VALUES ('别人', 'male', '', '', '', 'NM091', 0, now())`,
    );
    const first = startServer(31_871);
    try {
      await until('the first server writes', isSomebodyWaiting);
      const dead = once(first, 'exit');
      first.kill('SIGKILL');
      await dead;
      if (isMutant) await test.database.query(`UPDATE jobs.job SET heartbeat_seconds = NULL`);
    } finally {
      await holder.query('ROLLBACK');
      await holder.release();
    }
    expect(await stateOf(id)).toBe('committing');
    expect(await written()).toEqual([]);

    startServer(31_872);
    await until('the roster is taken over', async () => (await stateOf(id)) === 'committed');
    expect(await written()).toEqual([
      { name: '张090', postings: 1, accounts: 1 },
      { name: '张091', postings: 1, accounts: 1 },
    ]);
  });
});

/** A connection that breaks and a server that lives. */
describe('a roster whose connection breaks while it is taken over', () => {
  let test: TestApp;
  let manager: ApiClient;
  beforeAll(async () => {
    test = await startTestApp();
    manager = await test.signedIn(await test.seed.someone('training_manager', INNER_MONGOLIA));
  });
  afterAll(() => test.close());

  it('writes nothing when the connection breaks in the middle, and can be tried again', async () => {
    const { id } = await checkRoster(
      manager,
      await uploadRoster(manager, await rosterFile(rosterLine(80), rosterLine(81))),
    );
    const holder = test.database.createQueryRunner();
    await holder.query(`BEGIN; LOCK TABLE units IN ACCESS EXCLUSIVE MODE`);
    try {
      accepted(
        (await manager.run(COMMIT_ROSTER, { input: { importId: id, mode: 'ALL', leftOn: null } }))
          .commitRosterImport,
      );
      await cutWhoWaits(test);
    } finally {
      await holder.query('ROLLBACK');
      await holder.release();
    }
    expect(await settledImport(manager, id)).toMatchObject({
      state: 'READY',
      failure: expect.stringContaining('没有导入任何数据'),
    });
    expect(await test.database.query(`SELECT FROM officers WHERE name = '张080'`)).toEqual([]);
    expect(await commitRoster(manager, id)).toMatchObject({ state: 'COMMITTED', failure: null });
  });
});
/** Ends the connection that waits for a lock, as a failing network would. */
async function cutWhoWaits({ database }: TestApp): Promise<void> {
  for (let tries = 0; tries < 500; tries += 1) {
    const cut = await database.query<unknown[]>(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND wait_event_type = 'Lock' AND pid <> pg_backend_pid()`,
    );
    if (cut.length > 0) return;
    await wait(20);
  }
  throw new Error('Nobody waits');
}
