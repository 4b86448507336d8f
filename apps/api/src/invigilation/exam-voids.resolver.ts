import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { Allow, CurrentViewer } from '../platform/permissions';
import { refused } from '../platform/refused';
import type { RequestContext, SessionViewer } from '../platform/request-context';
import { WithdrawExamInput, WithdrawExamResult } from '../exams/exam-changes.types';
import { ExamVoidsService } from './exam-voids.service';

@Resolver()
export class ExamVoidsResolver {
  constructor(private readonly service: ExamVoidsService) {}

  @Mutation(() => WithdrawExamResult, {
    description: 'Of an exam of no lecture, with all that was begun: nothing of it counts.',
  })
  @Allow('training_manager')
  async voidExam(
    @Args('input') input: WithdrawExamInput,
    @CurrentViewer() viewer: SessionViewer,
    @Context() { language, auditNotes }: RequestContext,
  ) {
    const result = await this.service.voidExam(viewer, input);
    if (!result.ok) return refused(result.refusal, language);
    const { id, regionCode } = result.value;
    auditNotes.push({ subjectType: 'exam', subjectId: id, regionCode, detail: { reason: input.reason } });
    return result.value;
  }
}
