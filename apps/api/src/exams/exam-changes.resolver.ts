import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { Allow, CurrentViewer } from '../platform/permissions';
import { refused } from '../platform/refused';
import type { RequestContext, SessionViewer } from '../platform/request-context';
import { ExamChangesService } from './exam-changes.service';
import {
  ChangeExamInput,
  ChangeExamResult,
  WithdrawExamInput,
  WithdrawExamResult,
} from './exam-changes.types';

@Resolver()
export class ExamChangesResolver {
  constructor(private readonly service: ExamChangesService) {}

  @Mutation(() => ChangeExamResult, { description: 'Of an exam of no lecture.' })
  @Allow('training_manager')
  async changeExam(
    @Args('input') { durationMinutes, ...input }: ChangeExamInput,
    @CurrentViewer() viewer: SessionViewer,
    @Context() { language, auditNotes }: RequestContext,
  ) {
    const lastEntryAt = input.lastEntryAt ?? null;
    const durationSeconds = durationMinutes * 60;
    const result = await this.service.changeExam(viewer, { ...input, lastEntryAt, durationSeconds });
    if (!result.ok) return refused(result.refusal, language);
    const { id, regionCode } = result.value;
    const detail = {
      title: input.title,
      opensAt: input.opensAt.toISOString(),
      closesAt: input.closesAt.toISOString(),
      durationMinutes,
    };
    auditNotes.push({ subjectType: 'exam', subjectId: id, regionCode, detail });
    return result.value;
  }

  @Mutation(() => WithdrawExamResult, { description: 'Of an exam of no lecture that nobody has begun.' })
  @Allow('training_manager')
  async withdrawExam(
    @Args('input') input: WithdrawExamInput,
    @CurrentViewer() viewer: SessionViewer,
    @Context() { language, auditNotes }: RequestContext,
  ) {
    const result = await this.service.withdrawExam(viewer, input);
    if (!result.ok) return refused(result.refusal, language);
    const { id, regionCode } = result.value;
    auditNotes.push({ subjectType: 'exam', subjectId: id, regionCode, detail: { reason: input.reason } });
    return result.value;
  }
}
