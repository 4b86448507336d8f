import { Args, Context, Float, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { WATCH_POLICY, type Language, type WindowState as State } from '@whetstone/domain';
import { PageInput } from '../platform/page';
import { Allow, CurrentViewer, RequestLanguage } from '../platform/permissions';
import { refused } from '../platform/refused';
import type { RequestContext, SessionViewer } from '../platform/request-context';
import type { ViewerRow } from '../people/officers.service';
import { Viewer } from '../access/access.types';
import { deviceOf } from '../access/sessions.service';
import { RegionsService } from '../regions/regions.service';
import { Region } from '../regions/regions.types';
import {
  LectureIssuePage,
  LectureIssueType,
  OfficerAttendance,
  OfficerIssue,
  PublishLectureIssueInput,
  PublishLectureIssueResult,
  ReportWatchInput,
  ReportWatchResult,
  StartWatchInput,
  StartWatchResult,
  VideoSource,
  WindowState,
} from './courses.types';
import { LecturesService, type IssueRow, type OfficerIssueRow } from './lectures.service';
import { VideosService } from './videos.service';
import { toMs, WatchService } from './watch.service';

@Resolver(() => LectureIssueType)
export class LectureIssuesResolver {
  constructor(
    private readonly lectures: LecturesService,
    private readonly videos: VideosService,
    private readonly regions: RegionsService,
  ) {}

  @Query(() => LectureIssuePage, { description: "Issues for the viewer's regions, newest first." })
  @Allow('training_manager', 'leader')
  lectureIssues(@Args('page') page: PageInput, @CurrentViewer() viewer: SessionViewer) {
    return this.lectures.list(viewer, page);
  }

  @Query(() => LectureIssueType, { nullable: true, description: 'Null = not found, or not yours to see.' })
  @Allow('training_manager', 'leader')
  lectureIssue(
    @Args('id', { type: () => ID }) id: string,
    @CurrentViewer() viewer: SessionViewer,
  ): Promise<IssueRow | null> {
    return this.lectures.findFor(viewer, id);
  }

  @Mutation(() => PublishLectureIssueResult)
  @Allow('training_manager')
  async publishLectureIssue(
    @Args('input') input: PublishLectureIssueInput,
    @CurrentViewer() viewer: SessionViewer,
    @RequestLanguage() language: Language,
  ) {
    const result = await this.lectures.publishLectureIssue(viewer, input);
    return result.ok ? result.value : refused(result.refusal, language);
  }

  @ResolveField(() => Float)
  durationSeconds(@Parent() issue: IssueRow): number {
    return issue.durationMs / 1000;
  }

  @ResolveField(() => Float)
  thresholdRatio(@Parent() issue: IssueRow): number {
    return issue.thresholdParts / 10_000;
  }

  @ResolveField(() => WindowState)
  state(@Parent() issue: IssueRow): State {
    return this.lectures.stateOf(issue);
  }

  @ResolveField(() => [VideoSource])
  sources(@Parent() issue: IssueRow) {
    return this.videos.sources(issue.videoId);
  }

  @ResolveField(() => [Region], { description: 'The regions it is for, each with all it contains.' })
  audience(@Parent() issue: IssueRow) {
    return issue.audience.map((code) => this.regions.get(code));
  }
}

@Resolver(() => OfficerIssue)
export class OfficerIssuesResolver {
  constructor(
    private readonly lectures: LecturesService,
    private readonly videos: VideosService,
    private readonly watch: WatchService,
  ) {}

  @Mutation(() => StartWatchResult)
  @Allow('signed-in')
  async startWatch(
    @Args('input') { lectureIssueId }: StartWatchInput,
    @CurrentViewer() viewer: SessionViewer,
    @Context() { request, language }: RequestContext,
  ) {
    const result = await this.watch.startWatch(viewer, lectureIssueId, deviceOf(request));
    if (!result.ok) return refused(result.refusal, language);
    return {
      ...result.value,
      reportEverySeconds: WATCH_POLICY.reportEverySeconds,
      maxRate: WATCH_POLICY.maxRate,
    };
  }

  @Mutation(() => ReportWatchResult)
  @Allow('signed-in')
  async reportWatch(
    @Args('input') { leaseId, spans, jumpedToSeconds }: ReportWatchInput,
    @CurrentViewer() viewer: SessionViewer,
    @RequestLanguage() language: Language,
  ) {
    const jumpedToMs =
      jumpedToSeconds === null || jumpedToSeconds === undefined ? null : jumpedToSeconds * 1000;
    const result = await this.watch.reportWatch(viewer, { leaseId, spans: spans.map(toMs), jumpedToMs });
    if (!result.ok) return refused(result.refusal, language);
    const { creditedMs, notCredited, attendance } = result.value;
    return {
      creditedSeconds: creditedMs / 1000,
      notCredited: notCredited && refused({ code: notCredited, data: {} }, language),
      attendance,
    };
  }

  @ResolveField(() => Float)
  durationSeconds(@Parent() issue: OfficerIssueRow): number {
    return issue.durationMs / 1000;
  }

  @ResolveField(() => Float)
  thresholdRatio(@Parent() issue: OfficerIssueRow): number {
    return issue.thresholdParts / 10_000;
  }

  @ResolveField(() => Float)
  maxRate(): number {
    return WATCH_POLICY.maxRate;
  }

  @ResolveField(() => WindowState)
  state(@Parent() issue: OfficerIssueRow): State {
    return this.lectures.stateOf(issue);
  }

  @ResolveField(() => [VideoSource])
  sources(@Parent() issue: OfficerIssueRow) {
    return this.videos.sources(issue.videoId);
  }

  @ResolveField(() => OfficerAttendance)
  attendance(@Parent() issue: OfficerIssueRow) {
    return this.watch.attendanceOf(issue.officerId, issue);
  }
}

@Resolver(() => Viewer)
export class ViewerLecturesResolver {
  constructor(private readonly lectures: LecturesService) {}

  @ResolveField(() => [OfficerIssue], { description: 'Those meant for me, newest first.' })
  async lectureIssues(@Parent() viewer: ViewerRow): Promise<OfficerIssueRow[]> {
    return this.lectures.ofOfficer(viewer.id);
  }

  @ResolveField(() => OfficerIssue, { nullable: true, description: 'Null = not found, or not meant for me.' })
  async lectureIssue(
    @Args('id', { type: () => ID }) id: string,
    @Parent() viewer: ViewerRow,
  ): Promise<OfficerIssueRow | null> {
    const issues = await this.lectureIssues(viewer);
    return issues.find((issue) => issue.id === id) ?? null;
  }
}
