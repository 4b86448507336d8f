import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Refused, resultUnion } from '../platform/refused';
import { TrainingClassType } from './classes.types';

@ObjectType('ClassMember', { description: 'Somebody in a class, from when to when.' })
export class ClassMemberType {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  officerId: string;

  @Field()
  officerName: string;

  @Field()
  certificateNo: string;

  @Field({ description: 'Where he served when he joined: whose place he takes.' })
  unitName: string;

  @Field()
  addedAt: Date;

  @Field(() => String, { nullable: true, description: 'Null = not yours to know.' })
  addedByName: string | null;

  @Field(() => Date, { nullable: true, description: 'Null = is there.' })
  leftAt: Date | null;

  @Field(() => String, { nullable: true, description: 'Null = is there.' })
  leaveReason: string | null;
}

@ObjectType()
export class ClassMemberPage {
  @Field(() => [ClassMemberType])
  nodes: ClassMemberType[];

  @Field(() => Int)
  totalCount: number;
}

@ObjectType({ description: 'The answer to one line of a list of people.' })
export class ClassListRow {
  @Field(() => Int, { description: 'The line, as it was sent.' })
  row: number;

  @Field({ description: 'As it was sent.' })
  certificateNo: string;

  @Field(() => String, { nullable: true, description: 'Whose number it is; null = nobody’s of yours.' })
  officerName: string | null;

  @Field(() => String, { nullable: true, description: 'Where he serves today; null = nowhere.' })
  unitName: string | null;

  @Field(() => Refused, { nullable: true, description: 'Why he does not join; null = he does.' })
  refusal: Refused | null;
}

@ObjectType({ description: 'What a list of people came to, line by line.' })
export class ClassListAnswer {
  @Field(() => [ClassListRow])
  rows: ClassListRow[];

  @Field(() => Int, { description: 'How many have joined; 0 of a list that was only checked.' })
  addedCount: number;

  @Field(() => TrainingClassType)
  trainingClass: TrainingClassType;
}

@InputType()
export class ClassPersonInput {
  @Field(() => Int, { description: 'The line of the list, told again with the answer.' })
  row: number;

  @Field()
  certificateNo: string;

  @Field(() => String, { nullable: true, description: 'Compared with whose number it is; null = not said.' })
  name: string | null;
}

@InputType()
export class AddClassMembersInput {
  @Field(() => ID)
  classId: string;

  @Field(() => [ClassPersonInput])
  people: ClassPersonInput[];

  @Field({ description: 'Nobody joins unless all may; else those who may.' })
  isAllOrNone: boolean;
}

@InputType()
export class RemoveClassMemberInput {
  @Field(() => ID)
  memberId: string;

  @Field()
  reason: string;
}

export const ClassListResult = resultUnion('ClassListResult', ClassListAnswer);
export const RemoveClassMemberResult = resultUnion('RemoveClassMemberResult', TrainingClassType);
