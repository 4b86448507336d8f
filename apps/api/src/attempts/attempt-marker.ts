import { Inject, Injectable } from '@nestjs/common';
import { scoreAttempt, type Score } from '@whetstone/domain';
import type { Logger } from 'pino';
import type { EntityManager } from 'typeorm';
import { GroupCommit } from '../platform/group-commit';
import { LOGGER } from '../platform/logger';
import { Overloaded } from '../platform/overload';
import { EVERYWHERE, Scopes } from '../platform/scope';
import { PapersService } from '../exams/papers.service';
import { ATTEMPTS, type AttemptRow } from './attempt-rows';

/** Attempts marked in one transaction: a few milliseconds of this process, so that a save that comes meanwhile hardly waits. */
const CHUNK = 100;

/** More than so many do not wait to be marked: they have their receipts, and the job marks them. */
const MOST_WAITING = 2 * CHUNK;

/** An officer waits no longer than this for his points. */
const PATIENCE_MS = 2_000;

const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/**
 * Marks what was handed in: right after it where there is time for that, else by a job. What waits is in the rows
 * themselves, handed in and without marks, so that nothing is marked twice and nothing is forgotten when a server dies.
 */
@Injectable()
export class AttemptMarker {
  private readonly marking = new GroupCommit<string, AttemptRow | null>({
    keyOf: (id) => id,
    write: (ids) => this.markTogether(ids),
    mostWaiting: MOST_WAITING,
  });
  private job: Promise<void> | null = null;

  constructor(
    private readonly scopes: Scopes,
    private readonly papers: PapersService,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** The attempt with its points; as it was given where marking it must wait. It has been handed in either way. */
  async markAtOnce(attempt: AttemptRow): Promise<AttemptRow> {
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<null>((resolve) => {
      timer = setTimeout(resolve, PATIENCE_MS, null);
    });
    try {
      return (await Promise.race([this.marking.add(attempt.id), patience])) ?? attempt;
    } catch (error) {
      if (error instanceof Overloaded) this.wake();
      else this.logger.error({ err: error, attemptId: attempt.id }, 'an attempt cannot be marked');
      return attempt;
    } finally {
      clearTimeout(timer);
    }
  }

  /** Marks within a transaction that speaks for the server. @returns those of them that were not marked before. */
  async markIn(on: EntityManager, ids: readonly string[]): Promise<AttemptRow[]> {
    await holdKeys(on, ids);
    // What another server is marking at this moment is left to it.
    const attempts = await on.query<AttemptRow[]>(
      `${ATTEMPTS} AND a.state = 'submitted' AND a.marks IS NULL AND a.id = ANY ($1) ORDER BY a.id
       FOR UPDATE OF a SKIP LOCKED`,
      [ids],
    );
    if (attempts.length === 0) return [];
    const scores = await this.scoresOf(on, attempts);
    await on.query(
      `UPDATE attempts a SET points_hundredths = g.points, is_passed = g.is_passed, marks = g.marks
       FROM ROWS FROM (unnest($1::uuid[], $2::int[], $3::boolean[]), jsonb_array_elements($4::jsonb))
         AS g(id, points, is_passed, marks)
       WHERE a.id = g.id`,
      [
        attempts.map(({ id }) => id),
        scores.map(({ hundredths }) => hundredths),
        scores.map(({ isPassed }) => isPassed),
        JSON.stringify(scores.map(({ marks }) => marks)),
      ],
    );
    return attempts.map((attempt, index) => ({ ...attempt, ...markedBy(scores[index]) }));
  }

  /**
   * The job: everything that waits, chunk by chunk. Several servers may do it at once, and one attempt that cannot be
   * marked keeps none of the others waiting.
   * @throws AggregateError naming those that cannot be marked.
   */
  async markDue(): Promise<void> {
    const failed = new Map<string, unknown>();
    for (let ids = await this.nextDue(BEFORE_ALL); ids.length > 0; ids = await this.nextDue(ids.at(-1)))
      await this.markTogether(ids).catch(() => this.markEach(ids, failed));
    if (failed.size > 0)
      throw new AggregateError(
        failed.values(),
        `Attempts that cannot be marked: ${[...failed.keys()].join(', ')}`,
      );
  }

  private wake(): void {
    this.job ??= this.markDue()
      .catch((error: unknown) => this.logger.error({ err: error }, 'marking failed'))
      .finally(() => {
        this.job = null;
      });
  }

  private async nextDue(after = BEFORE_ALL): Promise<string[]> {
    const rows = await this.scopes
      .in(EVERYWHERE)
      .query<{ id: string }[]>(
        `SELECT id FROM attempts WHERE state = 'submitted' AND marks IS NULL AND id > $1 ORDER BY id LIMIT ${CHUNK}`,
        [after],
      );
    return rows.map(({ id }) => id);
  }

  private async markEach(ids: readonly string[], failed: Map<string, unknown>): Promise<void> {
    for (const id of ids) await this.markTogether([id]).catch((error: unknown) => failed.set(id, error));
  }

  private async markTogether(ids: readonly string[]): Promise<(AttemptRow | null)[]> {
    const marked = await this.scopes.run(EVERYWHERE, (on) => this.markIn(on, ids));
    const found = new Map(marked.map((attempt) => [attempt.id, attempt]));
    return ids.map((id) => found.get(id) ?? null);
  }

  private async scoresOf(on: EntityManager, attempts: readonly AttemptRow[]): Promise<Score[]> {
    const keys = new Map<string, Awaited<ReturnType<PapersService['keys']>>>();
    for (const id of new Set(attempts.map(({ paperId }) => paperId)))
      keys.set(id, await this.papers.keys(on, id));
    return attempts.map(({ paperId, sheet, passPoints }) =>
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

function markedBy(score: Score | undefined): Pick<AttemptRow, 'pointsHundredths' | 'isPassed' | 'marks'> {
  if (!score) throw new Error('An attempt was not marked');
  return { pointsHundredths: score.hundredths, isPassed: score.isPassed, marks: score.marks };
}
