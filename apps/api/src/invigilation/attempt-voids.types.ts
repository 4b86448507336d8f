import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { AttemptState, type AttemptStateName } from '../attempts/attempts.types';
import { resultUnion } from '../platform/refused';

@InputType()
export class VoidAttemptInput {
  @Field(() => ID)
  attemptId: string;

  @Field()
  reason: string;

  @Field({
    description: 'It stays one of those allowed; false = it is given back, and another may be begun for it.',
  })
  isUsedUp: boolean;
}

@InputType()
export class RestoreAttemptInput {
  @Field(() => ID)
  attemptId: string;

  @Field()
  reason: string;
}

@ObjectType('DecidedAttempt', {
  description: 'An attempt as it stands after it was made void, or counts again.',
})
export class DecidedAttemptType {
  @Field(() => ID)
  id: string;

  @Field(() => AttemptState)
  state: AttemptStateName;
}

export const VoidAttemptResult = resultUnion('VoidAttemptResult', DecidedAttemptType);
export const RestoreAttemptResult = resultUnion('RestoreAttemptResult', DecidedAttemptType);
