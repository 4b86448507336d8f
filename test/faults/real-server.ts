import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { startPostgres, type RunningPostgres } from '../../apps/api/src/platform/postgres-launcher';
import { repositoryRoot } from '../../apps/api/src/platform/repository-root';

const PATIENCE_MS = 120_000;
const DATABASE = 'postgres';

/** An attempt of an officer who is signed in. */
export interface Device {
  readonly attemptId: string;
  readonly cookie: string;
  readonly questionId: string;
}

/**
 * The product as it is installed: a process of its own on a PostgreSQL of its own that forgets nothing (fsync and
 * synchronous_commit on), both of which can be killed as an operating system kills.
 */
export class RealServer {
  private readonly folder = mkdtempSync(join(tmpdir(), 'whetstone-faults-'));
  private postgres: RunningPostgres | null = null;
  private server: ChildProcess | null = null;
  private port = 0;

  constructor(
    /** Instead of the server's own entry: one that takes a protection out first. */
    private readonly entry = 'dist/apps/api/src/main.js',
    private readonly settings: readonly string[] = [],
  ) {}

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    // PostgreSQL's own user has to get through.
    chmodSync(this.folder, 0o711);
    this.port = await freePort();
    await this.startDatabase();
    await this.startServer();
  }

  async startDatabase(): Promise<void> {
    this.postgres = await startPostgres({
      dataFolder: join(this.folder, 'cluster'),
      settings: ['max_connections=100', ...this.settings],
    });
  }

  /** Ready to answer when it resolves. */
  async startServer(): Promise<void> {
    if (!this.postgres) throw new Error('The database is down');
    this.server = spawn(process.execPath, [join(repositoryRoot(import.meta.url), this.entry)], {
      env: {
        ...process.env,
        ...{ DATABASE_URL: this.postgres.url(DATABASE), DATA_KEY: '07'.repeat(32) },
        ...{ DATA_DIR: join(this.folder, 'data'), PORT: String(this.port), HOST: '127.0.0.1' },
        ...{ WHETSTONE_DEMO: 'off', GRAPHQL_DOCUMENTS: 'any', LOG_LEVEL: 'silent' },
      },
      stdio: 'ignore',
    });
    for (const end = Date.now() + PATIENCE_MS; ; await wait(50)) {
      const isReady = await fetch(`${this.origin}/readyz`).then(
        ({ ok }) => ok,
        () => false,
      );
      if (isReady) return;
      if (Date.now() > end || this.server.exitCode !== null) throw new Error('The server does not come up');
    }
  }

  /** Of the server's process. */
  get pid(): number {
    if (this.server?.pid === undefined) throw new Error('The server is down');
    return this.server.pid;
  }

  signal(name: NodeJS.Signals): void {
    this.server?.kill(name);
  }

  /** Without a word to it: nothing is flushed, nobody is told. */
  async killServer(): Promise<void> {
    const { server } = this;
    if (!server || server.exitCode !== null) return;
    const dead = once(server, 'exit');
    server.kill('SIGKILL');
    await dead;
  }

  /** The postmaster and every process of it at once. */
  async killDatabase(): Promise<void> {
    const pidFile = join(this.folder, 'cluster/postgres/postmaster.pid');
    const postmaster = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
    const children = execFileSync('ps', ['-o', 'pid=', '--ppid', String(postmaster)], { encoding: 'utf8' });
    for (const pid of [postmaster, ...children.split('\n').map(Number).filter(Boolean)]) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // It has ended by itself.
      }
    }
    while (existsSync(`/proc/${postmaster}`)) await wait(20);
    await this.postgres?.stop();
    this.postgres = null;
  }

  /** As the owner of the tables, on a connection of its own. */
  async query<Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> {
    if (!this.postgres) throw new Error('The database is down');
    const client = new pg.Client({ connectionString: this.postgres.url(DATABASE) });
    await client.connect();
    try {
      return (await client.query<Row>(sql, values)).rows;
    } finally {
      await client.end();
    }
  }

  /** So many officers, signed in, each at an open attempt of one paper. */
  async seat(count: number): Promise<Device[]> {
    const tokens = Array.from({ length: count }, (_, index) => `token-${index}`);
    const rows = await this.query<{ attemptId: string; nth: number; questionId: string }>(SEAT, [
      tokens.map((token) => createHash('sha256').update(token).digest()),
    ]);
    // Who sits here must still do so after a crash, however little the database is told to keep.
    await this.query('CHECKPOINT');
    return rows.map(({ attemptId, nth, questionId }) => ({
      ...{ attemptId, questionId },
      cookie: `whetstone=${tokens[nth - 1] ?? ''}`,
    }));
  }

  async end(): Promise<void> {
    await this.killServer();
    await this.postgres?.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

const SEAT = `
  WITH question AS (
    SELECT r.id, q.bank_id FROM questions q JOIN question_revisions r ON r.id = q.current_revision_id
    WHERE r.type = 'fill_in' OR r.type = 'single' ORDER BY r.type, r.id LIMIT 1),
  exam AS (
    INSERT INTO exams (region_code, bank_id, title, rules, question_count, duration_seconds, max_points_hundredths,
      pass_points_hundredths, opens_at, closes_at, attempts_allowed, published_at)
    SELECT 0, bank_id, '断电演练', '[]', 1, 36000, 100, 60, now(), now() + interval '10 hours', 1, now() FROM question
    RETURNING id),
  paper AS (
    INSERT INTO papers (exam_id, form, hash, brotli, gzip, seed, content)
    SELECT exam.id, 1, repeat('0', 64), '', '', 'seed', jsonb_build_array(jsonb_build_object('type', 'fill_in', 'pointsEachHundredths', 100,
      'questions', jsonb_build_array(jsonb_build_object('id', question.id, 'number', 1, 'type', 'fill_in', 'stem', '',
        'options', '[]'::jsonb, 'blanks', 1, 'topic', '', 'maxHundredths', 100, 'referenceDate', '2026-01-01'))))
    FROM exam, question RETURNING id, exam_id),
  somebody AS (
    INSERT INTO officers (name, gender, id_number_sealed, id_number_digest, id_number_masked, certificate_no,
      region_code, search_text, created_at)
    SELECT '考生' || nth, 'male', '', digest, '', 'K' || nth, 150802, '', now()
    FROM unnest($1::bytea[]) WITH ORDINALITY AS t(digest, nth) RETURNING id, id_number_digest AS digest, certificate_no),
  account AS (INSERT INTO accounts (officer_id, login) SELECT id, certificate_no FROM somebody),
  session AS (
    INSERT INTO sessions (token_digest, officer_id, device, created_at, seen_at)
    SELECT digest, id, 'test', now(), now() FROM somebody)
  INSERT INTO attempts (exam_id, officer_id, number, paper_id, state, epoch, rev, sheet, sheet_hash, started_at, deadline,
    region_code)
  SELECT paper.exam_id, somebody.id, 1, paper.id, 'in_progress', 1, 0, '{"answers": [], "flagged": []}', '', now(),
    now() + interval '10 hours', 150802
  FROM paper, somebody
  RETURNING id AS "attemptId", (SELECT id FROM question) AS "questionId",
    (SELECT substr(certificate_no, 2)::int FROM somebody s WHERE s.id = officer_id) AS nth`;

const SAVE = `mutation ($input: SaveSheetInput!) {
  saveSheet(input: $input) { __typename ... on SheetSaved { rev } ... on Refused { code } } }`;

/** Saves one text, the revision's own number, as a device does. @returns what it is told; null = no answer came. */
export async function saveOver(
  { origin }: RealServer,
  { attemptId, cookie, questionId }: Device,
  rev: number,
): Promise<string | null> {
  const answers = [{ questionId, labels: [], texts: [String(rev)] }];
  const input = { attemptId, epoch: 1, rev, answers, flagged: [] };
  try {
    const response = await fetch(`${origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify({ query: SAVE, variables: { input } }),
      signal: AbortSignal.timeout(20_000),
    });
    const { data } = (await response.json()) as {
      data?: { saveSheet?: { __typename: string; code?: string } };
    };
    const saved = data?.saveSheet;
    return saved ? (saved.code ?? saved.__typename) : null;
  } catch {
    return null;
  }
}
