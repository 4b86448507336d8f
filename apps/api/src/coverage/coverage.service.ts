import { Injectable } from '@nestjs/common';
import { dayInBeijing, NATION, playedMs, ratioOf, type Language } from '@whetstone/domain';
import { Clock } from '../platform/clock';
import type { Queryable } from '../platform/database';
import { pageBounds, type PageInput } from '../platform/page';
import { refused } from '../platform/refused';
import { grantScope, grantScopes, Scopes } from '../platform/scope';
import type { SessionViewer } from '../platform/request-context';
import { AttemptsService } from '../attempts/attempts.service';
import { LecturesService, type IssueRow, type SeenIssue } from '../courses/lectures.service';
import { toSeconds, WatchService } from '../courses/watch.service';
import { ExamsService, type ExamRow } from '../exams/exams.service';
import { RegionsService } from '../regions/regions.service';
import { FIGURE_READERS, seesCoverageOf } from './coverage.policy';
import {
  countCoverage,
  findCoveragePerson,
  listCoveragePersons,
  listWatchReports,
  type CoverageCount,
  type CoveragePersonRow,
  type CoverageQuery,
  type PersonFilterName,
  type WatchReportRow,
} from './coverage.queries';
import type { CoveragePerson, CoverageRow } from './coverage.types';

export interface CoverageRequest {
  readonly lectureIssueId: string;
  readonly regionCode: number;
  readonly cutOff: string | null;
  readonly ownLevelOnly?: boolean | null;
}

/** Attended and passed as a share of those serving, from the province down to one officer's evidence. */
@Injectable()
export class CoverageService {
  constructor(
    private readonly scopes: Scopes,
    private readonly clock: Clock,
    private readonly regions: RegionsService,
    private readonly lectures: LecturesService,
    private readonly watch: WatchService,
    private readonly exams: ExamsService,
    private readonly attempts: AttemptsService,
  ) {}

  /** Null = no such issue or region, or not the viewer's to see. */
  async coverage(viewer: SessionViewer, request: CoverageRequest) {
    const issue = await this.issueFor(viewer, request);
    if (!issue) return null;
    const { regionCode } = request;
    const cutOff = this.cutOffOf(issue, request.cutOff);
    const region = this.regions.on(cutOff).find(regionCode);
    if (!region) return null;
    const on = this.scopes.in(grantScope(viewer, FIGURE_READERS, regionCode));
    const rows = await this.rowsOf(on, issue, regionCode, cutOff);
    const before = await this.lectures.previousOf(issue);
    const beforeOn = before && this.cutOffOf(before, null);
    return {
      issue,
      region: { ...region, on: cutOff },
      cutOff,
      total: this.totalOf(regionCode, cutOff, rows),
      rows,
      previous:
        before &&
        beforeOn &&
        this.totalOf(regionCode, beforeOn, await this.rowsOf(on, before, regionCode, beforeOn)),
    };
  }

  async persons(viewer: SessionViewer, request: CoverageRequest, show: PersonFilterName, page: PageInput) {
    const issue = await this.issueFor(viewer, request);
    if (!issue) return { nodes: [], totalCount: 0 };
    const query = {
      issueId: issue.id,
      cutOff: this.cutOffOf(issue, request.cutOff),
      regionCode: request.regionCode,
      ownLevelOnly: request.ownLevelOnly ?? false,
    };
    const rows = await listCoveragePersons(
      this.scopes.in(grantScope(viewer, FIGURE_READERS, request.regionCode)),
      query,
      show,
      pageBounds(page),
    );
    const exam = await this.exams.findByIssue(issue);
    return {
      nodes: rows.map((row) => this.describe(row, issue, exam)),
      totalCount: rows[0]?.totalCount ?? 0,
    };
  }

  /** Null = no such issue, the officer did not serve in its audience, or not the viewer's to see. */
  async evidence(
    viewer: SessionViewer,
    request: { readonly lectureIssueId: string; readonly officerId: string; readonly cutOff: string | null },
    language: Language,
  ) {
    const issue = await this.lectures.findFor(viewer, request.lectureIssueId);
    if (!issue) return null;
    const query = { issueId: issue.id, cutOff: this.cutOffOf(issue, request.cutOff), regionCode: NATION };
    const found = await this.findPerson(viewer, query, request.officerId);
    if (!found) return null;
    const { person, scope } = found;
    const exam = await this.exams.findByIssue(issue);
    const reports = await listWatchReports(this.scopes.in(scope), issue.id, person.officerId);
    return {
      person: this.describe(person, issue, exam),
      issueTitle: issue.title,
      durationSeconds: issue.durationMs / 1000,
      thresholdRatio: issue.thresholdParts / 10_000,
      spans: (await this.watch.attendanceOf(person.officerId, issue)).spans,
      reports: reports.map((report) => describeReport(report, language)),
      attempts: exam ? await this.attempts.summaries(person.officerId, exam) : [],
    };
  }

  /** The person and the scope he was seen in: a viewer may answer for several regions. */
  private async findPerson(viewer: SessionViewer, query: CoverageQuery, officerId: string) {
    for (const scope of grantScopes(viewer, FIGURE_READERS)) {
      const person = await findCoveragePerson(this.scopes.in(scope), query, officerId);
      if (person && seesCoverageOf(viewer.grants, person.regionCode)) return { person, scope };
    }
    return null;
  }

  private async issueFor(
    viewer: SessionViewer,
    { lectureIssueId, regionCode }: CoverageRequest,
  ): Promise<SeenIssue | null> {
    if (!this.regions.history(regionCode) || !seesCoverageOf(viewer.grants, regionCode)) return null;
    return this.lectures.findFor(viewer, lectureIssueId);
  }

  /** Who is counted: those serving today, or on the last day once the issue is over, unless another day is asked for. */
  private cutOffOf(issue: IssueRow, asked: string | null): string {
    const lastDay = dayInBeijing(new Date(issue.closesAt.getTime() - 1));
    const today = this.clock.today();
    return asked ?? (today < lastDay ? today : lastDay);
  }

  private async rowsOf(
    on: Queryable,
    issue: IssueRow,
    regionCode: number,
    cutOff: string,
  ): Promise<CoverageRow[]> {
    const counts = await countCoverage(on, { issueId: issue.id, cutOff, regionCode });
    return counts.map((count) => this.rowOf(count, cutOff, count.regionCode === regionCode));
  }

  private totalOf(regionCode: number, cutOff: string, rows: readonly CoverageRow[]): CoverageRow {
    const sum = (field: 'serving' | 'attended' | 'passed') =>
      rows.reduce((total, row) => total + row[field], 0);
    const counts = { regionCode, serving: sum('serving'), attended: sum('attended'), passed: sum('passed') };
    return this.rowOf(counts, cutOff, false);
  }

  private rowOf(count: CoverageCount, cutOff: string, isOwnLevel: boolean): CoverageRow {
    const tree = this.regions.on(cutOff);
    return {
      ...count,
      regionName: tree.get(count.regionCode).name,
      isOwnLevel,
      hasChildren: !isOwnLevel && tree.childrenOf(count.regionCode).length > 0,
      attendedRatio: ratioOf(count.attended, count.serving),
      passedRatio: ratioOf(count.passed, count.serving),
    };
  }

  private describe(row: CoveragePersonRow, issue: IssueRow, exam: ExamRow | null): CoveragePerson {
    return {
      ...row,
      regionName: this.regions.nameOf(row.regionCode),
      creditedRatio: Math.min(1, row.creditedMs / issue.durationMs),
      attendedAt: row.countedAt,
      bestPoints: row.pointsHundredths === null ? null : row.pointsHundredths / 100,
      maxPoints: exam && exam.maxPointsHundredths / 100,
    };
  }
}

function describeReport(report: WatchReportRow, language: Language) {
  return {
    ...report,
    spans: report.spans.map(toSeconds),
    jumpedToSeconds: report.jumpedToMs === null ? null : report.jumpedToMs / 1000,
    creditedSeconds: playedMs(report.creditedSpans) / 1000,
    notCredited: report.notCredited && refused({ code: report.notCredited, data: {} }, language),
  };
}
