import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { queryOne } from '../platform/database';
import { Scopes } from '../platform/scope';
import { PapersService } from '../exams/papers.service';
import { rescore, SAT_COLUMNS, writeScores, type SatAttempt } from './rescore';

/** An exam whose keys nobody changes until the transaction ends. */
export interface HeldExam {
  readonly id: string;
  readonly passHundredths: number;
}

/** Marks one attempt again in the transaction of whoever decided on it. */
@Injectable()
export class RescoringService {
  constructor(
    private readonly scopes: Scopes,
    private readonly papers: PapersService,
  ) {}

  /** Before the attempt itself is locked, as everybody does; the exam's row a county sees and does not change. */
  hold(on: EntityManager, attemptId: string): Promise<HeldExam> {
    return this.scopes.asServer(on, () =>
      queryOne<HeldExam>(
        on,
        `SELECT e.id, e.pass_points_hundredths AS "passHundredths" FROM exams e
         WHERE e.id = (SELECT exam_id FROM attempts WHERE id = $1) FOR NO KEY UPDATE OF e`,
        [attemptId],
      ),
    );
  }

  /** By the keys as they stand and by what persons gave, if it was marked before; else its marking is still to come. */
  async again(on: EntityManager, { id, passHundredths }: HeldExam, attemptId: string): Promise<void> {
    const sat = await on.query<SatAttempt[]>(
      `SELECT ${SAT_COLUMNS} FROM attempts a WHERE a.id = $1 AND a.state = 'submitted' AND a.marks IS NOT NULL`,
      [attemptId],
    );
    const keysOf = (paperId: string) => this.papers.keys(on, paperId);
    await writeScores(on, await rescore(on, sat, { passHundredths, keysOf }));
    await this.countAgain(on, id);
  }

  /** The questions of an attempt to which persons gave points as a whole, whatever its key and its readers say. */
  async ruledOn(on: EntityManager, attemptId: string): Promise<ReadonlySet<string>> {
    const rows = await on.query<{ id: string }[]>(
      `SELECT DISTINCT revision_id AS id FROM given_points WHERE attempt_id = $1`,
      [attemptId],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** The exam's figures are of other answers now. */
  async countAgain(on: EntityManager, examId: string): Promise<void> {
    await this.scopes.asServer(on, () =>
      on.query(`UPDATE exams SET counted_at = NULL WHERE id = $1`, [examId]),
    );
  }
}
