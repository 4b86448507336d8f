import { Injectable } from '@nestjs/common';
import {
  decideKeyChange,
  ok,
  readKeyChange,
  refuse,
  type KeyChange,
  type KeyChangeKind,
  type QuestionKey,
  type Result,
  type SaidKey,
} from '@whetstone/domain';
import { Clock } from '../platform/clock';
import { findOne, queryOne, type Queryable } from '../platform/database';
import { Jobs } from '../platform/jobs';
import { pageBounds, type PageInput } from '../platform/page';
import { grantScopes, Scopes, type Scope } from '../platform/scope';
import type { SessionViewer } from '../platform/request-context';
import { PUBLISHERS } from '../courses/courses.policy';
import { ResultRulesService } from '../exams/result-rules.service';
import { QuestionsService } from '../questions/questions.service';
import { SeenExamsService, type SeenExam } from './seen-exams.service';

export type RemarkStateName = 'checking' | 'checked' | 'running' | 'done' | 'discarded';

export interface RemarkRow {
  readonly id: string;
  readonly examId: string;
  readonly revisionId: string;
  readonly kind: KeyChangeKind;
  readonly key: QuestionKey | null;
  readonly reason: string;
  readonly isAfterAnnouncement: boolean;
  readonly state: RemarkStateName;
  readonly askedBy: string;
  readonly askedAt: Date;
  readonly startedBy: string | null;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  readonly attemptCount: number;
}

export type SeenRemark = RemarkRow & { readonly seenIn: Scope };

export interface RemarkCounts {
  readonly changedCount: number;
  readonly toPassCount: number;
  readonly toFailCount: number;
}

export interface MoveRow {
  readonly attemptId: string;
  readonly officerId: string;
  readonly officerName: string;
  readonly regionCode: number;
  readonly fromHundredths: number;
  readonly toHundredths: number;
  readonly wasPassed: boolean;
  readonly isPassed: boolean;
}

export interface AskRemark {
  readonly examId: string;
  readonly revisionId: string;
  readonly kind: KeyChangeKind;
  readonly said: SaidKey;
  readonly reason: string;
  readonly isAfterAnnouncement: boolean;
}

type AskRefusal =
  | 'NOT_FOUND'
  | 'NOT_YOUR_EXAM'
  | 'QUESTION_NOT_ON_PAPER'
  | 'KEY_INVALID'
  | 'KEY_UNCHANGED'
  | 'KEY_ANNOUNCED'
  | 'REASON_MISSING';

const REMARK_COLUMNS = `id, exam_id AS "examId", revision_id AS "revisionId", kind, key, reason,
  is_after_announcement AS "isAfterAnnouncement", state, asked_by AS "askedBy", asked_at AS "askedAt",
  started_by AS "startedBy", started_at AS "startedAt", finished_at AS "finishedAt", attempt_count AS "attemptCount"`;

/** Changes of keys after a paper was frozen: worked out first, made when somebody has seen what they do. */
@Injectable()
export class RemarksService {
  constructor(
    private readonly scopes: Scopes,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly exams: SeenExamsService,
    private readonly results: ResultRulesService,
    private readonly questions: QuestionsService,
  ) {}

  /** Null = not found, or not the viewer's to see. */
  async findFor(viewer: SessionViewer, id: string): Promise<SeenRemark | null> {
    for (const seenIn of grantScopes(viewer, PUBLISHERS)) {
      const row = await this.find(this.scopes.in(seenIn), id);
      if (row) return { ...row, seenIn };
    }
    return null;
  }

  /** Of an exam of the viewer's, newest first; what was discarded is not told. */
  async ofExam({ id, keptIn }: SeenExam): Promise<SeenRemark[]> {
    if (!keptIn) return [];
    const rows = await this.scopes
      .in(keptIn)
      .query<RemarkRow[]>(
        `SELECT ${REMARK_COLUMNS} FROM remarks WHERE exam_id = $1 AND state <> 'discarded' ORDER BY asked_at DESC, id`,
        [id],
      );
    return rows.map((row) => ({ ...row, seenIn: keptIn }));
  }

  /** Has a change of a key worked out; nothing of anybody's is touched by it. */
  async checkRemark(viewer: SessionViewer, input: AskRemark): Promise<Result<SeenRemark, AskRefusal>> {
    const exam = await this.exams.findFor(viewer, input.examId);
    if (!exam) return refuse('NOT_FOUND');
    const { keptIn } = exam;
    if (!keptIn) return refuse('NOT_YOUR_EXAM');
    const change = await this.changeOf(exam, input);
    if (!change.ok) return change;
    const { reason, isAfterAnnouncement, revisionId } = input;
    const isAnnounced = await this.results.isAnnounced(exam.id);
    const decision = decideKeyChange({ isAnnounced, isAfterAnnouncement, reason });
    if (!decision.ok) return decision;
    const row = await this.scopes.run(keptIn, async (on) => {
      if (!(await this.exams.hold(on, exam.id))) return null;
      const asked = await queryOne<RemarkRow>(
        on,
        `INSERT INTO remarks (exam_id, revision_id, kind, key, reason, is_after_announcement, state, region_code,
           asked_by, asked_at)
         VALUES ($1, $2, $3, $4, $5, $6, 'checking', $7, $8, $9) RETURNING ${REMARK_COLUMNS}`,
        [
          ...[exam.id, revisionId, change.value.kind, keyTextOf(change.value), reason.trim(), isAnnounced],
          ...[keptIn.range?.from ?? 0, viewer.officerId, this.clock.now()],
        ],
      );
      await this.jobs.send(on, 'remark', { remarkId: asked.id });
      return asked;
    });
    if (!row) return refuse('NOT_YOUR_EXAM');
    await this.jobs.wake();
    return ok({ ...row, seenIn: keptIn });
  }

  /** Makes the change that was worked out: from now on it is the key, and a job marks everybody again. */
  async runRemark(
    viewer: SessionViewer,
    id: string,
  ): Promise<Result<SeenRemark, 'NOT_FOUND' | 'NOT_YOUR_EXAM' | 'REMARK_NOT_NOW' | 'REMARK_STALE'>> {
    const remark = await this.findFor(viewer, id);
    const exam = remark && (await this.exams.findFor(viewer, remark.examId));
    if (!remark || !exam) return refuse('NOT_FOUND');
    if (!exam.keptIn) return refuse('NOT_YOUR_EXAM');
    const started = await this.scopes.run(exam.keptIn, async (on) => {
      // Two who run re-marks of one exam at once: the second waits here and then finds the first.
      if (!(await this.exams.hold(on, exam.id))) return refuse('NOT_YOUR_EXAM');
      const now = await this.find(on, id);
      const others = await on.query<{ id: string }[]>(
        `SELECT id FROM remarks WHERE exam_id = $1 AND state = 'running'`,
        [exam.id],
      );
      if (now?.state !== 'checked' || others.length > 0) return refuse('REMARK_NOT_NOW');
      const later = await on.query<unknown[]>(
        `SELECT FROM key_changes WHERE exam_id = $1 AND changed_at >= $2`,
        [exam.id, now.askedAt],
      );
      if (later.length > 0) return refuse('REMARK_STALE');
      await this.keepChange(on, now, viewer.officerId);
      await this.jobs.send(on, 'remark', { remarkId: id });
      return ok(await this.find(on, id));
    });
    if (!started.ok) return started;
    await this.jobs.wake();
    return started.value ? ok({ ...started.value, seenIn: remark.seenIn }) : refuse('NOT_FOUND');
  }

  /** Puts aside what was worked out and is not wanted. */
  async discardRemark(
    viewer: SessionViewer,
    id: string,
  ): Promise<Result<SeenRemark, 'NOT_FOUND' | 'REMARK_NOT_NOW'>> {
    const remark = await this.findFor(viewer, id);
    if (!remark) return refuse('NOT_FOUND');
    const [[row]] = await this.scopes.in(remark.seenIn).query<[RemarkRow[], number]>(
      `UPDATE remarks SET state = 'discarded' WHERE id = $1 AND state IN ('checking', 'checked')
       RETURNING ${REMARK_COLUMNS}`,
      [id],
    );
    return row ? ok({ ...row, seenIn: remark.seenIn }) : refuse('REMARK_NOT_NOW');
  }

  counts({ id, seenIn }: SeenRemark): Promise<RemarkCounts> {
    return queryOne<RemarkCounts>(
      this.scopes.in(seenIn),
      `SELECT count(*)::int AS "changedCount",
              count(*) FILTER (WHERE is_passed AND NOT was_passed)::int AS "toPassCount",
              count(*) FILTER (WHERE was_passed AND NOT is_passed)::int AS "toFailCount"
       FROM remark_moves WHERE remark_id = $1`,
      [id],
    );
  }

  /** Whom it moves: first those who cross the pass line, then by how far. */
  moves({ id, seenIn }: SeenRemark, page: PageInput): Promise<MoveRow[]> {
    return this.scopes.in(seenIn).query<MoveRow[]>(
      `SELECT m.attempt_id AS "attemptId", m.officer_id AS "officerId", o.name AS "officerName",
              m.region_code AS "regionCode", m.from_hundredths AS "fromHundredths",
              m.to_hundredths AS "toHundredths", m.was_passed AS "wasPassed", m.is_passed AS "isPassed"
       FROM remark_moves m JOIN officers o ON o.id = m.officer_id WHERE m.remark_id = $1
       ORDER BY m.was_passed = m.is_passed, abs(m.to_hundredths - m.from_hundredths) DESC, o.name, m.attempt_id
       LIMIT $2 OFFSET $3`,
      [id, ...pageBounds(page)],
    );
  }

  /** The key as it was before this change: of one that was made, as it was kept; else as it stands now. */
  async keyBefore({ id, examId, revisionId, seenIn }: SeenRemark): Promise<QuestionKey> {
    const on = this.scopes.in(seenIn);
    const kept = await findOne<{ before: QuestionKey }>(
      on,
      `SELECT before FROM key_changes WHERE remark_id = $1`,
      [id],
    );
    return kept?.before ?? this.presentKey(on, examId, revisionId);
  }

  private find(on: Queryable, id: string): Promise<RemarkRow | null> {
    return findOne<RemarkRow>(on, `SELECT ${REMARK_COLUMNS} FROM remarks WHERE id = $1`, [id]);
  }

  private async changeOf(
    exam: SeenExam,
    { revisionId, kind, said }: AskRemark,
  ): Promise<Result<KeyChange, 'QUESTION_NOT_ON_PAPER' | 'KEY_INVALID' | 'KEY_UNCHANGED'>> {
    const on = this.scopes.in(exam.seenIn);
    const [asked] = await on.query<unknown[]>(
      `SELECT FROM papers p JOIN paper_keys k ON k.paper_id = p.id WHERE p.exam_id = $1 AND k.keys @> $2 LIMIT 1`,
      [exam.id, JSON.stringify([{ questionId: revisionId }])],
    );
    const revision = (await this.questions.revisions([revisionId], on)).get(revisionId);
    if (!asked || !revision) return refuse('QUESTION_NOT_ON_PAPER');
    const key = await this.presentKey(on, exam.id, revisionId);
    return readKeyChange(kind, said, { ...revision, key });
  }

  /** As the last change left it, else as it was frozen. */
  private async presentKey(on: Queryable, examId: string, revisionId: string): Promise<QuestionKey> {
    const changed = await findOne<{ key: QuestionKey }>(
      on,
      `SELECT key FROM key_changes WHERE exam_id = $1 AND revision_id = $2 AND kind = 'replace'
       ORDER BY number DESC LIMIT 1`,
      [examId, revisionId],
    );
    const frozen = (await this.questions.keys([revisionId], on)).get(revisionId);
    const key = changed?.key ?? frozen;
    if (!key) throw new Error(`A question without a key ${revisionId}`);
    return key;
  }

  private async keepChange(on: Queryable, remark: RemarkRow, changedBy: string): Promise<void> {
    const { id, examId, revisionId, kind, key, reason } = remark;
    const now = this.clock.now();
    const before = await this.presentKey(on, examId, revisionId);
    await on.query(
      `INSERT INTO key_changes (exam_id, revision_id, number, kind, key, before, reason, remark_id, changed_by, changed_at)
       SELECT $1, $2, count(*) + 1, $3, $4, $5, $6, $7, $8, $9 FROM key_changes WHERE exam_id = $1 AND revision_id = $2`,
      [
        ...[examId, revisionId, kind, key && JSON.stringify(key), JSON.stringify(before)],
        ...[reason, id, changedBy, now],
      ],
    );
    // What was worked out gives way to what is done.
    await on.query(`DELETE FROM remark_moves WHERE remark_id = $1`, [id]);
    await on.query(
      `UPDATE remarks SET state = 'running', started_by = $2, started_at = $3, done_to = NULL, attempt_count = 0
       WHERE id = $1`,
      [id, changedBy, now],
    );
  }
}

function keyTextOf(change: KeyChange): string | null {
  return change.kind === 'void' ? null : JSON.stringify(change.key);
}
