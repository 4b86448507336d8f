import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Officer } from '../people/officer.entity';
import { Bank } from './bank.entity';
import { QuestionRevision } from './question-revision.entity';
import { Question } from './question.entity';

/** A question somebody below thinks a bank above should have, and what became of that. */
@Entity('question_suggestions')
@Check(
  'ck_question_suggestions_status',
  "(status = ANY (ARRAY['open'::text, 'accepted'::text, 'declined'::text]))",
)
@Check(
  'ck_question_suggestions_decided',
  "(((status = 'open'::text) = (decided_at IS NULL)) AND ((status <> 'declined'::text) OR (reason <> ''::text)))",
)
@Unique('uq_question_suggestions_question', ['questionId'])
@Index('ix_question_suggestions_bank', ['bankId', 'status'])
@Index('ix_question_suggestions_by', ['suggestedBy'])
@Index('ix_question_suggestions_source', ['sourceQuestionId'])
export class QuestionSuggestion {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'pk_question_suggestions' })
  id: string;

  @ForeignKey(() => Question, { name: 'fk_question_suggestions_question' })
  @Column('uuid', { name: 'question_id' })
  questionId: string;

  @ForeignKey(() => Bank, { name: 'fk_question_suggestions_bank' })
  @Column('uuid', { name: 'bank_id' })
  bankId: string;

  @ForeignKey(() => Question, { name: 'fk_question_suggestions_source' })
  @Column('uuid', { name: 'source_question_id' })
  sourceQuestionId: string;

  @ForeignKey(() => QuestionRevision, { name: 'fk_question_suggestions_revision' })
  @Column('uuid', { name: 'source_revision_id' })
  sourceRevisionId: string;

  @ForeignKey(() => Officer, { name: 'fk_question_suggestions_by' })
  @Column('uuid', { name: 'suggested_by' })
  suggestedBy: string;

  @Column('timestamptz', { name: 'suggested_at' })
  suggestedAt: Date;

  @Column('text')
  note: string;

  @Column('text')
  status: string;

  @ForeignKey(() => Officer, { name: 'fk_question_suggestions_decided_by' })
  @Column('uuid', { name: 'decided_by', nullable: true })
  decidedBy: string | null;

  @Column('timestamptz', { name: 'decided_at', nullable: true })
  decidedAt: Date | null;

  @Column('text', { default: '' })
  reason: string;
}
