import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { Officer } from '../people/officer.entity';
import { QuestionRevision } from './question-revision.entity';
import { Question } from './question.entity';

/** Something somebody did with a question or said about it: the log of its way and the conversation on it. Append-only. */
@Entity('question_events')
@Check(
  'ck_question_events_action',
  "(action = ANY (ARRAY['create'::text, 'save'::text, 'submit'::text, 'withdraw'::text, 'return'::text, 'publish'::text, 'discard'::text, 'retire'::text, 'reopen'::text, 'comment'::text, 'sort'::text, 'suggest'::text, 'doubt'::text, 'settle'::text]))",
)
@Index('ix_question_events_question', ['questionId', 'id'])
@Index('ix_question_events_by', ['actedBy'])
export class QuestionEvent {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'pk_question_events',
  })
  id: number;

  @ForeignKey(() => Question, { name: 'fk_question_events_question' })
  @Column('uuid', { name: 'question_id' })
  questionId: string;

  @ForeignKey(() => QuestionRevision, {
    name: 'fk_question_events_revision',
    deferrable: 'INITIALLY DEFERRED',
  })
  @Column('uuid', { name: 'revision_id' })
  revisionId: string;

  @Column('text')
  action: string;

  @Column('text', { name: 'from_state', nullable: true })
  fromState: string | null;

  @Column('text', { name: 'to_state', nullable: true })
  toState: string | null;

  @Column('text', { default: '' })
  comment: string;

  @Column('jsonb', { default: {} })
  detail: unknown;

  @ForeignKey(() => Officer, { name: 'fk_question_events_by' })
  @Column('uuid', { name: 'acted_by', nullable: true })
  actedBy: string | null;

  @Column('timestamptz', { name: 'acted_at' })
  actedAt: Date;
}
