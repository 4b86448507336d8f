import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { resultUnion } from '../platform/refused';
import { LocalDate } from '../platform/scalars';
import { Region } from '../regions/regions.types';

@ObjectType('OrphanedGrant', {
  description: 'A grant over a region that ends; somebody has to decide what becomes of it.',
})
export class OrphanedGrantType {
  @Field(() => ID)
  id: string;

  @Field()
  holderName: string;

  @Field({ description: 'As the enum Role says it, in small letters.' })
  role: string;

  @Field()
  regionName: string;
}

@ObjectType({ description: 'What a merge of regions moves, or has moved.' })
export class RegionMerge {
  @Field(() => Int, { description: 'Units that end and go on in the successor.' })
  units: number;

  @Field(() => Int, { description: 'Postings that go on there from the day.' })
  postings: number;

  @Field(() => [OrphanedGrantType], { description: 'Left as they are: a merge widens no grant.' })
  grants: readonly OrphanedGrantType[];
}

@InputType()
export class MergeRegionsInput {
  @Field(() => [Int])
  codes: number[];

  @Field(() => Int)
  successorCode: number;

  @Field(() => LocalDate, { description: 'The first day without the merged regions.' })
  on: string;

  @Field(() => Int, { description: 'As the preview said; otherwise nothing is written.' })
  units: number;

  @Field(() => Int, { description: 'As the preview said; otherwise nothing is written.' })
  postings: number;
}

@InputType()
export class PreviewMergeInput {
  @Field(() => [Int])
  codes: number[];

  @Field(() => Int)
  successorCode: number;

  @Field(() => LocalDate)
  on: string;
}

@InputType()
export class CloseRegionInput {
  @Field(() => Int)
  code: number;

  @Field(() => LocalDate, { description: 'The first day without it.' })
  on: string;
}

export const RegionMergeResult = resultUnion('RegionMergeResult', RegionMerge);
export const CloseRegionResult = resultUnion('CloseRegionResult', Region);
