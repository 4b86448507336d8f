import { Injectable } from '@nestjs/common';
import { GRACE_MS, ok, refuse, type Result } from '@whetstone/domain';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { findOne } from '../platform/database';
import { ExamDatabase, type NamedStatement } from '../platform/exam-database';
import { GroupCommit } from '../platform/group-commit';
import { EVERYWHERE, Scopes } from '../platform/scope';
import { AttemptMarker } from './attempt-marker';
import { ATTEMPT_COLUMNS, OPEN_ATTEMPT_COLUMNS, type AttemptRow } from './attempt-rows';
import { receiptCode } from './receipt-code';
import { SheetSaver } from './sheet-saver';

/** Attempts ended in one statement. */
const CHUNK = 100;

/** Some twenty statements; a device that is told to come again holds its sheet, which is saved by then. */
const MOST_WAITING = 2_000;

export interface HandIn {
  readonly officerId: string;
  readonly attemptId: string;
  readonly epoch: number;
}

type HandInRefusal = 'ATTEMPT_NOT_FOUND' | 'ATTEMPT_VOIDED' | 'ALREADY_SUBMITTED' | 'SUPERSEDED';

/** $5 is null, or what a test says the time is. */
const HAND_IN: NamedStatement = {
  name: 'hand_in_attempts',
  text: `WITH given AS (SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::int[], $4::text[]) AS g(id, officer_id, epoch, receipt))
    UPDATE attempts a SET state = 'submitted', submitted_at = least(coalesce($5::timestamptz, now()), a.deadline),
      receipt_code = g.receipt
    FROM given g, exams e
    WHERE a.id = g.id AND a.officer_id = g.officer_id AND a.epoch = g.epoch AND a.state = 'in_progress'
      AND e.id = a.exam_id
    RETURNING ${OPEN_ATTEMPT_COLUMNS}`,
};

const UNMARKED = { pointsHundredths: null, isPassed: null, marks: null };

/** Closes attempts: one that is handed in, or by the hundred those whose time is over. Marking them comes after. */
@Injectable()
export class AttemptEnder {
  private readonly handingIn = new GroupCommit<HandIn, AttemptRow | null>({
    keyOf: ({ attemptId }) => attemptId,
    write: (handIns) => this.writeHandIns(handIns),
    mostWaiting: MOST_WAITING,
  });

  constructor(
    private readonly scopes: Scopes,
    private readonly clock: Clock,
    private readonly database: ExamDatabase,
    private readonly saver: SheetSaver,
    private readonly marker: AttemptMarker,
  ) {}

  /**
   * Hands an attempt in as of now, or of its deadline if that has passed. When a country hands in at once, those that come
   * while others are being written go together.
   */
  async handIn(handIn: HandIn): Promise<Result<AttemptRow, HandInRefusal>> {
    const closed = await this.handingIn.add(handIn);
    if (closed) return ok(await this.marker.markAtOnce(closed));
    const row = await this.saver.standing(handIn);
    if (!row) return refuse('ATTEMPT_NOT_FOUND');
    if (row.state === 'voided') return refuse('ATTEMPT_VOIDED');
    return refuse(row.state === 'submitted' ? 'ALREADY_SUBMITTED' : 'SUPERSEDED');
  }

  /** Closes and marks an attempt that is locked by the transaction, as of its deadline. */
  async end(on: EntityManager, { id }: AttemptRow): Promise<AttemptRow> {
    // The officer's own scope does not reach the exam's row.
    return this.scopes.asServer(on, async () => {
      await close(on, [id]);
      await this.marker.markIn(on, [id]);
      const ended = await findOne<AttemptRow>(
        on,
        `SELECT ${ATTEMPT_COLUMNS} FROM attempts a JOIN exams e ON e.id = a.exam_id WHERE a.id = $1`,
        [id],
      );
      if (!ended) throw new Error('An attempt was not ended');
      return ended;
    });
  }

  /**
   * Ends some of the attempts whose time has passed, as of their deadline, not of when somebody noticed. Several servers
   * may do so at once, and what is being handed in at this moment is left alone.
   * @returns how many were ended.
   */
  endDue(): Promise<number> {
    const over = new Date(this.clock.now().getTime() - GRACE_MS);
    return this.scopes.run(EVERYWHERE, async (on) => {
      const due = await on.query<{ id: string }[]>(
        `SELECT id FROM attempts WHERE state = 'in_progress' AND deadline < $1 ORDER BY deadline LIMIT ${CHUNK}
         FOR UPDATE SKIP LOCKED`,
        [over],
      );
      await close(
        on,
        due.map(({ id }) => id),
      );
      return due.length;
    });
  }

  private async writeHandIns(handIns: readonly HandIn[]): Promise<(AttemptRow | null)[]> {
    const receipts = handIns.map(() => receiptCode());
    const rows = await this.database.query<AttemptRow>(HAND_IN, [
      handIns.map(({ attemptId }) => attemptId),
      handIns.map(({ officerId }) => officerId),
      handIns.map(({ epoch }) => epoch),
      receipts,
      this.clock.stamp(),
    ]);
    const closed = new Map(rows.map((row) => [row.id, row]));
    return handIns.map(({ attemptId }, index) => {
      const row = closed.get(attemptId);
      return row ? { ...row, ...UNMARKED, receiptCode: receipts[index] ?? null } : null;
    });
  }
}

/** Closes attempts the transaction holds, as of their deadline. */
async function close(on: EntityManager, ids: readonly string[]): Promise<void> {
  await on.query(
    `UPDATE attempts a SET state = 'submitted', submitted_at = a.deadline, receipt_code = g.receipt
     FROM unnest($1::uuid[], $2::text[]) AS g(id, receipt) WHERE a.id = g.id`,
    [ids, ids.map(() => receiptCode())],
  );
}
