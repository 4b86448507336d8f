import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Officer } from '../people/officer.entity';
import { Exam } from './exam.entity';

/** When the results of a test are told, and until when somebody may appeal; no row = the defaults hold. */
@Entity('result_rules')
@Check('ck_result_rules_appeal', '(appeal_until > announce_at)')
export class ResultRulesRow {
  @ForeignKey(() => Exam, { name: 'fk_result_rules_exam' })
  @PrimaryColumn('uuid', { name: 'exam_id', primaryKeyConstraintName: 'pk_result_rules' })
  examId: string;

  @Column('timestamptz', { name: 'announce_at', nullable: true })
  announceAt: Date | null;

  @Column('timestamptz', { name: 'appeal_until', nullable: true })
  appealUntil: Date | null;

  @Column('boolean', { name: 'has_rank_bands' })
  hasRankBands: boolean;

  @ForeignKey(() => Officer, { name: 'fk_result_rules_set_by' })
  @Column('uuid', { name: 'set_by' })
  setBy: string;

  @Column('timestamptz', { name: 'set_at' })
  setAt: Date;
}
