import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { CannotStart, startPostgres } from './postgres-launcher';

const settings = ['fsync=off'];

/** A process that was not collected yet has no command line any more. */
function isRunning(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8') !== '';
  } catch {
    return false;
  }
}

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows[0];
  } finally {
    await client.end();
  }
}

/** One cluster, the tests in the order of its life. */
describe('the embedded PostgreSQL', () => {
  let dataFolder: string;
  let cluster: string;
  beforeAll(() => {
    dataFolder = mkdtempSync(join(tmpdir(), 'whetstone-launcher-'));
    cluster = join(dataFolder, 'postgres');
    chmodSync(dataFolder, 0o711);
  });
  afterAll(() => rmSync(dataFolder, { recursive: true, force: true }));

  const postmaster = () => Number.parseInt(readFileSync(join(cluster, 'postmaster.pid'), 'utf8'), 10);

  it('starts in an empty folder, on a private socket and on no port', async () => {
    const postgres = await startPostgres({ dataFolder, settings });
    try {
      expect(await ask(postgres.url('postgres'), 'SHOW listen_addresses')).toEqual({ listen_addresses: '' });
      await ask(postgres.url('postgres'), 'CREATE TABLE kept AS SELECT 42 AS answer');
      const wrong = postgres.url('postgres').replace(/:[0-9a-f]+@/, ':guessed@');
      await expect(ask(wrong, 'SELECT 1')).rejects.toThrow('password');
    } finally {
      await postgres.stop();
    }
  });

  it('leaves no process and no lock when it stops', async () => {
    const postgres = await startPostgres({ dataFolder, settings });
    const pid = postmaster();
    expect(isRunning(pid)).toBe(true);
    await expect(startPostgres({ dataFolder, settings })).rejects.toThrow(
      `Another server is running on ${dataFolder}. 另一个服务正在使用该数据目录。`,
    );
    expect(isRunning(pid)).toBe(true);
    await postgres.stop();
    expect(isRunning(pid)).toBe(false);
  });

  it('stops a postmaster whose server was killed, and has every row', async () => {
    const module = resolve('dist/apps/api/src/platform/postgres-launcher.js');
    const options = JSON.stringify({ dataFolder, settings });
    const script = `import { startPostgres } from ${JSON.stringify(module)};
      const postgres = await startPostgres(${options});
      process.stdout.write('up');
      setInterval(() => postgres, 1000);`;
    const server = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(server.stdout, 'data');
    const leftBehind = postmaster();
    server.kill('SIGKILL');
    await once(server, 'exit');
    expect(isRunning(leftBehind)).toBe(true);
    const postgres = await startPostgres({ dataFolder, settings });
    try {
      expect(isRunning(leftBehind)).toBe(false);
      expect(await ask(postgres.url('postgres'), 'SELECT answer FROM kept')).toEqual({ answer: 42 });
    } finally {
      await postgres.stop();
    }
  });

  it('is not misled by a process that has the number of an old postmaster', async () => {
    writeFileSync(join(cluster, 'postmaster.pid'), `${process.pid}\n`);
    const postgres = await startPostgres({ dataFolder, settings });
    expect(await ask(postgres.url('postgres'), 'SELECT answer FROM kept')).toEqual({ answer: 42 });
    await postgres.stop();
  });

  it('refuses the data of another version, says which, and can be started again', async () => {
    const version = readFileSync(join(cluster, 'PG_VERSION'), 'utf8');
    writeFileSync(join(cluster, 'PG_VERSION'), '14\n');
    const starting = startPostgres({ dataFolder, settings });
    await expect(starting).rejects.toThrow(CannotStart);
    await expect(starting).rejects.toThrow(
      `${cluster} holds data of PostgreSQL 14; this build carries ${version.trim()}.`,
    );
    writeFileSync(join(cluster, 'PG_VERSION'), version);
    await (await startPostgres({ dataFolder, settings })).stop();
  });

  const itAsRoot = process.getuid?.() === 0 ? it : it.skip;
  itAsRoot(
    'keeps its cluster where it can be reached when root’s data folder is closed to others',
    async () => {
      const parent = mkdtempSync(join(tmpdir(), 'whetstone-closed-'));
      const closed = join(parent, 'data');
      mkdirSync(closed);
      chmodSync(parent, 0o700);
      const postgres = await startPostgres({ dataFolder: closed, settings });
      const place = join(closed, 'postgres');
      try {
        expect(lstatSync(place).isSymbolicLink()).toBe(true);
        expect(await ask(postgres.url('postgres'), 'SELECT 1 AS one')).toEqual({ one: 1 });
      } finally {
        await postgres.stop();
        rmSync(dirname(readlinkSync(place)), { recursive: true });
        rmSync(parent, { recursive: true });
      }
    },
  );
});
