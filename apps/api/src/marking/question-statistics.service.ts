import { Injectable } from '@nestjs/common';
import type { ItemFlag, ItemOptions, OptionFigures, QuestionKey } from '@whetstone/domain';
import DataLoader from 'dataloader';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import type { RequestContext } from '../platform/request-context';
import { EVERYWHERE, Scopes } from '../platform/scope';
import { QuestionsService } from '../questions/questions.service';
import { analyseExam } from './analyse-exam';

/** How one wording did in one test. */
export interface ItemRow {
  readonly revisionId: string;
  readonly satCount: number;
  readonly difficulty: number | null;
  readonly discrimination: number | null;
  readonly options: readonly OptionFigures[];
  readonly flags: readonly ItemFlag[];
}

export interface QuestionStatisticsRow {
  readonly paperCount: number;
  readonly rightCount: number;
  /** Newest first. */
  readonly exams: readonly (ItemRow & { readonly examTitle: string; readonly closedAt: Date })[];
}

const NEVER_ASKED: QuestionStatisticsRow = { paperCount: 0, rightCount: 0, exams: [] };
const TRUTHS = ['TRUE', 'FALSE'];

/** Tests are counted at a time, so that a night's backlog is no single long transaction. */
const EXAMS_AT_ONCE = 5;

/**
 * How often questions were asked and answered right. A test is counted once it is over, nobody can hand in any more and nothing waits to be read:
 * counting while papers come in would write to the same few rows from every one of them.
 */
@Injectable()
export class QuestionStatisticsService {
  private readonly loaders = new WeakMap<RequestContext, DataLoader<string, QuestionStatisticsRow>>();

  constructor(
    private readonly database: DataSource,
    private readonly scopes: Scopes,
    private readonly clock: Clock,
    private readonly questions: QuestionsService,
  ) {}

  /** Counts some of the tests that are over and not counted yet. @returns how many. */
  count(): Promise<number> {
    return this.scopes.run(EVERYWHERE, async (on) => {
      const exams = await on.query<{ id: string }[]>(
        `SELECT e.id FROM exams e
         WHERE e.closes_at < $1 AND e.counted_at IS NULL
           AND NOT EXISTS (SELECT FROM attempts a WHERE a.exam_id = e.id AND (a.state = 'in_progress'
             OR (a.state = 'submitted' AND a.points_hundredths IS NULL)))
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
    await this.analyse(on, examId);
    await on.query(`UPDATE exams SET counted_at = $2 WHERE id = $1`, [examId, this.clock.now()]);
  }

  private async analyse(on: EntityManager, examId: string): Promise<void> {
    const { items, forms, satCount, passedCount, meanHundredths, deviationHundredths } = await analyseExam(
      ...([on, examId] as const),
      (ids) => this.optionsOf(on, ids),
    );
    await on.query(
      `UPDATE question_statistics s SET sat_count = i.count, difficulty = i.difficulty,
         discrimination = i.discrimination, options = i.options, flags = i.flags
       FROM jsonb_to_recordset($2::jsonb) AS i("questionId" uuid, count integer, difficulty float8,
         discrimination float8, options jsonb, flags text[])
       WHERE s.exam_id = $1 AND s.revision_id = i."questionId"`,
      [examId, JSON.stringify(items)],
    );
    await on.query(
      `INSERT INTO exam_statistics (exam_id, sat_count, passed_count, mean_hundredths, deviation_hundredths, forms)
       VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT ON CONSTRAINT pk_exam_statistics DO UPDATE SET sat_count = $2, passed_count = $3,
         mean_hundredths = $4, deviation_hundredths = $5, forms = $6`,
      [examId, satCount, passedCount, meanHundredths, deviationHundredths, JSON.stringify(forms)],
    );
  }

  private async optionsOf(on: EntityManager, ids: readonly string[]): Promise<Map<string, ItemOptions>> {
    const [revisions, keys] = await Promise.all([
      this.questions.revisions(ids, on),
      this.questions.keys(ids, on),
    ]);
    const found = new Map<string, ItemOptions>();
    for (const [id, { type, options }] of revisions) {
      const right = rightLabels(keys.get(id));
      const labels = type === 'true_false' ? TRUTHS : options.map(({ label }) => label);
      if (right) found.set(id, { labels, right });
    }
    return found;
  }

  /** One query for all questions of an answer: over every wording of each of them. */
  loaderOf(context: RequestContext): DataLoader<string, QuestionStatisticsRow> {
    const loader = this.loaders.get(context) ?? new DataLoader((ids: readonly string[]) => this.load(ids));
    this.loaders.set(context, loader);
    return loader;
  }

  /** How every question of a test did, in the order of their first figures: the least trustworthy first. */
  ofExam(examId: string): Promise<ItemRow[]> {
    return this.database.query<ItemRow[]>(
      `SELECT ${ITEM_COLUMNS} FROM question_statistics s WHERE s.exam_id = $1
       ORDER BY cardinality(s.flags) DESC, s.discrimination NULLS LAST, s.revision_id`,
      [examId],
    );
  }

  private async load(questionIds: readonly string[]): Promise<QuestionStatisticsRow[]> {
    // In the server's scope: the figures are of everybody who sat, and so is the title of the test.
    const rows = await this.scopes.in(EVERYWHERE).query<LoadedRow[]>(
      `SELECT r.question_id AS id, s.paper_count AS "paperCount", s.right_count AS "rightCount", ${ITEM_COLUMNS},
              e.title AS "examTitle", e.closes_at AS "closedAt"
       FROM question_statistics s JOIN question_revisions r ON r.id = s.revision_id JOIN exams e ON e.id = s.exam_id
       WHERE r.question_id = ANY ($1) ORDER BY e.closes_at DESC, r.number DESC`,
      [questionIds],
    );
    const byId = Map.groupBy(rows, (row) => row.id);
    return questionIds.map((id) => {
      const exams = byId.get(id);
      if (!exams) return NEVER_ASKED;
      const sum = (of: (row: LoadedRow) => number) => exams.reduce((total, row) => total + of(row), 0);
      return { paperCount: sum((row) => row.paperCount), rightCount: sum((row) => row.rightCount), exams };
    });
  }
}

type LoadedRow = QuestionStatisticsRow['exams'][number] & {
  readonly id: string;
  readonly paperCount: number;
  readonly rightCount: number;
};

const ITEM_COLUMNS = `s.revision_id AS "revisionId", s.sat_count AS "satCount", s.difficulty, s.discrimination, s.options,
  s.flags`;

/** What is right among things to choose; null where nothing is chosen. */
function rightLabels(key: QuestionKey | undefined): readonly string[] | null {
  if (key?.kind === 'choice') return key.labels;
  if (key?.kind === 'true_false') return [key.isTrue ? 'TRUE' : 'FALSE'];
  return null;
}
