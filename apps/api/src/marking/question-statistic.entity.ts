import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Exam } from '../exams/exam.entity';
import { QuestionRevision } from '../questions/question-revision.entity';

/** How often a wording of a question stood in the papers of a test, and how often it was answered right. */
@Entity('question_statistics')
@Check('ck_question_statistics_counts', '((right_count >= 0) AND (right_count <= paper_count))')
@Check(
  'ck_question_statistics_difficulty',
  '((difficulty >= (0)::double precision) AND (difficulty <= (1)::double precision))',
)
@Check(
  'ck_question_statistics_discrimination',
  "((discrimination >= ('-1'::integer)::double precision) AND (discrimination <= (1)::double precision))",
)
@Index('ix_question_statistics_revision', ['revisionId'])
export class QuestionStatistic {
  @ForeignKey(() => Exam, { name: 'fk_question_statistics_exam' })
  @PrimaryColumn('uuid', { name: 'exam_id', primaryKeyConstraintName: 'pk_question_statistics' })
  examId: string;

  @ForeignKey(() => QuestionRevision, { name: 'fk_question_statistics_revision' })
  @PrimaryColumn('uuid', { name: 'revision_id', primaryKeyConstraintName: 'pk_question_statistics' })
  revisionId: string;

  @Column('integer', { name: 'paper_count' })
  paperCount: number;

  @Column('integer', { name: 'right_count' })
  rightCount: number;

  @Column('integer', { name: 'sat_count', default: 0 })
  satCount: number;

  @Column('double precision', { nullable: true })
  difficulty: number | null;

  @Column('double precision', { nullable: true })
  discrimination: number | null;

  @Column('jsonb', { default: [] })
  options: unknown;

  @Column('text', { array: true, default: [] })
  flags: string[];
}
