import { Injectable } from '@nestjs/common';
import {
  decideReading,
  isAnnounced,
  LEASE_MS,
  ok,
  refuse,
  sumTicks,
  type CalibrationReport,
  type ReadingRefusal,
  type Result,
  type TicksRefusal,
} from '@whetstone/domain';
import type { EntityManager } from 'typeorm';
import { ResultRulesService } from '../exams/result-rules.service';
import { ReadPointsService } from '../marking/read-points.service';
import { Clock } from '../platform/clock';
import { findOne, queryOne } from '../platform/database';
import { EVERYWHERE, ownScope, Scopes } from '../platform/scope';
import type { SessionViewer } from '../platform/request-context';
import { AnchorsService } from './anchors.service';
import { AnswerCollector } from './answer-collector.service';
import { planOf, type GivenPoints, type Piece, type Plan, type Ticks } from './marker-plan';
import { SettlingService } from './settling.service';
import { WrittenQuestionsService, type WrittenQuestion } from './written-questions.service';

/** An exam somebody marks. */
export interface DeskExam {
  readonly examId: string;
  readonly title: string;
  readonly stepHundredths: number | null;
}

/** A question of it, as far as it is his work. */
export interface DeskQuestion {
  readonly question: WrittenQuestion;
  /** Texts he may still take. */
  readonly waitingCount: number;
  readonly readCount: number;
  readonly calibration: CalibrationReport;
}

/** A text in the hand of a marker: nothing of whose it is, nor of what others gave. */
export interface TakenAnswer {
  /** Of the reading; of an anchor that of the answer. */
  readonly id: string;
  readonly isAnchor: boolean;
  readonly question: WrittenQuestion;
  readonly texts: readonly string[];
  readonly stepHundredths: number;
  /** Until when nobody else gets it; null of an anchor. */
  readonly takenUntil: Date | null;
}

/** What a marker gave, most recent first. */
export interface OwnReading {
  readonly id: string;
  readonly texts: readonly string[];
  readonly ticks: readonly number[];
  readonly hundredths: number;
  readonly readAt: Date;
  readonly isCorrected: boolean;
}

type HeldReading = Piece & {
  readonly answerId: string;
  readonly regionCode: number;
  readonly isRead: boolean;
};

const MOST_LISTED = 20;

/** $1 exam, $2 marker, $3 now, $4 whether his unit is kept from it, $5 his unit. */
const MAY_TAKE = `w.exam_id = $1 AND w.settled_at IS NULL
  AND NOT EXISTS (SELECT FROM answer_readings r WHERE r.answer_id = w.id AND r.marker_id = $2)
  AND (SELECT count(*) FROM answer_readings r
       WHERE r.answer_id = w.id AND (r.read_at IS NOT NULL OR r.taken_until > $3)) < w.wanted
  AND EXISTS (SELECT FROM answer_links l JOIN attempts a ON a.id = l.attempt_id
              WHERE l.answer_id = w.id AND a.state = 'submitted' AND a.points_hundredths IS NULL)
  AND NOT EXISTS (SELECT FROM answer_links l
                  WHERE l.answer_id = w.id AND (l.officer_id = $2 OR ($4 AND l.unit_id = $5)))`;

/**
 * The work of a marker. What may be taken is chosen by the server, which knows whose texts they are; a text itself is read
 * in the marker's own scope, which opens only what he has taken.
 */
@Injectable()
export class MarkingDeskService {
  constructor(
    private readonly scopes: Scopes,
    private readonly clock: Clock,
    private readonly collector: AnswerCollector,
    private readonly anchors: AnchorsService,
    private readonly settling: SettlingService,
    private readonly readPoints: ReadPointsService,
    private readonly questions: WrittenQuestionsService,
    private readonly results: ResultRulesService,
  ) {}

  /** The exams a viewer marks, the one that closed last first. */
  exams({ officerId }: SessionViewer): Promise<DeskExam[]> {
    return this.scopes.in(EVERYWHERE).query<DeskExam[]>(
      `SELECT m.exam_id AS "examId", e.title, p.step_hundredths AS "stepHundredths"
       FROM exam_markers m JOIN exams e ON e.id = m.exam_id LEFT JOIN marking_plans p ON p.exam_id = m.exam_id
       WHERE m.officer_id = $1 AND m.removed_at IS NULL ORDER BY e.closes_at DESC, e.id`,
      [officerId],
    );
  }

  /** Empty while nobody has set up how the exam is marked. */
  async questionsOf({ officerId }: SessionViewer, examId: string): Promise<DeskQuestion[]> {
    return this.scopes.run(EVERYWHERE, async (on) => {
      const plan = await planOf(on, examId, { officerId, today: this.clock.today() });
      if (!plan) return [];
      const counts = await on.query<{ key: string; waiting: number; read: number }[]>(
        `SELECT w.revision_id || ' ' || w.max_hundredths AS key, count(*) FILTER (WHERE ${MAY_TAKE})::int AS waiting,
                count(*) FILTER (WHERE EXISTS (SELECT FROM answer_readings r WHERE r.answer_id = w.id
                  AND r.marker_id = $2 AND r.read_at IS NOT NULL))::int AS read
         FROM written_answers w WHERE w.exam_id = $1 GROUP BY 1`,
        [...this.takes(plan, officerId)],
      );
      const byKey = new Map(counts.map((row) => [row.key, row]));
      const listed: DeskQuestion[] = [];
      for (const question of await this.questions.ofExam(on, examId)) {
        const { revisionId, maxHundredths } = question;
        const count = byKey.get(`${revisionId} ${maxHundredths}`);
        const { report } = await this.anchors.standing(
          on,
          { examId, revisionId, maxHundredths },
          officerId,
          plan,
        );
        listed.push({
          ...{ question, calibration: report },
          ...{ waitingCount: count?.waiting ?? 0, readCount: count?.read ?? 0 },
        });
      }
      return listed;
    });
  }

  /**
   * The next text of a question: an anchor first, until he is measured; the one he has already, if he left it; else one that
   * nobody else has. It is his for a while.
   */
  async takeAnswer(
    { officerId }: SessionViewer,
    examId: string,
    revisionId: string,
  ): Promise<Result<TakenAnswer, 'NOT_FOUND' | 'NOTHING_TO_MARK'>> {
    const taken = await this.take(officerId, examId, revisionId);
    if (taken.ok || taken.refusal.code !== 'NOTHING_TO_MARK') return taken;
    await this.collector.collect(examId);
    return this.take(officerId, examId, revisionId);
  }

  /** Gives points by 要点 to a text that was taken, or again, with a reason, to one that was read. */
  async markAnswer(
    viewer: SessionViewer,
    given: Ticks,
  ): Promise<Result<GivenPoints, ReadingRefusal | TicksRefusal>> {
    return this.scopes.run(EVERYWHERE, async (on) => {
      const held = await this.hold(on, given.id, viewer.officerId);
      const plan =
        held && (await planOf(on, held.examId, { officerId: viewer.officerId, today: this.clock.today() }));
      const decision = decideReading({
        isHis: plan !== null,
        isRead: held?.isRead ?? false,
        isTold: held !== null && held.isRead && (await this.isTold(on, held)),
        reason: given.reason,
      });
      if (!decision.ok) return decision;
      if (!held || !plan) return refuse('ANSWER_NOT_YOURS');
      const question = await this.questions.get(on, held);
      const points = sumTicks(given.ticks, question.parts, plan.stepHundredths);
      if (!points.ok) return points;
      const now = this.clock.now();
      await on.query(
        `INSERT INTO answer_marks (reading_id, region_code, marker_id, ticks, hundredths, reason, given_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [
          ...[given.id, held.regionCode, viewer.officerId, JSON.stringify(given.ticks), points.value],
          ...[given.reason.trim(), now],
        ],
      );
      await on.query(
        `UPDATE answer_readings SET hundredths = $2, read_at = coalesce(read_at, $3) WHERE id = $1`,
        [given.id, points.value, now],
      );
      const changedAttemptIds = await this.settling.settle(on, held.answerId);
      const { examId, regionCode } = held;
      return ok({ hundredths: points.value, calibration: null, examId, regionCode, changedAttemptIds });
    });
  }

  /** Gives a text back that was taken and not read. */
  async releaseAnswer({ officerId }: SessionViewer, readingId: string): Promise<boolean> {
    const [, count] = await this.scopes
      .in(EVERYWHERE)
      .query<[unknown[], number]>(
        `DELETE FROM answer_readings WHERE id = $1 AND marker_id = $2 AND read_at IS NULL`,
        [readingId, officerId],
      );
    return count > 0;
  }

  /** In his own scope: what he gave, and nobody else. */
  ownReadings({ officerId }: SessionViewer, examId: string, revisionId: string): Promise<OwnReading[]> {
    return this.scopes.in(ownScope(officerId)).query<OwnReading[]>(
      `SELECT r.id, w.texts, m.ticks, r.hundredths, r.read_at AS "readAt",
              (SELECT count(*) FROM answer_marks c WHERE c.reading_id = r.id) > 1 AS "isCorrected"
       FROM answer_readings r JOIN written_answers w ON w.id = r.answer_id
       JOIN LATERAL (SELECT ticks FROM answer_marks m WHERE m.reading_id = r.id ORDER BY m.id DESC LIMIT 1) m ON true
       WHERE r.marker_id = $1 AND r.read_at IS NOT NULL AND w.exam_id = $2 AND w.revision_id = $3
       ORDER BY r.read_at DESC, r.id LIMIT ${MOST_LISTED}`,
      [officerId, examId, revisionId],
    );
  }

  private async take(
    officerId: string,
    examId: string,
    revisionId: string,
  ): Promise<Result<TakenAnswer, 'NOT_FOUND' | 'NOTHING_TO_MARK'>> {
    const found = await this.scopes.run(EVERYWHERE, async (on) => {
      const plan = await planOf(on, examId, { officerId, today: this.clock.today() });
      if (!plan) return refuse('NOT_FOUND');
      for (const question of await this.questions.ofExam(on, examId)) {
        if (question.revisionId !== revisionId) continue;
        const piece = { examId, revisionId, maxHundredths: question.maxHundredths };
        const { report, unread } = await this.anchors.standing(on, piece, officerId, plan);
        const held = report.isReady
          ? ((await this.renew(on, piece, officerId)) ?? (await this.takeFree(on, piece, officerId, plan)))
          : { id: unread[0] ?? '', answerId: unread[0] ?? '', isAnchor: true, takenUntil: null };
        if (held) return ok({ ...held, question, stepHundredths: plan.stepHundredths });
      }
      return refuse('NOTHING_TO_MARK');
    });
    if (!found.ok) return found;
    const { answerId, ...taken } = found.value;
    const { texts } = await queryOne<{ texts: string[] }>(
      this.scopes.in(ownScope(officerId)),
      `SELECT texts FROM written_answers WHERE id = $1`,
      [answerId],
    );
    return ok({ ...taken, texts });
  }

  /** What he took and has not read is his again, unless another has it by now. */
  private async renew(on: EntityManager, { examId, revisionId, maxHundredths }: Piece, officerId: string) {
    const until = new Date(this.clock.now().getTime() + LEASE_MS);
    const [[held]] = await on.query<[{ id: string; answerId: string }[], number]>(
      `UPDATE answer_readings r SET taken_until = $5 FROM written_answers w
       WHERE w.id = r.answer_id AND w.exam_id = $1 AND w.revision_id = $2 AND w.max_hundredths = $3
         AND r.marker_id = $4 AND r.read_at IS NULL RETURNING r.id, r.answer_id AS "answerId"`,
      [examId, revisionId, maxHundredths, officerId, until],
    );
    return held ? { ...held, isAnchor: false, takenUntil: until } : null;
  }

  /** One nobody else has: first what waits for its third reader, then for its second. */
  private async takeFree(
    on: EntityManager,
    { revisionId, maxHundredths }: Piece,
    officerId: string,
    plan: Plan,
  ) {
    const now = this.clock.now();
    const free = await this.lockFree(on, [...this.takes(plan, officerId), revisionId, maxHundredths]);
    if (!free) return null;
    await on.query(
      `DELETE FROM answer_readings WHERE answer_id = $1 AND read_at IS NULL AND taken_until <= $2`,
      [free.id, now],
    );
    const until = new Date(now.getTime() + LEASE_MS);
    const { id } = await queryOne<{ id: string }>(
      on,
      `INSERT INTO answer_readings (answer_id, region_code, place, marker_id, taken_at, taken_until, max_hundredths)
       SELECT $1, $2, min(p.place), $3, $4, $5, $6 FROM generate_series(1, 3) AS p(place)
       WHERE NOT EXISTS (SELECT FROM answer_readings r WHERE r.answer_id = $1 AND r.place = p.place) RETURNING id`,
      [free.id, free.regionCode, officerId, now, until, maxHundredths],
    );
    return { id, answerId: free.id, isAnchor: false, takenUntil: until };
  }

  /**
   * Locks a text that may be taken. Between looking and locking another may have taken the last place of it: looked at once
   * more under the lock, such a one is passed over.
   */
  private async lockFree(
    on: EntityManager,
    values: readonly unknown[],
  ): Promise<{ readonly id: string; readonly regionCode: number } | null> {
    for (;;) {
      const locked = await findOne<{ id: string; regionCode: number }>(
        on,
        `SELECT w.id, w.region_code AS "regionCode" FROM written_answers w
         WHERE ${MAY_TAKE} AND w.revision_id = $6 AND w.max_hundredths = $7
         ORDER BY w.wanted DESC,
           (SELECT count(*) FROM answer_readings r WHERE r.answer_id = w.id AND r.read_at IS NOT NULL) DESC,
           md5(w.id::text || $2::text)
         LIMIT 1 FOR UPDATE OF w SKIP LOCKED`,
        [...values],
      );
      if (!locked) return null;
      const still = await findOne(on, `SELECT w.id FROM written_answers w WHERE ${MAY_TAKE} AND w.id = $6`, [
        ...values.slice(0, 5),
        locked.id,
      ]);
      if (still) return locked;
    }
  }

  /** Holds a reading and its answer; the exam's keys before both, as everybody takes them. Null = not his. */
  private async hold(on: EntityManager, id: string, officerId: string): Promise<HeldReading | null> {
    const HELD = `SELECT w.exam_id AS "examId", w.revision_id AS "revisionId", w.max_hundredths AS "maxHundredths",
        w.region_code AS "regionCode", r.answer_id AS "answerId", r.read_at IS NOT NULL AS "isRead"
      FROM answer_readings r JOIN written_answers w ON w.id = r.answer_id WHERE r.id = $1 AND r.marker_id = $2`;
    const found = await findOne<HeldReading>(on, HELD, [id, officerId]);
    if (!found) return null;
    await this.readPoints.holdKeys(on, found.examId);
    return findOne<HeldReading>(on, `${HELD} FOR UPDATE OF w, r`, [id, officerId]);
  }

  private async isTold(on: EntityManager, { answerId, examId }: HeldReading): Promise<boolean> {
    if (!isAnnounced(await this.results.of(examId, on), this.clock.now())) return false;
    const { isAny } = await queryOne<{ isAny: boolean }>(
      on,
      `SELECT EXISTS (SELECT FROM answer_links l JOIN attempts a ON a.id = l.attempt_id
         WHERE l.answer_id = $1 AND a.points_hundredths IS NOT NULL) AS "isAny"`,
      [answerId],
    );
    return isAny;
  }

  private takes({ examId, excludesOwnUnit, unitId }: Plan, officerId: string): unknown[] {
    return [examId, officerId, this.clock.now(), excludesOwnUnit, unitId];
  }
}
