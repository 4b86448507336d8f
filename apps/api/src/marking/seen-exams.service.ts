import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock';
import { findOne, type Queryable } from '../platform/database';
import { LARGEST_PAGE, pageBounds, type PageInput } from '../platform/page';
import { grantScope, grantScopes, Scopes, type Scope } from '../platform/scope';
import type { SessionViewer } from '../platform/request-context';
import { plansIn, PLANNERS } from '../blueprints/blueprints.policy';
import { ISSUE_READERS } from '../courses/courses.policy';
import { LecturesService, type SeenIssue } from '../courses/lectures.service';
import { ExamsService, type ExamRow } from '../exams/exams.service';

/** A test as somebody in the console sees it: in which scope, and whether it is his to decide on. */
export interface SeenExam extends ExamRow {
  readonly seenIn: Scope;
  /** Where he decides on it: he published it, or could have, for every region it is for is his. Null = not his. */
  readonly keptIn: Scope | null;
}

export interface ExamCounts {
  readonly submittedCount: number;
  readonly passedCount: number;
  readonly openAppealCount: number;
}

export interface ExamStatisticsRow {
  readonly satCount: number;
  readonly passedCount: number;
  readonly meanHundredths: number | null;
  readonly deviationHundredths: number | null;
  readonly forms: readonly {
    readonly formId: string;
    readonly count: number;
    readonly itemCount: number;
    readonly meanHundredths: number;
    readonly deviationHundredths: number;
    readonly alpha: number | null;
    readonly semHundredths: number | null;
  }[];
}

/** The tests a viewer finds in the console after they were sat. */
@Injectable()
export class SeenExamsService {
  constructor(
    private readonly scopes: Scopes,
    private readonly clock: Clock,
    private readonly lectures: LecturesService,
    private readonly exams: ExamsService,
  ) {}

  /** Those that have opened, the one that closes last first. */
  async list(viewer: SessionViewer, page: PageInput): Promise<{ nodes: SeenExam[]; totalCount: number }> {
    const { nodes: issues } = await this.lectures.list(viewer, { limit: LARGEST_PAGE, offset: 0 });
    const found = new Map<string, SeenExam>();
    for (const [seenIn, seen] of Map.groupBy(issues, (issue) => issue.seenIn)) {
      const exams = await this.exams.ofIssues(
        seen.map(({ id }) => id),
        this.scopes.in(seenIn),
      );
      const issueOf = new Map(seen.map((issue) => [issue.id, issue]));
      for (const exam of exams) {
        const issue = issueOf.get(exam.issueId ?? '');
        if (issue) found.set(exam.id, { ...exam, seenIn, keptIn: this.keptIn(viewer, issue) });
      }
    }
    for (const seenIn of grantScopes(viewer, ISSUE_READERS)) {
      for (const exam of await this.exams.byThemselves(this.scopes.in(seenIn)))
        found.set(exam.id, { ...exam, seenIn, keptIn: keptByItself(viewer, exam) });
    }
    const now = this.clock.now();
    const opened = [...found.values()]
      .filter(({ opensAt, withdrawnAt }) => opensAt <= now && withdrawnAt === null)
      .sort(
        (one, other) => other.closesAt.getTime() - one.closesAt.getTime() || (one.id < other.id ? -1 : 1),
      );
    const [limit, offset] = pageBounds(page);
    return { nodes: opened.slice(offset, offset + limit), totalCount: opened.length };
  }

  /** Where a viewer finds tests. */
  scopesOf(viewer: SessionViewer): Scope[] {
    return grantScopes(viewer, ISSUE_READERS);
  }

  /** Null = not found, or not the viewer's to see. */
  async findFor(viewer: SessionViewer, examId: string): Promise<SeenExam | null> {
    for (const seenIn of grantScopes(viewer, ISSUE_READERS)) {
      const exam = await this.exams.find(examId, this.scopes.in(seenIn));
      if (!exam) continue;
      if (exam.issueId === null) return { ...exam, seenIn, keptIn: keptByItself(viewer, exam) };
      const issue = await this.lectures.findFor(viewer, exam.issueId);
      if (issue) return { ...exam, seenIn, keptIn: this.keptIn(viewer, issue) };
    }
    return null;
  }

  /**
   * Holds a test whose keys or results are being decided on, so that two who decide follow one another. The database's
   * own wall around changing it stands before that. @returns false where it is not the viewer's to change.
   */
  async hold(on: Queryable, examId: string): Promise<boolean> {
    const rows = await on.query<unknown[]>(`SELECT FROM exams WHERE id = $1 FOR NO KEY UPDATE`, [examId]);
    return rows.length > 0;
  }

  private keptIn(viewer: SessionViewer, issue: SeenIssue): Scope | null {
    return this.lectures.isPublisher(viewer, issue) ? this.lectures.publisherScope(viewer, issue) : null;
  }

  /** Of the officers the viewer may see: somebody's county, not the nation. */
  async counts(exam: SeenExam): Promise<ExamCounts> {
    const counted = await findOne<ExamCounts>(
      this.scopes.in(exam.seenIn),
      `SELECT count(*)::int AS "submittedCount", count(*) FILTER (WHERE is_passed)::int AS "passedCount",
              (SELECT count(*)::int FROM appeals WHERE exam_id = $1 AND state = 'open') AS "openAppealCount"
       FROM attempts WHERE exam_id = $1 AND state = 'submitted'`,
      [exam.id],
    );
    return counted ?? { submittedCount: 0, passedCount: 0, openAppealCount: 0 };
  }

  /** Null until the test is over and counted. */
  statistics(exam: SeenExam): Promise<ExamStatisticsRow | null> {
    return findOne<ExamStatisticsRow>(
      this.scopes.in(exam.seenIn),
      `SELECT sat_count AS "satCount", passed_count AS "passedCount", mean_hundredths AS "meanHundredths",
              deviation_hundredths AS "deviationHundredths", forms
       FROM exam_statistics WHERE exam_id = $1`,
      [exam.id],
    );
  }
}

function keptByItself(viewer: SessionViewer, { regionCode }: ExamRow): Scope | null {
  return regionCode !== null && plansIn(viewer.grants, regionCode)
    ? grantScope(viewer, PLANNERS, regionCode)
    : null;
}
