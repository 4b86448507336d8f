import type { AttemptState } from '@whetstone/domain';
import type { Queryable } from '../platform/database';

/** One sitting of an officer, with all that happened beside the answers. */
export interface FiledAttempt {
  readonly id: string;
  readonly number: number;
  readonly state: Exclude<AttemptState, 'prepared'>;
  readonly startedAt: Date;
  readonly deadline: Date;
  readonly savedAt: Date | null;
  readonly submittedAt: Date | null;
}

export interface FiledWindow {
  readonly attemptNumber: number;
  readonly epoch: number;
  readonly heardAt: Date;
  readonly leftCount: number;
}

export interface FiledVoid {
  readonly attemptNumber: number;
  readonly kind: 'void' | 'restore';
  readonly reason: string;
  readonly isUsedUp: boolean;
  readonly decidedByName: string;
  readonly decidedAt: Date;
}

export function attemptsOfSeat(on: Queryable, examId: string, officerId: string): Promise<FiledAttempt[]> {
  return on.query<FiledAttempt[]>(
    `SELECT id, number, state, started_at AS "startedAt", deadline, saved_at AS "savedAt", submitted_at AS "submittedAt"
     FROM attempts WHERE exam_id = $1 AND officer_id = $2 AND state <> 'prepared' ORDER BY number DESC`,
    [examId, officerId],
  );
}

/** The windows that held them, the last first. */
export function windowsOfSeat(on: Queryable, examId: string, officerId: string): Promise<FiledWindow[]> {
  return on.query<FiledWindow[]>(
    `SELECT a.number AS "attemptNumber", p.epoch, p.heard_at AS "heardAt", p.left_count AS "leftCount"
     FROM room_presences p JOIN attempts a ON a.id = p.attempt_id
     WHERE a.exam_id = $1 AND a.officer_id = $2 ORDER BY a.number DESC, p.epoch DESC`,
    [examId, officerId],
  );
}

export function voidsOfSeat(on: Queryable, examId: string, officerId: string): Promise<FiledVoid[]> {
  return on.query<FiledVoid[]>(
    `SELECT a.number AS "attemptNumber", v.kind, v.reason, v.is_used_up AS "isUsedUp", coalesce(o.name, '') AS "decidedByName",
       v.decided_at AS "decidedAt"
     FROM attempt_voids v JOIN attempts a ON a.id = v.attempt_id LEFT JOIN officers o ON o.id = v.decided_by
     WHERE a.exam_id = $1 AND a.officer_id = $2 ORDER BY v.id DESC`,
    [examId, officerId],
  );
}
