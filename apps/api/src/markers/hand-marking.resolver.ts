import { Args, Context, Int, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Result } from '@whetstone/domain';
import { MarkedExam } from '../marking/marked-exams.types';
import type { SeenExam } from '../marking/seen-exams.service';
import { Allow, CurrentViewer } from '../platform/permissions';
import { refused } from '../platform/refused';
import type { RequestContext, SessionViewer } from '../platform/request-context';
import {
  AddMarkerResult,
  ExamMarkerInput,
  GiveThirdReadingInput,
  GiveThirdReadingResult,
  HandMarking,
  MarkerProgressType,
  MarkingPlanType,
  PossibleMarkerType,
  QuestionProgressType,
  RemoveMarkerResult,
  SetAnchorInput,
  SetAnchorResult,
  SetMarkingPlanInput,
  SetMarkingPlanResult,
  UnreadTextType,
} from './hand-marking.types';
import { MarkingLeadService, type QuestionProgress } from './marking-lead.service';
import { ThirdReadingsService } from './third-readings.service';

interface HandMarkingOf {
  readonly exam: SeenExam;
}

type ProgressOf = QuestionProgress & HandMarkingOf;

@Resolver(() => HandMarking)
export class HandMarkingResolver {
  constructor(
    private readonly lead: MarkingLeadService,
    private readonly thirds: ThirdReadingsService,
  ) {}

  @Mutation(() => SetMarkingPlanResult)
  @Allow('training_manager')
  async setMarkingPlan(
    @Args('input') { examId, stepPoints, limitPercent, excludesOwnUnit }: SetMarkingPlanInput,
    @CurrentViewer() viewer: SessionViewer,
    @Context() context: RequestContext,
  ) {
    const stepHundredths = Math.round(stepPoints * 100);
    const set = await this.lead.setMarkingPlan(viewer, examId, {
      ...{ stepHundredths, limitPercent, excludesOwnUnit },
    });
    return answer(set, context, { stepPoints, limitPercent, excludesOwnUnit });
  }

  @Mutation(() => AddMarkerResult)
  @Allow('training_manager')
  async addMarker(
    @Args('input') { examId, officerId }: ExamMarkerInput,
    @CurrentViewer() viewer: SessionViewer,
    @Context() context: RequestContext,
  ) {
    return answer(await this.lead.addMarker(viewer, examId, officerId), context, { officerId });
  }

  @Mutation(() => RemoveMarkerResult)
  @Allow('training_manager')
  async removeMarker(
    @Args('input') { examId, officerId }: ExamMarkerInput,
    @CurrentViewer() viewer: SessionViewer,
    @Context() context: RequestContext,
  ) {
    return answer(await this.lead.removeMarker(viewer, examId, officerId), context, { officerId });
  }

  @Mutation(() => SetAnchorResult)
  @Allow('training_manager')
  async setAnchor(
    @Args('input') { answerId, ticks }: SetAnchorInput,
    @CurrentViewer() viewer: SessionViewer,
    @Context() context: RequestContext,
  ) {
    const hundredths = ticks.map((points) => Math.round(points * 100));
    return answer(await this.lead.setAnchor(viewer, answerId, hundredths), context, {
      ...{ answerId, ticks: ticks.join(' ') },
    });
  }

  @Mutation(() => GiveThirdReadingResult, {
    description: 'Where two markers are too far apart: one more reading, which replaces neither.',
  })
  @Allow('training_manager')
  async giveThirdReading(
    @Args('input') { answerId, ticks, reason }: GiveThirdReadingInput,
    @CurrentViewer() viewer: SessionViewer,
    @Context() context: RequestContext,
  ) {
    const hundredths = ticks.map((points) => Math.round(points * 100));
    const given = await this.thirds.giveThirdReading(viewer, { answerId, ticks: hundredths, reason });
    return answer(given, context, {
      ...{ answerId, ticks: ticks.join(' '), reason: reason.trim().slice(0, 200) },
    });
  }

  @ResolveField(() => MarkingPlanType, { nullable: true })
  async plan(@Parent() { exam }: HandMarkingOf): Promise<MarkingPlanType | null> {
    const plan = await this.lead.plan(exam);
    return plan && { ...plan, stepPoints: plan.stepHundredths / 100 };
  }

  @ResolveField(() => Int)
  waitingCount(@Parent() { exam }: HandMarkingOf): Promise<number> {
    return this.lead.waitingCount(exam);
  }

  @ResolveField(() => [QuestionProgressType])
  async questions(@Parent() { exam }: HandMarkingOf): Promise<ProgressOf[]> {
    return (await this.lead.questions(exam)).map((progress) => ({ ...progress, exam }));
  }

  @ResolveField(() => [MarkerProgressType])
  async markers(@Parent() { exam }: HandMarkingOf): Promise<MarkerProgressType[]> {
    const markers = await this.lead.markers(exam);
    return markers.map(({ meanDeviationHundredths: deviation, ...marker }) => ({
      ...marker,
      meanDeviation: deviation === null ? null : deviation / 100,
    }));
  }

  @ResolveField(() => [PossibleMarkerType])
  possibleMarkers(@Parent() { exam }: HandMarkingOf): Promise<PossibleMarkerType[]> {
    return this.lead.possibleMarkers(exam);
  }
}

@Resolver(() => QuestionProgressType)
export class QuestionProgressResolver {
  constructor(
    private readonly lead: MarkingLeadService,
    private readonly thirds: ThirdReadingsService,
  ) {}

  @ResolveField(() => [UnreadTextType])
  disputedTexts(
    @Parent() { exam, question }: ProgressOf,
    @CurrentViewer() viewer: SessionViewer,
  ): Promise<UnreadTextType[]> {
    return this.thirds.waitingTexts(viewer, exam, question);
  }

  @ResolveField(() => [UnreadTextType])
  unreadTexts(@Parent() { exam, question }: ProgressOf): Promise<UnreadTextType[]> {
    return this.lead.unreadTexts(exam, question.revisionId, question.maxHundredths);
  }
}

@Resolver(() => MarkedExam)
export class MarkedExamHandMarkingResolver {
  constructor(private readonly lead: MarkingLeadService) {}

  @ResolveField(() => HandMarking, {
    nullable: true,
    description: 'Null = a machine marks everything of it.',
  })
  async handMarking(@Parent() exam: SeenExam): Promise<HandMarkingOf | null> {
    return (await this.lead.isMarkedByHand(exam)) ? { exam } : null;
  }
}

function answer(
  result: Result<SeenExam, Parameters<typeof refused>[0]['code']>,
  { language, auditNotes }: RequestContext,
  detail: Readonly<Record<string, string | number | boolean | null>>,
) {
  if (!result.ok) return refused(result.refusal, language);
  const { id, regionCode } = result.value;
  auditNotes.push({ subjectType: 'exam', subjectId: id, regionCode, detail });
  return result.value;
}
