import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, CurrentViewer } from '../platform/permissions';
import { refused } from '../platform/refused';
import type { RequestContext, SessionViewer } from '../platform/request-context';
import type { SeenExamRow } from '../exams/exam-setting.service';
import { ExamType } from '../exams/exams.types';
import {
  ExtraTimeType,
  GrantExtraTimeInput,
  GrantExtraTimeResult,
  GrantExtraTimesInput,
  GrantExtraTimesResult,
} from './extra-times.types';
import { ExtraTimesService } from './extra-times.service';

@Resolver(() => ExamType)
export class ExtraTimesResolver {
  constructor(private readonly service: ExtraTimesService) {}

  @Mutation(() => GrantExtraTimeResult, {
    description: 'An open room is told its new deadline at once, or with the answer of its next save.',
  })
  @Allow('training_manager')
  async grantExtraTime(
    @Args('input') input: GrantExtraTimeInput,
    @CurrentViewer() viewer: SessionViewer,
    @Context() { language, auditNotes }: RequestContext,
  ) {
    const result = await this.service.grantExtraTime(viewer, input);
    if (!result.ok) return refused(result.refusal, language);
    const { regionCode } = result.value;
    const detail = { examId: input.examId, minutes: input.minutes };
    auditNotes.push({ subjectType: 'officer', subjectId: input.officerId, regionCode, detail });
    return result.value;
  }

  @Mutation(() => GrantExtraTimesResult, { description: 'The same time for several, or for all who sit.' })
  @Allow('training_manager')
  async grantExtraTimes(
    @Args('input') { officerIds, ...input }: GrantExtraTimesInput,
    @CurrentViewer() viewer: SessionViewer,
    @Context() { language, auditNotes }: RequestContext,
  ) {
    const result = await this.service.grantExtraTimes(viewer, { ...input, officerIds: officerIds ?? null });
    if (!result.ok) return refused(result.refusal, language);
    const { givenCount, regionCode } = result.value;
    const detail = { minutes: input.minutes, givenCount, isToAll: !officerIds };
    auditNotes.push({ subjectType: 'exam', subjectId: input.examId, regionCode, detail });
    return result.value;
  }

  @ResolveField(() => [ExtraTimeType], { description: 'Latest first, of those the viewer may see.' })
  extraTimes(@Parent() exam: SeenExamRow, @CurrentViewer() viewer: SessionViewer) {
    return this.service.ofExam(exam.id, viewer);
  }
}
