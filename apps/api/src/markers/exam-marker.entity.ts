import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Exam } from '../exams/exam.entity';
import { Officer } from '../people/officer.entity';

/** Somebody who marks an exam. One who no longer does stays, for what he gave stands. */
@Entity('exam_markers')
@Index('ix_exam_markers_officer', ['officerId'])
export class ExamMarker {
  @ForeignKey(() => Exam, { name: 'fk_exam_markers_exam' })
  @PrimaryColumn('uuid', { name: 'exam_id', primaryKeyConstraintName: 'pk_exam_markers' })
  examId: string;

  @ForeignKey(() => Officer, { name: 'fk_exam_markers_officer' })
  @PrimaryColumn('uuid', { name: 'officer_id', primaryKeyConstraintName: 'pk_exam_markers' })
  officerId: string;

  /** Of the exam. */
  @Column('integer', { name: 'region_code' })
  regionCode: number;

  @ForeignKey(() => Officer, { name: 'fk_exam_markers_added_by' })
  @Column('uuid', { name: 'added_by' })
  addedBy: string;

  @Column('timestamptz', { name: 'added_at' })
  addedAt: Date;

  @Column('timestamptz', { name: 'removed_at', nullable: true })
  removedAt: Date | null;
}
