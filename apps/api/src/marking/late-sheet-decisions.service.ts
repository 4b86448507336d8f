import { Injectable } from '@nestjs/common';
import { ok, refuse, type Result } from '@whetstone/domain';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { findOne, queryOne } from '../platform/database';
import { Scopes, type Scope } from '../platform/scope';
import { LATE_SHEETS, type SeenLateSheet } from '../attempts/late-sheets.service';
import { hashSheet } from '../attempts/sheet';
import { RescoringService } from './rescoring.service';

export interface LateSheetDecision {
  readonly lateSheetId: string;
  readonly accepts: boolean;
  readonly reason: string;
}

/** Whether what came too late counts: a person says so, once. */
@Injectable()
export class LateSheetDecisionsService {
  constructor(
    private readonly scopes: Scopes,
    private readonly clock: Clock,
    private readonly rescoring: RescoringService,
  ) {}

  /**
   * Accepted, the sheet takes the place of the one the deadline found, goes into the trail, and the attempt is marked
   * again; declined, everything stays as it is.
   */
  async decide(
    scope: Scope,
    { lateSheetId, accepts, reason }: LateSheetDecision,
    deciderId: string,
  ): Promise<
    Result<SeenLateSheet, 'NOT_FOUND' | 'REASON_MISSING' | 'LATE_SHEET_DECIDED' | 'ATTEMPT_VOIDED'>
  > {
    return this.scopes.run(scope, async (on) => {
      const late = await findOne<SeenLateSheet>(on, `${LATE_SHEETS} WHERE l.id = $1 FOR UPDATE OF l`, [
        lateSheetId,
      ]);
      if (!late) return refuse('NOT_FOUND');
      if (late.state !== 'open') return refuse('LATE_SHEET_DECIDED');
      if (reason.trim() === '') return refuse('REASON_MISSING');
      if (accepts && !(await this.count(on, late))) return refuse('ATTEMPT_VOIDED');
      await on.query(
        `UPDATE late_sheets SET state = $2, decided_by = $3, decided_at = $4, reason = $5 WHERE id = $1`,
        [lateSheetId, accepts ? 'accepted' : 'declined', deciderId, this.clock.now(), reason.trim()],
      );
      return ok(await queryOne<SeenLateSheet>(on, `${LATE_SHEETS} WHERE l.id = $1`, [lateSheetId]));
    });
  }

  /** @returns false where the attempt was made void meanwhile: then nothing of it counts. */
  private async count(on: EntityManager, { attemptId, sheet, rev }: SeenLateSheet): Promise<boolean> {
    const exam = await this.rescoring.hold(on, attemptId);
    const before = await findOne<{ epoch: number; rev: number }>(
      on,
      `SELECT epoch, rev FROM attempts WHERE id = $1 AND state = 'submitted' FOR UPDATE`,
      [attemptId],
    );
    if (!before) return false;
    const newest = Math.max(rev, before.rev + 1);
    await on.query(
      `INSERT INTO sheet_events (attempt_id, epoch, rev, sheet, saved_at) VALUES ($1, $2, $3, $4, $5)`,
      [attemptId, before.epoch, newest, JSON.stringify(sheet), this.clock.now()],
    );
    await on.query(`UPDATE attempts SET sheet = $2, rev = $3, sheet_hash = $4 WHERE id = $1`, [
      ...[attemptId, JSON.stringify(sheet), newest, hashSheet(sheet)],
    ]);
    // What was written may be another text now, which somebody has to read.
    await on.query(`DELETE FROM answer_links WHERE attempt_id = $1`, [attemptId]);
    await this.rescoring.again(on, exam, attemptId);
    return true;
  }
}
