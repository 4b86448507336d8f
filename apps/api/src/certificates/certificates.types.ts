import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { CertificateStatus as StatusName } from '@whetstone/domain';
import { resultUnion } from '../platform/refused';
import { LocalDate } from '../platform/scalars';

export const CertificateStatus: Readonly<Record<string, StatusName>> = {
  VALID: 'valid',
  EXPIRING: 'expiring',
  EXPIRED: 'expired',
  REVOKED: 'revoked',
  RENEWED: 'renewed',
};
registerEnumType(CertificateStatus, {
  name: 'CertificateStatus',
  description: 'Expiring = within 90 days of its end: a new one may follow it.',
});

@ObjectType({ description: 'Proof of a passed test, as its holder sees it.' })
export class OwnCertificate {
  @Field(() => ID)
  id: string;

  @Field()
  number: string;

  @Field()
  title: string;

  @Field(() => LocalDate)
  issuedOn: string;

  @Field(() => LocalDate, { description: 'The last day it is valid.' })
  validTo: string;

  @Field(() => CertificateStatus)
  status: StatusName;

  @Field(() => String, { nullable: true })
  revokeReason: string | null;

  @Field({ description: 'A PDF.' })
  fileUrl: string;

  @Field({ description: 'Where anybody checks it; holds what the QR code holds.' })
  verifyUrl: string;
}

@ObjectType('Certificate', { description: 'Proof of a passed test, as those see it who manage its region.' })
export class CertificateType extends OwnCertificate {
  @Field(() => ID)
  officerId: string;

  @Field()
  holderName: string;

  @Field()
  regionName: string;
}

@ObjectType()
export class CertificatePage {
  @Field(() => [CertificateType])
  nodes: CertificateType[];

  @Field(() => Int)
  totalCount: number;
}

@InputType()
export class IssueCertificatesInput {
  @Field(() => ID)
  examId: string;

  @Field({
    description: 'What stands on it; one of the same title that ends soon is followed by the new one.',
  })
  title: string;

  @Field(() => Int, { description: 'For how many years, 1 to 6.' })
  years: number;
}

@ObjectType()
export class CertificatesIssued {
  @Field(() => Int)
  issuedCount: number;

  @Field(() => Int, { description: 'Of them, those that follow an earlier one.' })
  renewedCount: number;

  @Field(() => Int, { description: 'Passed, and hold one of this title that is valid for long yet.' })
  skippedCount: number;
}

@InputType()
export class RevokeCertificateInput {
  @Field(() => ID)
  certificateId: string;

  @Field()
  reason: string;
}

export const IssueCertificatesResult = resultUnion('IssueCertificatesResult', CertificatesIssued);
export const RevokeCertificateResult = resultUnion('RevokeCertificateResult', CertificateType);
