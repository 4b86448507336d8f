import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { RegionLevel as Level } from '@whetstone/domain';

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
