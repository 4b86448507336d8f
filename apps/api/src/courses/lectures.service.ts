import { Injectable } from '@nestjs/common';
import {
  endOfBeijingDay,
  isWithin,
  ok,
  refuse,
  startOfBeijingDay,
  windowState,
  type Result,
  type WindowState,
} from '@whetstone/domain';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { findOne, queryOne, type Queryable } from '../platform/database';
import { pageBounds, type PageInput } from '../platform/page';
import { grantScope, grantScopes, ownScope, Scopes, type Scope } from '../platform/scope';
import type { SessionViewer } from '../platform/request-context';
import { OfficersService } from '../people/officers.service';
import { RegionsService } from '../regions/regions.service';
import { ISSUE_READERS, publishesFor, PUBLISHERS, seesIssue } from './courses.policy';
import { VideosService } from './videos.service';

const FIRST_YEAR = 2000;
const LAST_YEAR = 2999;
const MOST_NUMBERS = 999;
const PARTS = 10_000;

export interface IssueRow {
  readonly id: string;
  readonly seriesName: string;
  readonly year: number;
  readonly number: number;
  readonly title: string;
  readonly summary: string;
  readonly videoId: string;
  readonly durationMs: number;
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly thresholdParts: number;
  readonly audience: readonly number[];
}

/** An issue with the scope it was found in: what hangs off it is read in the same. */
export type SeenIssue = IssueRow & { readonly seenIn: Scope };

/** An issue with the officer it is shown to. */
export type OfficerIssueRow = SeenIssue & { readonly officerId: string };

export interface PublishLectureIssue {
  readonly year: number;
  readonly number: number;
  readonly title: string;
  readonly summary: string;
  readonly videoId: string;
  readonly regionCodes: readonly number[];
  readonly opensOn: string;
  readonly closesOn: string;
  readonly thresholdRatio: number;
}

type PublishRefusal =
  | 'TITLE_MISSING'
  | 'ISSUE_NUMBER_INVALID'
  | 'ISSUE_NUMBER_TAKEN'
  | 'REGIONS_MISSING'
  | 'REGION_NOT_YOURS'
  | 'WINDOW_INVALID'
  | 'THRESHOLD_INVALID'
  | 'VIDEO_NOT_FOUND';

const ISSUES = `SELECT i.id, s.name AS "seriesName", i.year, i.number, i.title, i.summary, i.video_id AS "videoId",
    v.duration_ms AS "durationMs", i.opens_at AS "opensAt", i.closes_at AS "closesAt",
    i.threshold_parts AS "thresholdParts",
    ARRAY(SELECT region_code FROM lecture_issue_regions a WHERE a.lecture_issue_id = i.id ORDER BY 1) AS audience
  FROM lecture_issues i JOIN lecture_series s ON s.id = i.series_id JOIN videos v ON v.id = i.video_id`;

@Injectable()
export class LecturesService {
  constructor(
    private readonly scopes: Scopes,
    private readonly clock: Clock,
    private readonly regions: RegionsService,
    private readonly officers: OfficersService,
    private readonly videos: VideosService,
  ) {}

  /** The console's list, newest first. */
  async list(viewer: SessionViewer, page: PageInput): Promise<{ nodes: SeenIssue[]; totalCount: number }> {
    const all = new Map<string, SeenIssue>();
    for (const seenIn of grantScopes(viewer, ISSUE_READERS)) {
      const issues = await this.scopes.in(seenIn).query<IssueRow[]>(ISSUES);
      for (const issue of issues) all.set(issue.id, { ...issue, seenIn });
    }
    const seen = [...all.values()]
      .filter((issue) => seesIssue(viewer.grants, issue.audience))
      .sort(newestFirst);
    const [limit, offset] = pageBounds(page);
    return { nodes: seen.slice(offset, offset + limit), totalCount: seen.length };
  }

  find(id: string, on: Queryable): Promise<IssueRow | null> {
    return findOne<IssueRow>(on, `${ISSUES} WHERE i.id = $1`, [id]);
  }

  /** Null = not found, or not the viewer's to see. */
  async findFor(viewer: SessionViewer, id: string): Promise<SeenIssue | null> {
    for (const seenIn of grantScopes(viewer, ISSUE_READERS)) {
      const issue = await this.find(id, this.scopes.in(seenIn));
      if (issue && seesIssue(viewer.grants, issue.audience)) return { ...issue, seenIn };
    }
    return null;
  }

  /** The issue before this one in the same series; null for the first. */
  previousOf(issue: SeenIssue): Promise<IssueRow | null> {
    return findOne<IssueRow>(
      this.scopes.in(issue.seenIn),
      `${ISSUES} JOIN lecture_issues this ON this.series_id = i.series_id AND this.id = $1
       WHERE (i.year, i.number) < (this.year, this.number) ORDER BY i.year DESC, i.number DESC LIMIT 1`,
      [issue.id],
    );
  }

  /** The issues an officer is meant to watch: those for the region where he serves today, and those he has begun. */
  async ofOfficer(officerId: string): Promise<OfficerIssueRow[]> {
    const posting = await this.officers.servingPosting(officerId);
    const seenIn = ownScope(officerId);
    const issues = await this.scopes.in(seenIn).query<IssueRow[]>(
      `${ISSUES} WHERE EXISTS (SELECT FROM attendances a WHERE a.lecture_issue_id = i.id AND a.officer_id = $1)
         OR EXISTS (SELECT FROM lecture_issue_regions a JOIN regions r ON r.code = a.region_code
                    WHERE a.lecture_issue_id = i.id AND $2::int >= r.code AND $2::int < r.upper_code)
       ORDER BY i.year DESC, i.number DESC, i.opens_at DESC`,
      [officerId, posting?.regionCode ?? null],
    );
    return issues.map((issue) => ({ ...issue, officerId, seenIn }));
  }

  /** True when the officer serves, today, in a region the issue is for. */
  async isInAudience(officerId: string, issue: IssueRow, on?: Queryable): Promise<boolean> {
    const posting = await this.officers.servingPosting(officerId, on);
    return posting !== null && issue.audience.some((code) => isWithin(posting.regionCode, code));
  }

  /** True for those who may publish for every region of the issue, and so set its test. */
  isPublisher(viewer: SessionViewer, issue: IssueRow): boolean {
    return publishesFor(viewer.grants, issue.audience);
  }

  /** What the database lets a publisher write for an issue. */
  publisherScope(viewer: SessionViewer, issue: IssueRow): Scope {
    return grantScope(viewer, PUBLISHERS, issue.audience[0]);
  }

  stateOf(issue: IssueRow): WindowState {
    return windowState(issue, this.clock.now());
  }

  async publishLectureIssue(
    viewer: SessionViewer,
    input: PublishLectureIssue,
  ): Promise<Result<SeenIssue, PublishRefusal>> {
    const refusal = this.refusalOf(viewer, input);
    if (refusal) return refusal;
    if (!(await this.videos.find(input.videoId))) return refuse('VIDEO_NOT_FOUND');
    const home = this.homeOf(viewer, input.regionCodes);
    const seenIn = grantScope(viewer, PUBLISHERS, home);
    return this.scopes.run(seenIn, async (on) => {
      const id = await this.insertIssue(on, home, input, viewer.officerId);
      if (!id) return refuse('ISSUE_NUMBER_TAKEN', { year: input.year, number: input.number });
      return ok({ ...(await queryOne<IssueRow>(on, `${ISSUES} WHERE i.id = $1`, [id])), seenIn });
    });
  }

  private refusalOf(viewer: SessionViewer, input: PublishLectureIssue) {
    const isYear = Number.isInteger(input.year) && input.year >= FIRST_YEAR && input.year <= LAST_YEAR;
    const unknown = input.regionCodes.find(
      (code) => !this.regions.find(code) || !publishesFor(viewer.grants, [code]),
    );
    if (input.title.trim() === '') return refuse('TITLE_MISSING');
    if (!isYear || input.number < 1 || input.number > MOST_NUMBERS) return refuse('ISSUE_NUMBER_INVALID');
    if (input.regionCodes.length === 0) return refuse('REGIONS_MISSING');
    if (unknown !== undefined)
      return refuse('REGION_NOT_YOURS', { region: this.regions.nameOf(unknown) || unknown });
    if (input.closesOn < input.opensOn) return refuse('WINDOW_INVALID');
    if (!(input.thresholdRatio >= 0.01 && input.thresholdRatio <= 1)) return refuse('THRESHOLD_INVALID');
    return null;
  }

  /**
   * The series an issue belongs to is that of the narrowest grant that covers its whole audience; of the first region
   * where several grants cover it only together.
   */
  private homeOf(viewer: SessionViewer, regionCodes: readonly number[]): number {
    const covering = viewer.grants
      .filter(
        (grant) =>
          PUBLISHERS.includes(grant.role) && regionCodes.every((code) => isWithin(code, grant.regionCode)),
      )
      .map((grant) => grant.regionCode);
    return covering.length > 0 ? Math.max(...covering) : Math.min(...regionCodes);
  }

  /** Null when the series has an issue of that year and number already. */
  async insertIssue(
    on: EntityManager,
    seriesRegion: number,
    input: PublishLectureIssue,
    publishedBy: string | null,
  ): Promise<string | null> {
    const series = await queryOne<{ id: string }>(
      on,
      `INSERT INTO lecture_series (name, region_code) VALUES ($1, $2)
       ON CONFLICT ON CONSTRAINT uq_lecture_series_region DO UPDATE SET name = lecture_series.name RETURNING id`,
      [`${this.regions.get(seriesRegion).name}大讲堂`, seriesRegion],
    );
    const issue = await findOne<{ id: string }>(
      on,
      `INSERT INTO lecture_issues (series_id, year, number, title, summary, video_id, opens_at, closes_at,
         threshold_parts, published_by, published_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
       ON CONFLICT ON CONSTRAINT uq_lecture_issues_number DO NOTHING RETURNING id`,
      [
        series.id,
        input.year,
        input.number,
        input.title.trim(),
        input.summary.trim(),
        input.videoId,
        startOfBeijingDay(input.opensOn),
        endOfBeijingDay(input.closesOn),
        Math.round(input.thresholdRatio * PARTS),
        publishedBy,
        this.clock.now(),
      ],
    );
    if (!issue) return null;
    await on.query(
      `INSERT INTO lecture_issue_regions (lecture_issue_id, region_code) SELECT $1, code FROM unnest($2::int[]) AS code`,
      [issue.id, [...new Set(input.regionCodes)]],
    );
    return issue.id;
  }
}

function newestFirst(one: IssueRow, other: IssueRow): number {
  return other.opensAt.getTime() - one.opensAt.getTime() || one.id.localeCompare(other.id);
}
