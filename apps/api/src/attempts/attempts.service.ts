import { randomBytes, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  deadlineOf,
  decideStart,
  explainSave,
  GRACE_MS,
  isPastGrace,
  ok,
  refuse,
  scoreAttempt,
  type Mark,
  type Refusal,
  type Result,
  type SaveRefusal,
  type StartRefusal,
} from '@whetstone/domain';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { findOne, queryOne, type Queryable } from '../platform/database';
import { EVERYWHERE, ownScope, Scopes } from '../platform/scope';
import type { SessionViewer } from '../platform/request-context';
import { LecturesService } from '../courses/lectures.service';
import { WatchService } from '../courses/watch.service';
import { ExamsService, type ExamRow } from '../exams/exams.service';
import { ResultRulesService } from '../exams/result-rules.service';
import { OfficersService } from '../people/officers.service';
import { SessionsService } from '../access/sessions.service';
import { PaperShapes } from './paper-shapes';
import { PapersService } from './papers.service';
import { SheetSaver, type SavedRow } from './sheet-saver';
import { checkSheet, hashSheet, type SheetValues } from './sheet';
import type { AttemptStateName } from './attempts.types';

const EMPTY_SHEET: SheetValues = { answers: [], flagged: [] };

/** Without 0 O 1 I: a receipt is written down and read out. 31^10 of them never meet. */
const RECEIPT_ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const RECEIPT_LENGTH = 10;

export interface AttemptRow {
  readonly id: string;
  readonly examId: string;
  readonly officerId: string;
  readonly number: number;
  readonly paperId: string;
  readonly state: AttemptStateName;
  readonly epoch: number;
  readonly rev: number;
  readonly sheet: SheetValues;
  readonly startedAt: Date;
  readonly deadline: Date;
  readonly savedAt: Date | null;
  readonly submittedAt: Date | null;
  readonly pointsHundredths: number | null;
  readonly isPassed: boolean | null;
  readonly marks: readonly Mark[] | null;
  readonly receiptCode: string | null;
}

export interface SaveSheet extends SheetValues {
  readonly attemptId: string;
  readonly epoch: number;
  readonly rev: number;
}

const ATTEMPT_COLUMNS = `id, exam_id AS "examId", officer_id AS "officerId", number, paper_id AS "paperId", state, epoch,
  rev, sheet, started_at AS "startedAt", deadline, saved_at AS "savedAt", submitted_at AS "submittedAt",
  points_hundredths AS "pointsHundredths", is_passed AS "isPassed", marks, receipt_code AS "receiptCode"`;

/**
 * One officer's sitting, from the drawing of the paper to the score. Inside a transaction everything is asked of its own
 * connection: a second one from the pool, and a county that begins at the same second holds all of them and waits.
 */
@Injectable()
export class AttemptsService {
  constructor(
    private readonly scopes: Scopes,
    private readonly clock: Clock,
    private readonly exams: ExamsService,
    private readonly lectures: LecturesService,
    private readonly watch: WatchService,
    private readonly officers: OfficersService,
    private readonly sessions: SessionsService,
    private readonly papers: PapersService,
    private readonly shapes: PaperShapes,
    private readonly saver: SheetSaver,
    private readonly results: ResultRulesService,
  ) {}

  /** Null = not found, or not the officer's own. */
  find(officerId: string, id: string): Promise<AttemptRow | null> {
    return findOne<AttemptRow>(
      this.own(officerId),
      `SELECT ${ATTEMPT_COLUMNS} FROM attempts WHERE id = $1 AND officer_id = $2`,
      [id, officerId],
    );
  }

  ofExam(officerId: string, examId: string): Promise<AttemptRow[]> {
    return this.own(officerId).query<AttemptRow[]>(
      `SELECT ${ATTEMPT_COLUMNS} FROM attempts WHERE exam_id = $1 AND officer_id = $2 ORDER BY number`,
      [examId, officerId],
    );
  }

  /** The test an attempt is at, as its officer sees it. */
  examOf(attempt: AttemptRow): Promise<ExamRow | null> {
    return this.exams.find(attempt.examId, this.own(attempt.officerId));
  }

  async summaries(officerId: string, exam: ExamRow) {
    const attempts = await this.ofExam(officerId, exam.id);
    const isOut = await this.results.isAnnounced(exam.id);
    const isTold = ({ marks }: AttemptRow) => isOut && !marks?.some(({ isPending }) => isPending);
    return attempts.map((attempt) => ({
      ...attempt,
      isPassed: isTold(attempt) ? attempt.isPassed : null,
      points: !isTold(attempt) || attempt.pointsHundredths === null ? null : attempt.pointsHundredths / 100,
      maxPoints: exam.maxPointsHundredths / 100,
    }));
  }

  /** Why no new attempt may begin now; null when one may, or when one is open and may go on. */
  async notOpen(officerId: string, exam: ExamRow): Promise<Refusal<StartRefusal> | null> {
    const attempts = await this.ofExam(officerId, exam.id);
    if (attempts.some((attempt) => this.mayGoOn(attempt))) return null;
    const decision = await this.decideStart(this.own(officerId), officerId, exam, attempts);
    return decision.ok ? null : decision.refusal;
  }

  /**
   * Begins an attempt, or takes over the one in progress: a higher epoch locks the window that had it before. A window
   * that goes on with an attempt names it in `continuing`, so that it never begins another when that one is over.
   */
  async startAttempt(
    viewer: SessionViewer,
    examId: string,
    continuing: string | null = null,
  ): Promise<Result<AttemptRow, 'NOT_FOUND' | 'BANK_TOO_SMALL' | 'ALREADY_SUBMITTED' | StartRefusal>> {
    const exam = await this.exams.find(examId, this.own(viewer.officerId));
    if (!exam) return refuse('NOT_FOUND');
    const started = await this.scopes.run(ownScope(viewer.officerId), async (on) => {
      // A double click begins one attempt: the second waits here and then finds the first.
      await on.query(`SELECT FROM officers WHERE id = $1 FOR UPDATE`, [viewer.officerId]);
      const attempts = await on.query<AttemptRow[]>(
        `SELECT ${ATTEMPT_COLUMNS} FROM attempts WHERE exam_id = $1 AND officer_id = $2 ORDER BY number`,
        [examId, viewer.officerId],
      );
      const open = attempts.find((attempt) => attempt.state === 'in_progress');
      const isThere = open !== undefined && this.mayGoOn(open);
      if (continuing && !(isThere && open.id === continuing)) return refuse('ALREADY_SUBMITTED');
      if (isThere) return ok(await this.takeOver(on, open.id));
      if (open) attempts.splice(attempts.indexOf(open), 1, await this.finish(on, open, open.deadline));
      return this.begin(on, viewer.officerId, exam, attempts);
    });
    if (started.ok)
      await this.sessions.keepUntil(viewer, new Date(started.value.deadline.getTime() + GRACE_MS));
    return started;
  }

  /**
   * Saves the whole sheet: a save and a hand-in that race cannot acknowledge an answer that is not marked. The same revision with the same content is acknowledged again, because a retry must wait for the same
   * durability as the first try.
   */
  async saveSheet(
    viewer: SessionViewer,
    save: SaveSheet,
  ): Promise<Result<SavedRow, SaveRefusal | 'SHEET_INVALID'>> {
    const sheet = await this.checkedSheet(viewer, save);
    if (!sheet.ok) return sheet;
    const { attemptId, epoch, rev } = save;
    const saved = await this.saver.save({
      ...{ attemptId, epoch, rev, officerId: viewer.officerId },
      ...{ sheet: JSON.stringify(sheet.value), hash: hashSheet(sheet.value) },
    });
    if (saved) return ok(saved);
    return refuse(explainSave(await this.find(viewer.officerId, attemptId), save, this.clock.now()));
  }

  /**
   * Hands in: the last sheet is saved if there is still time, then the attempt is closed and marked. After the
   * deadline only what was saved counts, and the attempt ends as of its deadline.
   */
  async submitAttempt(
    viewer: SessionViewer,
    save: SaveSheet,
  ): Promise<Result<AttemptRow, SaveRefusal | 'SHEET_INVALID'>> {
    const saved = await this.saveSheet(viewer, save);
    const isOver = !saved.ok && (saved.refusal.code === 'TOO_LATE' || saved.refusal.code === 'STALE_SHEET');
    if (!saved.ok && !isOver) return saved;
    return this.scopes.run(ownScope(viewer.officerId), async (on) => {
      const attempt = await this.lock(on, viewer.officerId, save.attemptId);
      if (!attempt) return refuse('ATTEMPT_NOT_FOUND');
      if (attempt.state === 'submitted') return refuse('ALREADY_SUBMITTED');
      if (attempt.epoch !== save.epoch) return refuse('SUPERSEDED');
      const now = this.clock.now();
      return ok(await this.finish(on, attempt, now < attempt.deadline ? now : attempt.deadline));
    });
  }

  /**
   * Ends attempts whose time has passed, as of their deadline, not of when somebody noticed. One that cannot be marked
   * keeps none of the others open.
   * @throws AggregateError naming those that could not be ended.
   */
  async sweep(): Promise<number> {
    const due = await this.scopes.in(EVERYWHERE).query<{ id: string; officerId: string }[]>(
      `SELECT id, officer_id AS "officerId" FROM attempts WHERE state = 'in_progress' AND deadline < $1
       ORDER BY deadline LIMIT 200`,
      [new Date(this.clock.now().getTime() - GRACE_MS)],
    );
    const failed = new Map<string, unknown>();
    for (const { id, officerId } of due) {
      await this.endAsOfDeadline(officerId, id).catch((error: unknown) => failed.set(id, error));
    }
    if (failed.size === 0) return due.length;
    const ids = [...failed.keys()].join(', ');
    throw new AggregateError(failed.values(), `Attempts that cannot be ended: ${ids}`);
  }

  private endAsOfDeadline(officerId: string, id: string): Promise<void> {
    return this.scopes.run(ownScope(officerId), async (on) => {
      const attempt = await this.lock(on, officerId, id);
      if (attempt?.state === 'in_progress') await this.finish(on, attempt, attempt.deadline);
    });
  }

  private own(officerId: string): Queryable {
    return this.scopes.in(ownScope(officerId));
  }

  private mayGoOn(attempt: AttemptRow): boolean {
    return attempt.state === 'in_progress' && !isPastGrace(attempt.deadline, this.clock.now());
  }

  private async decideStart(on: Queryable, officerId: string, exam: ExamRow, earlier: readonly AttemptRow[]) {
    const issue = exam.issueId ? await this.lectures.find(exam.issueId, on) : null;
    return decideStart({
      exam,
      earlier,
      areResultsOut: await this.results.isAnnounced(exam.id, on),
      isInAudience: issue ? await this.lectures.isInAudience(officerId, issue, on) : true,
      attendanceCounts: issue ? await this.watch.counts(officerId, issue.id, on) : true,
      now: this.clock.now(),
    });
  }

  private async begin(on: EntityManager, officerId: string, exam: ExamRow, earlier: readonly AttemptRow[]) {
    const decision = await this.decideStart(on, officerId, exam, earlier);
    if (!decision.ok) return decision;
    const posting = await this.officers.servingPosting(officerId, on);
    if (!posting) return refuse('NOT_IN_AUDIENCE');
    const paper = await this.papers.draw(on, exam, randomUUID());
    if (!paper.ok) return paper;
    const now = this.clock.now();
    const attempt = await queryOne<AttemptRow>(
      on,
      `INSERT INTO attempts (exam_id, officer_id, number, paper_id, state, epoch, rev, sheet, sheet_hash, started_at,
         deadline, region_code)
       VALUES ($1, $2, $3, $4, 'in_progress', 1, 0, $5, $6, $7, $8, $9) RETURNING ${ATTEMPT_COLUMNS}`,
      [
        exam.id,
        officerId,
        decision.value.number,
        paper.value.id,
        JSON.stringify(EMPTY_SHEET),
        hashSheet(EMPTY_SHEET),
        now,
        deadlineOf(exam, now),
        posting.regionCode,
      ],
    );
    return ok(attempt);
  }

  private async takeOver(on: EntityManager, id: string): Promise<AttemptRow> {
    const [[attempt]] = await on.query<[AttemptRow[], number]>(
      `UPDATE attempts SET epoch = epoch + 1 WHERE id = $1 RETURNING ${ATTEMPT_COLUMNS}`,
      [id],
    );
    if (!attempt) throw new Error('An attempt just locked is gone');
    return attempt;
  }

  private lock(on: EntityManager, officerId: string, id: string): Promise<AttemptRow | null> {
    return findOne<AttemptRow>(
      on,
      `SELECT ${ATTEMPT_COLUMNS} FROM attempts WHERE id = $1 AND officer_id = $2 FOR UPDATE`,
      [id, officerId],
    );
  }

  private async checkedSheet(
    viewer: SessionViewer,
    save: SaveSheet,
  ): Promise<Result<SheetValues, 'SHEET_INVALID' | 'ATTEMPT_NOT_FOUND'>> {
    const shape = await this.shapes.find(viewer.officerId, save.attemptId);
    if (!shape) return refuse('ATTEMPT_NOT_FOUND');
    return checkSheet({ answers: save.answers, flagged: save.flagged }, shape);
  }

  /** Marks and closes an attempt that is locked by the transaction. */
  private async finish(on: EntityManager, attempt: AttemptRow, submittedAt: Date): Promise<AttemptRow> {
    const exam = await this.exams.find(attempt.examId, on);
    if (!exam) throw new Error(`An attempt of no exam ${attempt.examId}`);
    const keys = await this.papers.keys(on, attempt.paperId);
    const score = scoreAttempt(keys, attempt.sheet.answers, exam.passPointsHundredths);
    const [[finished]] = await on.query<[AttemptRow[], number]>(
      `UPDATE attempts SET state = 'submitted', submitted_at = $2, points_hundredths = $3, is_passed = $4, marks = $5,
         receipt_code = $6 WHERE id = $1 RETURNING ${ATTEMPT_COLUMNS}`,
      [attempt.id, submittedAt, score.hundredths, score.isPassed, JSON.stringify(score.marks), receiptCode()],
    );
    if (!finished) throw new Error('An attempt just locked is gone');
    return finished;
  }
}

function receiptCode(): string {
  const letters = [...randomBytes(RECEIPT_LENGTH)].map(
    (byte) => RECEIPT_ALPHABET[byte % RECEIPT_ALPHABET.length],
  );
  return `${letters.slice(0, 5).join('')}-${letters.slice(5).join('')}`;
}
