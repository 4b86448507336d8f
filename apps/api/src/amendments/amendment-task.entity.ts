import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Edition } from '../laws/edition.entity';
import { Officer } from '../people/officer.entity';
import { Bank } from '../questions/bank.entity';
import { QuestionRevision } from '../questions/question-revision.entity';
import { Question } from '../questions/question.entity';

/** A question that rested on an edition when it ended, and what was decided about it. */
@Entity('amendment_tasks')
@Check(
  'ck_amendment_tasks_status',
  "(status = ANY (ARRAY['open'::text, 'updating'::text, 'history'::text, 'updated'::text, 'retired'::text]))",
)
@Check(
  'ck_amendment_tasks_decided',
  "((status = ANY (ARRAY['open'::text, 'updating'::text])) = (decided_at IS NULL))",
)
@Unique('uq_amendment_tasks_question', ['questionId', 'editionSlug'])
@Index('ix_amendment_tasks_edition', ['editionSlug', 'status'])
@Index('ix_amendment_tasks_bank', ['bankId'])
export class AmendmentTask {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'pk_amendment_tasks' })
  id: string;

  @ForeignKey(() => Question, { name: 'fk_amendment_tasks_question' })
  @Column('uuid', { name: 'question_id' })
  questionId: string;

  @ForeignKey(() => Bank, { name: 'fk_amendment_tasks_bank' })
  @Column('uuid', { name: 'bank_id' })
  bankId: string;

  @ForeignKey(() => Edition, { name: 'fk_amendment_tasks_edition' })
  @Column('text', { name: 'edition_slug' })
  editionSlug: string;

  @ForeignKey(() => QuestionRevision, { name: 'fk_amendment_tasks_revision' })
  @Column('uuid', { name: 'revision_id' })
  revisionId: string;

  @Column('text')
  status: string;

  @ForeignKey(() => Officer, { name: 'fk_amendment_tasks_opened_by' })
  @Column('uuid', { name: 'opened_by', nullable: true })
  openedBy: string | null;

  @Column('timestamptz', { name: 'opened_at' })
  openedAt: Date;

  @ForeignKey(() => Officer, { name: 'fk_amendment_tasks_decided_by' })
  @Column('uuid', { name: 'decided_by', nullable: true })
  decidedBy: string | null;

  @Column('timestamptz', { name: 'decided_at', nullable: true })
  decidedAt: Date | null;

  @Column('text', { default: '' })
  comment: string;
}
