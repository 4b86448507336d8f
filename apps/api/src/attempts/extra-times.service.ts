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

export interface GrantExtraTimes extends Omit<GrantExtraTime, 'officerId'> {
  /** Null = everybody who is sitting it at this moment. */
  readonly officerIds: readonly string[] | null;
}

/** How many were given time, and how many of those named could not be. */
export interface ExtraTimesGiven {
  readonly givenCount: number;
  readonly refusedCount: number;
  /** The region whose matter it is. */
  readonly regionCode: number | null;
}

/** What somebody has now: all that was given him for this exam, and when his open attempt ends. */
export interface ExtraTimeTotal {
  readonly totalMinutes: number;
  /** Null = no attempt is open. */
  readonly deadline: Date | null;
}

type GrantRefusal =
  'NOT_FOUND' | 'REASON_MISSING' | 'EXTRA_TIME_INVALID' | 'EXTRA_TIME_NOT_ASKED' | 'EXTRA_TIME_TOO_LATE';

/** Why one of several goes without, while the others are given time. */
const ONLY_HIS: ReadonlySet<string> = new Set(['NOT_FOUND', 'EXTRA_TIME_NOT_ASKED', 'EXTRA_TIME_TOO_LATE']);

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
    const wrong = amountRefusal(input);
    if (wrong) return wrong;
    return this.scopes.run(found.seenIn, async (on) => {
      const isAsked = await this.isAsked(officerId, found.exam, on);
      if (!isAsked) return refuse('EXTRA_TIME_NOT_ASKED');
      const now = this.clock.now();
      const attempts = await on.query<{ state: string; isOver: boolean }[]>(
        `SELECT a.state, a.deadline IS NOT NULL AND a.deadline < $3 AS "isOver" FROM attempts a
         WHERE a.exam_id = $1 AND a.officer_id = $2 AND NOT EXISTS (
           SELECT FROM attempt_voids v WHERE v.id = a.void_id AND NOT v.is_used_up) FOR UPDATE OF a`,
        [examId, officerId, new Date(now.getTime() - GRACE_MS)],
      );
      const isOpen = attempts.some(({ state, isOver }) => state === 'in_progress' && !isOver);
      if (!isOpen && found.exam.closesAt <= now) return refuse('EXTRA_TIME_TOO_LATE');
      const isDone =
        attempts.length >= found.exam.attemptsAllowed &&
        attempts.every(({ state }) => state === 'submitted' || state === 'voided');
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

  /**
   * Gives the same time to several, or to all who sit: those named one by one, each by the rule for one; all of a hall in
   * one statement, so that a power cut is over for everybody at once.
   */
  async grantExtraTimes(
    viewer: SessionViewer,
    input: GrantExtraTimes,
  ): Promise<Result<ExtraTimesGiven, GrantRefusal | 'EXTRA_TIME_TO_NOBODY'>> {
    const { officerIds, ...given } = input;
    if (officerIds === null) return this.grantToAll(viewer, given);
    let givenCount = 0;
    let regionCode: number | null = null;
    for (const officerId of new Set(officerIds)) {
      const result = await this.grantExtraTime(viewer, { ...given, officerId });
      if (result.ok) {
        givenCount += 1;
        regionCode = result.value.regionCode;
      } else if (!ONLY_HIS.has(result.refusal.code)) return result;
    }
    const refusedCount = new Set(officerIds).size - givenCount;
    return givenCount === 0 ? refuse('EXTRA_TIME_TO_NOBODY') : ok({ givenCount, refusedCount, regionCode });
  }

  private async grantToAll(
    viewer: SessionViewer,
    { examId, minutes, reason }: Omit<GrantExtraTime, 'officerId'>,
  ): Promise<Result<ExtraTimesGiven, GrantRefusal | 'EXTRA_TIME_TO_NOBODY'>> {
    const found = await this.findMine(viewer, examId);
    if (!found) return refuse('NOT_FOUND');
    const wrong = amountRefusal({ minutes, reason });
    if (wrong) return wrong;
    const now = this.clock.now();
    const [moved] = await this.scopes.in({ ...found.seenIn, officerId: null }).query<[unknown[], number]>(
      `WITH sitting AS (SELECT id, officer_id FROM attempts
         WHERE exam_id = $1 AND state = 'in_progress' AND deadline >= $6 ORDER BY id FOR UPDATE),
       given AS (INSERT INTO exam_extra_times (exam_id, officer_id, seconds, reason, granted_by, granted_at)
         SELECT $1, officer_id, $2, $3, $4, $5 FROM sitting)
       UPDATE attempts a SET extra_seconds = a.extra_seconds + $2, deadline = a.deadline + $2 * interval '1 second'
       FROM sitting s WHERE a.id = s.id RETURNING a.id`,
      [...[examId, minutes * 60, reason.trim(), viewer.officerId, now], new Date(now.getTime() - GRACE_MS)],
    );
    return moved.length === 0
      ? refuse('EXTRA_TIME_TO_NOBODY')
      : ok({ givenCount: moved.length, refusedCount: 0, regionCode: found.seenIn.range?.from ?? null });
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

function amountRefusal({ minutes, reason }: Pick<GrantExtraTime, 'minutes' | 'reason'>) {
  if (!(Number.isInteger(minutes) && minutes >= 1 && minutes <= MOST_MINUTES))
    return refuse('EXTRA_TIME_INVALID');
  return reason.trim() === '' ? refuse('REASON_MISSING') : null;
}
