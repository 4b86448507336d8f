import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { LectureIssue } from './lecture-issue.entity';
import { Officer } from '../people/officer.entity';

/** The right of one window to be credited for one issue; at most one is open per officer. */
@Entity('watch_leases')
@Index('ix_watch_leases_issue_officer', ['lectureIssueId', 'officerId'])
@Index('uq_watch_leases_one_open', ['officerId'], { unique: true, where: '(ended_at IS NULL)' })
export class WatchLease {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'pk_watch_leases' })
  id: string;

  @ForeignKey(() => Officer, { name: 'fk_watch_leases_officer' })
  @Column('uuid', { name: 'officer_id' })
  officerId: string;

  @ForeignKey(() => LectureIssue, { name: 'fk_watch_leases_issue' })
  @Column('uuid', { name: 'lecture_issue_id' })
  lectureIssueId: string;

  @Column('text')
  device: string;

  @Column('timestamptz', { name: 'started_at' })
  startedAt: Date;

  @Column('timestamptz', { name: 'reported_at' })
  reportedAt: Date;

  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt: Date | null;

  @Column('integer', { name: 'claimed_ms', default: 0 })
  claimedMs: number;
}
