import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { Exam } from '../exams/exam.entity';
import { Officer } from '../people/officer.entity';
import { QuestionRevision } from '../questions/question-revision.entity';
import { Remark } from './remark.entity';

/** One version of a question's key in one exam after it was frozen; never changed, the next one follows it. */
@Entity('key_changes')
@Check('ck_key_changes_kind', "(kind = ANY (ARRAY['replace'::text, 'accept'::text, 'void'::text]))")
@Check('ck_key_changes_key', "((key IS NULL) = (kind = 'void'::text))")
@Unique('uq_key_changes_remark', ['remarkId'])
export class KeyChangeRow {
  @ForeignKey(() => Exam, { name: 'fk_key_changes_exam' })
  @PrimaryColumn('uuid', { name: 'exam_id', primaryKeyConstraintName: 'pk_key_changes' })
  examId: string;

  @ForeignKey(() => QuestionRevision, { name: 'fk_key_changes_revision' })
  @PrimaryColumn('uuid', { name: 'revision_id', primaryKeyConstraintName: 'pk_key_changes' })
  revisionId: string;

  @PrimaryColumn('smallint', { primaryKeyConstraintName: 'pk_key_changes' })
  number: number;

  @Column('text')
  kind: string;

  @Column('jsonb', { nullable: true })
  key: unknown;

  @Column('jsonb')
  before: unknown;

  @Column('text')
  reason: string;

  @ForeignKey(() => Remark, { name: 'fk_key_changes_remark' })
  @Column('uuid', { name: 'remark_id' })
  remarkId: string;

  @ForeignKey(() => Officer, { name: 'fk_key_changes_changed_by' })
  @Column('uuid', { name: 'changed_by' })
  changedBy: string;

  @Column('timestamptz', { name: 'changed_at' })
  changedAt: Date;
}
