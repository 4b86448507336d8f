import { Injectable } from '@nestjs/common';
import {
  decideResultRules,
  ok,
  rankBandOf,
  refuse,
  type RankBand,
  type Result,
  type ResultRules,
} from '@whetstone/domain';
import { Clock } from '../platform/clock';
import { queryOne } from '../platform/database';
import { EVERYWHERE, ownScope, Scopes } from '../platform/scope';
import type { SessionViewer } from '../platform/request-context';
import { ResultRulesService } from '../exams/result-rules.service';
import { SeenExamsService, type SeenExam } from './seen-exams.service';

type RulesRefusal =
  'NOT_FOUND' | 'NOT_YOUR_EXAM' | 'RESULTS_OUT' | 'ANNOUNCED_BEFORE_CLOSING' | 'APPEAL_BEFORE_RESULTS';

/** What was changed about one attempt since it was marked, as its officer is told. */
export interface PointsChangeRow {
  readonly fromHundredths: number;
  readonly toHundredths: number;
  readonly reason: string;
  readonly changedAt: Date;
}

export interface KeyChangeNoteRow {
  readonly revisionId: string;
  readonly kind: 'replace' | 'accept' | 'void';
  readonly key: unknown;
  readonly before: unknown;
  readonly reason: string;
  readonly changedAt: Date;
}

/** When results are told, and what stands beside them. */
@Injectable()
export class ResultsService {
  constructor(
    private readonly scopes: Scopes,
    private readonly clock: Clock,
    private readonly exams: SeenExamsService,
    private readonly rules: ResultRulesService,
  ) {}

  async setResultRules(
    viewer: SessionViewer,
    examId: string,
    rules: ResultRules,
  ): Promise<Result<SeenExam, RulesRefusal>> {
    const exam = await this.exams.findFor(viewer, examId);
    if (!exam) return refuse('NOT_FOUND');
    if (!exam.keptIn) return refuse('NOT_YOUR_EXAM');
    return this.scopes.run(exam.keptIn, async (on) => {
      if (!(await this.exams.hold(on, examId))) return refuse('NOT_YOUR_EXAM');
      const before = await this.rules.of(examId, on);
      const decision = decideResultRules(rules, { before, closesAt: exam.closesAt, now: this.clock.now() });
      if (!decision.ok) return decision;
      await this.rules.save(on, examId, decision.value, viewer.officerId);
      return ok(exam);
    });
  }

  /** Where an officer's points stand among everybody's best; null = not set, or too few. */
  async rankBand(examId: string, hundredths: number): Promise<RankBand | null> {
    const { hasRankBands } = await this.rules.of(examId);
    if (!hasRankBands) return null;
    const { better, count } = await queryOne<{ better: number; count: number }>(
      this.scopes.in(EVERYWHERE),
      `SELECT count(*) FILTER (WHERE points > $2)::int AS better, count(*)::int AS count
       FROM (SELECT max(points_hundredths) AS points FROM attempts WHERE exam_id = $1 AND points_hundredths IS NOT NULL
             GROUP BY officer_id) best`,
      [examId, hundredths],
    );
    return rankBandOf(better, count);
  }

  /** How an attempt's points moved, oldest first: by changed keys, and by what was given after an appeal. */
  pointsChanges(officerId: string, attemptId: string): Promise<PointsChangeRow[]> {
    return this.scopes.in(ownScope(officerId)).query<PointsChangeRow[]>(
      `SELECT m.from_hundredths AS "fromHundredths", m.to_hundredths AS "toHundredths", c.reason,
              c.changed_at AS "changedAt"
       FROM remark_moves m JOIN key_changes c ON c.remark_id = m.remark_id WHERE m.attempt_id = $1
       ORDER BY c.changed_at`,
      [attemptId],
    );
  }

  /** The keys of an attempt's questions that were changed after its paper was frozen, oldest first. */
  keyChanges(attempt: { readonly examId: string; readonly paperId: string }): Promise<KeyChangeNoteRow[]> {
    return this.scopes.in(EVERYWHERE).query<KeyChangeNoteRow[]>(
      `SELECT c.revision_id AS "revisionId", c.kind, c.key, c.before, c.reason, c.changed_at AS "changedAt"
       FROM key_changes c WHERE c.exam_id = $1 AND EXISTS (
         SELECT FROM paper_keys k WHERE k.paper_id = $2
           AND k.keys @> jsonb_build_array(jsonb_build_object('questionId', c.revision_id)))
       ORDER BY c.changed_at, c.number`,
      [attempt.examId, attempt.paperId],
    );
  }
}
