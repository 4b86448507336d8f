import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { refuse, type Language } from '@whetstone/domain';
import { Clock } from '../platform/clock';
import { Allow, CurrentViewer, RequestLanguage } from '../platform/permissions';
import { refused } from '../platform/refused';
import type { SessionViewer } from '../platform/request-context';
import { AttemptSummary, AttemptType, type AttemptStateName } from '../attempts/attempts.types';
import { RoomStates, type RoomMessage } from './room-states';
import { AcknowledgeMessageInput, AcknowledgeMessageResult, RoomMessageType } from './room-words.types';

interface OwnAttempt {
  readonly id: string;
  readonly state: AttemptStateName;
}

const MESSAGE_ID = /^\d{1,18}$/;

/** What a room is told on its line, for one that has to ask. */
@Resolver(() => AttemptType)
export class RoomWordsResolver {
  constructor(
    private readonly states: RoomStates,
    private readonly clock: Clock,
  ) {}

  @Mutation(() => AcknowledgeMessageResult)
  @Allow('signed-in')
  async acknowledgeMessage(
    @Args('input') input: AcknowledgeMessageInput,
    @CurrentViewer() { officerId }: SessionViewer,
    @RequestLanguage() language: Language,
  ) {
    const read = MESSAGE_ID.test(input.messageId)
      ? await this.states.acknowledge(officerId, input, this.clock.now())
      : null;
    return read ?? refused(refuse('NOT_FOUND').refusal, language);
  }

  @ResolveField(() => [RoomMessageType], { description: 'Not read yet, the first first.' })
  async messages(@Parent() { id }: OwnAttempt): Promise<readonly RoomMessage[]> {
    return (await this.states.find(id))?.messages ?? [];
  }

  @ResolveField(() => String, { nullable: true, description: 'Why it was made void; null = it was not.' })
  async voidReason(@Parent() { id, state }: OwnAttempt): Promise<string | null> {
    return state === 'voided' ? ((await this.states.find(id))?.voidReason ?? null) : null;
  }
}

@Resolver(() => AttemptSummary)
export class AttemptSummaryWordsResolver {
  constructor(private readonly states: RoomStates) {}

  @ResolveField(() => String, { nullable: true, description: 'Why it was made void; null = it was not.' })
  async voidReason(@Parent() { id, state }: OwnAttempt): Promise<string | null> {
    return state === 'voided' ? ((await this.states.find(id))?.voidReason ?? null) : null;
  }
}
