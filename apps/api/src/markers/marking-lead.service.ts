import { Injectable } from '@nestjs/common';
import {
  limitOf,
  markingSteps,
  ok,
  refuse,
  sumTicks,
  type Result,
  type TicksRefusal,
} from '@whetstone/domain';
import type { EntityManager } from 'typeorm';
import { SeenExamsService, type SeenExam } from '../marking/seen-exams.service';
import { Clock } from '../platform/clock';
import { findOne, queryOne } from '../platform/database';
import { Scopes } from '../platform/scope';
import type { SessionViewer } from '../platform/request-context';
import { AnswerCollector } from './answer-collector.service';
import { SettlingService } from './settling.service';
import { WrittenQuestionsService, type WrittenQuestion } from './written-questions.service';

export interface MarkingPlanValues {
  readonly stepHundredths: number;
  readonly limitPercent: number;
  readonly excludesOwnUnit: boolean;
}

/** How far a question is. */
export interface QuestionProgress {
  readonly question: WrittenQuestion;
  /** Different texts, and how many attempts they are of. */
  readonly textCount: number;
  readonly attemptCount: number;
  readonly settledCount: number;
  readonly onceReadCount: number;
  /** Two were too far apart, and the third has not read it yet. */
  readonly thirdCount: number;
  readonly anchorCount: number;
}

/** How a marker does. */
export interface MarkerProgress {
  readonly officerId: string;
  readonly name: string;
  readonly unitName: string | null;
  readonly isRemoved: boolean;
  readonly readCount: number;
  readonly correctedCount: number;
  /** How many of his readings asked for a third. */
  readonly thirdCount: number;
  /** Of his points from what was settled, in hundredths; null = nothing he read is settled. */
  readonly meanDeviationHundredths: number | null;
  readonly lastReadAt: Date | null;
}

/** Somebody who holds the role and could mark. */
export interface PossibleMarker {
  readonly officerId: string;
  readonly name: string;
  readonly certificateNo: string;
  readonly unitName: string | null;
}

/** A text nobody has begun to read, as an anchor may be made of it. */
export interface UnreadText {
  readonly id: string;
  readonly texts: readonly string[];
  readonly attemptCount: number;
}

type LeadRefusal = 'NOT_FOUND' | 'NOT_YOUR_EXAM';

const MOST_POSSIBLE = 200;
const TEXTS_SHOWN = 10;
const FURTHEST_LIMIT = 50;

/** What whoever answers for an exam does about its marking by hand: the rule, the people, the anchors; and watches. */
@Injectable()
export class MarkingLeadService {
  constructor(
    private readonly scopes: Scopes,
    private readonly clock: Clock,
    private readonly exams: SeenExamsService,
    private readonly collector: AnswerCollector,
    private readonly settling: SettlingService,
    private readonly written: WrittenQuestionsService,
  ) {}

  async isMarkedByHand({ id, seenIn }: SeenExam): Promise<boolean> {
    return (await this.scopes.run(seenIn, (on) => this.written.ofExam(on, id))).length > 0;
  }

  /** Null = not set up. */
  plan({ id, seenIn }: SeenExam): Promise<MarkingPlanValues | null> {
    return findOne<MarkingPlanValues>(
      this.scopes.in(seenIn),
      `SELECT step_hundredths AS "stepHundredths", limit_percent AS "limitPercent",
              excludes_own_unit AS "excludesOwnUnit" FROM marking_plans WHERE exam_id = $1`,
      [id],
    );
  }

  /** Attempts of the viewer's regions that have no result yet because something is to be read. */
  async waitingCount({ id, seenIn }: SeenExam): Promise<number> {
    const { count } = await queryOne<{ count: number }>(
      this.scopes.in(seenIn),
      `SELECT count(*)::int AS count FROM attempts
       WHERE exam_id = $1 AND state = 'submitted' AND marks IS NOT NULL AND points_hundredths IS NULL`,
      [id],
    );
    return count;
  }

  async questions({ id, seenIn }: SeenExam): Promise<QuestionProgress[]> {
    return this.scopes.run(seenIn, async (on) => {
      const rows = await on.query<(Omit<QuestionProgress, 'question'> & { key: string })[]>(
        `SELECT w.revision_id || ' ' || w.max_hundredths AS key, count(*)::int AS "textCount",
                coalesce(sum(l.count), 0)::int AS "attemptCount",
                count(w.settled_at)::int AS "settledCount",
                count(*) FILTER (WHERE w.settled_at IS NULL AND r.count = 1)::int AS "onceReadCount",
                count(*) FILTER (WHERE w.settled_at IS NULL AND w.wanted = 3)::int AS "thirdCount",
                count(*) FILTER (WHERE w.is_anchor)::int AS "anchorCount"
         FROM written_answers w
         LEFT JOIN LATERAL (SELECT count(*) AS count FROM answer_links l WHERE l.answer_id = w.id) l ON true
         LEFT JOIN LATERAL (SELECT count(r.read_at) AS count FROM answer_readings r WHERE r.answer_id = w.id) r ON true
         WHERE w.exam_id = $1 GROUP BY 1`,
        [id],
      );
      const byKey = new Map(rows.map(({ key, ...row }) => [key, row]));
      const none = {
        textCount: 0,
        attemptCount: 0,
        settledCount: 0,
        onceReadCount: 0,
        thirdCount: 0,
        anchorCount: 0,
      };
      const questions = await this.written.ofExam(on, id);
      return questions.map((question) => ({
        question,
        ...(byKey.get(`${question.revisionId} ${question.maxHundredths}`) ?? none),
      }));
    });
  }

  markers({ id, seenIn }: SeenExam): Promise<MarkerProgress[]> {
    return this.scopes.in(seenIn).query<MarkerProgress[]>(
      `SELECT m.officer_id AS "officerId", o.name, u.name AS "unitName", m.removed_at IS NOT NULL AS "isRemoved",
              coalesce(r.read, 0)::int AS "readCount", coalesce(r.corrected, 0)::int AS "correctedCount",
              coalesce(r.third, 0)::int AS "thirdCount", r.deviation::float8 AS "meanDeviationHundredths",
              r.last AS "lastReadAt"
       FROM exam_markers m JOIN officers o ON o.id = m.officer_id
       LEFT JOIN LATERAL (SELECT u.name FROM postings p JOIN units u ON u.id = p.unit_id
         WHERE p.officer_id = o.id AND p.kind IN ('serving', 'seconded_in') AND p.valid_from <= $2
           AND (p.valid_to IS NULL OR p.valid_to > $2) LIMIT 1) u ON true
       LEFT JOIN LATERAL (
         SELECT count(*) AS read, count(*) FILTER (WHERE w.wanted = 3) AS third, max(a.read_at) AS last,
                count(*) FILTER (WHERE (SELECT count(*) FROM answer_marks k WHERE k.reading_id = a.id) > 1) AS corrected,
                round(avg(a.hundredths - w.settled_hundredths)) AS deviation
         FROM answer_readings a JOIN written_answers w ON w.id = a.answer_id
         WHERE a.marker_id = m.officer_id AND w.exam_id = m.exam_id AND a.read_at IS NOT NULL) r ON true
       WHERE m.exam_id = $1 ORDER BY m.removed_at IS NOT NULL, o.name, o.id`,
      [id, this.clock.today()],
    );
  }

  /** Who holds the role of a marker and is not one of this exam yet, of those the viewer may see. */
  possibleMarkers(exam: SeenExam): Promise<PossibleMarker[]> {
    if (!exam.keptIn) return Promise.resolve([]);
    return this.scopes.in(exam.keptIn).query<PossibleMarker[]>(
      `SELECT DISTINCT ON (o.name, o.id) o.id AS "officerId", o.name, o.certificate_no AS "certificateNo",
              u.name AS "unitName"
       FROM grants g JOIN officers o ON o.id = g.officer_id
       LEFT JOIN postings p ON p.officer_id = o.id AND p.kind IN ('serving', 'seconded_in') AND p.valid_from <= $2
         AND (p.valid_to IS NULL OR p.valid_to > $2)
       LEFT JOIN units u ON u.id = p.unit_id
       WHERE ${IS_MARKER} AND NOT EXISTS (SELECT FROM exam_markers m
         WHERE m.exam_id = $1 AND m.officer_id = o.id AND m.removed_at IS NULL)
       ORDER BY o.name, o.id LIMIT ${MOST_POSSIBLE}`,
      [exam.id, this.clock.today()],
    );
  }

  async unreadTexts(exam: SeenExam, revisionId: string, maxHundredths: number): Promise<UnreadText[]> {
    if (!exam.keptIn) return [];
    return this.scopes.in(exam.keptIn).query<UnreadText[]>(
      `SELECT w.id, w.texts, (SELECT count(*)::int FROM answer_links l WHERE l.answer_id = w.id) AS "attemptCount"
       FROM written_answers w WHERE w.exam_id = $1 AND w.revision_id = $2 AND w.max_hundredths = $3
         AND w.settled_at IS NULL AND NOT EXISTS (SELECT FROM answer_readings r WHERE r.answer_id = w.id)
       ORDER BY md5(w.id::text) LIMIT ${TEXTS_SHOWN}`,
      [exam.id, revisionId, maxHundredths],
    );
  }

  /** Says how an exam is marked; once somebody has read something it stands. Then what was written comes on the pile. */
  async setMarkingPlan(
    viewer: SessionViewer,
    examId: string,
    plan: MarkingPlanValues,
  ): Promise<Result<SeenExam, LeadRefusal | 'MARKING_PLAN_INVALID' | 'MARKING_BEGUN'>> {
    const exam = await this.kept(viewer, examId);
    if (!exam.ok) return exam;
    const isStep = markingSteps.some((step) => step === plan.stepHundredths);
    const { limitPercent } = plan;
    if (!isStep || !Number.isInteger(limitPercent) || limitPercent < 0 || limitPercent > FURTHEST_LIMIT)
      return refuse('MARKING_PLAN_INVALID', { most: FURTHEST_LIMIT });
    const set = await this.scopes.run(exam.value.keptIn, async (on) => {
      if (!(await this.exams.hold(on, examId))) return refuse('NOT_YOUR_EXAM');
      const begun = await findOne(
        on,
        `SELECT r.id FROM answer_readings r JOIN written_answers w ON w.id = r.answer_id WHERE w.exam_id = $1 LIMIT 1`,
        [examId],
      );
      if (begun) return refuse('MARKING_BEGUN');
      await on.query(
        `INSERT INTO marking_plans (exam_id, step_hundredths, limit_percent, excludes_own_unit, set_by, set_at)
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT ON CONSTRAINT pk_marking_plans
         DO UPDATE SET step_hundredths = $2, limit_percent = $3, excludes_own_unit = $4, set_by = $5, set_at = $6`,
        [
          ...[examId, plan.stepHundredths, limitPercent, plan.excludesOwnUnit],
          ...[viewer.officerId, this.clock.now()],
        ],
      );
      await this.moveLimits(on, examId, limitPercent);
      return ok(exam.value.exam);
    });
    if (set.ok) await this.collector.collect(examId);
    return set;
  }

  /** Somebody who holds the role, and whom the viewer may see. */
  async addMarker(
    viewer: SessionViewer,
    examId: string,
    officerId: string,
  ): Promise<Result<SeenExam, LeadRefusal | 'MARKER_UNKNOWN'>> {
    const exam = await this.kept(viewer, examId);
    if (!exam.ok) return exam;
    return this.scopes.run(exam.value.keptIn, async (on) => {
      if (!(await this.exams.hold(on, examId))) return refuse('NOT_YOUR_EXAM');
      const found = await findOne(
        on,
        `SELECT o.id FROM officers o JOIN grants g ON g.officer_id = o.id WHERE o.id = $1 AND ${IS_MARKER} LIMIT 1`,
        [officerId, this.clock.today()],
      );
      if (!found) return refuse('MARKER_UNKNOWN');
      await on.query(
        `INSERT INTO exam_markers (exam_id, officer_id, region_code, added_by, added_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT ON CONSTRAINT pk_exam_markers DO UPDATE SET removed_at = NULL, added_by = $4, added_at = $5`,
        [examId, officerId, exam.value.exam.regionCode, viewer.officerId, this.clock.now()],
      );
      return ok(exam.value.exam);
    });
  }

  /** What he gave stands; what he holds and has not read is free again. */
  async removeMarker(
    viewer: SessionViewer,
    examId: string,
    officerId: string,
  ): Promise<Result<SeenExam, LeadRefusal>> {
    const exam = await this.kept(viewer, examId);
    if (!exam.ok) return exam;
    return this.scopes.run(exam.value.keptIn, async (on) => {
      if (!(await this.exams.hold(on, examId))) return refuse('NOT_YOUR_EXAM');
      await on.query(
        `UPDATE exam_markers SET removed_at = $3 WHERE exam_id = $1 AND officer_id = $2 AND removed_at IS NULL`,
        [examId, officerId, this.clock.now()],
      );
      await on.query(
        `DELETE FROM answer_readings r USING written_answers w WHERE w.id = r.answer_id AND w.exam_id = $1
           AND r.marker_id = $2 AND r.read_at IS NULL`,
        [examId, officerId],
      );
      return ok(exam.value.exam);
    });
  }

  /** Sets the marks of a text nobody has read: they stand, and markers are measured by them. */
  async setAnchor(
    viewer: SessionViewer,
    answerId: string,
    ticks: readonly number[],
  ): Promise<Result<SeenExam, LeadRefusal | 'ANCHOR_READ' | TicksRefusal>> {
    const exam = await this.keptOf(viewer, answerId);
    if (!exam.ok) return exam;
    const plan = await this.plan(exam.value.exam);
    if (!plan) return refuse('NOT_FOUND');
    return this.scopes.run(exam.value.keptIn, async (on) => {
      if (!(await this.exams.hold(on, exam.value.exam.id))) return refuse('NOT_YOUR_EXAM');
      return this.scopes.asServer(on, () =>
        this.writeAnchor(on, { viewer, exam: exam.value.exam, answerId, ticks, plan }),
      );
    });
  }

  private async writeAnchor(
    on: EntityManager,
    {
      viewer,
      exam,
      answerId,
      ticks,
      plan,
    }: {
      readonly viewer: SessionViewer;
      readonly exam: SeenExam;
      readonly answerId: string;
      readonly ticks: readonly number[];
      readonly plan: MarkingPlanValues;
    },
  ): Promise<Result<SeenExam, 'ANCHOR_READ' | TicksRefusal>> {
    const answer = await queryOne<{
      revisionId: string;
      maxHundredths: number;
      regionCode: number;
      isFree: boolean;
    }>(
      on,
      `SELECT w.revision_id AS "revisionId", w.max_hundredths AS "maxHundredths", w.region_code AS "regionCode",
              w.settled_at IS NULL AND NOT EXISTS (SELECT FROM answer_readings r WHERE r.answer_id = w.id)
                AND NOT EXISTS (SELECT FROM answer_links l WHERE l.answer_id = w.id AND l.officer_id = $2) AS "isFree"
       FROM written_answers w WHERE w.id = $1 FOR UPDATE OF w`,
      [answerId, viewer.officerId],
    );
    if (!answer.isFree) return refuse('ANCHOR_READ');
    const question = await this.written.get(on, { examId: exam.id, ...answer });
    const points = sumTicks(ticks, question.parts, plan.stepHundredths);
    if (!points.ok) return points;
    await on.query(
      `INSERT INTO anchor_answers (answer_id, region_code, ticks, hundredths, max_hundredths, set_by, set_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [
        ...[answerId, answer.regionCode, JSON.stringify(ticks), points.value, answer.maxHundredths],
        ...[viewer.officerId, this.clock.now()],
      ],
    );
    await this.settling.write(on, answerId, points.value);
    await on.query(`UPDATE written_answers SET is_anchor = true WHERE id = $1`, [answerId]);
    return ok(exam);
  }

  /** The exam of a text, if it is the viewer's to decide on. */
  async keptOf(viewer: SessionViewer, answerId: string) {
    const examId = await this.examOf(viewer, answerId);
    return this.kept(viewer, examId ?? '00000000-0000-0000-0000-000000000000');
  }

  private async moveLimits(on: EntityManager, examId: string, limitPercent: number): Promise<void> {
    const worths = await on.query<{ max: number }[]>(
      `SELECT DISTINCT max_hundredths AS max FROM written_answers WHERE exam_id = $1`,
      [examId],
    );
    for (const { max } of worths)
      await on.query(
        `UPDATE written_answers SET limit_hundredths = $3 WHERE exam_id = $1 AND max_hundredths = $2`,
        [examId, max, limitOf(max, limitPercent)],
      );
  }

  /** Which exam a text belongs to, of those the viewer may see; null = none. */
  private async examOf(viewer: SessionViewer, answerId: string): Promise<string | null> {
    for (const seenIn of this.exams.scopesOf(viewer)) {
      const row = await findOne<{ examId: string }>(
        this.scopes.in(seenIn),
        `SELECT exam_id AS "examId" FROM written_answers WHERE id = $1`,
        [answerId],
      );
      if (row) return row.examId;
    }
    return null;
  }

  private async kept(viewer: SessionViewer, examId: string) {
    const exam = await this.exams.findFor(viewer, examId);
    if (!exam) return refuse('NOT_FOUND');
    // The test of a lecture is marked by machine alone.
    if (exam.regionCode === null) return refuse('NOT_FOUND');
    return exam.keptIn ? ok({ exam, keptIn: exam.keptIn }) : refuse('NOT_YOUR_EXAM');
  }
}

/** A grant of the role that is valid on the day $2. */
const IS_MARKER = `g.role = 'marker' AND g.valid_from <= $2 AND (g.valid_to IS NULL OR g.valid_to > $2)`;
