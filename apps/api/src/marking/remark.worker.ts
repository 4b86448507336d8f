import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { KeyChange, KeyedQuestion, QuestionKey } from '@whetstone/domain';
import type { Logger } from 'pino';
import type { EntityManager } from 'typeorm';
import { PapersService } from '../exams/papers.service';
import { Clock } from '../platform/clock';
import { findOne } from '../platform/database';
import { Jobs } from '../platform/jobs';
import { LOGGER } from '../platform/logger';
import { EVERYWHERE, Scopes } from '../platform/scope';
import { rescore, SAT_COLUMNS, writeScores, type Rescored, type SatAttempt } from './rescore';
import type { RemarkStateName } from './remarks.service';

interface RemarkJob {
  readonly remarkId: string;
}

interface Underway {
  readonly id: string;
  readonly examId: string;
  readonly revisionId: string;
  readonly kind: KeyChange['kind'];
  readonly key: QuestionKey | null;
  readonly state: RemarkStateName;
  readonly doneTo: string | null;
  readonly passHundredths: number;
}

/** Attempts marked in one transaction: short enough that a save of one of them never waits long. */
const CHUNK = 200;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/**
 * Works changes of keys out and makes them, chunk by chunk. How far it has come stands in the re-mark itself, written
 * with each chunk: a job that is begun anew goes on from there, and one that is done twice changes nothing.
 */
@Injectable()
export class RemarkWorker implements OnApplicationBootstrap {
  constructor(
    private readonly scopes: Scopes,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly papers: PapersService,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.jobs.handle<RemarkJob>('remark', ({ remarkId }) => this.work(remarkId));
  }

  /** @throws whatever went wrong, so that the job is tried again. */
  async work(remarkId: string): Promise<void> {
    const keys = new Map<string, readonly KeyedQuestion[]>();
    while (await this.scopes.run(EVERYWHERE, (on) => this.step(on, remarkId, keys)));
    this.logger.info({ remarkId }, 're-mark');
  }

  /** One chunk. @returns whether there is more to do. */
  private async step(
    on: EntityManager,
    remarkId: string,
    keys: Map<string, readonly KeyedQuestion[]>,
  ): Promise<boolean> {
    const remark = await this.lock(on, remarkId);
    if (!remark || (remark.state !== 'checking' && remark.state !== 'running')) return false;
    const attempts = await this.nextAttempts(on, remark);
    const last = attempts.at(-1);
    if (!last) {
      await this.finish(on, remark);
      return false;
    }
    const moved = await rescore(on, attempts, {
      passHundredths: remark.passHundredths,
      keysOf: (paperId) => this.keysOf(on, paperId, keys),
      ...(remark.state === 'checking' && {
        supposing: { revisionId: remark.revisionId, change: changeOf(remark) },
      }),
    });
    await this.keepMoves(on, remark.id, moved);
    if (remark.state === 'running') await writeScores(on, moved);
    await on.query(`UPDATE remarks SET done_to = $2, attempt_count = attempt_count + $3 WHERE id = $1`, [
      ...[remark.id, last.id, attempts.length],
    ]);
    return true;
  }

  private lock(on: EntityManager, id: string): Promise<Underway | null> {
    return findOne<Underway>(
      on,
      `SELECT r.id, r.exam_id AS "examId", r.revision_id AS "revisionId", r.kind, r.key, r.state,
              r.done_to AS "doneTo", e.pass_points_hundredths AS "passHundredths"
       FROM remarks r JOIN exams e ON e.id = r.exam_id WHERE r.id = $1 FOR UPDATE OF r`,
      [id],
    );
  }

  private nextAttempts(
    on: EntityManager,
    { examId, revisionId, doneTo, state }: Underway,
  ): Promise<SatAttempt[]> {
    return on.query<SatAttempt[]>(
      `SELECT ${SAT_COLUMNS} FROM attempts a
       WHERE a.exam_id = $1 AND a.state = 'submitted' AND a.marks IS NOT NULL AND a.id > $2 AND a.paper_id IN (
         SELECT p.id FROM papers p JOIN paper_keys k ON k.paper_id = p.id WHERE p.exam_id = $1 AND k.keys @> $3)
       ORDER BY a.id LIMIT ${CHUNK} ${state === 'running' ? 'FOR UPDATE OF a' : ''}`,
      [examId, doneTo ?? BEFORE_ALL, JSON.stringify([{ questionId: revisionId }])],
    );
  }

  private async keysOf(on: EntityManager, paperId: string, known: Map<string, readonly KeyedQuestion[]>) {
    const keys = known.get(paperId) ?? (await this.papers.keys(on, paperId));
    known.set(paperId, keys);
    return keys;
  }

  private async keepMoves(on: EntityManager, remarkId: string, moved: readonly Rescored[]): Promise<void> {
    // What is still being marked has no points to move from; its marks change all the same.
    const told = moved.filter(
      ({ attempt, score }) => attempt.pointsHundredths !== null && score.hundredths !== null,
    );
    const rows = told.map(({ attempt, score }) => ({
      ...{ attempt: attempt.id, officer: attempt.officerId, region: attempt.regionCode },
      ...{ before: attempt.pointsHundredths, after: score.hundredths },
      ...{ was: attempt.isPassed, is: score.isPassed },
    }));
    await on.query(
      `INSERT INTO remark_moves (remark_id, attempt_id, officer_id, region_code, from_hundredths, to_hundredths,
         was_passed, is_passed)
       SELECT $1, r.attempt, r.officer, r.region, r.before, r.after, r.was, r."is" FROM jsonb_to_recordset($2::jsonb)
         AS r(attempt uuid, officer uuid, region integer, before integer, after integer, was boolean, "is" boolean)
       ON CONFLICT ON CONSTRAINT pk_remark_moves DO NOTHING`,
      [remarkId, JSON.stringify(rows)],
    );
  }

  private async finish(on: EntityManager, { id, state, examId }: Underway): Promise<void> {
    const next = state === 'checking' ? 'checked' : 'done';
    await on.query(`UPDATE remarks SET state = $2, finished_at = $3 WHERE id = $1`, [
      id,
      next,
      this.clock.now(),
    ]);
    // Its figures are of other points now.
    if (next === 'done') await on.query(`UPDATE exams SET counted_at = NULL WHERE id = $1`, [examId]);
  }
}

function changeOf({ kind, key }: Underway): KeyChange {
  if (kind === 'void') return { kind };
  if (!key) throw new Error('A changed key that is none');
  return { kind, key };
}
