import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** How often something was tried of late, under a keyed digest of who tried it. */
@Entity('rate_limits')
@Index('ix_rate_limits_expire', ['expire'])
export class RateLimit {
  @PrimaryColumn('character varying', { length: 255, primaryKeyConstraintName: 'pk_rate_limits' })
  key: string;

  @Column('integer', { default: 0 })
  points: number;

  @Column('bigint', { nullable: true })
  expire: number | null;
}
