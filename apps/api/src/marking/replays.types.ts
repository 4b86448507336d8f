import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type {
  AnswerChange as Change,
  QuestionType as TypeName,
  ReplayKind as KindName,
} from '@whetstone/domain';
import { AnswerType } from '../attempts/attempts.types';
import { resultUnion } from '../platform/refused';
import { QuestionType } from '../questions/question-enums';
import { Option } from '../questions/questions.types';

export const ReplayKind: Readonly<Record<string, KindName>> = {
  BEGUN: 'begun',
  SAVED: 'saved',
  TAKEN_OVER: 'taken_over',
  HANDED_IN: 'handed_in',
  TIME_UP: 'time_up',
  COUNTED_LATE: 'counted_late',
  VOIDED: 'voided',
};
registerEnumType(ReplayKind, { name: 'ReplayKind' });

const FlagChange: Readonly<Record<string, NonNullable<Change['flag']>>> = {
  SET: 'set',
  TAKEN_AWAY: 'taken_away',
};
registerEnumType(FlagChange, { name: 'FlagChange' });

@ObjectType()
export class AnswerChange {
  @Field(() => ID)
  questionId: string;

  @Field(() => AnswerType, { nullable: true, description: 'Null = it was open.' })
  before: AnswerType | null;

  @Field(() => AnswerType, { nullable: true, description: 'Null = it is open.' })
  after: AnswerType | null;

  @Field(() => FlagChange, { nullable: true })
  flag: NonNullable<Change['flag']> | null;
}

@ObjectType('ReplayStep', {
  description: 'One thing that happened in an attempt, by the clock of the server.',
})
export class ReplayStepType {
  @Field(() => ReplayKind)
  kind: KindName;

  @Field()
  at: Date;

  @Field(() => Int, { description: 'Since the attempt began.' })
  secondsIn: number;

  @Field(() => Int, {
    description: 'Which device or window it was, from 1: rises when another took the attempt over.',
  })
  epoch: number;

  @Field(() => Int, { nullable: true, description: 'Null of what is no save.' })
  rev: number | null;

  @Field(() => [AnswerChange])
  changes: AnswerChange[];

  @Field(() => Int)
  answeredCount: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Nothing was heard for so long before it; null = for less than two minutes.',
  })
  silentSeconds: number | null;

  @Field(() => Int, { description: 'Changes that came with it and had not come one by one.' })
  heldChanges: number;
}

@ObjectType()
export class ReplayQuestion {
  @Field(() => ID)
  questionId: string;

  @Field(() => Int, { description: 'As the officer met it.' })
  number: number;

  @Field(() => QuestionType)
  type: TypeName;

  @Field()
  stemText: string;

  @Field(() => [Option])
  options: Option[];
}

@ObjectType({ description: 'What happened in an attempt from its beginning to its end, without any key.' })
export class AttemptReplay {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  examId: string;

  @Field()
  examTitle: string;

  @Field(() => ID)
  officerId: string;

  @Field()
  officerName: string;

  @Field()
  regionName: string;

  @Field()
  startedAt: Date;

  @Field()
  deadline: Date;

  @Field(() => Date, { nullable: true, description: 'Null = it was made void before it was handed in.' })
  submittedAt: Date | null;

  @Field(() => Date, { nullable: true, description: 'Null = it is not void.' })
  voidedAt: Date | null;

  @Field(() => String, { nullable: true, description: 'Null = it is not void.' })
  voidReason: string | null;

  @Field(() => String, { nullable: true })
  receiptCode: string | null;

  @Field(() => [ReplayQuestion])
  questions: ReplayQuestion[];

  @Field(() => [ReplayStepType])
  steps: ReplayStepType[];
}

@InputType()
export class ReplayAttemptInput {
  @Field(() => ID)
  attemptId: string;
}

export const ReplayAttemptResult = resultUnion('ReplayAttemptResult', AttemptReplay);
