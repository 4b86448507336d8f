import { Args, Context, Float, ID, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import {
  sayRefusal,
  windowState,
  type Language,
  type QuestionOrder,
  type WindowState as State,
} from '@whetstone/domain';
import { Clock } from '../platform/clock';
import { Allow, CurrentViewer, refuseTooMany, RequestLanguage } from '../platform/permissions';
import { RateLimits } from '../platform/rate-limits';
import { Refused, refused } from '../platform/refused';
import type { RequestContext, SessionViewer } from '../platform/request-context';
import { OfficerIssue, WindowState } from '../courses/courses.types';
import { LecturesService, type OfficerIssueRow } from '../courses/lectures.service';
import { ExamsService, type ExamRow } from '../exams/exams.service';
import { FrozenPapersService, type PrintedSection } from '../exams/frozen-papers.service';
import type { ViewerRow } from '../people/officers.service';
import { Viewer } from '../access/access.types';
import { AttemptReviewService } from './attempt-review.service';
import type { AttemptRow } from './attempt-rows';
import { AttemptsService, KEPT_AS_EVIDENCE } from './attempts.service';
import { AttemptResult } from './attempt-results.types';
import {
  AttemptSummary,
  AttemptType,
  OfficerExam,
  PaperSection,
  QuestionOrderType,
  SaveSheetInput,
  SaveSheetResult,
  Sheet,
  StartAttemptInput,
  StartAttemptResult,
  SubmitAttemptResult,
} from './attempts.types';
import { inOrder, orderOf } from './order-of';
import { paperUrl } from './paper-files';

type OfficerExamRow = ExamRow & { readonly officerId: string };

@Resolver(() => AttemptType)
export class AttemptsResolver {
  constructor(
    private readonly attempts: AttemptsService,
    private readonly papers: FrozenPapersService,
    private readonly reviews: AttemptReviewService,
    private readonly clock: Clock,
    private readonly limits: RateLimits,
  ) {}

  @Mutation(() => StartAttemptResult)
  @Allow('signed-in')
  async startAttempt(
    @Args('input') { examId, attemptId, startJitterMs, hallPassword }: StartAttemptInput,
    @CurrentViewer() viewer: SessionViewer,
    @Context() context: RequestContext,
  ) {
    const { language, request } = context;
    if (hallPassword)
      refuseTooMany(await this.limits.count('hall-password', viewer.officerId, request), context);
    const result = await this.attempts.startAttempt(viewer, examId, {
      continuing: attemptId ?? null,
      jitterMs: startJitterMs ?? 0,
      hallPassword: hallPassword ?? null,
      address: request.ip,
    });
    return result.ok ? result.value : refused(result.refusal, language);
  }

  @Mutation(() => SaveSheetResult)
  @Allow('signed-in')
  async saveSheet(
    @Args('input') input: SaveSheetInput,
    @CurrentViewer() viewer: SessionViewer,
    @RequestLanguage() language: Language,
  ) {
    const result = await this.attempts.saveSheet(viewer, input);
    if (result.ok) return { ...result.value, serverNow: this.clock.now() };
    const answer = refused(result.refusal, language);
    if (result.refusal.data !== KEPT_AS_EVIDENCE) return answer;
    return Object.assign(answer, { message: sayRefusal({ code: 'LATE_SHEET_KEPT', data: {} }, language) });
  }

  @Mutation(() => SubmitAttemptResult)
  @Allow('signed-in')
  async submitAttempt(
    @Args('input') input: SaveSheetInput,
    @CurrentViewer() viewer: SessionViewer,
    @RequestLanguage() language: Language,
  ) {
    const result = await this.attempts.submitAttempt(viewer, input);
    return result.ok ? result.value : refused(result.refusal, language);
  }

  @ResolveField(() => Date, {
    description: "The server's clock as it answers; a countdown is deadline − serverNow − elapsed.",
  })
  serverNow(): Date {
    return this.clock.now();
  }

  @ResolveField(() => String, { description: 'SHA-256 of the paper as it is sent.' })
  async paperHash(@Parent() { paperId }: AttemptRow): Promise<string> {
    return (await this.papers.get(paperId)).hash;
  }

  @ResolveField(() => String, {
    description:
      'Where the paper is fetched: JSON { sections }, the same for everybody who sits it, for ever.',
  })
  async paperUrl(@Parent() { paperId }: AttemptRow): Promise<string> {
    return paperUrl((await this.papers.get(paperId)).hash);
  }

  @ResolveField(() => [QuestionOrderType], {
    description:
      'How this officer meets the paper: its questions in his order, each with its options in his.',
  })
  async order(@Parent() attempt: AttemptRow): Promise<QuestionOrder[]> {
    return orderOf(attempt, await this.papers.get(attempt.paperId)).flat();
  }

  @ResolveField(() => [PaperSection], {
    description: 'The paper in the order in which this officer meets it.',
  })
  async sections(@Parent() attempt: AttemptRow): Promise<PrintedSection[]> {
    const paper = await this.papers.get(attempt.paperId);
    return inOrder(paper.printed, orderOf(attempt, paper));
  }

  @ResolveField(() => Boolean, {
    description: 'Handed in, and something of it waits to be read by a person: that takes days, not seconds.',
  })
  isBeingRead(@Parent() { marks }: AttemptRow): boolean {
    return marks?.some(({ isPending }) => isPending) ?? false;
  }

  @ResolveField(() => Sheet)
  sheet(@Parent() attempt: AttemptRow) {
    return attempt.sheet;
  }

  @ResolveField(() => AttemptResult, { nullable: true, description: 'Null until handed in.' })
  result(@Parent() attempt: AttemptRow, @Context() { language }: RequestContext) {
    return this.reviews.review(attempt, language);
  }
}

@Resolver(() => OfficerExam)
export class OfficerExamsResolver {
  constructor(
    private readonly service: AttemptsService,
    private readonly clock: Clock,
  ) {}

  @ResolveField(() => Float)
  maxPoints(@Parent() exam: OfficerExamRow): number {
    return exam.maxPointsHundredths / 100;
  }

  @ResolveField(() => Float)
  passPoints(@Parent() exam: OfficerExamRow): number {
    return exam.passPointsHundredths / 100;
  }

  @ResolveField(() => WindowState)
  state(@Parent() exam: OfficerExamRow): State {
    return windowState(exam, this.clock.now());
  }

  @ResolveField(() => Date, { description: "The server's clock as it answers." })
  serverNow(): Date {
    return this.clock.now();
  }

  @ResolveField(() => Date, {
    nullable: true,
    description: 'From when I may wait in the room for the opening; null = there is nothing to wait for.',
  })
  waitsFrom(@Parent() exam: OfficerExamRow): Promise<Date | null> {
    return this.service.waitsFrom(exam.officerId, exam);
  }

  @ResolveField(() => ID, { nullable: true })
  lectureIssueId(@Parent() exam: OfficerExamRow): string | null {
    return exam.issueId;
  }

  @ResolveField(() => Refused, { nullable: true })
  async notOpen(
    @Parent() exam: OfficerExamRow,
    @Context() { language, request }: RequestContext,
  ): Promise<Refused | null> {
    const refusal = await this.service.notOpen(exam.officerId, exam, request.ip);
    return refusal && refused(refusal, language);
  }

  @ResolveField(() => [AttemptSummary])
  attempts(@Parent() exam: OfficerExamRow) {
    return this.service.summaries(exam.officerId, exam);
  }
}

@Resolver(() => Viewer)
export class ViewerExamsResolver {
  constructor(
    private readonly lectures: LecturesService,
    private readonly service: ExamsService,
    private readonly attempts: AttemptsService,
  ) {}

  @ResolveField(() => [OfficerExam], {
    description: 'Exams that I am asked to or sat, the one that opens last first, then tests of my lectures.',
  })
  async exams(@Parent() viewer: ViewerRow): Promise<OfficerExamRow[]> {
    const issues = await this.lectures.ofOfficer(viewer.id);
    const exams = await this.service.ofOfficer(
      viewer.id,
      issues.map((issue) => issue.id),
    );
    const order = new Map(issues.map((issue, index) => [issue.id, index]));
    const tests = exams
      .filter(({ issueId }) => issueId !== null)
      .toSorted((a, b) => (order.get(a.issueId ?? '') ?? 0) - (order.get(b.issueId ?? '') ?? 0));
    const alone = await this.attempts.ownExams(
      viewer.id,
      exams.filter(({ issueId }) => issueId === null),
    );
    return [...alone.toSorted((a, b) => b.opensAt.getTime() - a.opensAt.getTime()), ...tests].map((exam) => ({
      ...exam,
      officerId: viewer.id,
    }));
  }

  @ResolveField(() => OfficerExam, { nullable: true, description: 'Null = not found, or not meant for me.' })
  async exam(
    @Args('id', { type: () => ID }) id: string,
    @Parent() viewer: ViewerRow,
  ): Promise<OfficerExamRow | null> {
    const exams = await this.exams(viewer);
    return exams.find((exam) => exam.id === id) ?? null;
  }

  @ResolveField(() => AttemptType, { nullable: true, description: 'Null = not found, or not mine.' })
  attempt(
    @Args('id', { type: () => ID }) id: string,
    @Parent() viewer: ViewerRow,
  ): Promise<AttemptRow | null> {
    return this.attempts.find(viewer.id, id);
  }
}

@Resolver(() => OfficerIssue)
export class OfficerIssueExamResolver {
  constructor(private readonly service: ExamsService) {}

  @ResolveField(() => OfficerExam, { nullable: true, description: 'The post-training test; null = none.' })
  async exam(@Parent() issue: OfficerIssueRow): Promise<OfficerExamRow | null> {
    const exam = await this.service.findByIssue(issue);
    return exam && { ...exam, officerId: issue.officerId };
  }
}
