import { Injectable } from '@nestjs/common';
import DataLoader from 'dataloader';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import type { RequestContext } from '../platform/request-context';
import { EVERYWHERE, Scopes } from '../platform/scope';

export interface QuestionStatisticsRow {
  readonly paperCount: number;
  readonly rightCount: number;
}

const NEVER_ASKED: QuestionStatisticsRow = { paperCount: 0, rightCount: 0 };

/** Tests are counted at a time, so that a night's backlog is no single long transaction. */
const EXAMS_AT_ONCE = 5;

/**
 * How often questions were asked and answered right. A test is counted once it is over and nobody can hand in any more:
 * counting while papers come in would write to the same few rows from every one of them.
 */
@Injectable()
export class QuestionStatisticsService {
  private readonly loaders = new WeakMap<RequestContext, DataLoader<string, QuestionStatisticsRow>>();

  constructor(
    private readonly database: DataSource,
    private readonly scopes: Scopes,
    private readonly clock: Clock,
  ) {}

  /** Counts some of the tests that are over and not counted yet. @returns how many. */
  count(): Promise<number> {
    return this.scopes.run(EVERYWHERE, async (on) => {
      const exams = await on.query<{ id: string }[]>(
        `SELECT e.id FROM exams e
         WHERE e.closes_at < $1 AND e.counted_at IS NULL
           AND NOT EXISTS (SELECT FROM attempts a WHERE a.exam_id = e.id AND a.state = 'in_progress')
         ORDER BY e.closes_at LIMIT ${EXAMS_AT_ONCE} FOR UPDATE OF e SKIP LOCKED`,
        [this.clock.now()],
      );
      for (const { id } of exams) await this.countExam(on, id);
      return exams.length;
    });
  }

  private async countExam(on: EntityManager, examId: string): Promise<void> {
    await on.query(`DELETE FROM question_statistics WHERE exam_id = $1`, [examId]);
    await on.query(
      `INSERT INTO question_statistics (exam_id, revision_id, paper_count, right_count)
       SELECT a.exam_id, (m.value->>'questionId')::uuid, count(*),
              count(*) FILTER (WHERE (m.value->>'hundredths')::int = (m.value->>'maxHundredths')::int)
       FROM attempts a, jsonb_array_elements(a.marks) AS m(value)
       WHERE a.exam_id = $1 AND a.state = 'submitted' GROUP BY 1, 2`,
      [examId],
    );
    await on.query(`UPDATE exams SET counted_at = $2 WHERE id = $1`, [examId, this.clock.now()]);
  }

  /** One query for all questions of an answer: over every wording of each of them. */
  loaderOf(context: RequestContext): DataLoader<string, QuestionStatisticsRow> {
    const loader = this.loaders.get(context) ?? new DataLoader((ids: readonly string[]) => this.load(ids));
    this.loaders.set(context, loader);
    return loader;
  }

  private async load(questionIds: readonly string[]): Promise<QuestionStatisticsRow[]> {
    const rows = await this.database.query<(QuestionStatisticsRow & { id: string })[]>(
      `SELECT r.question_id AS id, sum(s.paper_count)::int AS "paperCount", sum(s.right_count)::int AS "rightCount"
       FROM question_statistics s JOIN question_revisions r ON r.id = s.revision_id
       WHERE r.question_id = ANY ($1) GROUP BY r.question_id`,
      [questionIds],
    );
    const byId = new Map(rows.map((row) => [row.id, row]));
    return questionIds.map((id) => byId.get(id) ?? NEVER_ASKED);
  }
}
