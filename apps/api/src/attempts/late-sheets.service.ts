import { Injectable } from '@nestjs/common';
import { isLateEvidence, ok, refuse, scoreAttempt, type EndedAttempt, type Result } from '@whetstone/domain';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { findOne } from '../platform/database';
import { ownScope, Scopes, type Scope } from '../platform/scope';
import { PapersService } from '../exams/papers.service';
import { hashSheet, type SheetValues } from './sheet';

export type LateSheetStateName = 'open' | 'accepted' | 'declined';

/** A late sheet beside the attempt it came too late for. */
export interface SeenLateSheet {
  readonly id: string;
  readonly attemptId: string;
  readonly officerId: string;
  readonly officerName: string;
  readonly regionCode: number;
  readonly deadline: Date;
  readonly arrivedAt: Date;
  readonly rev: number;
  readonly sheet: SheetValues;
  /** What counts as long as nobody has decided otherwise. */
  readonly countedSheet: SheetValues;
  readonly state: LateSheetStateName;
  readonly decidedAt: Date | null;
  readonly decidedByName: string | null;
  readonly reason: string | null;
}

export interface LateSheetDecision {
  readonly lateSheetId: string;
  readonly accepts: boolean;
  readonly reason: string;
}

const SEEN = `SELECT l.id, l.attempt_id AS "attemptId", l.officer_id AS "officerId", o.name AS "officerName",
    l.region_code AS "regionCode", a.deadline, l.arrived_at AS "arrivedAt", l.rev, l.sheet, a.sheet AS "countedSheet",
    l.state, l.decided_at AS "decidedAt", d.name AS "decidedByName", l.reason
  FROM late_sheets l JOIN attempts a ON a.id = l.attempt_id JOIN officers o ON o.id = l.officer_id
    LEFT JOIN officers d ON d.id = l.decided_by`;

/** What arrives after the end from a device that had no network: kept, shown to a person, and counted only by him. */
@Injectable()
export class LateSheetsService {
  constructor(
    private readonly scopes: Scopes,
    private readonly clock: Clock,
    private readonly papers: PapersService,
  ) {}

  /**
   * Keeps a sheet that was refused, where it is evidence. The same content once, however often it is sent.
   * @returns whether it is kept.
   */
  async keep(
    officerId: string,
    save: { readonly attemptId: string; readonly epoch: number; readonly rev: number },
    sheet: SheetValues,
  ): Promise<boolean> {
    const now = this.clock.now();
    return this.scopes.run(ownScope(officerId), async (on) => {
      const row = await findOne<EndedAttempt & { readonly regionCode: number }>(
        on,
        `SELECT state, epoch, rev, deadline, submitted_at AS "submittedAt", region_code AS "regionCode" FROM attempts
         WHERE id = $1 AND officer_id = $2 AND state <> 'prepared'`,
        [save.attemptId, officerId],
      );
      if (!row || !isLateEvidence(row, save, now)) return false;
      await on.query(
        `INSERT INTO late_sheets (attempt_id, officer_id, region_code, epoch, rev, sheet, sheet_hash, arrived_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT ON CONSTRAINT uq_late_sheets_content DO NOTHING`,
        [
          ...[save.attemptId, officerId, row.regionCode, save.epoch, save.rev],
          ...[JSON.stringify(sheet), hashSheet(sheet), now],
        ],
      );
      return true;
    });
  }

  /** Those of a test that lie open first, then the newest. */
  ofExam(scope: Scope, examId: string): Promise<SeenLateSheet[]> {
    return this.scopes
      .in(scope)
      .query<SeenLateSheet[]>(
        `${SEEN} WHERE a.exam_id = $1 ORDER BY l.state = 'open' DESC, l.arrived_at DESC, l.id`,
        [examId],
      );
  }

  /**
   * Decides once. Accepted, the sheet takes the place of the one the deadline found, goes into the trail, and the attempt
   * is marked again; declined, everything stays as it is.
   */
  async decide(
    scope: Scope,
    { lateSheetId, accepts, reason }: LateSheetDecision,
    deciderId: string,
  ): Promise<Result<SeenLateSheet, 'NOT_FOUND' | 'REASON_MISSING' | 'LATE_SHEET_DECIDED'>> {
    return this.scopes.run(scope, async (on) => {
      const late = await findOne<SeenLateSheet>(on, `${SEEN} WHERE l.id = $1 FOR UPDATE OF l`, [lateSheetId]);
      if (!late) return refuse('NOT_FOUND');
      if (late.state !== 'open') return refuse('LATE_SHEET_DECIDED');
      if (reason.trim() === '') return refuse('REASON_MISSING');
      if (accepts) await this.count(on, late);
      await on.query(
        `UPDATE late_sheets SET state = $2, decided_by = $3, decided_at = $4, reason = $5 WHERE id = $1`,
        [lateSheetId, accepts ? 'accepted' : 'declined', deciderId, this.clock.now(), reason.trim()],
      );
      const decided = await findOne<SeenLateSheet>(on, `${SEEN} WHERE l.id = $1`, [lateSheetId]);
      if (!decided) throw new Error('A late sheet just decided on is gone');
      return ok(decided);
    });
  }

  private async count(on: EntityManager, { attemptId, sheet, rev }: SeenLateSheet): Promise<void> {
    const attempt = await findOne<{ paperId: string; passHundredths: number; epoch: number; rev: number }>(
      on,
      `SELECT a.paper_id AS "paperId", e.pass_points_hundredths AS "passHundredths", a.epoch, a.rev
       FROM attempts a JOIN exams e ON e.id = a.exam_id WHERE a.id = $1 AND a.state = 'submitted' FOR UPDATE OF a`,
      [attemptId],
    );
    if (!attempt) throw new Error(`A late sheet of an attempt that has not ended: ${attemptId}`);
    const keys = await this.papers.keys(on, attempt.paperId);
    const score = scoreAttempt(keys, sheet.answers, attempt.passHundredths);
    const newest = Math.max(rev, attempt.rev + 1);
    await on.query(
      `UPDATE attempts SET sheet = $2, rev = $3, sheet_hash = $4, points_hundredths = $5, is_passed = $6, marks = $7
       WHERE id = $1`,
      [
        ...[attemptId, JSON.stringify(sheet), newest, hashSheet(sheet)],
        ...[score.hundredths, score.isPassed, JSON.stringify(score.marks)],
      ],
    );
    await on.query(
      `INSERT INTO sheet_events (attempt_id, epoch, rev, sheet, saved_at) VALUES ($1, $2, $3, $4, $5)`,
      [attemptId, attempt.epoch, newest, JSON.stringify(sheet), this.clock.now()],
    );
  }
}
