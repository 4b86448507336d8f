import { Injectable } from '@nestjs/common';
import { DEFAULT_RESULT_RULES, isAnnounced, type ResultRules } from '@whetstone/domain';
import { DataSource } from 'typeorm';
import { Clock } from '../platform/clock';
import { findOne, type Queryable } from '../platform/database';

/** When the results of a test are told: asked by everything that shows points. */
@Injectable()
export class ResultRulesService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  async of(examId: string, on: Queryable = this.database): Promise<ResultRules> {
    const rules = await findOne<ResultRules>(
      on,
      `SELECT announce_at AS "announceAt", appeal_until AS "appealUntil", has_rank_bands AS "hasRankBands"
       FROM result_rules WHERE exam_id = $1`,
      [examId],
    );
    return rules ?? DEFAULT_RESULT_RULES;
  }

  async isAnnounced(examId: string, on: Queryable = this.database): Promise<boolean> {
    return isAnnounced(await this.of(examId, on), this.clock.now());
  }

  async save(on: Queryable, examId: string, rules: ResultRules, setBy: string): Promise<void> {
    const { announceAt, appealUntil, hasRankBands } = rules;
    await on.query(
      `INSERT INTO result_rules (exam_id, announce_at, appeal_until, has_rank_bands, set_by, set_at)
       VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT ON CONSTRAINT pk_result_rules DO UPDATE
       SET announce_at = $2, appeal_until = $3, has_rank_bands = $4, set_by = $5, set_at = $6`,
      [examId, announceAt, appealUntil, hasRankBands, setBy, this.clock.now()],
    );
  }
}
