import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Officer } from '../people/officer.entity';
import { Upload } from '../roster/upload.entity';
import { Question } from './question.entity';

/** One immutable wording of a question, without its key. */
@Entity('question_revisions')
@Check('ck_question_revisions_difficulty', '((difficulty >= 1) AND (difficulty <= 5))')
@Check('ck_question_revisions_points', '(points_hundredths > 0)')
@Check(
  'ck_question_revisions_type',
  "(type = ANY (ARRAY['single'::text, 'multiple'::text, 'true_false'::text, 'fill_in'::text, 'short_answer'::text, 'case'::text]))",
)
@Check('ck_question_revisions_format', "(text_format = ANY (ARRAY['plain'::text, 'html'::text]))")
@Check(
  'ck_question_revisions_cognition',
  "(cognition = ANY (ARRAY['remember'::text, 'understand'::text, 'apply'::text, 'analyse'::text]))",
)
@Index('ix_question_revisions_upload', ['uploadId'], { where: '(upload_id IS NOT NULL)' })
@Index('ix_question_revisions_created_by', ['createdBy'])
@Unique('uq_question_revisions_number', ['questionId', 'number'])
export class QuestionRevision {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'pk_question_revisions' })
  id: string;

  @ForeignKey(() => Question, { name: 'fk_question_revisions_question', deferrable: 'INITIALLY DEFERRED' })
  @Column('uuid', { name: 'question_id' })
  questionId: string;

  @Column('integer')
  number: number;

  @Column('text')
  type: string;

  @Column('text')
  stem: string;

  @Column('jsonb')
  options: unknown;

  @Column('text')
  explanation: string;

  @Column('smallint')
  difficulty: number;

  @Column('integer', { name: 'points_hundredths' })
  pointsHundredths: number;

  @Column('date', { name: 'reference_date' })
  referenceDate: string;

  @Column('bytea', { name: 'content_digest' })
  contentDigest: Buffer;

  @ForeignKey(() => Officer, { name: 'fk_question_revisions_created_by' })
  @Column('uuid', { name: 'created_by', nullable: true })
  createdBy: string | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('text', { name: 'text_format', default: 'plain' })
  textFormat: string;

  @Column('jsonb', { default: [] })
  parts: unknown;

  @Column('text', { nullable: true })
  cognition: string | null;

  @Column('text', { default: '' })
  source: string;

  @ForeignKey(() => Upload, { name: 'fk_question_revisions_upload' })
  @Column('uuid', { name: 'upload_id', nullable: true })
  uploadId: string | null;
}
