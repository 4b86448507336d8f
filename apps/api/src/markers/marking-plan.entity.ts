import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Exam } from '../exams/exam.entity';
import { Officer } from '../people/officer.entity';

/** How an exam is marked by hand; no row = nobody has set it up, and nothing is handed out. */
@Entity('marking_plans')
@Check('ck_marking_plans_step', '(step_hundredths = ANY (ARRAY[10, 25, 50, 100]))')
@Check('ck_marking_plans_limit', '((limit_percent >= 0) AND (limit_percent <= 50))')
export class MarkingPlan {
  @ForeignKey(() => Exam, { name: 'fk_marking_plans_exam' })
  @PrimaryColumn('uuid', { name: 'exam_id', primaryKeyConstraintName: 'pk_marking_plans' })
  examId: string;

  /** The smallest points a marker may give. */
  @Column('integer', { name: 'step_hundredths' })
  stepHundredths: number;

  /** How far apart two readers may be, as a share of what the question is worth. */
  @Column('integer', { name: 'limit_percent' })
  limitPercent: number;

  /** Nobody reads what somebody of his own unit wrote. */
  @Column('boolean', { name: 'excludes_own_unit' })
  excludesOwnUnit: boolean;

  @ForeignKey(() => Officer, { name: 'fk_marking_plans_set_by' })
  @Column('uuid', { name: 'set_by' })
  setBy: string;

  @Column('timestamptz', { name: 'set_at' })
  setAt: Date;
}
