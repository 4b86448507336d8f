import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { resultUnion } from '../platform/refused';
import { LocalDate } from '../platform/scalars';

@ObjectType('ClassQuota', { description: 'Places of a unit in a class.' })
export class ClassQuotaType {
  @Field(() => ID)
  unitId: string;

  @Field()
  unitName: string;

  @Field(() => Int)
  seats: number;

  @Field(() => Int, { description: 'By those who served in the unit when they joined.' })
  taken: number;
}

@ObjectType('TrainingClass', { description: '培训班: a cohort in a period, held by a region.' })
export class TrainingClassType {
  @Field(() => ID)
  id: string;

  @Field()
  name: string;

  @Field(() => Int)
  year: number;

  @Field(() => Int, { description: 'Of the year, within its region.' })
  number: number;

  @Field(() => LocalDate)
  startsOn: string;

  @Field(() => LocalDate, { description: 'Its last day.' })
  endsOn: string;

  @Field(() => Int, { description: 'Raised with every change of the class itself.' })
  version: number;

  @Field(() => Int, { description: 'Who belongs to it now, as far as the viewer may see them.' })
  memberCount: number;

  @Field(() => Int, { nullable: true, description: 'All places of its units; null = there are no quotas.' })
  seatCount: number | null;

  @Field({ description: 'The viewer decides on it.' })
  isMine: boolean;
}

@ObjectType()
export class TrainingClassPage {
  @Field(() => [TrainingClassType])
  nodes: TrainingClassType[];

  @Field(() => Int)
  totalCount: number;
}

@InputType()
export class ClassQuotaInput {
  @Field(() => ID)
  unitId: string;

  @Field(() => Int)
  seats: number;
}

@InputType()
export class SaveClassInput {
  @Field(() => ID, { nullable: true, description: 'Null = a new one.' })
  id: string | null;

  @Field(() => Int, { description: 'As it was seen; 0 for a new one.' })
  version: number;

  @Field(() => Int, { description: 'Of a new one; it stays.' })
  regionCode: number;

  @Field()
  name: string;

  @Field(() => Int)
  year: number;

  @Field(() => Int)
  number: number;

  @Field(() => LocalDate)
  startsOn: string;

  @Field(() => LocalDate)
  endsOn: string;

  @Field(() => [ClassQuotaInput], {
    description: 'Empty = anybody of the region may come; else nobody from a unit that is not named.',
  })
  quotas: ClassQuotaInput[];
}

export const SaveClassResult = resultUnion('SaveClassResult', TrainingClassType);
