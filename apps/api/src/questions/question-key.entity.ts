import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { QuestionRevision } from './question-revision.entity';

/** The key of a revision, apart from the text so that what serves papers cannot read it. */
@Entity('question_keys')
export class QuestionKeyRow {
  @ForeignKey(() => QuestionRevision, { name: 'fk_question_keys_revision' })
  @PrimaryColumn('uuid', { name: 'revision_id', primaryKeyConstraintName: 'pk_question_keys' })
  revisionId: string;

  @Column('jsonb')
  key: unknown;
}
