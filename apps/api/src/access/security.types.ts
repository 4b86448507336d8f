import { createUnionType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Refused, resultUnion } from '../platform/refused';
import { Viewer } from './access.types';

@ObjectType({ description: 'The password was right; a code of the authenticator is still asked for.' })
export class SecondFactorNeeded {
  @Field({ description: 'To be sent back with the code, within five minutes.' })
  ticket: string;
}

/** Signing in ends in one of three ways. */
const signInUnion = (name: string) =>
  createUnionType({
    name,
    types: () => [Viewer, SecondFactorNeeded, Refused] as const,
    resolveType: (value: object) => {
      if (value instanceof Refused) return Refused;
      return value instanceof SecondFactorNeeded ? SecondFactorNeeded : Viewer;
    },
  });

export const SignInResult = signInUnion('SignInResult');
export const ActivateAccountResult = signInUnion('ActivateAccountResult');
export const VerifySecondFactorResult = resultUnion('VerifySecondFactorResult', Viewer);

@InputType()
export class VerifySecondFactorInput {
  @Field()
  ticket: string;

  @Field({ description: 'Six digits of the authenticator, or a recovery code.' })
  code: string;
}

@ObjectType({ description: 'How the second factor stands for whoever is signed in.' })
export class SecondFactorState {
  @Field()
  isEnrolled: boolean;

  @Field({ description: 'The three administrators need one; without it their grants are not honoured.' })
  isRequired: boolean;

  @Field({ description: 'True when this session has shown it.' })
  isVerified: boolean;
}

@ObjectType()
export class SecondFactorEnrolment {
  @Field({ description: 'For typing into an authenticator by hand, base32.' })
  secret: string;

  @Field({ description: 'For a QR code: otpauth://totp/…' })
  uri: string;
}

@InputType()
export class ConfirmSecondFactorInput {
  @Field()
  code: string;
}

@ObjectType()
export class RecoveryCodes {
  @Field(() => [String], { description: 'Shown this once; each is good for one sign-in.' })
  codes: readonly string[];
}

@InputType()
export class RemoveSecondFactorInput {
  @Field()
  password: string;

  @Field()
  code: string;
}

@ObjectType('Session', { description: 'A device somebody is signed in on.' })
export class SessionType {
  @Field(() => ID)
  id: string;

  @Field({ description: 'What the browser says of itself.' })
  device: string;

  @Field({ description: 'The network address it signed in from.' })
  address: string;

  @Field()
  createdAt: Date;

  @Field()
  seenAt: Date;

  @Field()
  isCurrent: boolean;
}

@ObjectType('OpenSession', { description: 'A device an officer of one’s regions is signed in on.' })
export class OpenSessionType {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  officerId: string;

  @Field()
  officerName: string;

  @Field()
  certificateNo: string;

  @Field({ description: 'What the browser says of itself.' })
  device: string;

  @Field({ description: 'The network address it signed in from.' })
  address: string;

  @Field()
  createdAt: Date;

  @Field()
  seenAt: Date;
}

@ObjectType()
export class OpenSessionPage {
  @Field(() => [OpenSessionType])
  nodes: OpenSessionType[];

  @Field(() => Int)
  totalCount: number;
}

@InputType()
export class OpenSessionFilter {
  @Field(() => Int, { description: 'The region and all it contains.' })
  regionCode: number;

  @Field(() => String, {
    nullable: true,
    description: 'Part of a name, its pinyin, or a certificate number.',
  })
  search: string | null;
}

@InputType()
export class RevokeSessionInput {
  @Field(() => ID)
  id: string;
}

@InputType()
export class ChangePasswordInput {
  @Field()
  current: string;

  @Field()
  password: string;
}

@ObjectType('PasswordRules', { description: 'What is asked of a password.' })
export class PasswordRulesType {
  @Field(() => Int, { description: 'Characters, 8 to 64.' })
  leastLength: number;

  @Field(() => Int, { description: 'Of capitals, small letters, digits and symbols, 1 to 4.' })
  leastClasses: number;

  @Field(() => Int, { description: 'Former passwords that are not taken again, 0 to 24.' })
  remembered: number;

  @Field({ description: 'Whether well-known passwords are refused.' })
  refusesCommon: boolean;

  @Field(() => Int, { nullable: true, description: 'Days until it has to be changed; null = never.' })
  maxAgeDays: number | null;
}

@InputType()
export class UpdatePasswordRulesInput {
  @Field(() => Int)
  leastLength: number;

  @Field(() => Int)
  leastClasses: number;

  @Field(() => Int)
  remembered: number;

  @Field()
  refusesCommon: boolean;

  @Field(() => Int, { nullable: true })
  maxAgeDays: number | null;
}

@InputType()
export class OfficerAccountInput {
  @Field(() => ID)
  officerId: string;
}

@ObjectType({ description: 'A fresh activation code for somebody who cannot get in any more.' })
export class ResetCode {
  @Field()
  name: string;

  @Field()
  certificateNo: string;

  @Field({ description: 'Shown this once; only its keyed digest is kept.' })
  code: string;
}

@ObjectType()
export class EndedSessions {
  @Field(() => Int)
  count: number;
}

@ObjectType()
export class Done {
  @Field()
  isDone: boolean;
}

export const SecondFactorEnrolmentResult = resultUnion('BeginSecondFactorResult', SecondFactorEnrolment);
export const ConfirmSecondFactorResult = resultUnion('ConfirmSecondFactorResult', RecoveryCodes);
export const RemoveSecondFactorResult = resultUnion('RemoveSecondFactorResult', Done);
export const ChangePasswordResult = resultUnion('ChangePasswordResult', Done);
export const RevokeSessionResult = resultUnion('RevokeSessionResult', Done);
export const UpdatePasswordRulesResult = resultUnion('UpdatePasswordRulesResult', PasswordRulesType);
export const UnlockAccountResult = resultUnion('UnlockAccountResult', Done);
export const ResetAccountResult = resultUnion('ResetAccountResult', ResetCode);
export const EndSessionsResult = resultUnion('EndSessionsResult', EndedSessions);
