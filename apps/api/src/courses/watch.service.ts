import { Injectable } from '@nestjs/common';
import {
  addCredit,
  decideCredit,
  ok,
  playedMs,
  refuse,
  WATCH_POLICY,
  windowState,
  type Credit,
  type NotCredited,
  type ReportRefusal,
  type Result,
  type Span,
} from '@whetstone/domain';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { findOne, queryOne, type Queryable } from '../platform/database';
import { ownScope, Scopes } from '../platform/scope';
import type { SessionViewer } from '../platform/request-context';
import { OfficersService } from '../people/officers.service';
import { LecturesService, type IssueRow } from './lectures.service';
import type { OfficerAttendance } from './courses.types';

const SECOND = 1000;
const PARTS = 10_000;

interface LeaseRow {
  readonly id: string;
  readonly issueId: string;
  readonly startedAt: Date;
  readonly reportedAt: Date;
  readonly endedAt: Date | null;
  readonly claimedMs: number;
}

export interface AttendanceRow {
  readonly spans: readonly Span[];
  readonly positionMs: number;
  readonly countedAt: Date | null;
}

export interface WatchReportValues {
  readonly leaseId: string;
  readonly spans: readonly Span[];
  readonly jumpedToMs: number | null;
}

export interface CreditGiven {
  readonly creditedMs: number;
  readonly notCredited: NotCredited | null;
  readonly attendance: OfficerAttendance;
}

/** Watching, decided by the server: a lease per window, reports of what was played, and the attendance they add up to. */
@Injectable()
export class WatchService {
  constructor(
    private readonly scopes: Scopes,
    private readonly clock: Clock,
    private readonly lectures: LecturesService,
    private readonly officers: OfficersService,
  ) {}

  /** Opens a lease for this window; a lease the officer had elsewhere ends, so one lecture is watched at a time. */
  async startWatch(
    viewer: SessionViewer,
    issueId: string,
    device: string,
  ): Promise<Result<{ id: string; attendance: OfficerAttendance }, 'NOT_FOUND' | 'ISSUE_NOT_OPEN'>> {
    const issue = await this.lectures.find(issueId, this.scopes.in(ownScope(viewer.officerId)));
    if (!issue || !(await this.lectures.isInAudience(viewer.officerId, issue))) return refuse('NOT_FOUND');
    const now = this.clock.now();
    if (windowState(issue, now) !== 'open') return refuse('ISSUE_NOT_OPEN');
    const id = await this.scopes.run(ownScope(viewer.officerId), async (on) => {
      // Two windows that start at once would both find nothing to end; the officer's row makes them take turns.
      await on.query(`SELECT FROM officers WHERE id = $1 FOR UPDATE`, [viewer.officerId]);
      await on.query(`UPDATE watch_leases SET ended_at = $2 WHERE officer_id = $1 AND ended_at IS NULL`, [
        viewer.officerId,
        now,
      ]);
      const lease = await queryOne<{ id: string }>(
        on,
        `INSERT INTO watch_leases (officer_id, lecture_issue_id, device, started_at, reported_at)
         VALUES ($1, $2, $3, $4, $4) RETURNING id`,
        [viewer.officerId, issueId, device, now],
      );
      return lease.id;
    });
    return ok({ id, attendance: await this.attendanceOf(viewer.officerId, issue) });
  }

  /** Credits what a window says it played. The report is kept as evidence whether it earned anything or not. */
  async reportWatch(
    viewer: SessionViewer,
    report: WatchReportValues,
  ): Promise<Result<CreditGiven, 'NOT_FOUND' | ReportRefusal>> {
    return this.scopes.run(ownScope(viewer.officerId), async (on) => {
      const lease = await this.lockLease(on, viewer.officerId, report.leaseId);
      const issue = lease && (await this.lectures.find(lease.issueId, on));
      if (!lease || !issue) return refuse('NOT_FOUND');
      const now = this.clock.now();
      const { spans } = report;
      const credit = decideCredit({
        lease,
        spans,
        durationMs: issue.durationMs,
        closesAt: issue.closesAt,
        now,
      });
      if (!credit.ok) return credit;
      await this.appendReport(on, report, credit.value, now);
      const before = await this.lockAttendance(on, viewer.officerId, issue.id, now);
      const attendance = await this.addToAttendance(on, viewer.officerId, issue, {
        before,
        report,
        credit: credit.value,
      });
      const creditedMs = playedMs(attendance.spans.map(toMs)) - playedMs(before.spans);
      return ok({ creditedMs, notCredited: credit.value.notCredited, attendance });
    });
  }

  async attendanceOf(officerId: string, issue: IssueRow): Promise<OfficerAttendance> {
    const row = await findOne<AttendanceRow>(
      this.scopes.in(ownScope(officerId)),
      `SELECT spans, position_ms AS "positionMs", counted_at AS "countedAt" FROM attendances
       WHERE officer_id = $1 AND lecture_issue_id = $2`,
      [officerId, issue.id],
    );
    return describeAttendance(row ?? { spans: [], positionMs: 0, countedAt: null }, issue);
  }

  /** True once the officer's attendance at the issue counts. */
  async counts(
    officerId: string,
    issueId: string,
    on: Queryable = this.scopes.in(ownScope(officerId)),
  ): Promise<boolean> {
    const row = await findOne<{ countedAt: Date | null }>(
      on,
      `SELECT counted_at AS "countedAt" FROM attendances WHERE officer_id = $1 AND lecture_issue_id = $2`,
      [officerId, issueId],
    );
    return row?.countedAt != null;
  }

  /** Officers whose attendance at an issue counts, wherever they serve by now. */
  async attendedOfficers(issueId: string, on: Queryable): Promise<string[]> {
    const rows = await on.query<{ id: string }[]>(
      `SELECT officer_id AS id FROM attendances WHERE lecture_issue_id = $1 AND counted_at IS NOT NULL`,
      [issueId],
    );
    return rows.map(({ id }) => id);
  }

  private lockLease(on: EntityManager, officerId: string, leaseId: string): Promise<LeaseRow | null> {
    return findOne<LeaseRow>(
      on,
      `SELECT id, lecture_issue_id AS "issueId", started_at AS "startedAt", reported_at AS "reportedAt",
              ended_at AS "endedAt", claimed_ms AS "claimedMs"
       FROM watch_leases WHERE id = $1 AND officer_id = $2 FOR UPDATE`,
      [leaseId, officerId],
    );
  }

  private async appendReport(
    on: EntityManager,
    report: WatchReportValues,
    credit: Credit,
    now: Date,
  ): Promise<void> {
    await on.query(`UPDATE watch_leases SET reported_at = $2, claimed_ms = claimed_ms + $3 WHERE id = $1`, [
      report.leaseId,
      now,
      credit.claimedMs,
    ]);
    await on.query(
      `INSERT INTO watch_reports (lease_id, reported_at, spans, credited_spans, jumped_to_ms, not_credited)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [
        report.leaseId,
        now,
        JSON.stringify(report.spans),
        JSON.stringify(credit.spans),
        report.jumpedToMs === null ? null : Math.round(report.jumpedToMs),
        credit.notCredited,
      ],
    );
  }

  private async lockAttendance(
    on: EntityManager,
    officerId: string,
    issueId: string,
    now: Date,
  ): Promise<AttendanceRow> {
    return queryOne<AttendanceRow>(
      on,
      `INSERT INTO attendances (officer_id, lecture_issue_id, spans, credited_ms, position_ms, updated_at)
       VALUES ($1, $2, '[]', 0, 0, $3)
       ON CONFLICT ON CONSTRAINT pk_attendances DO UPDATE SET updated_at = $3
       RETURNING spans, position_ms AS "positionMs", counted_at AS "countedAt"`,
      [officerId, issueId, now],
    );
  }

  private async addToAttendance(
    on: EntityManager,
    officerId: string,
    issue: IssueRow,
    { before, report, credit }: { before: AttendanceRow; report: WatchReportValues; credit: Credit },
  ): Promise<OfficerAttendance> {
    const now = this.clock.now();
    const watched = addCredit(before.spans, credit.spans, thresholdOf(issue));
    const positionMs = Math.round(report.jumpedToMs ?? credit.spans.at(-1)?.[1] ?? before.positionMs);
    const countedAt = before.countedAt ?? (watched.missingMs === 0 ? now : null);
    const posting = countedAt && !before.countedAt ? await this.officers.servingPosting(officerId, on) : null;
    await on.query(
      `UPDATE attendances SET spans = $3, credited_ms = $4, position_ms = $5, counted_at = $6,
         region_code = coalesce(region_code, $7) WHERE officer_id = $1 AND lecture_issue_id = $2`,
      [
        officerId,
        issue.id,
        JSON.stringify(watched.spans),
        watched.creditedMs,
        Math.min(Math.max(positionMs, 0), issue.durationMs),
        countedAt,
        posting?.regionCode ?? null,
      ],
    );
    return describeAttendance({ spans: watched.spans, positionMs, countedAt }, issue);
  }
}

export function describeAttendance(
  { spans, positionMs, countedAt }: AttendanceRow,
  issue: IssueRow,
): OfficerAttendance {
  const { creditedMs, missingMs } = addCredit(spans, [], thresholdOf(issue));
  return {
    spans: spans.map(toSeconds),
    creditedSeconds: creditedMs / SECOND,
    creditedRatio: Math.min(1, creditedMs / issue.durationMs),
    missingSeconds: countedAt ? 0 : missingMs / SECOND,
    resumeAtSeconds: positionMs >= issue.durationMs - WATCH_POLICY.endToleranceMs ? 0 : positionMs / SECOND,
    countedAt,
  };
}

export function toSeconds([from, to]: Span) {
  return { fromSeconds: from / SECOND, toSeconds: to / SECOND };
}

export function toMs({
  fromSeconds,
  toSeconds: to,
}: {
  readonly fromSeconds: number;
  readonly toSeconds: number;
}): Span {
  return [Math.round(fromSeconds * SECOND), Math.round(to * SECOND)];
}

function thresholdOf(issue: IssueRow) {
  return { durationMs: issue.durationMs, threshold: issue.thresholdParts / PARTS };
}
