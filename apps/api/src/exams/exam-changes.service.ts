import { Injectable } from '@nestjs/common';
import {
  changeRefusal,
  ok,
  refuse,
  tellingOf,
  withdrawRefusal,
  type ExamChange,
  type ExamChangeRefusal,
  type Refusal,
  type Result,
} from '@whetstone/domain';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { queryOne } from '../platform/database';
import { grantScope, Scopes } from '../platform/scope';
import type { SessionViewer } from '../platform/request-context';
import { PLANNERS } from '../blueprints/blueprints.policy';
import { ExamSettingService, type SeenExamRow } from './exam-setting.service';
import { EXAM_COLUMNS, type ExamRow } from './exams.service';

export interface ChangeExam extends Omit<ExamChange, 'passHundredths'> {
  readonly id: string;
  /** As it was seen; another one means that somebody changed it meanwhile. */
  readonly version: number;
  readonly passPoints: number;
}

export interface WithdrawExam {
  readonly id: string;
  readonly version: number;
  readonly reason: string;
}

type Held = 'NOT_FOUND' | 'EXAM_CHANGED_MEANWHILE';

/** Changes exams of no lecture after they were set, and withdraws them. */
@Injectable()
export class ExamChangesService {
  constructor(
    private readonly scopes: Scopes,
    private readonly clock: Clock,
    private readonly exams: ExamSettingService,
  ) {}

  async changeExam(
    viewer: SessionViewer,
    { id, version, passPoints, ...rest }: ChangeExam,
  ): Promise<Result<SeenExamRow, Held | ExamChangeRefusal>> {
    const change = { ...rest, title: rest.title.trim(), passHundredths: Math.round(passPoints * 100) };
    return this.decide(viewer, { id, version }, async (on, exam) => {
      const before = { ...exam, passHundredths: exam.passPointsHundredths, hallPassword: null };
      const limits = { maxHundredths: exam.maxPointsHundredths, now: this.clock.now() };
      const refusal = changeRefusal(before, change, limits);
      if (refusal) return refusal;
      const { resultsFrom, keysFrom } = tellingOf(exam, change);
      await on.query(
        `UPDATE exams SET title = $2, opens_at = $3, closes_at = $4, last_entry_at = $5, duration_seconds = $6,
           attempts_allowed = $7, pass_points_hundredths = $8, keys_from = $9 WHERE id = $1`,
        [
          ...[id, change.title, change.opensAt, change.closesAt, change.lastEntryAt, change.durationSeconds],
          ...[change.attemptsAllowed, change.passHundredths, keysFrom],
        ],
      );
      await on.query(`UPDATE result_rules SET announce_at = $2 WHERE exam_id = $1`, [id, resultsFrom]);
      // Who is sitting and was cut short by the closing has what the later one gives him.
      await this.scopes.asServer(on, () =>
        on.query(
          `UPDATE attempts SET deadline = greatest(deadline, least(started_at + $2 * interval '1 second', $3)
             + extra_seconds * interval '1 second') WHERE exam_id = $1 AND state = 'in_progress'`,
          [id, change.durationSeconds, change.closesAt],
        ),
      );
      return null;
    });
  }

  /** Takes an exam back that nobody has begun; those who were asked are told why. @param makeVoid what was begun, too. */
  async withdrawExam(
    viewer: SessionViewer,
    { id, version, reason }: WithdrawExam,
    makeVoid?: (on: EntityManager) => Promise<void>,
  ): Promise<Result<SeenExamRow, Held | NonNullable<ReturnType<typeof withdrawRefusal>>['code']>> {
    return this.decide(viewer, { id, version }, async (on, { withdrawnAt, isVoid, closesAt }) => {
      const now = this.clock.now();
      const begunCount = await this.takeReady(on, id);
      const makesVoid = makeVoid !== undefined;
      const refusal = withdrawRefusal({ withdrawnAt, isVoid, closesAt, begunCount, reason, makesVoid }, now);
      if (refusal) {
        await on.query(`UPDATE exams SET prepared_at = NULL WHERE id = $1`, [id]);
        return refusal;
      }
      await on.query(
        `UPDATE exams SET withdrawn_at = $2, withdrawn_by = $3, withdraw_reason = $4, is_void = $5 WHERE id = $1`,
        [id, now, viewer.officerId, reason.trim(), makesVoid],
      );
      await makeVoid?.(on);
      return null;
    });
  }

  /** Takes away what lies ready, then counts what was begun: who begins meanwhile is waited for and counted. */
  private takeReady(on: EntityManager, examId: string): Promise<number> {
    return this.scopes.asServer(on, async () => {
      await on.query(`DELETE FROM attempts WHERE exam_id = $1 AND state = 'prepared'`, [examId]);
      const begun = await queryOne<{ count: number }>(
        on,
        `SELECT count(*)::int AS count FROM attempts WHERE exam_id = $1`,
        [examId],
      );
      return begun.count;
    });
  }

  /** Under the exam's lock, which whoever begins without a prepared attempt waits for. What lay ready is laid ready anew. */
  private async decide<Code extends string>(
    viewer: SessionViewer,
    { id, version }: { readonly id: string; readonly version: number },
    work: (on: EntityManager, exam: ExamRow) => Promise<Refusal<Code> | null>,
  ): Promise<Result<SeenExamRow, Held | Code>> {
    const seen = await this.exams.findFor(viewer, id);
    if (!seen?.isMine || seen.regionCode === null) return refuse('NOT_FOUND');
    return this.scopes.run(grantScope(viewer, PLANNERS, seen.regionCode), async (on) => {
      const held = `SELECT ${EXAM_COLUMNS} FROM exams WHERE id = $1`;
      const exam = await queryOne<ExamRow>(on, `${held} FOR UPDATE`, [id]);
      if (exam.version !== version) return refuse('EXAM_CHANGED_MEANWHILE');
      const refusal = await work(on, exam);
      if (refusal) return { ok: false, refusal };
      await on.query(`UPDATE exams SET version = version + 1, prepared_at = NULL WHERE id = $1`, [id]);
      return ok({ ...seen, ...(await queryOne<ExamRow>(on, held, [id])) });
    });
  }
}
