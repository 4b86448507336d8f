import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { resultUnion } from '../platform/refused';

@InputType()
export class GrantExtraTimeInput {
  @Field(() => ID)
  examId: string;

  @Field(() => ID)
  officerId: string;

  @Field(() => Int)
  minutes: number;

  @Field()
  reason: string;
}

@ObjectType('ExtraTimeTotal', { description: 'What somebody has now: all that was given him for this exam.' })
export class ExtraTimeTotalType {
  @Field(() => Int)
  totalMinutes: number;

  @Field(() => Date, { nullable: true, description: 'Of the open attempt; null = none is open.' })
  deadline: Date | null;
}

@ObjectType('ExtraTime', { description: 'More time somebody was given for an exam.' })
export class ExtraTimeType {
  @Field(() => ID)
  officerId: string;

  @Field()
  officerName: string;

  @Field(() => Int)
  minutes: number;

  @Field()
  reason: string;

  @Field()
  grantedAt: Date;
}

export const GrantExtraTimeResult = resultUnion('GrantExtraTimeResult', ExtraTimeTotalType);

@InputType()
export class GrantExtraTimesInput {
  @Field(() => ID)
  examId: string;

  @Field(() => [ID], { nullable: true, description: 'Null = everybody who is sitting it at this moment.' })
  officerIds?: string[] | null;

  @Field(() => Int)
  minutes: number;

  @Field()
  reason: string;
}

@ObjectType('ExtraTimesGiven')
export class ExtraTimesGivenType {
  @Field(() => Int)
  givenCount: number;

  @Field(() => Int, { description: 'Of those named: who has handed in, is void or is not asked.' })
  refusedCount: number;
}

export const GrantExtraTimesResult = resultUnion('GrantExtraTimesResult', ExtraTimesGivenType);
