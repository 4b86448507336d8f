import { Check, Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Bank } from './bank.entity';
import { QuestionRevision } from './question-revision.entity';

/** A question through all its revisions; papers are drawn from the current one of published questions. */
@Entity('questions')
@Check(
  'ck_questions_status',
  "(status = ANY (ARRAY['draft'::text, 'in_review'::text, 'published'::text, 'needs_review'::text, 'retired'::text]))",
)
@Unique('uq_questions_stem', ['bankId', 'stemDigest'])
export class Question {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'pk_questions' })
  id: string;

  @ForeignKey(() => Bank, { name: 'fk_questions_bank' })
  @Column('uuid', { name: 'bank_id' })
  bankId: string;

  @Column('bytea', { name: 'stem_digest' })
  stemDigest: Buffer;

  @Column('text')
  status: string;

  @ForeignKey(() => QuestionRevision, {
    name: 'fk_questions_current_revision',
    deferrable: 'INITIALLY DEFERRED',
  })
  @Column('uuid', { name: 'current_revision_id' })
  currentRevisionId: string;
}
