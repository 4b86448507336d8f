import { Field, Float, ID, InputType, Int } from '@nestjs/graphql';
import { resultUnion } from '../platform/refused';
import { ExamType } from './exams.types';

@InputType({ description: 'Papers, audience and hall of an exam stay as they were set.' })
export class ChangeExamInput {
  @Field(() => ID)
  id: string;

  @Field(() => Int, { description: 'Of the exam as it was seen.' })
  version: number;

  @Field()
  title: string;

  @Field()
  opensAt: Date;

  @Field()
  closesAt: Date;

  @Field(() => Date, { nullable: true })
  lastEntryAt: Date | null;

  @Field(() => Int)
  durationMinutes: number;

  @Field(() => Int)
  attemptsAllowed: number;

  @Field(() => Float)
  passPoints: number;
}

@InputType()
export class WithdrawExamInput {
  @Field(() => ID)
  id: string;

  @Field(() => Int, { description: 'Of the exam as it was seen.' })
  version: number;

  @Field({ description: 'Told to those who were asked.' })
  reason: string;
}

export const ChangeExamResult = resultUnion('ChangeExamResult', ExamType);
export const WithdrawExamResult = resultUnion('WithdrawExamResult', ExamType);
