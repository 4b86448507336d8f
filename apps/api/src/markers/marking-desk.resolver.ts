import { Args, Context, Float, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { CalibrationReport } from '@whetstone/domain';
import { Allow, CurrentViewer } from '../platform/permissions';
import { refused } from '../platform/refused';
import type { RequestContext, SessionViewer } from '../platform/request-context';
import { AnchorsService } from './anchors.service';
import { MarkingDeskService, type DeskExam, type OwnReading, type TakenAnswer } from './marking-desk.service';
import {
  AnswerReleased,
  Calibration,
  DeskExamType,
  DeskQuestionType,
  MarkAnswerInput,
  MarkAnswerResult,
  OwnReadingType,
  ReleaseAnswerInput,
  TakeAnswerInput,
  TakeAnswerResult,
  TakenAnswerType,
  WrittenQuestionType,
} from './marking-desk.types';
import type { WrittenQuestion } from './written-questions.service';

type DeskExamOf = DeskExam & { readonly viewer: SessionViewer };

@Resolver(() => DeskExamType)
export class MarkingDeskResolver {
  constructor(
    private readonly desk: MarkingDeskService,
    private readonly anchors: AnchorsService,
  ) {}

  @Query(() => [DeskExamType], { description: 'The exams the viewer marks, the one that closed last first.' })
  @Allow('marker')
  async markingDesk(@CurrentViewer() viewer: SessionViewer): Promise<DeskExamOf[]> {
    return (await this.desk.exams(viewer)).map((exam) => ({ ...exam, viewer }));
  }

  @Query(() => [OwnReadingType], { description: 'The last twenty texts the viewer read, the latest first.' })
  @Allow('marker')
  async ownReadings(
    @Args('examId', { type: () => ID }) examId: string,
    @Args('revisionId', { type: () => ID }) revisionId: string,
    @CurrentViewer() viewer: SessionViewer,
  ): Promise<OwnReadingType[]> {
    const readings = await this.desk.ownReadings(viewer, examId, revisionId);
    return readings.map(({ hundredths, ticks, ...reading }: OwnReading) => ({
      ...reading,
      points: hundredths / 100,
      ticks: ticks.map((tick) => tick / 100),
    }));
  }

  @Mutation(() => TakeAnswerResult)
  @Allow('marker')
  async takeAnswer(
    @Args('input') { examId, revisionId }: TakeAnswerInput,
    @CurrentViewer() viewer: SessionViewer,
    @Context() { language }: RequestContext,
  ) {
    const taken = await this.desk.takeAnswer(viewer, examId, revisionId);
    return taken.ok ? taken.value : refused(taken.refusal, language);
  }

  @Mutation(() => MarkAnswerResult)
  @Allow('marker')
  async markAnswer(
    @Args('input') { id, isAnchor, ticks, reason }: MarkAnswerInput,
    @CurrentViewer() viewer: SessionViewer,
    @Context() { language, auditNotes }: RequestContext,
  ) {
    const given = { id, ticks: ticks.map((points) => Math.round(points * 100)), reason: reason ?? '' };
    const marked = isAnchor
      ? await this.anchors.markAnchor(viewer, given)
      : await this.desk.markAnswer(viewer, given);
    if (!marked.ok) return refused(marked.refusal, language);
    const { hundredths, calibration, examId, regionCode, changedAttemptIds } = marked.value;
    const detail = {
      ...{ readingId: id, isAnchor, points: hundredths / 100, reason: given.reason },
      changedAttemptIds: changedAttemptIds.join(' '),
    };
    auditNotes.push({ subjectType: 'exam', subjectId: examId, regionCode, detail });
    return { points: hundredths / 100, calibration: calibration && calibrationOf(calibration) };
  }

  @Mutation(() => AnswerReleased)
  @Allow('marker')
  async releaseAnswer(
    @Args('input') { id }: ReleaseAnswerInput,
    @CurrentViewer() viewer: SessionViewer,
  ): Promise<AnswerReleased> {
    return { isReleased: await this.desk.releaseAnswer(viewer, id) };
  }

  @ResolveField(() => Float, { nullable: true })
  stepPoints(@Parent() { stepHundredths }: DeskExamOf): number | null {
    return stepHundredths === null ? null : stepHundredths / 100;
  }

  @ResolveField(() => [DeskQuestionType])
  async questions(@Parent() { viewer, examId }: DeskExamOf) {
    const questions = await this.desk.questionsOf(viewer, examId);
    return questions.map(({ calibration, ...question }) => ({
      ...question,
      calibration: calibrationOf(calibration),
    }));
  }
}

@Resolver(() => TakenAnswerType)
export class TakenAnswersResolver {
  @ResolveField(() => Float)
  stepPoints(@Parent() { stepHundredths }: TakenAnswer): number {
    return stepHundredths / 100;
  }
}

@Resolver(() => WrittenQuestionType)
export class WrittenQuestionsResolver {
  @ResolveField(() => Float)
  maxPoints(@Parent() { maxHundredths }: WrittenQuestion): number {
    return maxHundredths / 100;
  }

  @ResolveField()
  parts(@Parent() { parts }: WrittenQuestion): WrittenQuestionType['parts'] {
    return parts.map(({ number, stem, maxHundredths, rubric }) => ({
      ...{ number, stem, maxPoints: maxHundredths / 100 },
      rubric: rubric.map((point) => ({ text: point.text, maxPoints: point.maxHundredths / 100 })),
    }));
  }
}

export function calibrationOf({
  meanDeviationHundredths: deviation,
  meanDistanceHundredths: distance,
  ...report
}: CalibrationReport): Calibration {
  return {
    ...report,
    meanDeviation: deviation === null ? null : deviation / 100,
    meanDistance: distance === null ? null : distance / 100,
  };
}
