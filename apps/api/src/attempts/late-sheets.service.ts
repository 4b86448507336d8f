import { Injectable } from '@nestjs/common';
import { isLateEvidence, type EndedAttempt } from '@whetstone/domain';
import { Clock } from '../platform/clock';
import { findOne } from '../platform/database';
import { ownScope, Scopes, type Scope } from '../platform/scope';
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

export const LATE_SHEETS = `SELECT l.id, l.attempt_id AS "attemptId", l.officer_id AS "officerId", o.name AS "officerName",
    l.region_code AS "regionCode", a.deadline, l.arrived_at AS "arrivedAt", l.rev, l.sheet, a.sheet AS "countedSheet",
    l.state, l.decided_at AS "decidedAt", d.name AS "decidedByName", l.reason
  FROM late_sheets l JOIN attempts a ON a.id = l.attempt_id JOIN officers o ON o.id = l.officer_id
    LEFT JOIN officers d ON d.id = l.decided_by`;

/** What arrives after the end from a device that had no network: kept and shown to a person, who decides whether it counts. */
@Injectable()
export class LateSheetsService {
  constructor(
    private readonly scopes: Scopes,
    private readonly clock: Clock,
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
        `${LATE_SHEETS} WHERE a.exam_id = $1 ORDER BY l.state = 'open' DESC, l.arrived_at DESC, l.id`,
        [examId],
      );
  }
}
