import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { LectureIssue } from './lecture-issue.entity';
import { Officer } from '../people/officer.entity';

/** What an officer has been credited of an issue, and since when it counts. */
@Entity('attendances')
@Check('ck_attendances_credited', '(credited_ms >= 0)')
@Index('ix_attendances_issue', ['lectureIssueId'])
export class Attendance {
  @ForeignKey(() => Officer, { name: 'fk_attendances_officer' })
  @PrimaryColumn('uuid', { name: 'officer_id', primaryKeyConstraintName: 'pk_attendances' })
  officerId: string;

  @ForeignKey(() => LectureIssue, { name: 'fk_attendances_issue' })
  @PrimaryColumn('uuid', { name: 'lecture_issue_id', primaryKeyConstraintName: 'pk_attendances' })
  lectureIssueId: string;

  @Column('jsonb')
  spans: unknown;

  @Column('integer', { name: 'credited_ms' })
  creditedMs: number;

  @Column('integer', { name: 'position_ms' })
  positionMs: number;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt: Date;

  @Column('timestamptz', { name: 'counted_at', nullable: true })
  countedAt: Date | null;

  @Column('integer', { name: 'region_code', nullable: true })
  regionCode: number | null;
}
