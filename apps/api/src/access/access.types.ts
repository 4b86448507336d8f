import { Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { LocalDate } from '../platform/scalars';
import { Region } from '../regions/regions.types';

export type RoleName =
  | 'officer'
  | 'training_manager'
  | 'author'
  | 'reviewer'
  | 'marker'
  | 'lawyer'
  | 'leader'
  | 'system_administrator'
  | 'security_administrator'
  | 'auditor';

export const Role: Readonly<Record<string, RoleName>> = {
  OFFICER: 'officer',
  TRAINING_MANAGER: 'training_manager',
  AUTHOR: 'author',
  REVIEWER: 'reviewer',
  MARKER: 'marker',
  LAWYER: 'lawyer',
  LEADER: 'leader',
  SYSTEM_ADMINISTRATOR: 'system_administrator',
  SECURITY_ADMINISTRATOR: 'security_administrator',
  AUDITOR: 'auditor',
};
registerEnumType(Role, { name: 'Role' });

@ObjectType('Grant', { description: 'A role within a region and all it contains, for some days.' })
export class GrantType {
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
}

@ObjectType({ description: 'Who is signed in. What is his own hangs off here.' })
export class Viewer {
  @Field(() => ID)
  id: string;

  @Field()
  name: string;

  @Field(() => String, { nullable: true })
  maskedCertificateNo: string | null;

  @Field(() => LocalDate, { nullable: true })
  certificateValidTo: string | null;
}

@InputType()
export class SignInInput {
  @Field({ description: 'An account name, a certificate number 执法证号 or an ID number.' })
  account: string;

  @Field()
  password: string;
}

@InputType()
export class ActivateAccountInput {
  @Field({ description: 'The certificate number 执法证号.' })
  account: string;

  @Field()
  activationCode: string;

  @Field()
  password: string;
}
