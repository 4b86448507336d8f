import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { QuestionType as TypeName } from '@whetstone/domain';
import { resultUnion } from '../platform/refused';
import { QuestionType } from './question-enums';

@ObjectType()
export class TypeCount {
  @Field(() => QuestionType)
  type: TypeName;

  @Field(() => Int)
  count: number;
}

@ObjectType({ description: 'How many questions of each type lie at a topic and below it.' })
export class TopicCount {
  @Field(() => ID)
  topicId: string;

  @Field()
  path: string;

  @Field(() => [TypeCount])
  counts: TypeCount[];
}

@ObjectType('Bank', { description: 'A set of questions, owned by a region and usable in all it contains.' })
export class BankType {
  @Field(() => ID)
  id: string;

  @Field()
  name: string;
}

@InputType()
export class CreateBankInput {
  @Field()
  name: string;

  @Field(() => Int)
  regionCode: number;
}

export const CreateBankResult = resultUnion('CreateBankResult', BankType);
