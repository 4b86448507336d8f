import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import { Officer } from '../people/officer.entity';
import { Region } from '../regions/region.entity';
import { Exam } from './exam.entity';

/** A region whose officers are asked to an exam that stands by itself. */
@Entity('exam_regions')
export class ExamRegion {
  @ForeignKey(() => Exam, { name: 'fk_exam_regions_exam' })
  @PrimaryColumn('uuid', { name: 'exam_id', primaryKeyConstraintName: 'pk_exam_regions' })
  examId: string;

  @ForeignKey(() => Region, { name: 'fk_exam_regions_region' })
  @PrimaryColumn('integer', { name: 'region_code', primaryKeyConstraintName: 'pk_exam_regions' })
  regionCode: number;
}

/** Somebody who is asked by name. */
@Entity('exam_officers')
@Index('ix_exam_officers_officer', ['officerId'])
export class ExamOfficer {
  @ForeignKey(() => Exam, { name: 'fk_exam_officers_exam' })
  @PrimaryColumn('uuid', { name: 'exam_id', primaryKeyConstraintName: 'pk_exam_officers' })
  examId: string;

  @ForeignKey(() => Officer, { name: 'fk_exam_officers_officer' })
  @PrimaryColumn('uuid', { name: 'officer_id', primaryKeyConstraintName: 'pk_exam_officers' })
  officerId: string;
}

/** More time somebody was given for an exam, with its reason. Append-only. */
@Entity('exam_extra_times')
@Check('ck_exam_extra_times_reason', "(reason <> ''::text)")
@Check('ck_exam_extra_times_seconds', '((seconds >= 60) AND (seconds <= 14400))')
@Index('ix_exam_extra_times_exam', ['examId', 'officerId'])
export class ExamExtraTime {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'pk_exam_extra_times',
  })
  id: number;

  @ForeignKey(() => Exam, { name: 'fk_exam_extra_times_exam' })
  @Column('uuid', { name: 'exam_id' })
  examId: string;

  @ForeignKey(() => Officer, { name: 'fk_exam_extra_times_officer' })
  @Column('uuid', { name: 'officer_id' })
  officerId: string;

  @Column('integer')
  seconds: number;

  @Column('text')
  reason: string;

  @ForeignKey(() => Officer, { name: 'fk_exam_extra_times_by' })
  @Column('uuid', { name: 'granted_by' })
  grantedBy: string;

  @Column('timestamptz', { name: 'granted_at' })
  grantedAt: Date;
}
