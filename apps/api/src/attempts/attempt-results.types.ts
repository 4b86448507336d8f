import { Field, Float, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Strength as StrengthName } from '@whetstone/domain';
import { CitedArticle } from '../laws/laws.types';
import { AnswerType } from './attempts.types';

export const Strength: Readonly<Record<string, StrengthName>> = {
  STRONG: 'strong',
  FAIR: 'fair',
  WEAK: 'weak',
};
registerEnumType(Strength, { name: 'Strength' });

@ObjectType()
export class TopicResult {
  @Field()
  topic: string;

  @Field(() => Float)
  points: number;

  @Field(() => Float)
  maxPoints: number;

  @Field(() => Strength, { nullable: true, description: 'Null = too few questions to tell.' })
  strength: StrengthName | null;
}

@ObjectType({ description: 'A sub-question of a case after the test.' })
export class ReviewedPart {
  @Field(() => [String], { description: 'As given; empty = left open.' })
  given: string[];

  @Field(() => [String])
  key: string[];

  @Field()
  explanation: string;
}

@ObjectType()
export class ReviewedQuestion {
  @Field(() => ID)
  questionId: string;

  @Field()
  isCorrect: boolean;

  @Field(() => Float)
  points: number;

  @Field(() => AnswerType, { nullable: true, description: 'Null = left open.' })
  given: AnswerType | null;

  @Field(() => [String])
  key: string[];

  @Field(() => [ReviewedPart], { description: 'Of a case, in their order; else empty.' })
  parts: ReviewedPart[];

  @Field()
  explanation: string;

  @Field(() => [CitedArticle], { description: 'As of the reference date of the question.' })
  citations: CitedArticle[];
}

@ObjectType()
export class AttemptResult {
  @Field(() => Float)
  points: number;

  @Field(() => Float)
  maxPoints: number;

  @Field(() => Float)
  passPoints: number;

  @Field()
  isPassed: boolean;

  @Field({ description: 'What the officer keeps as proof of handing in.' })
  receiptCode: string;

  @Field(() => [TopicResult])
  topics: TopicResult[];

  @Field(() => [ReviewedQuestion])
  questions: ReviewedQuestion[];
}
