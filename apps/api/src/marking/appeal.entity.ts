import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { Attempt } from '../attempts/attempt.entity';
import { Exam } from '../exams/exam.entity';
import { Officer } from '../people/officer.entity';
import { QuestionRevision } from '../questions/question-revision.entity';
import { Region } from '../regions/region.entity';

/** An officer's request to look again at his attempt or at one question of it, and what was ruled. */
@Entity('appeals')
@Check(
  'ck_appeals_state',
  "(state = ANY (ARRAY['open'::text, 'upheld'::text, 'dismissed'::text, 'withdrawn'::text]))",
)
@Check(
  'ck_appeals_ruled',
  "((state = ANY (ARRAY['upheld'::text, 'dismissed'::text])) = ((ruled_by IS NOT NULL) AND (ruled_at IS NOT NULL) AND (ruling IS NOT NULL)))",
)
@Check('ck_appeals_own', '(ruled_by <> officer_id)')
@Check(
  'ck_appeals_given',
  "((given_hundredths IS NULL) OR ((state = 'upheld'::text) AND (revision_id IS NOT NULL)))",
)
@Index('ix_appeals_exam', ['examId', 'filedAt'])
@Index('ix_appeals_officer', ['officerId'])
@Index('uq_appeals_once', { synchronize: false })
export class Appeal {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'pk_appeals' })
  id: string;

  @ForeignKey(() => Attempt, { name: 'fk_appeals_attempt' })
  @Column('uuid', { name: 'attempt_id' })
  attemptId: string;

  @ForeignKey(() => Exam, { name: 'fk_appeals_exam' })
  @Column('uuid', { name: 'exam_id' })
  examId: string;

  @ForeignKey(() => Officer, { name: 'fk_appeals_officer' })
  @Column('uuid', { name: 'officer_id' })
  officerId: string;

  @ForeignKey(() => Region, { name: 'fk_appeals_region' })
  @Column('integer', { name: 'region_code' })
  regionCode: number;

  @ForeignKey(() => QuestionRevision, { name: 'fk_appeals_revision' })
  @Column('uuid', { name: 'revision_id', nullable: true })
  revisionId: string | null;

  @Column('text')
  text: string;

  @Column('text')
  state: string;

  @Column('timestamptz', { name: 'filed_at' })
  filedAt: Date;

  @ForeignKey(() => Officer, { name: 'fk_appeals_ruled_by' })
  @Column('uuid', { name: 'ruled_by', nullable: true })
  ruledBy: string | null;

  @Column('timestamptz', { name: 'ruled_at', nullable: true })
  ruledAt: Date | null;

  @Column('text', { nullable: true })
  ruling: string | null;

  @Column('integer', { name: 'given_hundredths', nullable: true })
  givenHundredths: number | null;
}
