import { Injectable } from '@nestjs/common';
import {
  decideThirdReading,
  ok,
  refuse,
  sumTicks,
  type Result,
  type ThirdReadingRefusal,
  type TicksRefusal,
} from '@whetstone/domain';
import type { EntityManager } from 'typeorm';
import { SeenExamsService, type SeenExam } from '../marking/seen-exams.service';
import { Clock } from '../platform/clock';
import { queryOne } from '../platform/database';
import { Scopes } from '../platform/scope';
import type { SessionViewer } from '../platform/request-context';
import { MarkingLeadService, type MarkingPlanValues, type UnreadText } from './marking-lead.service';
import { SettlingService } from './settling.service';
import { WrittenQuestionsService } from './written-questions.service';

export interface ThirdReading {
  readonly answerId: string;
  /** Hundredths, one for each 要点 of the written parts in their order. */
  readonly ticks: readonly number[];
  readonly reason: string;
}

type Refused = 'NOT_FOUND' | 'NOT_YOUR_EXAM' | ThirdReadingRefusal | TicksRefusal;

interface Held {
  readonly revisionId: string;
  readonly maxHundredths: number;
  readonly regionCode: number;
  readonly isWanted: boolean;
  readonly isPartial: boolean;
}

const TEXTS_SHOWN = 10;

/** Of an answer `w`; $2 is now. Two have read it, and what a third has taken and not read in time is free again. */
const IS_WANTED = `w.settled_at IS NULL AND w.wanted = 3
  AND (SELECT count(*) FROM answer_readings r WHERE r.answer_id = w.id AND (r.read_at IS NOT NULL OR r.taken_until > $2)) = 2`;

/** $3 is whoever leads. */
const IS_PARTIAL = `EXISTS (SELECT FROM answer_readings r WHERE r.answer_id = w.id AND r.marker_id = $3)
  OR EXISTS (SELECT FROM answer_links l WHERE l.answer_id = w.id AND l.officer_id = $3)`;

/** Whoever leads the marking as the third reader, where two markers are too far apart and no other is at hand. */
@Injectable()
export class ThirdReadingsService {
  constructor(
    private readonly scopes: Scopes,
    private readonly clock: Clock,
    private readonly exams: SeenExamsService,
    private readonly lead: MarkingLeadService,
    private readonly settling: SettlingService,
    private readonly written: WrittenQuestionsService,
  ) {}

  /** Some of the texts that wait for a third reader: without the points of the two, whoever they are. */
  async waitingTexts(
    viewer: SessionViewer,
    exam: SeenExam,
    { revisionId, maxHundredths }: { readonly revisionId: string; readonly maxHundredths: number },
  ): Promise<UnreadText[]> {
    if (!exam.keptIn) return [];
    return this.scopes.in(exam.keptIn).query<UnreadText[]>(
      `SELECT w.id, w.texts, (SELECT count(*)::int FROM answer_links l WHERE l.answer_id = w.id) AS "attemptCount"
       FROM written_answers w WHERE w.exam_id = $1 AND w.revision_id = $4 AND w.max_hundredths = $5 AND ${IS_WANTED}
         AND NOT (${IS_PARTIAL}) ORDER BY md5(w.id::text) LIMIT ${TEXTS_SHOWN}`,
      [exam.id, this.clock.now(), viewer.officerId, revisionId, maxHundredths],
    );
  }

  /** Adds a reading to the two; what comes of the three is the rule's to say, as with any third reader. */
  async giveThirdReading(viewer: SessionViewer, given: ThirdReading): Promise<Result<SeenExam, Refused>> {
    const kept = await this.lead.keptOf(viewer, given.answerId);
    if (!kept.ok) return kept;
    const { exam, keptIn } = kept.value;
    const plan = await this.lead.plan(exam);
    if (!plan) return refuse('NOT_FOUND');
    return this.scopes.run(keptIn, async (on) => {
      if (!(await this.exams.hold(on, exam.id))) return refuse('NOT_YOUR_EXAM');
      return this.scopes.asServer(on, () => this.write(on, { viewer, exam, plan }, given));
    });
  }

  private async write(
    on: EntityManager,
    {
      viewer,
      exam,
      plan,
    }: { readonly viewer: SessionViewer; readonly exam: SeenExam; readonly plan: MarkingPlanValues },
    { answerId, ticks, reason }: ThirdReading,
  ): Promise<Result<SeenExam, ThirdReadingRefusal | TicksRefusal>> {
    const held = await this.hold(on, answerId, viewer.officerId, plan.excludesOwnUnit);
    const decision = decideThirdReading({ ...held, reason });
    if (!decision.ok) return decision;
    const question = await this.written.get(on, { examId: exam.id, ...held });
    const points = sumTicks(ticks, question.parts, plan.stepHundredths);
    if (!points.ok) return points;
    const now = this.clock.now();
    await on.query(`DELETE FROM answer_readings WHERE answer_id = $1 AND read_at IS NULL`, [answerId]);
    const { id } = await queryOne<{ id: string }>(
      on,
      `INSERT INTO answer_readings (answer_id, region_code, place, marker_id, taken_at, taken_until, read_at, hundredths,
         max_hundredths)
       SELECT $1, $2, min(p.place), $3, $4, $4, $4, $5, $6 FROM generate_series(1, 3) AS p(place)
       WHERE NOT EXISTS (SELECT FROM answer_readings r WHERE r.answer_id = $1 AND r.place = p.place) RETURNING id`,
      [answerId, held.regionCode, viewer.officerId, now, points.value, held.maxHundredths],
    );
    await on.query(
      `INSERT INTO answer_marks (reading_id, region_code, marker_id, ticks, hundredths, reason, given_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [
        ...[id, held.regionCode, viewer.officerId, JSON.stringify(ticks), points.value],
        ...[reason.trim(), now],
      ],
    );
    await this.settling.settle(on, answerId);
    return ok(exam);
  }

  /** Locked, so that no marker takes the third place meanwhile. */
  private hold(
    on: EntityManager,
    answerId: string,
    officerId: string,
    excludesOwnUnit: boolean,
  ): Promise<Held> {
    return queryOne<Held>(
      on,
      `SELECT w.revision_id AS "revisionId", w.max_hundredths AS "maxHundredths", w.region_code AS "regionCode",
              ${IS_WANTED} AS "isWanted",
              ${IS_PARTIAL} OR ($4 AND EXISTS (SELECT FROM answer_links l JOIN postings o ON o.unit_id = l.unit_id
                WHERE l.answer_id = w.id AND o.officer_id = $3 AND o.kind IN ('serving', 'seconded_in')
                  AND o.valid_from <= $5 AND (o.valid_to IS NULL OR o.valid_to > $5))) AS "isPartial"
       FROM written_answers w WHERE w.id = $1 FOR UPDATE OF w`,
      [answerId, this.clock.now(), officerId, excludesOwnUnit, this.clock.today()],
    );
  }
}
