import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { AppealState as StateName } from '@whetstone/domain';
import { AttemptType } from '../attempts/attempts.types';
import { resultUnion } from '../platform/refused';

export const AppealState: Readonly<Record<string, StateName>> = {
  OPEN: 'open',
  UPHELD: 'upheld',
  DISMISSED: 'dismissed',
  WITHDRAWN: 'withdrawn',
};
registerEnumType(AppealState, { name: 'AppealState' });

@ObjectType({ description: 'A request to look again, as the officer who made it sees it.' })
export class OwnAppeal {
  @Field(() => ID)
  id: string;

  @Field(() => ID, { nullable: true, description: 'Null = about the attempt as a whole.' })
  questionId: string | null;

  @Field()
  text: string;

  @Field(() => AppealState)
  state: StateName;

  @Field()
  filedAt: Date;

  @Field(() => Date, { nullable: true })
  ruledAt: Date | null;

  @Field(() => String, { nullable: true, description: 'The reason of the ruling.' })
  ruling: string | null;

  @Field(() => Float, {
    nullable: true,
    description: 'What the question earns after the ruling; null = as before.',
  })
  givenPoints: number | null;
}

@ObjectType('Appeal', { description: 'A request to look again, as those who rule on it see it.' })
export class AppealType extends OwnAppeal {
  @Field(() => ID)
  attemptId: string;

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

  @Field(() => String, { nullable: true })
  ruledByName: string | null;

  @Field(() => String, { nullable: true, description: 'Of the question asked about; plain text.' })
  stemText: string | null;

  @Field(() => [String], { description: 'What the officer answered to it.' })
  answer: string[];

  @Field(() => [String], { description: 'What is right, as it stands today.' })
  answerKeyTexts: string[];

  @Field(() => Float, {
    nullable: true,
    description: 'What the question earns now; null = of no single question.',
  })
  points: number | null;

  @Field(() => Float, { nullable: true })
  maxPoints: number | null;
}

@ObjectType()
export class AppealPage {
  @Field(() => [AppealType])
  nodes: AppealType[];

  @Field(() => Int)
  totalCount: number;
}

@InputType()
export class AppealFilter {
  @Field(() => ID, { nullable: true })
  examId: string | null;

  @Field(() => AppealState, { nullable: true })
  state: StateName | null;
}

@InputType()
export class FileAppealInput {
  @Field(() => ID)
  attemptId: string;

  @Field(() => ID, { nullable: true, description: 'Null = about the attempt as a whole.' })
  questionId: string | null;

  @Field()
  text: string;
}

@InputType()
export class WithdrawAppealInput {
  @Field(() => ID)
  appealId: string;
}

@InputType()
export class RuleOnAppealInput {
  @Field(() => ID)
  appealId: string;

  @Field()
  isUpheld: boolean;

  @Field()
  reason: string;

  @Field(() => Float, {
    nullable: true,
    description: 'What the question is to earn; null = as the key says.',
  })
  points: number | null;
}

export const FileAppealResult = resultUnion('FileAppealResult', AttemptType);
export const WithdrawAppealResult = resultUnion('WithdrawAppealResult', AttemptType);
export const RuleOnAppealResult = resultUnion('RuleOnAppealResult', AppealType);
