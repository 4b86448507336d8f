import { Field, ID, InputType, Int, PickType } from '@nestjs/graphql';
import { resultUnion } from '../platform/refused';
import { SetExamInput } from './exam-setting.types';
import { ExamType } from './exams.types';

@InputType({ description: 'Papers, audience and hall of an exam stay as they were set.' })
export class ChangeExamInput extends PickType(SetExamInput, [
  'title',
  'opensAt',
  'closesAt',
  'lastEntryAt',
  'durationMinutes',
  'attemptsAllowed',
  'passPoints',
] as const) {
  @Field(() => ID)
  id: string;

  @Field(() => Int, { description: 'Of the exam as it was seen.' })
  version: number;
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
