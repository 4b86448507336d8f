import { AttemptPreparationService } from '../../apps/api/src/attempts/attempt-preparation.service';
import {
  AttemptsService,
  type AttemptRow,
  type SaveSheet,
} from '../../apps/api/src/attempts/attempts.service';
import type { SessionViewer } from '../../apps/api/src/platform/request-context';
import type { SeededOfficer } from '../support/seed';
import type { TestApp } from '../support/test-app';
import { withoutRules } from '../support/without-rules';

/** Rounds of a test: few within `npm test`, all that were promised within `npm run test:faults`. */
export function rounds(few: number, all: number): number {
  return process.env['TEST_FAULTS'] === 'all' ? all : few;
}

/** The protection that is taken out of this run; '' = none, and the test must pass. */
export const MUTANT = process.env['TEST_MUTANT'] ?? '';

/** An officer at his open attempt, without a device. */
export interface Seat {
  readonly attemptId: string;
  readonly viewer: SessionViewer;
}

/** A hall of officers who sit the same paper, as many as are asked for, each seated without a password. */
export class Hall {
  private seats = 0;

  private constructor(
    private readonly test: TestApp,
    readonly examId: string,
    private readonly template: { readonly officer: SeededOfficer; readonly attemptId: string },
    readonly questionIds: readonly string[],
  ) {}

  static async open(
    test: TestApp,
    options: { readonly questions?: number; readonly durationSeconds?: number } = {},
  ): Promise<Hall> {
    const { exam, issue } = await test.seed.openExam(options);
    const officer = await test.seed.officer();
    await test.seed.attended(officer, issue);
    const attemptId = await test.seed.openAttempt(officer, exam);
    const rows = await test.database.query<{ id: string }[]>(
      `SELECT jsonb_path_query(p.content, '$[*].questions[*].id') #>> '{}' AS id
       FROM attempts a JOIN papers p ON p.id = a.paper_id WHERE a.id = $1`,
      [attemptId],
    );
    return new Hall(
      test,
      exam.id,
      { officer, attemptId },
      rows.map(({ id }) => id),
    );
  }

  async seat(): Promise<Seat> {
    this.seats += 1;
    const { officer, attemptId } = this.template;
    const [row] = await this.test.database.query<{ officerId: string; attemptId: string }[]>(
      `WITH somebody AS (
         INSERT INTO officers (name, gender, id_number_sealed, id_number_digest, id_number_masked, certificate_no,
           region_code, search_text, created_at)
         SELECT name, gender, id_number_sealed, sha256((certificate_no || '-' || $3)::bytea), id_number_masked,
           certificate_no || '-' || $3, region_code, search_text, created_at FROM officers WHERE id = $1 RETURNING id)
       INSERT INTO attempts (exam_id, officer_id, number, paper_id, state, epoch, rev, sheet, sheet_hash, started_at,
         deadline, region_code)
       SELECT a.exam_id, somebody.id, 1, a.paper_id, 'in_progress', 1, 0, a.sheet, a.sheet_hash, a.started_at,
         a.deadline, a.region_code
       FROM attempts a, somebody WHERE a.id = $2
       RETURNING officer_id AS "officerId", id AS "attemptId"`,
      [officer.id, attemptId, String(this.seats)],
    );
    if (!row) throw new Error('Nobody was seated');
    await this.test.database.query(
      `INSERT INTO postings (officer_id, unit_id, region_code, kind, post, valid_from)
       SELECT $2, unit_id, region_code, kind, post, valid_from FROM postings WHERE officer_id = $1`,
      [officer.id, row.officerId],
    );
    const nobody = { grants: [], sessionDigest: Buffer.alloc(0) };
    return {
      attemptId: row.attemptId,
      viewer: {
        ...nobody,
        officerId: row.officerId,
        isSecondFactorVerified: false,
        mustChangePassword: false,
      },
    };
  }

  /** The seat as it is before anything was begun, with an attempt that lies ready or without any. */
  async clear({ attemptId, viewer }: Seat, hasOneReady: boolean): Promise<void> {
    await withoutRules(this.test.database, (on) =>
      on.query(
        hasOneReady
          ? `UPDATE attempts SET state = 'prepared', epoch = 0, started_at = NULL, deadline = NULL WHERE id = $1`
          : `DELETE FROM attempts WHERE id = $1`,
        [attemptId],
      ),
    );
    await this.test.database.query(
      `INSERT INTO attendances (officer_id, lecture_issue_id, spans, credited_ms, position_ms, updated_at, counted_at, region_code)
       SELECT $2, lecture_issue_id, spans, credited_ms, position_ms, updated_at, counted_at, region_code
       FROM attendances WHERE officer_id = $1`,
      [this.template.officer.id, viewer.officerId],
    );
  }

  /** The attempts of an officer. */
  attemptsOf({ viewer }: Seat): Promise<AttemptRow[]> {
    return this.service.ofExam(viewer.officerId, this.examId);
  }

  /** As the job does before a window opens and while it is open. */
  async prepare(seats: readonly Seat[]): Promise<void> {
    const officerIds = seats.map(({ viewer }) => viewer.officerId);
    await this.test.app.get(AttemptPreparationService).prepare(this.examId, officerIds);
  }

  /** The first `count` questions answered with one label, or with none. */
  sheet(
    { attemptId }: Seat,
    rev: number,
    { count = this.questionIds.length, label = null as string | null, epoch = 1 } = {},
  ): SaveSheet {
    const labels = label === null ? [] : [label];
    const answers = this.answersOf(this.questionIds.slice(0, count), labels);
    return { attemptId, epoch, rev, answers, flagged: [] };
  }

  answersOf(questionIds: readonly string[], labels: readonly string[] = []): SaveSheet['answers'] {
    return questionIds.map((questionId) => ({ questionId, labels, texts: [] }));
  }

  async save(seat: Seat, save: SaveSheet): Promise<string> {
    const result = await this.service.saveSheet(seat.viewer, save);
    return result.ok ? 'SAVED' : result.refusal.code;
  }

  async submit(seat: Seat, save: SaveSheet): Promise<string> {
    const result = await this.service.submitAttempt(seat.viewer, save);
    return result.ok ? 'SUBMITTED' : result.refusal.code;
  }

  /** Another window begins where this one is. */
  async takeOver(seat: Seat): Promise<string> {
    const result = await this.service.startAttempt(seat.viewer, this.examId);
    return result.ok ? 'TAKEN_OVER' : result.refusal.code;
  }

  async stored({ attemptId, viewer }: Seat): Promise<AttemptRow> {
    const row = await this.service.find(viewer.officerId, attemptId);
    if (!row) throw new Error('The attempt is gone');
    return row;
  }

  /** Revisions in the trail, in the order they were written. */
  async trail({ attemptId }: Seat): Promise<number[]> {
    const rows = await this.test.database.query<{ rev: number }[]>(
      `SELECT rev FROM sheet_events WHERE attempt_id = $1 ORDER BY id`,
      [attemptId],
    );
    return rows.map(({ rev }) => rev);
  }

  private get service(): AttemptsService {
    return this.test.app.get(AttemptsService);
  }
}
