import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { UnitKind as Kind } from '@whetstone/domain';
import { resultUnion } from '../platform/refused';
import { LocalDate } from '../platform/scalars';
import { Region } from '../regions/regions.types';

export const UnitKind: Readonly<Record<string, Kind>> = {
  CORPS: 'corps',
  DETACHMENT: 'detachment',
  BRIGADE: 'brigade',
  BRANCH: 'branch',
  OTHER: 'other',
};
registerEnumType(UnitKind, { name: 'UnitKind', description: '总队 · 支队 · 大队 · 分局' });

@ObjectType('Unit', { description: 'An enforcement body (总队 · 支队 · 大队 · 分局) in a region.' })
export class UnitType {
  @Field(() => ID)
  id: string;

  @Field()
  name: string;

  @Field(() => UnitKind)
  kind: Kind;

  @Field(() => Region)
  region: Region;

  @Field(() => ID, { nullable: true })
  parentId: string | null;

  @Field(() => String, { nullable: true, description: 'The unit above it.' })
  parentName: string | null;

  @Field(() => LocalDate)
  validFrom: string;

  @Field(() => LocalDate, { nullable: true, description: 'The first day without it; null = it goes on.' })
  validTo: string | null;

  @Field(() => Int, { description: 'How deep below the topmost unit of the list.' })
  depth: number;

  @Field(() => Int, { description: 'Those who count on the day: serving and seconded in.' })
  servingCount: number;

  @Field(() => Int, { description: 'Seconded out, on leave or exempt on the day.' })
  otherCount: number;
}

@ObjectType()
export class UnitPage {
  @Field(() => [UnitType], { description: 'In the order of the tree: each followed by those below it.' })
  nodes: UnitType[];

  @Field(() => Int)
  totalCount: number;
}

@InputType()
export class UnitFilter {
  @Field(() => Int, { description: 'The region and all it contains.' })
  regionCode: number;

  @Field(() => LocalDate, { nullable: true, description: 'Null = today.' })
  on: string | null;

  @Field(() => String, { nullable: true, description: "Part of its own name or of its region's." })
  search: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Only units of the region itself.' })
  ownLevelOnly: boolean | null;
}

@InputType()
export class AddUnitInput {
  @Field()
  name: string;

  @Field(() => UnitKind)
  kind: Kind;

  @Field(() => Int)
  regionCode: number;

  @Field(() => ID, { nullable: true })
  parentId: string | null;

  @Field(() => LocalDate)
  from: string;
}

@InputType()
export class ChangeUnitInput {
  @Field(() => ID)
  unitId: string;

  @Field()
  name: string;

  @Field(() => UnitKind)
  kind: Kind;

  @Field(() => ID, { nullable: true })
  parentId: string | null;
}

@InputType()
export class CloseUnitInput {
  @Field(() => ID)
  unitId: string;

  @Field(() => LocalDate, { description: 'The first day without it.' })
  on: string;
}

export const UnitResult = resultUnion('UnitResult', UnitType);
