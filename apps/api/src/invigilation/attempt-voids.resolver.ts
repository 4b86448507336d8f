import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { Allow, CurrentViewer } from '../platform/permissions';
import { refused } from '../platform/refused';
import type { AuditNote, RequestContext, SessionViewer } from '../platform/request-context';
import { AttemptVoidsService, type DecidedAttempt } from './attempt-voids.service';
import {
  RestoreAttemptInput,
  RestoreAttemptResult,
  VoidAttemptInput,
  VoidAttemptResult,
} from './attempt-voids.types';

@Resolver()
export class AttemptVoidsResolver {
  constructor(private readonly service: AttemptVoidsService) {}

  @Mutation(() => VoidAttemptResult, {
    description: 'Its answers stay as they are, nothing of it counts, and its room is closed at once.',
  })
  @Allow('training_manager')
  async voidAttempt(
    @Args('input') { attemptId, reason, isUsedUp }: VoidAttemptInput,
    @CurrentViewer() viewer: SessionViewer,
    @Context() { language, auditNotes }: RequestContext,
  ) {
    const result = await this.service.voidAttempt(viewer, attemptId, { reason, isUsedUp });
    if (!result.ok) return refused(result.refusal, language);
    const note = noteOf(result.value, reason);
    auditNotes.push({ ...note, detail: { ...note.detail, isUsedUp } });
    return result.value;
  }

  @Mutation(() => RestoreAttemptResult, { description: 'It counts again as it was when it was made void.' })
  @Allow('training_manager')
  async restoreAttempt(
    @Args('input') { attemptId, reason }: RestoreAttemptInput,
    @CurrentViewer() viewer: SessionViewer,
    @Context() { language, auditNotes }: RequestContext,
  ) {
    const result = await this.service.restoreAttempt(viewer, attemptId, reason);
    if (!result.ok) return refused(result.refusal, language);
    auditNotes.push(noteOf(result.value, reason));
    return result.value;
  }
}

function noteOf({ id, examId, officerId, regionCode, state }: DecidedAttempt, reason: string): AuditNote {
  const detail = { examId, attemptId: id, state, reason: reason.trim().slice(0, 200) };
  return { subjectType: 'officer', subjectId: officerId, regionCode, detail };
}
