import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Attempt } from '../attempts/attempt.entity';
import { Exam } from '../exams/exam.entity';
import { Officer } from '../people/officer.entity';
import { Region } from '../regions/region.entity';

/** Proof that an officer passed a test; what it says is signed, so it is never changed, only revoked or followed. */
@Entity('certificates')
@Unique('uq_certificates_number', ['number'])
@Unique('uq_certificates_renews', ['renews'])
@Check('ck_certificates_days', '(valid_to >= issued_on)')
@Check(
  'ck_certificates_revoked',
  '(((revoked_at IS NULL) = (revoked_by IS NULL)) AND ((revoked_at IS NULL) = (revoke_reason IS NULL)))',
)
@Index('uq_certificates_standing', ['examId', 'officerId'], { unique: true, where: '(revoked_at IS NULL)' })
@Index('ix_certificates_officer', ['officerId'])
export class Certificate {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'pk_certificates' })
  id: string;

  @Column('text')
  number: string;

  @ForeignKey(() => Officer, { name: 'fk_certificates_officer' })
  @Column('uuid', { name: 'officer_id' })
  officerId: string;

  @ForeignKey(() => Exam, { name: 'fk_certificates_exam' })
  @Column('uuid', { name: 'exam_id' })
  examId: string;

  @ForeignKey(() => Attempt, { name: 'fk_certificates_attempt' })
  @Column('uuid', { name: 'attempt_id' })
  attemptId: string;

  @ForeignKey(() => Region, { name: 'fk_certificates_region' })
  @Column('integer', { name: 'region_code' })
  regionCode: number;

  @Column('text')
  title: string;

  @Column('text', { name: 'holder_name' })
  holderName: string;

  @Column('text', { name: 'certificate_no' })
  certificateNo: string;

  @Column('date', { name: 'issued_on' })
  issuedOn: string;

  @Column('date', { name: 'valid_to' })
  validTo: string;

  @Column('text')
  signature: string;

  @ForeignKey(() => Officer, { name: 'fk_certificates_issued_by' })
  @Column('uuid', { name: 'issued_by' })
  issuedBy: string;

  @Column('timestamptz', { name: 'issued_at' })
  issuedAt: Date;

  @ForeignKey(() => Certificate, { name: 'fk_certificates_renews' })
  @Column('uuid', { nullable: true })
  renews: string | null;

  @ForeignKey(() => Officer, { name: 'fk_certificates_revoked_by' })
  @Column('uuid', { name: 'revoked_by', nullable: true })
  revokedBy: string | null;

  @Column('timestamptz', { name: 'revoked_at', nullable: true })
  revokedAt: Date | null;

  @Column('text', { name: 'revoke_reason', nullable: true })
  revokeReason: string | null;
}
