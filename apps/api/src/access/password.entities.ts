import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Officer } from '../people/officer.entity';

/** What is asked of a password: one row for the installation. */
@Entity('password_rules')
@Check('ck_password_rules_only', 'is_only')
@Check('ck_password_rules_length', '((least_length >= 8) AND (least_length <= 64))')
@Check('ck_password_rules_classes', '((least_classes >= 1) AND (least_classes <= 4))')
@Check('ck_password_rules_remembered', '((remembered >= 0) AND (remembered <= 24))')
@Check('ck_password_rules_age', '((max_age_days >= 30) AND (max_age_days <= 730))')
export class PasswordRulesRow {
  @PrimaryColumn('boolean', { name: 'is_only', default: true, primaryKeyConstraintName: 'pk_password_rules' })
  isOnly: boolean;

  @Column('smallint', { name: 'least_length', default: 10 })
  leastLength: number;

  @Column('smallint', { name: 'least_classes', default: 3 })
  leastClasses: number;

  @Column('smallint', { default: 5 })
  remembered: number;

  @Column('boolean', { name: 'refuses_common', default: true })
  refusesCommon: boolean;

  @Column('smallint', { name: 'max_age_days', nullable: true })
  maxAgeDays: number | null;
}

/** A password an officer has or had, for comparison with the next one. */
@Entity('password_history')
export class FormerPassword {
  @ForeignKey(() => Officer, { name: 'fk_password_history_officer' })
  @PrimaryColumn('uuid', { name: 'officer_id', primaryKeyConstraintName: 'pk_password_history' })
  officerId: string;

  @PrimaryColumn('timestamptz', { name: 'set_at', primaryKeyConstraintName: 'pk_password_history' })
  setAt: Date;

  @Column('text', { name: 'password_hash' })
  passwordHash: string;
}

/** The secret an officer's authenticator shares with the server, sealed. */
@Entity('second_factors')
export class SecondFactor {
  @ForeignKey(() => Officer, { name: 'fk_second_factors_officer' })
  @PrimaryColumn('uuid', { name: 'officer_id', primaryKeyConstraintName: 'pk_second_factors' })
  officerId: string;

  @Column('bytea', { name: 'secret_sealed' })
  secretSealed: Buffer;

  @Column('timestamptz', { name: 'confirmed_at', nullable: true })
  confirmedAt: Date | null;

  @Column('bigint', { name: 'last_step', default: 0 })
  lastStep: number;
}

/** A code that is good for one sign-in when the authenticator is lost; only its keyed digest is kept. */
@Entity('recovery_codes')
export class RecoveryCode {
  @ForeignKey(() => Officer, { name: 'fk_recovery_codes_officer' })
  @PrimaryColumn('uuid', { name: 'officer_id', primaryKeyConstraintName: 'pk_recovery_codes' })
  officerId: string;

  @PrimaryColumn('bytea', { name: 'code_digest', primaryKeyConstraintName: 'pk_recovery_codes' })
  codeDigest: Buffer;
}

/** Somebody whose password was right and whose second factor is awaited. */
@Entity('sign_in_tickets')
@Index('ix_sign_in_tickets_officer', ['officerId'])
export class SignInTicket {
  @PrimaryColumn('bytea', { name: 'ticket_digest', primaryKeyConstraintName: 'pk_sign_in_tickets' })
  ticketDigest: Buffer;

  @ForeignKey(() => Officer, { name: 'fk_sign_in_tickets_officer' })
  @Column('uuid', { name: 'officer_id' })
  officerId: string;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt: Date;
}
