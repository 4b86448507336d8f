import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { Exam } from '../exams/exam.entity';
import { Officer } from '../people/officer.entity';
import { QuestionRevision } from '../questions/question-revision.entity';
import { Region } from '../regions/region.entity';

/** A change of a key as it was asked for: worked out first, then made, with everybody it moved. */
@Entity('remarks')
@Check('ck_remarks_kind', "(kind = ANY (ARRAY['replace'::text, 'accept'::text, 'void'::text]))")
@Check('ck_remarks_key', "((key IS NULL) = (kind = 'void'::text))")
@Check(
  'ck_remarks_state',
  "(state = ANY (ARRAY['checking'::text, 'checked'::text, 'running'::text, 'done'::text, 'discarded'::text]))",
)
@Check(
  'ck_remarks_started',
  "((started_at IS NOT NULL) = (state = ANY (ARRAY['running'::text, 'done'::text])))",
)
@Index('ix_remarks_exam', ['examId', 'askedAt'])
@Index('uq_remarks_one_running', ['examId'], { unique: true, where: "(state = 'running'::text)" })
export class Remark {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'pk_remarks' })
  id: string;

  @ForeignKey(() => Exam, { name: 'fk_remarks_exam' })
  @Column('uuid', { name: 'exam_id' })
  examId: string;

  @ForeignKey(() => QuestionRevision, { name: 'fk_remarks_revision' })
  @Column('uuid', { name: 'revision_id' })
  revisionId: string;

  @Column('text')
  kind: string;

  @Column('jsonb', { nullable: true })
  key: unknown;

  @Column('text')
  reason: string;

  @Column('boolean', { name: 'is_after_announcement' })
  isAfterAnnouncement: boolean;

  @Column('text')
  state: string;

  @ForeignKey(() => Region, { name: 'fk_remarks_region' })
  @Column('integer', { name: 'region_code' })
  regionCode: number;

  @ForeignKey(() => Officer, { name: 'fk_remarks_asked_by' })
  @Column('uuid', { name: 'asked_by' })
  askedBy: string;

  @Column('timestamptz', { name: 'asked_at' })
  askedAt: Date;

  @ForeignKey(() => Officer, { name: 'fk_remarks_started_by' })
  @Column('uuid', { name: 'started_by', nullable: true })
  startedBy: string | null;

  @Column('timestamptz', { name: 'started_at', nullable: true })
  startedAt: Date | null;

  @Column('timestamptz', { name: 'finished_at', nullable: true })
  finishedAt: Date | null;

  @Column('uuid', { name: 'done_to', nullable: true })
  doneTo: string | null;

  @Column('integer', { name: 'attempt_count', default: 0 })
  attemptCount: number;
}
