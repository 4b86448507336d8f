import { Injectable } from '@nestjs/common';
import {
  deadlineOf,
  decideStart,
  explainSave,
  GRACE_MS,
  hallRefusal,
  isPastGrace,
  ok,
  refuse,
  type Refusal,
  type Result,
  type SaveRefusal,
  type StartRefusal,
  windowState,
  waitingOpensAt,
} from '@whetstone/domain';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { findOne, type Queryable } from '../platform/database';
import { ownScope, Scopes } from '../platform/scope';
import type { SessionViewer } from '../platform/request-context';
import { LecturesService } from '../courses/lectures.service';
import { WatchService } from '../courses/watch.service';
import { ExamAudienceService } from '../exams/exam-audience.service';
import { ExamHalls } from '../exams/exam-halls.service';
import { ExamsService, type ExamRow } from '../exams/exams.service';
import { FrozenPapersService } from '../exams/frozen-papers.service';
import { PapersService } from '../exams/papers.service';
import { ResultRulesService } from '../exams/result-rules.service';
import { OfficersService } from '../people/officers.service';
import { SessionsService } from '../access/sessions.service';
import { ExtraTimesService } from './extra-times.service';
import { AttemptBeginner } from './attempt-beginner';
import { AttemptEnder } from './attempt-ender';
import { AttemptMarker } from './attempt-marker';
import {
  ATTEMPT_COLUMNS,
  ATTEMPTS,
  givenBackOf,
  OWN_ATTEMPT,
  toldResultOf,
  whyOver,
  type AttemptRow,
} from './attempt-rows';
import { LateSheetsService } from './late-sheets.service';
import { orderOf } from './order-of';
import { PaperReaders } from './paper-readers';
import { PaperShapes } from './paper-shapes';
import { SheetSaver, type SavedRow } from './sheet-saver';
import { checkSheet, EMPTY_SHEET, hashSheet, type SheetRefusal, type SheetValues } from './sheet';

export type { AttemptRow };

export interface StartOptions {
  /** Only this attempt is gone on with, so that a window never begins another when its own is over. */
  readonly continuing?: string | null;
  /** How long the device waited by itself before it asked. */
  readonly jitterMs?: number;
  /** What was typed in the hall, and where the device is. */
  readonly hallPassword?: string | null;
  readonly address?: string;
}

/** Why a sheet may have come after the end. */
const COMES_TOO_LATE: ReadonlySet<SaveRefusal> = new Set(['TOO_LATE', 'ALREADY_SUBMITTED', 'SUPERSEDED']);

/** Beside a refusal: what was refused is kept, for a person to decide on. */
export const KEPT_AS_EVIDENCE = { isKept: 1 };

type BeginRefusal = 'BANK_TOO_SMALL' | 'ALREADY_SUBMITTED' | 'ATTEMPT_VOIDED' | StartRefusal;

export interface SaveSheet extends SheetValues {
  readonly attemptId: string;
  readonly epoch: number;
  readonly rev: number;
}

/**
 * One officer's sitting, from its beginning to the score. Inside a transaction everything is asked of its own
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
    private readonly frozen: FrozenPapersService,
    private readonly readers: PaperReaders,
    private readonly shapes: PaperShapes,
    private readonly beginner: AttemptBeginner,
    private readonly ender: AttemptEnder,
    private readonly marker: AttemptMarker,
    private readonly saver: SheetSaver,
    private readonly results: ResultRulesService,
    private readonly audiences: ExamAudienceService,
    private readonly halls: ExamHalls,
    private readonly extraTimes: ExtraTimesService,
    private readonly late: LateSheetsService,
  ) {}

  /** Null = not found, or not the officer's own. */
  async find(officerId: string, id: string): Promise<AttemptRow | null> {
    const [attempt] = await this.scopes.prepared<AttemptRow>(ownScope(officerId), OWN_ATTEMPT, [
      id,
      officerId,
    ]);
    return attempt ?? null;
  }

  ofExam(officerId: string, examId: string, on: Queryable = this.own(officerId)): Promise<AttemptRow[]> {
    return on.query<AttemptRow[]>(`${ATTEMPTS} AND a.exam_id = $1 AND a.officer_id = $2 ORDER BY a.number`, [
      examId,
      officerId,
    ]);
  }

  async summaries(officerId: string, exam: ExamRow) {
    const attempts = await this.ofExam(officerId, exam.id);
    const isOut = await this.results.isAnnounced(exam.id);
    const givenBack = await givenBackOf(this.own(officerId), attempts);
    return attempts.map((attempt) => ({
      ...attempt,
      isUsedUp: !givenBack.has(attempt.id),
      ...toldResultOf(attempt, isOut),
      maxPoints: exam.maxPointsHundredths / 100,
    }));
  }

  /** Why no new attempt may begin now; null when one may, or when one is open and may go on. */
  async notOpen(officerId: string, exam: ExamRow, address: string): Promise<Refusal<StartRefusal> | null> {
    const attempts = await this.ofExam(officerId, exam.id);
    const hall = await this.halls.see(exam.id, { password: null, address });
    const isOutside = hall !== null && !hall.isInNetwork;
    if (!isOutside && attempts.some((attempt) => this.mayGoOn(attempt))) return null;
    const decision = await this.decideStart(this.own(officerId), officerId, exam, attempts);
    if (!decision.ok) return decision.refusal;
    // The password is asked for at the door, not in a list.
    return isOutside ? { code: 'HALL_NETWORK', data: {} } : null;
  }

  /**
   * From when the officer may wait for the opening; null = it is open or over, or something else than the hour stands in
   * his way.
   */
  async waitsFrom(officerId: string, exam: ExamRow): Promise<Date | null> {
    if (windowState(exam, this.clock.now()) !== 'upcoming') return null;
    const attempts = await this.ofExam(officerId, exam.id);
    const decision = await this.decideStart(this.own(officerId), officerId, exam, attempts, exam.opensAt);
    return decision.ok ? waitingOpensAt(exam.opensAt) : null;
  }

  /** Of exams by themselves, those the officer is asked to, or sat. */
  async ownExams(officerId: string, exams: readonly ExamRow[]): Promise<ExamRow[]> {
    const on = this.own(officerId);
    const own: ExamRow[] = [];
    for (const exam of exams) {
      // What was taken back is told until it would have been over.
      if (exam.withdrawnAt !== null && exam.closesAt <= this.clock.now()) continue;
      const isAsked = await this.audiences.includes(officerId, exam, on);
      if (isAsked || (await this.ofExam(officerId, exam.id, on)).length > 0) own.push(exam);
    }
    return own;
  }

  /**
   * Begins an attempt, or takes over the one in progress: a higher epoch locks the window that had it before. One that
   * lies ready is begun by a single statement; for anybody else it is decided here and now whether he may.
   */
  async startAttempt(
    viewer: SessionViewer,
    examId: string,
    { continuing = null, jitterMs = 0, hallPassword = null, address = '' }: StartOptions = {},
  ): Promise<Result<AttemptRow, 'NOT_FOUND' | BeginRefusal>> {
    const { officerId } = viewer;
    const hall = await this.halls.see(examId, { password: hallPassword, address });
    // Also to go on at another device: what is bound to a hall is bound to it all along.
    const outside = hall && hallRefusal(hall);
    if (outside) return this.explainOutside(officerId, examId, outside);
    const ready = await this.beginner.begin({ examId, officerId, continuing, jitterMs });
    const started = ready
      ? ok(ready)
      : await this.startUnprepared(officerId, examId, { continuing, jitterMs });
    if (!started.ok) return started;
    const { paperId, deadline } = started.value;
    this.shapes.know(started.value);
    this.readers.know(officerId, (await this.frozen.get(paperId)).hash);
    await this.sessions.keepUntil(viewer, new Date(deadline.getTime() + GRACE_MS));
    return started;
  }

  /** Who may not begin at all is told that, rather than sent to look for the hall. */
  private async explainOutside(
    officerId: string,
    examId: string,
    outside: Result<never, BeginRefusal>,
  ): Promise<Result<AttemptRow, 'NOT_FOUND' | BeginRefusal>> {
    const exam = await this.exams.find(examId, this.own(officerId));
    if (!exam) return refuse('NOT_FOUND');
    const attempts = await this.ofExam(officerId, examId);
    if (attempts.some((attempt) => this.mayGoOn(attempt))) return outside;
    const decision = await this.decideStart(this.own(officerId), officerId, exam, attempts);
    return decision.ok ? outside : decision;
  }

  /**
   * Saves the whole sheet: a save and a hand-in that race cannot acknowledge an answer that is not marked. The same revision with the same content is acknowledged again, because a retry must wait for the same
   * durability as the first try.
   */
  async saveSheet(
    viewer: SessionViewer,
    save: SaveSheet,
  ): Promise<Result<SavedRow, SaveRefusal | SheetRefusal>> {
    const sheet = await this.checkedSheet(viewer, save);
    if (!sheet.ok) return sheet;
    const { attemptId, epoch, rev } = save;
    const { officerId } = viewer;
    const saved = await this.saver.save({
      ...{ attemptId, epoch, rev, officerId },
      ...{ sheet: JSON.stringify(sheet.value), hash: hashSheet(sheet.value) },
    });
    if (saved) return ok(saved);
    const code = explainSave(await this.saver.standing({ attemptId, officerId }), save, this.clock.now());
    if (!COMES_TOO_LATE.has(code)) return refuse(code);
    return refuse(code, (await this.late.keep(officerId, save, sheet.value)) ? KEPT_AS_EVIDENCE : {});
  }

  /**
   * Hands in: the last sheet is saved if there is still time, then the attempt is closed and marked. After the
   * deadline only what was saved counts, and the attempt ends as of its deadline.
   */
  async submitAttempt(
    viewer: SessionViewer,
    save: SaveSheet,
  ): Promise<Result<AttemptRow, SaveRefusal | SheetRefusal>> {
    const saved = await this.saveSheet(viewer, save);
    const isOver = !saved.ok && (saved.refusal.code === 'TOO_LATE' || saved.refusal.code === 'STALE_SHEET');
    if (!saved.ok && !isOver) return saved;
    const { attemptId, epoch } = save;
    return this.ender.handIn({ officerId: viewer.officerId, attemptId, epoch });
  }

  /** Ends what nobody handed in and marks what waits for it. @returns how many were ended. */
  async sweep(): Promise<number> {
    let count = 0;
    for (let ended = await this.ender.endDue(); ended > 0; ended = await this.ender.endDue()) count += ended;
    await this.marker.markDue();
    return count;
  }

  private async startUnprepared(
    officerId: string,
    examId: string,
    { continuing, jitterMs }: Required<Pick<StartOptions, 'continuing' | 'jitterMs'>>,
  ): Promise<Result<AttemptRow, 'NOT_FOUND' | BeginRefusal>> {
    const exam = await this.exams.find(examId, this.own(officerId));
    if (!exam) return refuse('NOT_FOUND');
    return this.scopes.run(ownScope(officerId), async (on) => {
      // A double click begins one attempt: the second waits here and then finds the first.
      await on.query(`SELECT FROM officers WHERE id = $1 FOR UPDATE`, [officerId]);
      const attempts = await this.ofExam(officerId, examId, on);
      const open = attempts.find((attempt) => attempt.state === 'in_progress');
      const isThere = open !== undefined && this.mayGoOn(open);
      if (continuing && !(isThere && open.id === continuing)) return refuse(whyOver(attempts, continuing));
      if (isThere) return this.takeOver(on, officerId, examId);
      if (open) attempts.splice(attempts.indexOf(open), 1, await this.ender.end(on, open));
      return this.begin(on, { officerId, exam, earlier: attempts, jitterMs });
    });
  }

  private own(officerId: string): Queryable {
    return this.scopes.in(ownScope(officerId));
  }

  private mayGoOn(attempt: AttemptRow): boolean {
    return attempt.state === 'in_progress' && !isPastGrace(attempt.deadline, this.clock.now());
  }

  private async decideStart(
    on: Queryable,
    officerId: string,
    exam: ExamRow,
    earlier: readonly AttemptRow[],
    now = this.clock.now(),
  ) {
    const issue = exam.issueId ? await this.lectures.find(exam.issueId, on) : null;
    const { prerequisiteIssueId } = exam;
    const givenBack = await givenBackOf(on, earlier);
    return decideStart({
      exam,
      earlier: earlier.map(({ id, state, isPassed }) => ({
        isPassed,
        isBeingMarked: state === 'submitted' && isPassed === null,
        isVoid: state === 'voided',
        isGivenBack: givenBack.has(id),
      })),
      areResultsOut: await this.results.isAnnounced(exam.id, on),
      isInAudience: issue
        ? await this.lectures.isInAudience(officerId, issue, on)
        : await this.audiences.includes(officerId, exam, on),
      attendanceCounts: issue ? await this.watch.counts(officerId, issue.id, on) : true,
      prerequisiteCounts: prerequisiteIssueId
        ? await this.watch.counts(officerId, prerequisiteIssueId, on)
        : true,
      now,
    });
  }

  private async begin(
    on: EntityManager,
    {
      officerId,
      exam,
      earlier,
      jitterMs,
    }: {
      readonly officerId: string;
      readonly exam: ExamRow;
      readonly earlier: readonly AttemptRow[];
      readonly jitterMs: number;
    },
  ): Promise<Result<AttemptRow, BeginRefusal>> {
    const decision = await this.decideStart(on, officerId, exam, earlier);
    if (!decision.ok) return decision;
    const posting = await this.officers.servingPosting(officerId, on);
    if (!posting) return refuse('NOT_IN_AUDIENCE');
    const forms = await this.papers.forms(on, exam);
    if (!forms.ok) return forms;
    const { number } = decision.value;
    const now = this.clock.now();
    const extra = await this.extraTimes.secondsOf(officerId, exam.id, on);
    // One that was made ready a moment ago is begun; one that was begun a moment ago is gone on with.
    const attempt = await findOne<AttemptRow>(
      on,
      `WITH a AS (
         INSERT INTO attempts (exam_id, officer_id, number, paper_id, state, epoch, rev, sheet, sheet_hash, started_at,
           deadline, region_code, extra_seconds)
         VALUES ($1, $2, $3, $4, 'in_progress', 1, 0, $5, $6, $7, $8, $9, $10)
         ON CONFLICT ON CONSTRAINT uq_attempts_number DO UPDATE SET state = excluded.state, epoch = excluded.epoch,
           started_at = excluded.started_at, deadline = excluded.deadline, region_code = excluded.region_code,
           extra_seconds = excluded.extra_seconds
         WHERE attempts.state = 'prepared' RETURNING *)
       SELECT ${ATTEMPT_COLUMNS} FROM a JOIN exams e ON e.id = a.exam_id`,
      [
        ...[exam.id, officerId, number, this.papers.formFor(forms.value, officerId, number)],
        ...[JSON.stringify(EMPTY_SHEET), hashSheet(EMPTY_SHEET), now, deadlineOf(exam, now, jitterMs, extra)],
        ...[posting.regionCode, extra],
      ],
    );
    return attempt ? ok(attempt) : this.takeOver(on, officerId, exam.id);
  }

  private async takeOver(
    on: EntityManager,
    officerId: string,
    examId: string,
  ): Promise<Result<AttemptRow, 'ALREADY_SUBMITTED'>> {
    const [[attempt]] = await on.query<[AttemptRow[], number]>(
      `UPDATE attempts a SET epoch = a.epoch + 1 FROM exams e
       WHERE e.id = a.exam_id AND a.exam_id = $1 AND a.officer_id = $2 AND a.state = 'in_progress'
       RETURNING ${ATTEMPT_COLUMNS}`,
      [examId, officerId],
    );
    return attempt ? ok(attempt) : refuse('ALREADY_SUBMITTED');
  }

  private async checkedSheet(
    viewer: SessionViewer,
    save: SaveSheet,
  ): Promise<Result<SheetValues, SheetRefusal | 'ATTEMPT_NOT_FOUND'>> {
    const shape = await this.shapes.find(viewer.officerId, save.attemptId);
    if (!shape) return refuse('ATTEMPT_NOT_FOUND');
    const checked = checkSheet({ answers: save.answers, flagged: save.flagged }, shape);
    return checked.ok ? checked : this.withNumber(viewer, save, checked.refusal);
  }

  /** The question by the number under which the officer has it before him. */
  private async withNumber(
    { officerId }: SessionViewer,
    { attemptId }: SaveSheet,
    { code, data }: Refusal<SheetRefusal>,
  ): Promise<Result<never, SheetRefusal | 'ATTEMPT_NOT_FOUND'>> {
    const { questionId } = data;
    if (questionId === undefined) return refuse(code, data);
    const attempt = await this.find(officerId, attemptId);
    if (!attempt) return refuse('ATTEMPT_NOT_FOUND');
    const order = orderOf(attempt, await this.frozen.get(attempt.paperId)).flat();
    return refuse(code, { ...data, number: order.findIndex((one) => one.questionId === questionId) + 1 });
  }
}
