import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { PostingGrade as Grade, PostingKind as Kind } from '@whetstone/domain';
import { Refused, resultUnion } from '../platform/refused';
import { LocalDate } from '../platform/scalars';
import { Region } from '../regions/regions.types';

export const PostingKind: Readonly<Record<string, Kind>> = {
  SERVING: 'serving',
  SECONDED_IN: 'seconded_in',
  SECONDED_OUT: 'seconded_out',
  ON_LEAVE: 'on_leave',
  EXEMPT: 'exempt',
};
registerEnumType(PostingKind, {
  name: 'PostingKind',
  description: 'SERVING and SECONDED_IN count for the unit.',
});

export const PostingGrade: Readonly<Record<string, Grade>> = {
  JUNIOR: 'junior',
  INTERMEDIATE: 'intermediate',
};
registerEnumType(PostingGrade, {
  name: 'PostingGrade',
  description: '初级 for a first certificate, 中级 for renewal.',
});

@ObjectType('Posting', { description: 'An officer in a unit for some days.' })
export class PostingType {
  @Field()
  unitName: string;

  @Field(() => Region)
  region: Region;

  @Field(() => PostingKind)
  kind: Kind;

  @Field(() => PostingGrade, { nullable: true })
  grade: Grade | null;

  @Field({ description: 'Why he is exempt; else empty.' })
  reason: string;

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

  @Field(() => LocalDate, { nullable: true })
  certificateValidFrom: string | null;

  @Field(() => LocalDate, { nullable: true })
  certificateValidTo: string | null;

  @Field(() => Int, { description: 'Rises with every change; sent back with the next one.' })
  version: number;

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

  @Field(() => String, {
    nullable: true,
    description: 'Part of a name, of its pinyin or initials, of a certificate number or a unit.',
  })
  search: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Those posted there on this day; null = today.' })
  on: string | null;

  @Field(() => [PostingKind], {
    nullable: true,
    description: 'Null = those who count: serving and seconded in.',
  })
  kinds: Kind[] | null;

  @Field(() => PostingGrade, { nullable: true })
  grade: Grade | null;

  @Field(() => Boolean, { nullable: true })
  hasAccount: boolean | null;
}

@ObjectType({ description: 'One field of an officer that somebody changed.' })
export class OfficerChangeType {
  @Field(() => Int)
  version: number;

  @Field()
  byName: string;

  @Field()
  at: Date;

  @Field({
    description: 'name, certificateNo, certificateValidFrom, certificateValidTo, posting or secondment',
  })
  field: string;

  @Field(() => String, { nullable: true })
  before: string | null;

  @Field(() => String, { nullable: true })
  after: string | null;
}

@ObjectType({ description: 'Somebody else changed the officer in the meantime; nothing was written.' })
export class OfficerChanged {
  @Field()
  message: string;

  @Field(() => Int, { description: 'The version to go on from.' })
  version: number;

  @Field(() => [OfficerChangeType], { description: 'What has changed since, newest first.' })
  changes: readonly OfficerChangeType[];
}

const editUnion = (name: string) =>
  createUnionType({
    name,
    types: () => [OfficerType, OfficerChanged, Refused] as const,
    resolveType: (value: object) => {
      if (value instanceof Refused) return Refused;
      return value instanceof OfficerChanged ? OfficerChanged : OfficerType;
    },
  });

export const UpdateOfficerResult = editUnion('UpdateOfficerResult');
export const TransferOfficerResult = editUnion('TransferOfficerResult');
export const EndPostingResult = editUnion('EndPostingResult');
export const SecondOfficerResult = editUnion('SecondOfficerResult');

@InputType()
export class UpdateOfficerInput {
  @Field(() => ID)
  officerId: string;

  @Field(() => Int)
  version: number;

  @Field()
  name: string;

  @Field()
  certificateNo: string;

  @Field(() => LocalDate, { nullable: true })
  certificateValidFrom: string | null;

  @Field(() => LocalDate, { nullable: true })
  certificateValidTo: string | null;
}

@InputType()
export class TransferOfficerInput {
  @Field(() => ID)
  officerId: string;

  @Field(() => Int)
  version: number;

  @Field(() => ID)
  unitId: string;

  @Field()
  post: string;

  @Field(() => PostingGrade, { nullable: true })
  grade: Grade | null;

  @Field(() => LocalDate, { description: 'His first day in the new unit.' })
  on: string;
}

@InputType()
export class EndPostingInput {
  @Field(() => ID)
  officerId: string;

  @Field(() => Int)
  version: number;

  @Field(() => LocalDate, { description: 'The first day he is no longer there.' })
  on: string;
}

@InputType()
export class SecondOfficerInput {
  @Field(() => ID)
  officerId: string;

  @Field(() => Int)
  version: number;

  @Field(() => ID, { description: 'The unit he is lent to.' })
  unitId: string;

  @Field(() => LocalDate)
  from: string;

  @Field(() => LocalDate, { description: 'His first day back.' })
  to: string;
}

@InputType()
export class RevealIdNumberInput {
  @Field(() => ID)
  officerId: string;

  @Field({ description: 'At least five characters; it stands in the audit log.' })
  reason: string;
}

@ObjectType()
export class RevealedIdNumber {
  @Field()
  idNumber: string;
}

export const RevealIdNumberResult = resultUnion('RevealIdNumberResult', RevealedIdNumber);
