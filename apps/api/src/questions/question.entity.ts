import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { Officer } from '../people/officer.entity';
import { Bank } from './bank.entity';
import { QuestionRevision } from './question-revision.entity';
import { Topic } from './topic.entity';

/**
 * A question through all its wordings. Papers are drawn from the current one of those published; the next one waits
 * beside it as the successor until somebody else has signed it off.
 */
@Entity('questions')
@Check(
  'ck_questions_status',
  "(status = ANY (ARRAY['draft'::text, 'in_review'::text, 'published'::text, 'retired'::text]))",
)
@Check('ck_questions_successor_status', "(successor_status = ANY (ARRAY['draft'::text, 'in_review'::text]))")
@Check(
  'ck_questions_successor',
  "(((successor_id IS NULL) = (successor_status IS NULL)) AND ((successor_id IS NULL) OR (status = 'published'::text)))",
)
@Index('uq_questions_stem', ['bankId', 'stemDigest'], { unique: true, where: "(status <> 'retired'::text)" })
@Index('ix_questions_updated', ['bankId', 'updatedAt'])
@Index('ix_questions_topic', ['topicId'])
@Index('ix_questions_author', ['authorId'])
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

  @ForeignKey(() => Topic, { name: 'fk_questions_topic' })
  @Column('uuid', { name: 'topic_id' })
  topicId: string;

  @Column('text', { array: true, default: '{}' })
  tags: string[];

  @Column('boolean', { name: 'needs_review', default: false })
  needsReview: boolean;

  @ForeignKey(() => QuestionRevision, { name: 'fk_questions_successor', deferrable: 'INITIALLY DEFERRED' })
  @Column('uuid', { name: 'successor_id', nullable: true })
  successorId: string | null;

  @Column('text', { name: 'successor_status', nullable: true })
  successorStatus: string | null;

  @ForeignKey(() => Officer, { name: 'fk_questions_author' })
  @Column('uuid', { name: 'author_id', nullable: true })
  authorId: string | null;

  @ForeignKey(() => Officer, { name: 'fk_questions_reviewer' })
  @Column('uuid', { name: 'reviewed_by', nullable: true })
  reviewedBy: string | null;

  @Column('text', { name: 'search_text', default: '' })
  searchText: string;

  @Column('text')
  type: string;

  @Column('smallint')
  difficulty: number;

  @Column('text', { nullable: true })
  cognition: string | null;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt: Date;
}
