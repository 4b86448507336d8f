import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Exam } from '../exams/exam.entity';
import { QuestionRevision } from '../questions/question-revision.entity';

/** A text to be read, once however many wrote the same; whose it is stands in the links. */
@Entity('written_answers')
@Unique('uq_written_answers_text', ['examId', 'revisionId', 'textsDigest', 'maxHundredths'])
@Unique('uq_written_answers_max', ['id', 'maxHundredths'])
@Check('ck_written_answers_wanted', '(wanted = ANY (ARRAY[2, 3]))')
@Check('ck_written_answers_settled', '((settled_hundredths IS NULL) = (settled_at IS NULL))')
@Check('ck_written_answers_points', '((settled_hundredths >= 0) AND (settled_hundredths <= max_hundredths))')
@Check('ck_written_answers_anchor', '((NOT is_anchor) OR (settled_at IS NOT NULL))')
@Index('ix_written_answers_open', ['examId', 'revisionId'], { where: '(settled_at IS NULL)' })
export class WrittenAnswer {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'pk_written_answers' })
  id: string;

  @ForeignKey(() => Exam, { name: 'fk_written_answers_exam' })
  @Column('uuid', { name: 'exam_id' })
  examId: string;

  @ForeignKey(() => QuestionRevision, { name: 'fk_written_answers_revision' })
  @Column('uuid', { name: 'revision_id' })
  revisionId: string;

  /** Of the exam: where an answer comes from is not told here. */
  @Column('integer', { name: 'region_code' })
  regionCode: number;

  /** One for each written part of the question. */
  @Column('jsonb')
  texts: unknown;

  @Column('text', { name: 'texts_digest' })
  textsDigest: string;

  /** What all written parts are worth on the paper. */
  @Column('integer', { name: 'max_hundredths' })
  maxHundredths: number;

  @Column('integer', { name: 'limit_hundredths' })
  limitHundredths: number;

  /** How many have to read it. */
  @Column('smallint', { default: 2 })
  wanted: number;

  @Column('integer', { name: 'settled_hundredths', nullable: true })
  settledHundredths: number | null;

  @Column('timestamptz', { name: 'settled_at', nullable: true })
  settledAt: Date | null;

  /** Its marks were set beforehand, and markers are measured by it. */
  @Column('boolean', { name: 'is_anchor', default: false })
  isAnchor: boolean;
}
