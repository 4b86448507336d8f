import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { WatchLease } from './watch-lease.entity';

/** What a player said it played, and what came of it: the evidence, appended and never changed. */
@Entity('watch_reports')
@Index('ix_watch_reports_lease', ['leaseId'])
export class WatchReport {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'pk_watch_reports',
  })
  id: number;

  @ForeignKey(() => WatchLease, { name: 'fk_watch_reports_lease' })
  @Column('uuid', { name: 'lease_id' })
  leaseId: string;

  @Column('timestamptz', { name: 'reported_at' })
  reportedAt: Date;

  @Column('jsonb')
  spans: unknown;

  @Column('jsonb', { name: 'credited_spans' })
  creditedSpans: unknown;

  @Column('integer', { name: 'jumped_to_ms', nullable: true })
  jumpedToMs: number | null;

  @Column('text', { name: 'not_credited', nullable: true })
  notCredited: string | null;
}
