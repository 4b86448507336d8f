import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { assemble, Running } from '../../dist/apps/api/src/assemble.js';
import { AttemptPreparationService } from '../../dist/apps/api/src/attempts/attempt-preparation.service.js';
import { parseConfig } from '../../dist/apps/api/src/config.js';
import { LecturesService } from '../../dist/apps/api/src/courses/lectures.service.js';
import { ExamsService } from '../../dist/apps/api/src/exams/exams.service.js';
import { readDataKey } from '../../dist/apps/api/src/platform/data-key.js';
import { examUrlOf } from '../../dist/apps/api/src/platform/database.js';
import { createLogger } from '../../dist/apps/api/src/platform/logger.js';
import { startPostgres } from '../../dist/apps/api/src/platform/postgres-launcher.js';
import { EVERYWHERE, Scopes } from '../../dist/apps/api/src/platform/scope.js';
import { BUILT_IN_BANK } from '../../dist/apps/api/src/questions/built-in-bank.loader.js';

/** --profile=FOLDER leaves a profile of the server's processor time there. */
const profileFlags = process.argv
  .find((word) => word.startsWith('--profile='))
  ?.replace('--profile=', '--cpu-prof --cpu-prof-dir=')
  .split(' ');

const DATABASE = 'postgres';
const KEY = '07'.repeat(32);
const COUNTY = 150802;
const PROVINCE = 150000;
const HOUR = 3_600_000;

/** 50 questions of 100 points, as most papers are. */
const RULES = [
  { type: 'single', topicId: null, topic: null, count: 20, pointsEachHundredths: 200 },
  { type: 'multiple', topicId: null, topic: null, count: 15, pointsEachHundredths: 200 },
  { type: 'true_false', topicId: null, topic: null, count: 15, pointsEachHundredths: 200 },
];

/**
 * The product as it is installed, a process of its own on a PostgreSQL of its own that forgets nothing, and officers who
 * are signed in: what the load comes from is another process.
 */
export class ExamHall {
  #folder = mkdtempSync(join(tmpdir(), 'whetstone-bench-'));
  #postgres;
  #server;
  #issues = 0;

  static async open(officerCount) {
    const hall = new ExamHall();
    chmodSync(hall.#folder, 0o711);
    hall.#postgres = await startPostgres({
      dataFolder: join(hall.#folder, 'cluster'),
      settings: ['max_connections=150'],
    });
    hall.client = new pg.Client({ connectionString: hall.url });
    hall.running = new Running();
    const config = parseConfig(hall.#environment());
    hall.app = await assemble(config, {
      logger: createLogger('error'),
      hasDemo: false,
      running: hall.running,
    });
    await hall.client.connect();
    hall.officers = await hall.#seatOfficers(officerCount);
    return hall;
  }

  get url() {
    return this.#postgres.url(DATABASE);
  }

  /** Of the role that saves sheets. */
  get examUrl() {
    return examUrlOf({ url: this.url, appPassword: readDataKey(KEY, this.#folder).databasePassword() });
  }

  get processes() {
    const pidFile = join(this.#folder, 'cluster/postgres/postmaster.pid');
    return {
      serverPid: this.#server.pid,
      postmasterPid: Number(readFileSync(pidFile, 'utf8').split('\n')[0]),
    };
  }

  /** The owner's, before whom no wall stands. */
  async query(sql, values = []) {
    return (await this.client.query(sql, values)).rows;
  }

  /** An exam that is open, with an attempt ready for each of these officers. */
  async exam(officers) {
    const scopes = this.app.get(Scopes);
    const exam = await scopes.run(EVERYWHERE, (on) => this.#publish(on));
    await this.app.get(AttemptPreparationService).prepare(
      exam.id,
      officers.map(({ id }) => id),
    );
    return exam;
  }

  /** From here on the server is a process of its own. */
  async startServer() {
    await this.running.stop();
    await this.query('VACUUM ANALYZE');
    await this.query('CHECKPOINT');
    this.port = await freePort();
    const flags = ['--max-semi-space-size=16', '--heap-growing-percent=30', ...(profileFlags ?? [])];
    this.#server = spawn(process.execPath, [...flags, 'dist/apps/api/src/main.js'], {
      env: { ...process.env, ...this.#environment(), PORT: String(this.port), HOST: '127.0.0.1' },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    for (const end = Date.now() + 120_000; ; await wait(50)) {
      const isReady = await fetch(`http://127.0.0.1:${this.port}/readyz`).then(
        ({ ok }) => ok,
        () => false,
      );
      if (isReady) return;
      if (Date.now() > end || this.#server.exitCode !== null) throw new Error('The server does not come up');
    }
  }

  async close() {
    if (this.#server?.exitCode === null) {
      const gone = once(this.#server, 'exit');
      this.#server.kill('SIGTERM');
      await gone;
    }
    await this.client.end();
    await this.#postgres.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #environment() {
    return {
      ...{ DATABASE_URL: this.url, DATA_DIR: join(this.#folder, 'data'), DATA_KEY: KEY },
      // What the bench asks to begin is no client's own words yet; saving goes by the hash, as from a client.
      ...{ WHETSTONE_DEMO: 'off', GRAPHQL_DOCUMENTS: 'any' },
    };
  }

  async #seatOfficers(count) {
    await this.query(
      `INSERT INTO units (name, kind, region_code, valid_from) VALUES ('执法大队', 'brigade', $1, '2020-01-01')`,
      [COUNTY],
    );
    return this.query(
      `WITH token AS (SELECT nth, 'token-' || nth AS text FROM generate_series(1, $1) AS nth),
       somebody AS (
         INSERT INTO officers (name, gender, id_number_sealed, id_number_digest, id_number_masked, certificate_no,
           region_code, search_text, created_at)
         SELECT '考生' || nth, 'male', '', sha256(text::bytea), '', 'K' || nth, $2, '', now() FROM token
         RETURNING id, substr(certificate_no, 2)::int AS nth),
       posting AS (
         INSERT INTO postings (officer_id, unit_id, region_code, kind, post, valid_from)
         SELECT somebody.id, units.id, $2, 'serving', '执法员', '2024-01-01' FROM somebody, units),
       account AS (INSERT INTO accounts (officer_id, login) SELECT id, 'K' || nth FROM somebody),
       session AS (
         INSERT INTO sessions (token_digest, officer_id, device, created_at, seen_at)
         SELECT sha256(text::bytea), somebody.id, 'bench', now(), now() FROM somebody JOIN token USING (nth))
       SELECT id, 'whetstone=token-' || nth AS cookie FROM somebody ORDER BY nth`,
      [count, COUNTY],
    );
  }

  async #publish(on) {
    this.#issues += 1;
    const [video] = await on.query(
      `INSERT INTO videos (duration_ms, uploaded_at) VALUES (1000, now()) RETURNING id`,
    );
    const [bank] = await on.query(`SELECT id FROM banks WHERE name = $1`, [BUILT_IN_BANK]);
    const issue = {
      ...{ year: 2026, number: this.#issues, title: '压力测试', summary: '', videoId: video.id },
      ...{ regionCodes: [PROVINCE], opensOn: '2026-01-01', closesOn: '2099-12-31', thresholdRatio: 0.9 },
    };
    const id = await this.app.get(LecturesService).insertIssue(on, PROVINCE, issue, null);
    const window = { id, opensAt: new Date(Date.now() - HOUR), closesAt: new Date(Date.now() + 9 * HOUR) };
    const rule = { bankId: bank.id, title: '压力测试', rules: RULES, durationMinutes: 90, passPoints: 60 };
    return this.app.get(ExamsService).insertExam(on, window, { ...rule, attemptsAllowed: 3 }, null);
  }
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}
