import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { Officer } from '../people/officer.entity';

/** How an officer signs in; the password is argon2id, the activation code a keyed digest. */
@Entity('accounts')
@Unique('uq_accounts_login', ['login'])
export class Account {
  @ForeignKey(() => Officer, { name: 'fk_accounts_officer' })
  @PrimaryColumn('uuid', { name: 'officer_id', primaryKeyConstraintName: 'pk_accounts' })
  officerId: string;

  @Column('text')
  login: string;

  @Column('text', { name: 'password_hash', nullable: true })
  passwordHash: string | null;

  @Column('timestamptz', { name: 'password_set_at', nullable: true })
  passwordSetAt: Date | null;

  /** Set by somebody else: before anything else its owner chooses his own. */
  @Column('boolean', { name: 'must_change', default: false })
  mustChange: boolean;

  @Column('bytea', { name: 'activation_digest', nullable: true })
  activationDigest: Buffer | null;

  @Column('timestamptz', { name: 'activation_expires_at', nullable: true })
  activationExpiresAt: Date | null;

  @Column('integer', { name: 'failed_count', default: 0 })
  failedCount: number;

  @Column('timestamptz', { name: 'first_failed_at', nullable: true })
  firstFailedAt: Date | null;

  @Column('timestamptz', { name: 'locked_until', nullable: true })
  lockedUntil: Date | null;
}
