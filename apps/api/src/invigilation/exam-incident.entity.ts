import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { Attempt } from '../attempts/attempt.entity';
import { Exam } from '../exams/exam.entity';
import { Officer } from '../people/officer.entity';
import { Region } from '../regions/region.entity';

/** What happened while an exam was on, as somebody noted it. Append-only. */
@Entity('exam_incidents')
@Check(
  'ck_exam_incidents_kind',
  "(kind = ANY (ARRAY['technical'::text, 'conduct'::text, 'identity'::text, 'health'::text, 'other'::text]))",
)
@Check('ck_exam_incidents_text', "(text <> ''::text)")
@Check('ck_exam_incidents_time', '(happened_at <= noted_at)')
@Check('ck_exam_incidents_who', '((attempt_id IS NULL) OR (officer_id IS NOT NULL))')
@Index('ix_exam_incidents_exam', ['examId'])
export class ExamIncidentRow {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'pk_exam_incidents',
  })
  id: number;

  @ForeignKey(() => Exam, { name: 'fk_exam_incidents_exam' })
  @Column('uuid', { name: 'exam_id' })
  examId: string;

  @ForeignKey(() => Officer, { name: 'fk_exam_incidents_officer' })
  @Column('uuid', { name: 'officer_id', nullable: true })
  officerId: string | null;

  @ForeignKey(() => Attempt, { name: 'fk_exam_incidents_attempt' })
  @Column('uuid', { name: 'attempt_id', nullable: true })
  attemptId: string | null;

  @ForeignKey(() => Region, { name: 'fk_exam_incidents_region' })
  @Column('integer', { name: 'region_code' })
  regionCode: number;

  @Column('text')
  kind: string;

  @Column('text')
  text: string;

  @Column('timestamptz', { name: 'happened_at' })
  happenedAt: Date;

  @ForeignKey(() => Officer, { name: 'fk_exam_incidents_by' })
  @Column('uuid', { name: 'noted_by' })
  notedBy: string;

  @Column('timestamptz', { name: 'noted_at' })
  notedAt: Date;
}
