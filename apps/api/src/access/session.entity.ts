import { Column, Entity, ForeignKey, Generated, Index, PrimaryColumn, Unique } from 'typeorm';
import { Officer } from '../people/officer.entity';

/** Somebody signed in on a device; only a digest of the cookie is kept. */
@Entity('sessions')
@Index('ix_sessions_officer', ['officerId'])
@Unique('uq_sessions_id', ['id'])
export class Session {
  @PrimaryColumn('bytea', { name: 'token_digest', primaryKeyConstraintName: 'pk_sessions' })
  tokenDigest: Buffer;

  @ForeignKey(() => Officer, { name: 'fk_sessions_officer' })
  @Column('uuid', { name: 'officer_id' })
  officerId: string;

  /** What its owner calls it by; the digest stays with the server. */
  @Generated('uuid')
  @Column('uuid')
  id: string;

  @Column('text')
  device: string;

  @Column('text', { default: '' })
  address: string;

  @Column('timestamptz', { name: 'second_factor_at', nullable: true })
  secondFactorAt: Date | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('timestamptz', { name: 'seen_at' })
  seenAt: Date;

  @Column('timestamptz', { name: 'kept_until', nullable: true })
  keptUntil: Date | null;
}
