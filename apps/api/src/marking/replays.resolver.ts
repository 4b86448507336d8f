import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, CurrentViewer } from '../platform/permissions';
import { refused } from '../platform/refused';
import type { RequestContext, SessionViewer } from '../platform/request-context';
import { RegionsService } from '../regions/regions.service';
import { ReplaysService, type ReplayedAttempt } from './replays.service';
import { AttemptReplay, ReplayAttemptInput, ReplayAttemptResult } from './replays.types';

@Resolver(() => AttemptReplay)
export class ReplaysResolver {
  constructor(
    private readonly replays: ReplaysService,
    private readonly regions: RegionsService,
  ) {}

  @Mutation(() => ReplayAttemptResult, {
    description: 'What happened in an attempt. It changes nothing; looking at it stands in the audit log.',
  })
  @Allow('training_manager')
  async replayAttempt(
    @Args('input') { attemptId }: ReplayAttemptInput,
    @CurrentViewer() viewer: SessionViewer,
    @Context() { language, auditNotes }: RequestContext,
  ) {
    const replay = await this.replays.replayAttempt(viewer, attemptId);
    if (!replay.ok) return refused(replay.refusal, language);
    const { officerId, regionCode, examId } = replay.value;
    auditNotes.push({
      subjectType: 'officer',
      subjectId: officerId,
      regionCode,
      detail: { attemptId, examId },
    });
    return replay.value;
  }

  @ResolveField(() => String)
  regionName(@Parent() { regionCode }: ReplayedAttempt): string {
    return this.regions.nameOf(regionCode);
  }
}
