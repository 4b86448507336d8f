import { Injectable } from '@nestjs/common';
import {
  ok,
  refuse,
  rightRatio,
  unusableReason,
  type Blueprint,
  type PoolQuestion,
  type QuestionStanding,
  type Result,
} from '@whetstone/domain';
import type { Queryable } from '../platform/database';
import { Scopes } from '../platform/scope';
import type { SessionViewer } from '../platform/request-context';
import { BanksService, type SeenBank } from '../questions/banks.service';

interface PoolRow extends Omit<PoolQuestion, 'unusable' | 'rightRatio'>, QuestionStanding {
  readonly rightCount: number;
}

/** What a paper's questions are judged by. */
export type PoolRules = Pick<Blueprint, 'lawOn'> & Pick<Blueprint['limits'], 'mostExposures'>;

/**
 * Everything the bank holds, with what the law and the statistics say of it. The statistics lie with the attempts, above
 * this module; they are read here in SQL and written there.
 */
const POOL = `SELECT q.id AS "questionId", q.current_revision_id AS "revisionId", q.type, t.path AS topic, q.difficulty,
    q.cognition, q.status, q.needs_review AS "needsReview", r.reference_date AS "referenceDate",
    coalesce(c.cited, '[]') AS cited, coalesce(s.exams, 0)::int AS exposures,
    coalesce(s.answers, 0)::int AS "answerCount", coalesce(s.rights, 0)::int AS "rightCount"
  FROM questions q
  JOIN question_revisions r ON r.id = q.current_revision_id
  JOIN topics t ON t.id = q.topic_id
  LEFT JOIN (
    SELECT c.revision_id, jsonb_agg(DISTINCT jsonb_build_object('from', e.effective_from, 'to', e.effective_to)) AS cited
    FROM question_citations c JOIN editions e ON e.slug = c.edition_slug GROUP BY c.revision_id
  ) c ON c.revision_id = r.id
  LEFT JOIN (
    SELECT v.question_id, count(DISTINCT s.exam_id) AS exams, sum(s.paper_count) AS answers, sum(s.right_count) AS rights
    FROM question_statistics s JOIN question_revisions v ON v.id = s.revision_id GROUP BY v.question_id
  ) s ON s.question_id = q.id
  WHERE q.bank_id = $1`;

/** The questions of the banks a paper is drawn from, each with the reason for which it may not be, if there is one. */
@Injectable()
export class QuestionPoolService {
  constructor(
    private readonly scopes: Scopes,
    private readonly banks: BanksService,
  ) {}

  /** As far as the viewer may see them: of a bank shared from above, what is published. */
  async poolFor(
    viewer: SessionViewer,
    bankIds: readonly string[],
    rules: PoolRules,
  ): Promise<Result<PoolQuestion[], 'BANKS_MISSING' | 'BANK_NOT_FOUND'>> {
    const banks = await this.findBanks(viewer, bankIds);
    if (!banks.ok) return banks;
    const pool: PoolQuestion[] = [];
    for (const { id, seenIn } of banks.value)
      pool.push(...(await this.pool(this.scopes.in(seenIn), id, rules)));
    return ok(pool);
  }

  /** All of them, or the refusal: a paper is not drawn from some of what was chosen. */
  async findBanks(
    viewer: SessionViewer,
    bankIds: readonly string[],
  ): Promise<Result<SeenBank[], 'BANKS_MISSING' | 'BANK_NOT_FOUND'>> {
    if (bankIds.length === 0) return refuse('BANKS_MISSING');
    const banks: SeenBank[] = [];
    for (const id of new Set(bankIds)) {
      const bank = await this.banks.findFor(viewer, id);
      if (!bank) return refuse('BANK_NOT_FOUND');
      banks.push(bank);
    }
    return ok(banks);
  }

  private async pool(on: Queryable, bankId: string, rules: PoolRules): Promise<PoolQuestion[]> {
    const rows = await on.query<PoolRow[]>(POOL, [bankId]);
    return rows.map((row) => ({
      ...{ questionId: row.questionId, revisionId: row.revisionId, type: row.type, topic: row.topic },
      ...{ difficulty: row.difficulty, cognition: row.cognition, answerCount: row.answerCount },
      unusable: unusableReason(row, rules),
      rightRatio: rightRatio(row.rightCount, row.answerCount),
    }));
  }
}
