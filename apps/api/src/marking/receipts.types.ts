import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { AttemptState, type AttemptStateName } from '../attempts/attempts.types';
import { resultUnion } from '../platform/refused';

@ObjectType('GivenReceipt', { description: 'What a receipt was given for.' })
export class GivenReceiptType {
  @Field(() => ID)
  attemptId: string;

  @Field(() => Int, { description: 'Of the attempt.' })
  number: number;

  @Field(() => AttemptState)
  state: AttemptStateName;

  @Field()
  officerName: string;

  @Field()
  submittedAt: Date;
}

export const CheckReceiptResult = resultUnion('CheckReceiptResult', GivenReceiptType);
