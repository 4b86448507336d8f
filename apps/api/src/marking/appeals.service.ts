import { Injectable } from '@nestjs/common';
import {
  appealDeadline,
  decideAppeal,
  decideRuling,
  isAnnounced,
  ok,
  refuse,
  type AppealState,
  type KeyedQuestion,
  type Result,
} from '@whetstone/domain';
import type { EntityManager } from 'typeorm';
import { AttemptsService, type AttemptRow } from '../attempts/attempts.service';
import { PapersService } from '../exams/papers.service';
import { Clock } from '../platform/clock';
import { findOne, queryOne, type Queryable } from '../platform/database';
import { pageBounds, type PageInput } from '../platform/page';
import { grantScope, grantScopes, ownScope, Scopes, type Scope } from '../platform/scope';
import type { SessionViewer } from '../platform/request-context';
import { ExamsService } from '../exams/exams.service';
import { ResultRulesService } from '../exams/result-rules.service';
import { keyTexts } from '../questions/questions.service';
import { RULERS, rulesOnAppealsOf } from './marking.policy';
import { rescore, SAT_COLUMNS, writeScores, type SatAttempt } from './rescore';

export interface AppealRow {
  readonly id: string;
  readonly attemptId: string;
  readonly examId: string;
  readonly examTitle: string;
  readonly officerId: string;
  readonly regionCode: number;
  readonly revisionId: string | null;
  readonly text: string;
  readonly state: AppealState;
  readonly filedAt: Date;
  readonly ruledBy: string | null;
  readonly ruledAt: Date | null;
  readonly ruling: string | null;
  readonly givenHundredths: number | null;
}

export type SeenAppeal = AppealRow & { readonly seenIn: Scope };

export interface AppealFilterValues {
  readonly examId: string | null;
  readonly state: AppealState | null;
}

export interface Ruling {
  readonly isUpheld: boolean;
  readonly reason: string;
  /** Hundredths; null = none. */
  readonly hundredths: number | null;
}

export interface AskedAbout {
  readonly answer: readonly string[];
  readonly keyTexts: readonly string[];
  readonly points: number | null;
  readonly maxPoints: number | null;
}

const NOTHING_ASKED: AskedAbout = { answer: [], keyTexts: [], points: null, maxPoints: null };

type FileRefusal =
  | 'ATTEMPT_NOT_FOUND'
  | 'APPEAL_NOT_SUBMITTED'
  | 'RESULTS_NOT_OUT'
  | 'APPEAL_TOO_LATE'
  | 'QUESTION_NOT_ON_PAPER'
  | 'APPEAL_ASKED'
  | 'APPEAL_TEXT';

type RulingRefusal = 'NOT_FOUND' | 'APPEAL_NOT_OPEN' | 'APPEAL_OWN' | 'REASON_MISSING' | 'RULING_POINTS';

const APPEALS = `SELECT p.id, p.attempt_id AS "attemptId", p.exam_id AS "examId", e.title AS "examTitle",
  p.officer_id AS "officerId", p.region_code AS "regionCode", p.revision_id AS "revisionId", p.text, p.state,
  p.filed_at AS "filedAt", p.ruled_by AS "ruledBy", p.ruled_at AS "ruledAt", p.ruling,
  p.given_hundredths AS "givenHundredths" FROM appeals p JOIN exams e ON e.id = p.exam_id`;

/** Requests to look again, and what is ruled on them. */
@Injectable()
export class AppealsService {
  constructor(
    private readonly scopes: Scopes,
    private readonly clock: Clock,
    private readonly attempts: AttemptsService,
    private readonly papers: PapersService,
    private readonly exams: ExamsService,
    private readonly results: ResultRulesService,
  ) {}

  ofAttempt(officerId: string, attemptId: string): Promise<AppealRow[]> {
    return this.scopes
      .in(ownScope(officerId))
      .query<AppealRow[]>(`${APPEALS} WHERE p.attempt_id = $1 ORDER BY p.filed_at, p.id`, [attemptId]);
  }

  /** Until when an attempt may be appealed; null = its results are not out. */
  async deadlineOf({ examId, officerId }: AttemptRow): Promise<Date | null> {
    const exam = await this.exams.find(examId, this.scopes.in(ownScope(officerId)));
    const rules = await this.results.of(examId);
    return exam && isAnnounced(rules, this.clock.now()) ? appealDeadline(rules, exam.closesAt) : null;
  }

  async fileAppeal(
    viewer: SessionViewer,
    { attemptId, revisionId, text }: { attemptId: string; revisionId: string | null; text: string },
  ): Promise<Result<AttemptRow, FileRefusal>> {
    const attempt = await this.attempts.find(viewer.officerId, attemptId);
    if (!attempt) return refuse('ATTEMPT_NOT_FOUND');
    return this.scopes.run(ownScope(viewer.officerId), async (on) => {
      await on.query(`SELECT FROM attempts WHERE id = $1 FOR UPDATE`, [attemptId]);
      const keys = await this.papers.keys(on, attempt.paperId);
      const earlier = await on.query<{ revisionId: string | null }[]>(
        `SELECT revision_id AS "revisionId" FROM appeals WHERE attempt_id = $1 AND state <> 'withdrawn'`,
        [attemptId],
      );
      const rules = await this.results.of(attempt.examId, on);
      const exam = await this.exams.find(attempt.examId, on);
      const decision = decideAppeal({
        isSubmitted: attempt.state === 'submitted',
        isAnnounced: isAnnounced(rules, this.clock.now()),
        deadline: appealDeadline(rules, exam?.closesAt ?? attempt.deadline),
        now: this.clock.now(),
        isOnPaper: revisionId === null || keys.some(({ questionId }) => questionId === revisionId),
        isAsked: earlier.some((one) => one.revisionId === revisionId),
        text,
      });
      if (!decision.ok) return decision;
      await on.query(
        `INSERT INTO appeals (attempt_id, exam_id, officer_id, region_code, revision_id, text, state, filed_at)
         SELECT id, exam_id, officer_id, region_code, $2, $3, 'open', $4 FROM attempts WHERE id = $1`,
        [attemptId, revisionId, text.trim(), this.clock.now()],
      );
      return ok(attempt);
    });
  }

  async withdrawAppeal(
    viewer: SessionViewer,
    id: string,
  ): Promise<Result<AttemptRow, 'NOT_FOUND' | 'APPEAL_NOT_OPEN'>> {
    const on = this.scopes.in(ownScope(viewer.officerId));
    const appeal = await findOne<AppealRow>(on, `${APPEALS} WHERE p.id = $1 AND p.officer_id = $2`, [
      ...[id, viewer.officerId],
    ]);
    const attempt = appeal && (await this.attempts.find(viewer.officerId, appeal.attemptId));
    if (!appeal || !attempt) return refuse('NOT_FOUND');
    const [, count] = await on.query<[unknown[], number]>(
      `UPDATE appeals SET state = 'withdrawn' WHERE id = $1 AND state = 'open'`,
      [id],
    );
    return count > 0 ? ok(attempt) : refuse('APPEAL_NOT_OPEN');
  }

  /** Those of the viewer's regions; the open ones first, the one that waits longest before the others. */
  async list(
    viewer: SessionViewer,
    { examId, state }: AppealFilterValues,
    page: PageInput,
  ): Promise<{ nodes: SeenAppeal[]; totalCount: number }> {
    const seenIn = grantScope(viewer, RULERS);
    const where = `($1::uuid IS NULL OR p.exam_id = $1) AND ($2::text IS NULL OR p.state = $2)
      AND p.region_code >= $3 AND p.region_code < $4`;
    const values = [examId, state, seenIn.range?.from ?? 0, seenIn.range?.to ?? 0];
    return this.scopes.run(seenIn, async (on) => {
      const nodes = await on.query<AppealRow[]>(
        `${APPEALS} WHERE ${where} ORDER BY p.state <> 'open', p.filed_at, p.id LIMIT $5 OFFSET $6`,
        [...values, ...pageBounds(page)],
      );
      const { count } = await queryOne<{ count: number }>(
        on,
        `SELECT count(*)::int AS count FROM appeals p WHERE ${where}`,
        values,
      );
      return { nodes: nodes.map((row) => ({ ...row, seenIn })), totalCount: count };
    });
  }

  /** Null = not found, or not the viewer's to rule on. */
  async findFor(viewer: SessionViewer, id: string): Promise<SeenAppeal | null> {
    for (const seenIn of grantScopes(viewer, RULERS)) {
      const row = await findOne<AppealRow>(this.scopes.in(seenIn), `${APPEALS} WHERE p.id = $1`, [id]);
      if (row && rulesOnAppealsOf(viewer.grants, row.regionCode)) return { ...row, seenIn };
    }
    return null;
  }

  /** Rules on an appeal; points that are given are kept apart from the key and count whatever it says. */
  async ruleOnAppeal(
    viewer: SessionViewer,
    id: string,
    ruling: Ruling,
  ): Promise<Result<SeenAppeal, RulingRefusal>> {
    const appeal = await this.findFor(viewer, id);
    if (!appeal) return refuse('NOT_FOUND');
    return this.scopes.run(appeal.seenIn, async (on) => {
      const { state } = await queryOne<{ state: AppealState }>(
        on,
        `SELECT state FROM appeals WHERE id = $1 FOR UPDATE`,
        [id],
      );
      const sat = await this.lockAttempt(on, appeal.attemptId);
      const keys = await this.papers.keys(on, sat.paperId);
      const asked = keys.find(({ questionId }) => questionId === appeal.revisionId);
      const decision = decideRuling({
        ...{ state, isOwn: appeal.officerId === viewer.officerId, isUpheld: ruling.isUpheld },
        ...{
          reason: ruling.reason,
          hundredths: ruling.hundredths,
          maxHundredths: asked?.maxHundredths ?? null,
        },
      });
      if (!decision.ok) return decision;
      const to = ruling.isUpheld ? 'upheld' : 'dismissed';
      await on.query(
        `UPDATE appeals SET state = $2, ruled_by = $3, ruled_at = $4, ruling = $5, given_hundredths = $6 WHERE id = $1`,
        [id, to, viewer.officerId, this.clock.now(), ruling.reason.trim(), ruling.hundredths],
      );
      if (ruling.hundredths !== null) await this.give(on, { appeal, sat, keys }, viewer.officerId, ruling);
      return ok({
        ...(await queryOne<AppealRow>(on, `${APPEALS} WHERE p.id = $1`, [id])),
        seenIn: appeal.seenIn,
      });
    });
  }

  /** What the question asked about was answered, what is right, and what it earns; nothing of it for a whole attempt. */
  async askedAbout({ attemptId, revisionId, seenIn }: SeenAppeal): Promise<AskedAbout> {
    if (revisionId === null) return NOTHING_ASKED;
    return this.scopes.run(seenIn, async (on) => {
      const sat = await queryOne<SatAttempt>(on, `SELECT ${SAT_COLUMNS} FROM attempts a WHERE a.id = $1`, [
        attemptId,
      ]);
      const keyed = (await this.papers.keys(on, sat.paperId)).find((one) => one.questionId === revisionId);
      const answer = sat.answers.find(({ questionId }) => questionId === revisionId);
      const mark = sat.marks.find(({ questionId }) => questionId === revisionId);
      return {
        answer: answer ? [...answer.labels, ...answer.texts.filter(Boolean)] : [],
        keyTexts: keyed ? [keyed.key, ...(keyed.alsoAccepted ?? [])].flatMap(keyTexts) : [],
        points: mark ? mark.hundredths / 100 : null,
        maxPoints: mark ? mark.maxHundredths / 100 : null,
      };
    });
  }

  private async give(
    on: EntityManager,
    { appeal, sat, keys }: { appeal: AppealRow; sat: SatAttempt; keys: readonly KeyedQuestion[] },
    givenBy: string,
    { hundredths, reason }: Ruling,
  ): Promise<void> {
    await on.query(
      `INSERT INTO given_points (attempt_id, officer_id, region_code, revision_id, hundredths, reason, appeal_id,
         given_by, given_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        ...[sat.id, sat.officerId, sat.regionCode, appeal.revisionId, hundredths, reason.trim(), appeal.id],
        ...[givenBy, this.clock.now()],
      ],
    );
    const { passHundredths } = await queryOne<{ passHundredths: number }>(
      on,
      `SELECT pass_points_hundredths AS "passHundredths" FROM exams WHERE id = $1`,
      [appeal.examId],
    );
    await writeScores(on, await rescore(on, [sat], { passHundredths, keysOf: () => Promise.resolve(keys) }));
  }

  private lockAttempt(on: Queryable, id: string): Promise<SatAttempt> {
    return queryOne<SatAttempt>(on, `SELECT ${SAT_COLUMNS} FROM attempts a WHERE a.id = $1 FOR UPDATE`, [id]);
  }
}
