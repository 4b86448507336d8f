import { Injectable } from '@nestjs/common';
import { GRACE_MS, ok, refuse, type Result } from '@whetstone/domain';
import { Clock } from '../platform/clock';
import { findOne, type Queryable } from '../platform/database';
import { grantScopes, Scopes, type Scope } from '../platform/scope';
import type { SessionViewer } from '../platform/request-context';
import { ExamAudienceService } from '../exams/exam-audience.service';
import { ExamsService, type ExamRow } from '../exams/exams.service';
import { LecturesService } from '../courses/lectures.service';
import { OfficersService } from '../people/officers.service';

const GRANTERS = ['training_manager'];
const MOST_MINUTES = 240;

export interface GrantExtraTime {
  readonly examId: string;
  readonly officerId: string;
  readonly minutes: number;
  readonly reason: string;
}

export interface ExtraTimeRow {
  readonly officerId: string;
  readonly officerName: string;
  readonly minutes: number;
  readonly reason: string;
  readonly grantedAt: Date;
}

/** What somebody has now: all that was given him for this exam, and when his open attempt ends. */
export interface ExtraTimeTotal {
  readonly totalMinutes: number;
  /** Null = no attempt is open. */
  readonly deadline: Date | null;
}

type GrantRefusal =
  'NOT_FOUND' | 'REASON_MISSING' | 'EXTRA_TIME_INVALID' | 'EXTRA_TIME_NOT_ASKED' | 'EXTRA_TIME_TOO_LATE';

/** More time for one person: kept with its reason, and moved into the attempt that lies ready or is open. */
@Injectable()
export class ExtraTimesService {
  constructor(
    private readonly scopes: Scopes,
    private readonly clock: Clock,
    private readonly exams: ExamsService,
    private readonly audiences: ExamAudienceService,
    private readonly lectures: LecturesService,
    private readonly officers: OfficersService,
  ) {}

  /** For every sitting of the exam. */
  async secondsOf(officerId: string, examId: string, on: Queryable): Promise<number> {
    const row = await findOne<{ seconds: number }>(
      on,
      `SELECT coalesce(sum(seconds), 0)::int AS seconds FROM exam_extra_times WHERE exam_id = $1 AND officer_id = $2`,
      [examId, officerId],
    );
    return row?.seconds ?? 0;
  }

  /** All that was given for an exam, as far as the viewer may see the people. */
  async ofExam(examId: string, viewer: SessionViewer): Promise<ExtraTimeRow[]> {
    const [scope] = grantScopes(viewer, GRANTERS);
    if (!scope) return [];
    return this.scopes.in(scope).query<ExtraTimeRow[]>(
      `SELECT x.officer_id AS "officerId", o.name AS "officerName", x.seconds / 60 AS minutes, x.reason,
              x.granted_at AS "grantedAt"
       FROM exam_extra_times x JOIN officers o ON o.id = x.officer_id WHERE x.exam_id = $1 ORDER BY x.id DESC`,
      [examId],
    );
  }

  /**
   * Gives somebody more time. The next save of an open attempt answers with the new deadline; one that begins later has
   * it from the start.
   */
  async grantExtraTime(
    viewer: SessionViewer,
    input: GrantExtraTime,
  ): Promise<Result<ExtraTimeTotal & { readonly regionCode: number }, GrantRefusal>> {
    const { examId, officerId, minutes } = input;
    const reason = input.reason.trim();
    const found = await this.findMine(viewer, examId);
    const officer = found && (await this.officers.findFor(viewer, officerId));
    if (!found || !officer) return refuse('NOT_FOUND');
    if (!(Number.isInteger(minutes) && minutes >= 1 && minutes <= MOST_MINUTES))
      return refuse('EXTRA_TIME_INVALID');
    if (reason === '') return refuse('REASON_MISSING');
    return this.scopes.run(found.seenIn, async (on) => {
      const isAsked = await this.isAsked(officerId, found.exam, on);
      if (!isAsked) return refuse('EXTRA_TIME_NOT_ASKED');
      const now = this.clock.now();
      const attempts = await on.query<{ state: string; isOver: boolean }[]>(
        `SELECT state, deadline IS NOT NULL AND deadline < $3 AS "isOver" FROM attempts
         WHERE exam_id = $1 AND officer_id = $2 FOR UPDATE`,
        [examId, officerId, new Date(now.getTime() - GRACE_MS)],
      );
      const isOpen = attempts.some(({ state, isOver }) => state === 'in_progress' && !isOver);
      if (!isOpen && found.exam.closesAt <= now) return refuse('EXTRA_TIME_TOO_LATE');
      const isDone =
        attempts.length >= found.exam.attemptsAllowed && attempts.every(({ state }) => state === 'submitted');
      if (isDone) return refuse('EXTRA_TIME_TOO_LATE');
      await on.query(
        `INSERT INTO exam_extra_times (exam_id, officer_id, seconds, reason, granted_by, granted_at)
         VALUES ($1, $2, $3, $4, $5, $6)`,
        [examId, officerId, minutes * 60, reason, viewer.officerId, now],
      );
      const [moved] = await on.query<[{ deadline: Date | null; state: string }[], number]>(
        `UPDATE attempts SET extra_seconds = extra_seconds + $3, deadline = deadline + $3 * interval '1 second'
         WHERE exam_id = $1 AND officer_id = $2 AND state IN ('prepared', 'in_progress') RETURNING deadline, state`,
        [examId, officerId, minutes * 60],
      );
      const open = moved.find(({ state }) => state === 'in_progress');
      const seconds = await this.secondsOf(officerId, examId, on);
      return ok({
        ...{ totalMinutes: Math.round(seconds / 60), deadline: open?.deadline ?? null },
        regionCode: officer.homeRegionCode,
      });
    });
  }

  private async findMine(
    viewer: SessionViewer,
    examId: string,
  ): Promise<{ readonly exam: ExamRow; readonly seenIn: Scope } | null> {
    for (const seenIn of grantScopes(viewer, GRANTERS)) {
      const exam = await this.exams.find(examId, this.scopes.in(seenIn));
      if (exam && (await this.exams.isMine(viewer, exam))) return { exam, seenIn };
    }
    return null;
  }

  private async isAsked(officerId: string, exam: ExamRow, on: Queryable): Promise<boolean> {
    const sits = await findOne<object>(
      on,
      `SELECT 1 AS one FROM attempts WHERE exam_id = $1 AND officer_id = $2 LIMIT 1`,
      [exam.id, officerId],
    );
    if (sits) return true;
    const issue = exam.issueId ? await this.lectures.find(exam.issueId, on) : null;
    return issue
      ? this.lectures.isInAudience(officerId, issue, on)
      : this.audiences.includes(officerId, exam, on);
  }
}
