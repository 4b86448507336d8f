import { Check, Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Officer } from '../people/officer.entity';
import { Question } from './question.entity';
import { Topic } from './topic.entity';

/** One immutable wording of a question, without its key. */
@Entity('question_revisions')
@Check('ck_question_revisions_difficulty', '((difficulty >= 1) AND (difficulty <= 5))')
@Check('ck_question_revisions_points', '(points_hundredths > 0)')
@Check(
  'ck_question_revisions_type',
  "(type = ANY (ARRAY['single'::text, 'multiple'::text, 'true_false'::text, 'fill_in'::text, 'short_answer'::text, 'case'::text]))",
)
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

  @ForeignKey(() => Topic, { name: 'fk_question_revisions_topic' })
  @Column('uuid', { name: 'topic_id' })
  topicId: string;

  @Column('date', { name: 'reference_date' })
  referenceDate: string;

  @Column('bytea', { name: 'content_digest' })
  contentDigest: Buffer;

  @ForeignKey(() => Officer, { name: 'fk_question_revisions_created_by' })
  @Column('uuid', { name: 'created_by', nullable: true })
  createdBy: string | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
}
