import { Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { QuestionType as TypeName } from '@whetstone/domain';
import { resultUnion } from '../platform/refused';
import { QuestionType } from '../questions/question-enums';

@ObjectType('DrawRule', {
  description: 'So many questions of a type, of a topic and what lies under it, or of any.',
})
export class DrawRuleType {
  @Field(() => QuestionType)
  type: TypeName;

  @Field(() => ID, { nullable: true, description: 'Null = any topic.' })
  topicId: string | null;

  @Field(() => String, { nullable: true })
  topic: string | null;

  @Field(() => Int)
  count: number;

  @Field(() => Float)
  pointsEach: number;
}

@ObjectType('Exam', { description: 'A test as its publisher sees it.' })
export class ExamType {
  @Field(() => ID)
  id: string;

  @Field()
  title: string;

  @Field(() => Int)
  questionCount: number;

  @Field(() => Int)
  durationSeconds: number;

  @Field(() => Float)
  maxPoints: number;

  @Field(() => Float)
  passPoints: number;

  @Field()
  opensAt: Date;

  @Field()
  closesAt: Date;

  @Field(() => Int)
  attemptsAllowed: number;

  @Field(() => Int, { description: 'How many papers were drawn and frozen for it.' })
  formCount: number;

  @Field({ description: 'Within their section, for each officer in another order.' })
  shuffleQuestions: boolean;

  @Field({ description: 'For each officer in another order; true and false stay as they are.' })
  shuffleOptions: boolean;

  @Field(() => [DrawRuleType], { description: 'Empty for an exam that was drawn by a blueprint.' })
  rules: DrawRuleType[];

  @Field(() => Date, { nullable: true, description: 'Until when one may begin; null = until it closes.' })
  lastEntryAt: Date | null;

  @Field({ description: 'All questions on one page; else one at a time.' })
  showsWholePaper: boolean;

  @Field({ description: 'For practice: it counts for nothing, and passing it ends nothing.' })
  isPractice: boolean;

  @Field(() => Date, { nullable: true, description: 'From when points are shown; null = at hand-in.' })
  resultsFrom: Date | null;

  @Field(() => Date, { nullable: true, description: 'From when keys are shown; null = with the points.' })
  keysFrom: Date | null;

  @Field({ description: 'A password said in the hall is asked for at the start.' })
  needsPassword: boolean;

  @Field(() => [String], { description: 'From where it may be sat; empty = from anywhere.' })
  hallNetworks: readonly string[];

  @Field(() => Int, { description: 'Raised with every change.' })
  version: number;

  @Field(() => String, { nullable: true, description: 'Why it was taken back; null = it stands.' })
  withdrawReason: string | null;

  @Field({
    description: 'Made void as a whole, with all that was begun; else it was withdrawn before anybody began.',
  })
  isVoid: boolean;
}

@InputType()
export class DrawRuleInput {
  @Field(() => QuestionType)
  type: TypeName;

  @Field(() => ID, { nullable: true })
  topicId: string | null;

  @Field(() => Int)
  count: number;

  @Field(() => Float)
  pointsEach: number;
}

@InputType()
export class PublishExamInput {
  @Field(() => ID)
  lectureIssueId: string;

  @Field(() => ID)
  bankId: string;

  @Field()
  title: string;

  @Field(() => [DrawRuleInput])
  rules: DrawRuleInput[];

  @Field(() => Int)
  durationMinutes: number;

  @Field(() => Float)
  passPoints: number;

  @Field(() => Int)
  attemptsAllowed: number;

  @Field(() => Int, { nullable: true, description: 'How many papers are drawn; null = 4.' })
  formCount?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Null = true.' })
  shuffleQuestions?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Null = false.' })
  shuffleOptions?: boolean | null;
}

export const PublishExamResult = resultUnion('PublishExamResult', ExamType);
