import { createHash } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { assemble, Running } from '../../dist/apps/api/src/assemble.js';
import { parseConfig } from '../../dist/apps/api/src/config.js';
import { createLogger } from '../../dist/apps/api/src/platform/logger.js';
import { startPostgres } from '../../dist/apps/api/src/platform/postgres-launcher.js';

const PORT = 3191;
const SECTIONS = [
  ['single', 20],
  ['multiple', 15],
  ['true_false', 15],
];

/** The server as it is installed, with an officer who may sit a paper of fifty questions. */
export class RoomHall {
  running = new Running();
  origin = `http://127.0.0.1:${PORT}`;

  static async open() {
    const hall = new RoomHall();
    try {
      await hall.start();
    } catch (error) {
      await hall.close();
      throw error;
    }
    return hall;
  }

  async start() {
    this.folder = mkdtempSync(join(tmpdir(), 'whetstone-bench-room-'));
    chmodSync(this.folder, 0o711);
    this.postgres = await startPostgres({ dataFolder: join(this.folder, 'cluster') });
    const url = this.postgres.url('postgres');
    const config = parseConfig({
      ...{ DATABASE_URL: url, DATA_KEY: '07'.repeat(32), DATA_DIR: join(this.folder, 'data') },
    });
    const app = await assemble(config, {
      logger: createLogger('error'),
      hasDemo: true,
      running: this.running,
    });
    await app.listen(PORT, '127.0.0.1');
    this.database = new pg.Client({ connectionString: url });
    await this.database.connect();
  }

  /** Somebody who has attended the lecture of an open test, another one each time, who has failed it once. */
  async seat() {
    const { rows } = await this.database.query(
      `SELECT a.exam_id AS "examId", a.officer_id AS "officerId" FROM attempts a JOIN exams e ON e.id = a.exam_id
       WHERE e.closes_at > now() AND e.opens_at < now() AND NOT a.is_passed AND a.officer_id NOT IN (SELECT officer_id FROM sessions)
       ORDER BY e.id, a.id LIMIT 1`,
    );
    const [{ examId, officerId }] = rows;
    const token = `bench-${officerId}`;
    const cookie = { name: 'whetstone', value: token, url: this.origin };
    Object.assign(this, { examId, officerId, cookie });
    await this.makePaperOfFifty();
    await this.database.query(
      `INSERT INTO accounts (officer_id, login) VALUES ($1, $2) ON CONFLICT DO NOTHING`,
      [officerId, token],
    );
    await this.database.query(
      `INSERT INTO sessions (token_digest, officer_id, device, created_at, seen_at) VALUES ($1, $2, 'bench', now(), now())`,
      [createHash('sha256').update(token).digest(), officerId],
    );
  }

  makePaperOfFifty() {
    const rules = SECTIONS.map(([type, count]) => ({
      ...{ type, count, topicId: null, topic: null, pointsEachHundredths: 200 },
    }));
    return this.database.query(
      `UPDATE exams SET rules = $2, question_count = 50, duration_seconds = 5400, max_points_hundredths = 10000,
         pass_points_hundredths = 6000, attempts_allowed = 10, closes_at = now() + interval '1 day' WHERE id = $1`,
      [this.examId, JSON.stringify(rules)],
    );
  }

  /** How many questions the server holds an answer to. */
  async answersHeld() {
    const { rows } = await this.database.query(
      `SELECT jsonb_array_length(sheet->'answers') AS count FROM attempts
       WHERE exam_id = $1 AND officer_id = $2 AND state = 'in_progress'`,
      [this.examId, this.officerId],
    );
    return rows[0]?.count ?? 0;
  }

  async close() {
    await this.database?.end();
    await this.running.stop();
    await this.postgres?.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
