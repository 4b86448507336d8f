import { Injectable } from '@nestjs/common';
import {
  calibrate,
  limitOf,
  ok,
  refuse,
  sumTicks,
  type AnchorReading,
  type CalibrationReport,
  type Result,
  type TicksRefusal,
} from '@whetstone/domain';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { findOne } from '../platform/database';
import { EVERYWHERE, Scopes } from '../platform/scope';
import type { SessionViewer } from '../platform/request-context';
import { planOf, type GivenPoints, type Piece, type Plan, type Ticks } from './marker-plan';
import { WrittenQuestionsService } from './written-questions.service';

/** Texts with set marks, which a marker reads before he goes on: how far off he is. */
@Injectable()
export class AnchorsService {
  constructor(
    private readonly scopes: Scopes,
    private readonly clock: Clock,
    private readonly questions: WrittenQuestionsService,
  ) {}

  /** Gives points to an anchor. Once all are read, it is told how far off he was. */
  async markAnchor(
    { officerId }: SessionViewer,
    { id, ticks }: Ticks,
  ): Promise<Result<GivenPoints, 'ANSWER_NOT_YOURS' | TicksRefusal>> {
    return this.scopes.run(EVERYWHERE, async (on) => {
      const anchor = await findOne<Piece & { readonly regionCode: number }>(
        on,
        `SELECT exam_id AS "examId", revision_id AS "revisionId", max_hundredths AS "maxHundredths",
                region_code AS "regionCode" FROM written_answers WHERE id = $1 AND is_anchor`,
        [id],
      );
      const plan = anchor && (await planOf(on, anchor.examId, { officerId, today: this.clock.today() }));
      if (!plan) return refuse('ANSWER_NOT_YOURS');
      const { examId, regionCode } = anchor;
      const standing = await this.standing(on, anchor, officerId, plan);
      if (!standing.unread.includes(id)) return refuse('ANSWER_NOT_YOURS');
      const question = await this.questions.get(on, anchor);
      const points = sumTicks(ticks, question.parts, plan.stepHundredths);
      if (!points.ok) return points;
      await on.query(
        `INSERT INTO anchor_readings (answer_id, marker_id, round, region_code, ticks, hundredths, read_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT ON CONSTRAINT pk_anchor_readings DO NOTHING`,
        [
          ...[id, officerId, standing.round, regionCode, JSON.stringify(ticks), points.value],
          this.clock.now(),
        ],
      );
      const { report } = await this.standing(on, anchor, officerId, plan);
      return ok({
        ...{ hundredths: points.value, examId, regionCode, changedAttemptIds: [] },
        calibration: report.readCount === report.anchorCount ? report : null,
      });
    });
  }

  /** How he stands with the anchors of a question: the round he is in, and what of it he has not read. */
  async standing(
    on: EntityManager,
    { examId, revisionId, maxHundredths }: Piece,
    officerId: string,
    { limitPercent }: Plan,
  ): Promise<{ report: CalibrationReport; round: number; unread: string[] }> {
    const rows = await on.query<(AnchorReading & { id: string; round: number })[]>(
      `WITH last AS (SELECT coalesce(max(r.round), 1) AS round FROM anchor_readings r
         JOIN written_answers w ON w.id = r.answer_id
         WHERE w.exam_id = $1 AND w.revision_id = $2 AND w.max_hundredths = $3 AND r.marker_id = $4)
       SELECT w.id, a.hundredths AS "setHundredths", r.hundredths AS "givenHundredths", last.round
       FROM last, written_answers w JOIN anchor_answers a ON a.answer_id = w.id
       LEFT JOIN anchor_readings r ON r.answer_id = w.id AND r.marker_id = $4
         AND r.round = (SELECT round FROM last)
       WHERE w.exam_id = $1 AND w.revision_id = $2 AND w.max_hundredths = $3
       ORDER BY md5(w.id::text || $4::text)`,
      [examId, revisionId, maxHundredths, officerId],
    );
    const report = calibrate(rows, limitOf(maxHundredths, limitPercent));
    const round = rows[0]?.round ?? 1;
    // Too far off: all of them once more, and what he was told of the last round stands until he begins.
    if (report.isOff) return { report, round: round + 1, unread: rows.map(({ id }) => id) };
    const unread = rows.filter(({ givenHundredths }) => givenHundredths === null).map(({ id }) => id);
    return { report, round, unread };
  }
}
