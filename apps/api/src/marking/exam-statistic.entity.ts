import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Exam } from '../exams/exam.entity';

/** How a test that is over came out, over everybody's first sitting, and how well each of its forms measured. */
@Entity('exam_statistics')
@Check('ck_exam_statistics_counts', '((passed_count >= 0) AND (passed_count <= sat_count))')
export class ExamStatistic {
  @ForeignKey(() => Exam, { name: 'fk_exam_statistics_exam' })
  @PrimaryColumn('uuid', { name: 'exam_id', primaryKeyConstraintName: 'pk_exam_statistics' })
  examId: string;

  @Column('integer', { name: 'sat_count' })
  satCount: number;

  @Column('integer', { name: 'passed_count' })
  passedCount: number;

  @Column('double precision', { name: 'mean_hundredths', nullable: true })
  meanHundredths: number | null;

  @Column('double precision', { name: 'deviation_hundredths', nullable: true })
  deviationHundredths: number | null;

  @Column('jsonb')
  forms: unknown;
}
