import { Field, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { RegionLevel as Level } from '@whetstone/domain';
import { resultUnion } from '../platform/refused';
import { LocalDate } from '../platform/scalars';

export const RegionLevel: Readonly<Record<string, Level>> = {
  NATION: 'nation',
  PROVINCE: 'province',
  CITY: 'city',
  COUNTY: 'county',
};
registerEnumType(RegionLevel, { name: 'RegionLevel' });

@ObjectType({ description: 'A region with its six-digit code; codes nest by range. 0 is the nation.' })
export class Region {
  @Field(() => Int)
  code: number;

  @Field()
  name: string;

  @Field(() => RegionLevel)
  level: Level;

  @Field(() => Int, { nullable: true, description: 'Null only for the nation.' })
  parentCode: number | null;
}

@ObjectType({ description: 'One step of the way from the nation down.' })
export class RegionStep {
  @Field(() => Int)
  code: number;

  @Field()
  name: string;
}

@ObjectType({ description: 'What a region was called over some days.' })
export class RegionNameSpan {
  @Field()
  name: string;

  @Field(() => LocalDate)
  from: string;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'The first day of the next name; null = it is called so.',
  })
  to: string | null;
}

@ObjectType({ description: 'All days of a region.' })
export class RegionHistory {
  @Field(() => LocalDate)
  validFrom: string;

  @Field(() => LocalDate, { nullable: true, description: 'The first day without it; null = it goes on.' })
  validTo: string | null;

  @Field(() => RegionStep, { nullable: true, description: 'What it was merged into.' })
  successor: RegionStep | null;

  @Field({ description: 'Added by hand or file; false = it came with GB/T 2260.' })
  isCustom: boolean;

  @Field(() => [RegionNameSpan], { description: 'Oldest first.' })
  names: readonly RegionNameSpan[];
}

@InputType()
export class AddRegionInput {
  @Field(() => Int, { description: 'Six digits within the range of the region above it.' })
  code: number;

  @Field()
  name: string;

  @Field(() => LocalDate, { description: 'Its first day.' })
  from: string;
}

@InputType()
export class RenameRegionInput {
  @Field(() => Int)
  code: number;

  @Field()
  name: string;

  @Field(() => LocalDate, { description: 'The first day of the new name.' })
  from: string;
}

export const AddRegionResult = resultUnion('AddRegionResult', Region);
export const RenameRegionResult = resultUnion('RenameRegionResult', Region);
