import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { LocalDate } from '../platform/scalars';
import { Region } from '../regions/regions.types';

@ObjectType('Posting', { description: 'An officer in a unit for some days.' })
export class PostingType {
  @Field()
  unitName: string;

  @Field(() => Region)
  region: Region;

  @Field()
  post: string;

  @Field(() => LocalDate)
  postedFrom: string;

  @Field(() => LocalDate, { nullable: true, description: 'The first day elsewhere; null = still there.' })
  postedTo: string | null;
}

@ObjectType('Officer', { description: 'A person on the roster.' })
export class OfficerType {
  @Field(() => ID)
  id: string;

  @Field()
  name: string;

  @Field({ description: 'male or female' })
  gender: string;

  @Field({ description: '110***********123X' })
  maskedIdNumber: string;

  @Field()
  certificateNo: string;

  @Field({ description: 'True once the officer has chosen a password.' })
  hasAccount: boolean;
}

@ObjectType()
export class OfficerPage {
  @Field(() => [OfficerType])
  nodes: OfficerType[];

  @Field(() => Int)
  totalCount: number;
}

@InputType()
export class OfficerFilter {
  @Field(() => Int, { description: 'The region and all it contains.' })
  regionCode: number;

  @Field(() => String, { nullable: true, description: 'Part of a name, a certificate number or a unit.' })
  search: string | null;
}
