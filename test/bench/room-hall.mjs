import { createHash } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { assemble, Running } from '../../dist/apps/api/src/assemble.js';
import { ExamsService } from '../../dist/apps/api/src/exams/exams.service.js';
import { EVERYWHERE, Scopes } from '../../dist/apps/api/src/platform/scope.js';
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
    await this.setExam(app);
  }

  /** The open test of the demo's lecture is put aside for one of fifty questions. */
  async setExam(app) {
    const {
      rows: [issue],
    } = await this.database.query(
      `UPDATE exams SET lecture_issue_id = NULL, region_code = 0
       WHERE id = (SELECT id FROM exams WHERE opens_at < now() AND closes_at > now() ORDER BY id LIMIT 1)
       RETURNING id AS "examBefore", bank_id AS "bankId", opens_at AS "opensAt", closes_at AS "closesAt",
         (SELECT e.lecture_issue_id FROM exams e WHERE e.id = exams.id) AS id`,
    );
    const rules = SECTIONS.map(([type, count]) => ({
      ...{ type, count, topicId: null, topic: null, pointsEachHundredths: 200 },
    }));
    const asked = { title: '五十题', rules, durationMinutes: 90, passPoints: 60, attemptsAllowed: 3 };
    const exam = await app
      .get(Scopes)
      .run(EVERYWHERE, (on) =>
        app.get(ExamsService).insertExam(on, issue, { ...asked, bankId: issue.bankId }, null),
      );
    Object.assign(this, { examId: exam.id, examBefore: issue.examBefore });
  }

  /** Somebody whose attendance counts, another one each time, at a device of his own. */
  async seat() {
    const { rows } = await this.database.query(
      `SELECT officer_id AS "officerId" FROM attempts
       WHERE exam_id = $1 AND officer_id NOT IN (SELECT officer_id FROM sessions) ORDER BY id LIMIT 1`,
      [this.examBefore],
    );
    const [{ officerId }] = rows;
    const token = `bench-${officerId}`;
    const cookie = { name: 'whetstone', value: token, url: this.origin };
    Object.assign(this, { officerId, cookie });
    await this.database.query(
      `INSERT INTO accounts (officer_id, login) VALUES ($1, $2) ON CONFLICT DO NOTHING`,
      [officerId, token],
    );
    await this.database.query(
      `INSERT INTO sessions (token_digest, officer_id, device, created_at, seen_at) VALUES ($1, $2, 'bench', now(), now())`,
      [createHash('sha256').update(token).digest(), officerId],
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
