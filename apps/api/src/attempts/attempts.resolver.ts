import { Args, Context, Float, ID, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { windowState, type Language, type WindowState as State } from '@whetstone/domain';
import { Clock } from '../platform/clock';
import { Allow, CurrentViewer, RequestLanguage } from '../platform/permissions';
import { Refused, refused } from '../platform/refused';
import type { RequestContext, SessionViewer } from '../platform/request-context';
import { OfficerIssue, WindowState } from '../courses/courses.types';
import { LecturesService, type OfficerIssueRow } from '../courses/lectures.service';
import { ExamsService, type ExamRow } from '../exams/exams.service';
import type { ViewerRow } from '../people/officers.service';
import { Viewer } from '../access/access.types';
import { AttemptReviewService } from './attempt-review.service';
import { AttemptsService, type AttemptRow } from './attempts.service';
import {
  AttemptResult,
  AttemptSummary,
  AttemptType,
  OfficerExam,
  PaperSection,
  SaveSheetInput,
  SaveSheetResult,
  Sheet,
  StartAttemptInput,
  StartAttemptResult,
  SubmitAttemptResult,
} from './attempts.types';
import { PapersService } from './papers.service';

type OfficerExamRow = ExamRow & { readonly officerId: string };

@Resolver(() => AttemptType)
export class AttemptsResolver {
  constructor(
    private readonly attempts: AttemptsService,
    private readonly papers: PapersService,
    private readonly reviews: AttemptReviewService,
    private readonly clock: Clock,
  ) {}

  @Mutation(() => StartAttemptResult)
  @Allow('signed-in')
  async startAttempt(
    @Args('input') { examId, attemptId }: StartAttemptInput,
    @CurrentViewer() viewer: SessionViewer,
    @RequestLanguage() language: Language,
  ) {
    const result = await this.attempts.startAttempt(viewer, examId, attemptId ?? null);
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
    return result.ok ? { ...result.value, serverNow: this.clock.now() } : refused(result.refusal, language);
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

  @ResolveField(() => String)
  async examTitle(@Parent() attempt: AttemptRow): Promise<string> {
    return (await this.examOf(attempt)).title;
  }

  @ResolveField(() => Float)
  async maxPoints(@Parent() attempt: AttemptRow): Promise<number> {
    return (await this.examOf(attempt)).maxPointsHundredths / 100;
  }

  @ResolveField(() => Float)
  async passPoints(@Parent() attempt: AttemptRow): Promise<number> {
    return (await this.examOf(attempt)).passPointsHundredths / 100;
  }

  @ResolveField(() => Date, {
    description: "The server's clock as it answers; a countdown is deadline − serverNow − elapsed.",
  })
  serverNow(): Date {
    return this.clock.now();
  }

  @ResolveField(() => [PaperSection])
  async sections(@Parent() attempt: AttemptRow) {
    const sections = await this.papers.sections(attempt.paperId);
    return sections.map(({ type, pointsEachHundredths, questions }) => ({
      type,
      pointsEach: pointsEachHundredths / 100,
      questions: questions.map((question) => ({
        ...question,
        textFormat: question.textFormat ?? 'plain',
        points: question.maxHundredths / 100,
      })),
    }));
  }

  @ResolveField(() => Sheet)
  sheet(@Parent() attempt: AttemptRow) {
    return attempt.sheet;
  }

  @ResolveField(() => AttemptResult, { nullable: true, description: 'Null until handed in.' })
  async result(@Parent() attempt: AttemptRow, @Context() { language }: RequestContext) {
    return this.reviews.review(attempt, await this.examOf(attempt), language);
  }

  private async examOf(attempt: AttemptRow): Promise<ExamRow> {
    const exam = await this.attempts.examOf(attempt);
    if (!exam) throw new Error(`An attempt of no exam ${attempt.examId}`);
    return exam;
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

  @ResolveField(() => ID, { nullable: true })
  lectureIssueId(@Parent() exam: OfficerExamRow): string | null {
    return exam.issueId;
  }

  @ResolveField(() => Refused, { nullable: true })
  async notOpen(
    @Parent() exam: OfficerExamRow,
    @Context() { language }: RequestContext,
  ): Promise<Refused | null> {
    const refusal = await this.service.notOpen(exam.officerId, exam);
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

  @ResolveField(() => [OfficerExam], { description: 'Tests of the lectures meant for me, newest first.' })
  async exams(@Parent() viewer: ViewerRow): Promise<OfficerExamRow[]> {
    const issues = await this.lectures.ofOfficer(viewer.id);
    const exams = await this.service.ofOfficer(
      viewer.id,
      issues.map((issue) => issue.id),
    );
    const order = new Map(issues.map((issue, index) => [issue.id, index]));
    return exams
      .toSorted((a, b) => (order.get(a.issueId ?? '') ?? 0) - (order.get(b.issueId ?? '') ?? 0))
      .map((exam) => ({ ...exam, officerId: viewer.id }));
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
