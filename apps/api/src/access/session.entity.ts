import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Officer } from '../people/officer.entity';

/** Somebody signed in on a device; only a digest of the cookie is kept. */
@Entity('sessions')
@Index('ix_sessions_officer', ['officerId'])
export class Session {
  @PrimaryColumn('bytea', { name: 'token_digest', primaryKeyConstraintName: 'pk_sessions' })
  tokenDigest: Buffer;

  @ForeignKey(() => Officer, { name: 'fk_sessions_officer' })
  @Column('uuid', { name: 'officer_id' })
  officerId: string;

  @Column('text')
  device: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('timestamptz', { name: 'seen_at' })
  seenAt: Date;

  @Column('timestamptz', { name: 'kept_until', nullable: true })
  keptUntil: Date | null;
}
