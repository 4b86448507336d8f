import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { GRACE_MS, ok, refuse, scoreAttempt, type Result, type Score } from '@whetstone/domain';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { GroupCommit } from '../platform/group-commit';
import { EVERYWHERE, Scopes } from '../platform/scope';
import { PapersService } from '../exams/papers.service';
import { ATTEMPTS, type AttemptRow } from './attempt-rows';

/** Without 0 O 1 I: a receipt is written down and read out. 32^10 of them never meet. */
const RECEIPT_ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const RECEIPT_LENGTH = 10;

/** Attempts marked in one transaction: a few milliseconds of this process, so that a save that comes meanwhile hardly waits. */
const CHUNK = 100;

/** An attempt the transaction holds, and the moment as of which it ends. */
interface Ending {
  readonly attempt: AttemptRow;
  readonly submittedAt: Date;
}

/** Some twenty transactions; a device that is told to come again holds its sheet, which is saved by then. */
const MOST_WAITING = 2_000;

export interface HandIn {
  readonly officerId: string;
  readonly attemptId: string;
  readonly epoch: number;
}

type HandInRefusal = 'ATTEMPT_NOT_FOUND' | 'ALREADY_SUBMITTED' | 'SUPERSEDED';

/** Marks and closes attempts: one that is handed in, or by the hundred those whose time is over. */
@Injectable()
export class AttemptEnder {
  private readonly handingIn = new GroupCommit<HandIn, Result<AttemptRow, HandInRefusal>>({
    keyOf: ({ attemptId }) => attemptId,
    write: (handIns) => this.writeHandIns(handIns),
    mostWaiting: MOST_WAITING,
  });

  constructor(
    private readonly scopes: Scopes,
    private readonly clock: Clock,
    private readonly papers: PapersService,
  ) {}

  /**
   * Hands an attempt in as of now, or of its deadline if that has passed. When a country hands in at once, those that come
   * while others are being marked go together.
   */
  handIn(handIn: HandIn): Promise<Result<AttemptRow, HandInRefusal>> {
    return this.handingIn.add(handIn);
  }

  /** Marks and closes an attempt that is locked by the transaction. */
  async end(on: EntityManager, attempt: AttemptRow, submittedAt: Date): Promise<AttemptRow> {
    // The officer's own scope does not reach the exam's row.
    const [ended] = await this.scopes.asServer(on, async () => {
      await holdKeys(on, [attempt.id]);
      return this.endTogether(on, [{ attempt, submittedAt }]);
    });
    if (!ended) throw new Error('An attempt was not ended');
    return ended;
  }

  private writeHandIns(handIns: readonly HandIn[]): Promise<Result<AttemptRow, HandInRefusal>[]> {
    return this.scopes.run(EVERYWHERE, async (on) => {
      const ids = handIns.map(({ attemptId }) => attemptId);
      await holdKeys(on, ids);
      const rows = await on.query<AttemptRow[]>(
        `${ATTEMPTS} AND a.id = ANY ($1) ORDER BY a.id FOR UPDATE OF a`,
        [ids],
      );
      const found = new Map(rows.map((row) => [row.id, row]));
      const now = this.clock.now();
      const decided = handIns.map((handIn) => decideHandIn(found.get(handIn.attemptId), handIn));
      const open = decided.flatMap((one) => (one.ok ? [one.value] : []));
      const ended = await this.endTogether(
        on,
        open.map((attempt) => ({ attempt, submittedAt: now < attempt.deadline ? now : attempt.deadline })),
      );
      const endedById = new Map(ended.map((row) => [row.id, row]));
      return decided.map((one) => (one.ok ? ok(endedById.get(one.value.id) ?? one.value) : one));
    });
  }

  /**
   * Ends some of the attempts whose time has passed, as of their deadline, not of when somebody noticed. Several servers
   * may do so at once, and what is being handed in at this moment is left alone. One that cannot be marked keeps none of
   * the others open.
   * @returns how many were ended.
   * @throws AggregateError naming those that could not be ended.
   */
  async endDue(): Promise<number> {
    const over = new Date(this.clock.now().getTime() - GRACE_MS);
    const due = await this.scopes
      .in(EVERYWHERE)
      .query<{ id: string }[]>(
        `SELECT id FROM attempts WHERE state = 'in_progress' AND deadline < $1 ORDER BY deadline LIMIT ${CHUNK}`,
        [over],
      );
    const ids = due.map(({ id }) => id);
    try {
      return await this.endAsOfDeadline(ids);
    } catch {
      return this.endEach(ids);
    }
  }

  private async endEach(ids: readonly string[]): Promise<number> {
    const failed = new Map<string, unknown>();
    for (const id of ids) await this.endAsOfDeadline([id]).catch((error: unknown) => failed.set(id, error));
    if (failed.size === 0) return ids.length;
    const names = [...failed.keys()].join(', ');
    throw new AggregateError(failed.values(), `Attempts that cannot be ended: ${names}`);
  }

  private endAsOfDeadline(ids: readonly string[]): Promise<number> {
    return this.scopes.run(EVERYWHERE, async (on) => {
      await holdKeys(on, ids);
      const attempts = await on.query<AttemptRow[]>(
        `${ATTEMPTS} AND a.state = 'in_progress' AND a.id = ANY ($1) ORDER BY a.id FOR UPDATE OF a SKIP LOCKED`,
        [ids],
      );
      await this.endTogether(
        on,
        attempts.map((attempt) => ({ attempt, submittedAt: attempt.deadline })),
      );
      return attempts.length;
    });
  }

  private async endTogether(on: EntityManager, endings: readonly Ending[]): Promise<AttemptRow[]> {
    if (endings.length === 0) return [];
    const scores = await this.scoresOf(on, endings);
    const receipts = endings.map(() => receiptCode());
    await on.query(
      `UPDATE attempts a SET state = 'submitted', submitted_at = g.submitted_at, points_hundredths = g.points,
         is_passed = g.is_passed, marks = g.marks, receipt_code = g.receipt_code
       FROM ROWS FROM (unnest($1::uuid[], $2::timestamptz[], $3::int[], $4::boolean[], $5::text[]),
         jsonb_array_elements($6::jsonb)) AS g(id, submitted_at, points, is_passed, receipt_code, marks)
       WHERE a.id = g.id`,
      [
        endings.map(({ attempt }) => attempt.id),
        endings.map(({ submittedAt }) => submittedAt),
        scores.map(({ hundredths }) => hundredths),
        scores.map(({ isPassed }) => isPassed),
        receipts,
        JSON.stringify(scores.map(({ marks }) => marks)),
      ],
    );
    return endings.map(({ attempt, submittedAt }, index) =>
      endedRow(attempt, submittedAt, scores[index], receipts[index]),
    );
  }

  private async scoresOf(on: EntityManager, endings: readonly Ending[]): Promise<Score[]> {
    const paperIds = new Set(endings.map(({ attempt }) => attempt.paperId));
    const keys = new Map<string, Awaited<ReturnType<PapersService['keys']>>>();
    for (const id of paperIds) keys.set(id, await this.papers.keys(on, id));
    return endings.map(({ attempt: { paperId, sheet, passPoints } }) =>
      scoreAttempt(keys.get(paperId) ?? [], sheet.answers, Math.round(passPoints * 100)),
    );
  }
}

/**
 * Nobody changes a key of these attempts' exams until they are marked and written: who is marked by the old key is there
 * when a re-mark begins, and who comes later finds the new one. Taken before the attempts are, as a re-mark takes them.
 */
async function holdKeys(on: EntityManager, attemptIds: readonly string[]): Promise<void> {
  await on.query(
    `SELECT FROM exams WHERE id IN (SELECT exam_id FROM attempts WHERE id = ANY ($1)) ORDER BY id FOR SHARE`,
    [attemptIds],
  );
}

function decideHandIn(
  row: AttemptRow | undefined,
  { officerId, epoch }: HandIn,
): Result<AttemptRow, HandInRefusal> {
  if (row?.officerId !== officerId) return refuse('ATTEMPT_NOT_FOUND');
  if (row.state === 'submitted') return refuse('ALREADY_SUBMITTED');
  return row.epoch === epoch ? ok(row) : refuse('SUPERSEDED');
}

/** As it now stands in the database, without asking. */
function endedRow(
  attempt: AttemptRow,
  submittedAt: Date,
  score: Score | undefined,
  receipt: string | undefined,
): AttemptRow {
  if (!score || !receipt) throw new Error('An attempt was not marked');
  const { hundredths: pointsHundredths, isPassed, marks } = score;
  return {
    ...attempt,
    state: 'submitted',
    submittedAt,
    pointsHundredths,
    isPassed,
    marks,
    receiptCode: receipt,
  };
}

function receiptCode(): string {
  const letters = [...randomBytes(RECEIPT_LENGTH)].map(
    (byte) => RECEIPT_ALPHABET[byte % RECEIPT_ALPHABET.length],
  );
  return `${letters.slice(0, 5).join('')}-${letters.slice(5).join('')}`;
}
