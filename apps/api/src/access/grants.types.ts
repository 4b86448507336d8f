import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { RoleReach as Reach } from '@whetstone/domain';
import { LocalDate } from '../platform/scalars';
import { resultUnion } from '../platform/refused';
import { Region } from '../regions/regions.types';
import { Role, type RoleName } from './access.types';
import type { GrantPlace as Place } from './grants.service';

export const RoleReach: Readonly<Record<string, Reach>> = {
  PERSONS: 'persons',
  FIGURES: 'figures',
  CONTENT: 'content',
  LOG: 'log',
  NOTHING: 'nothing',
};
registerEnumType(RoleReach, {
  name: 'RoleReach',
  description:
    'What a role opens: persons with their figures, figures alone, questions and lectures, the audit log.',
});

export const GrantPlace: Readonly<Record<string, Place>> = { ABOVE: 'above', HERE: 'here', BELOW: 'below' };
registerEnumType(GrantPlace, { name: 'GrantPlace' });

@ObjectType({ description: 'A grant with who holds it and who gave it.' })
export class HeldGrant {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  officerId: string;

  @Field()
  holderName: string;

  @Field(() => Role)
  role: RoleName;

  @Field(() => Region)
  region: Region;

  @Field(() => LocalDate)
  validFrom: string;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'The first day it no longer holds; null = until revoked.',
  })
  validTo: string | null;

  @Field(() => String, { nullable: true, description: 'Null = made by the installation itself.' })
  grantedByName: string | null;

  @Field(() => Date, { nullable: true })
  grantedAt: Date | null;

  @Field()
  reason: string;

  @Field()
  endReason: string;

  @Field({ description: 'True when the viewer may take it back.' })
  mayRevoke: boolean;
}

@ObjectType({ description: 'A grant through which somebody sees a region or a part of it, and why.' })
export class SeeingGrantType {
  @Field(() => HeldGrant)
  grant: HeldGrant;

  @Field(() => GrantPlace, { description: 'Where the grant lies, seen from the region asked about.' })
  place: Place;

  @Field(() => RoleReach)
  reach: Reach;

  @Field({ description: 'The same as a sentence.' })
  why: string;
}

@ObjectType()
export class GrantPage {
  @Field(() => [HeldGrant])
  nodes: HeldGrant[];

  @Field(() => Int)
  totalCount: number;
}

@InputType()
export class GrantFilter {
  @Field(() => Int, { description: 'The region and all it contains.' })
  regionCode: number;

  @Field(() => Role, { nullable: true })
  role: RoleName | null;

  @Field(() => String, { nullable: true, description: 'Part of a name.' })
  search: string | null;

  @Field(() => Boolean, { nullable: true })
  includesEnded: boolean | null;
}

@InputType()
export class GrantRoleInput {
  @Field(() => ID)
  officerId: string;

  @Field(() => Role)
  role: RoleName;

  @Field(() => Int)
  regionCode: number;

  @Field(() => LocalDate, { nullable: true, description: 'Null = from today.' })
  validFrom: string | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'The first day it no longer holds; null = until revoked.',
  })
  validTo: string | null;

  @Field()
  reason: string;
}

@InputType()
export class RevokeGrantInput {
  @Field(() => ID)
  grantId: string;

  @Field()
  reason: string;
}

export const GrantRoleResult = resultUnion('GrantRoleResult', HeldGrant);
export const RevokeGrantResult = resultUnion('RevokeGrantResult', HeldGrant);
