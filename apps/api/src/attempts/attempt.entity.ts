import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Exam } from '../exams/exam.entity';
import { Officer } from '../people/officer.entity';
import { Paper } from '../exams/paper.entity';
import { Region } from '../regions/region.entity';
import { AttemptVoid } from './attempt-void.entity';

/**
 * One officer's sitting; the row holds the whole sheet, so that a save is one statement. A prepared one waits for the
 * officer to begin, and nobody but the server knows of it.
 */
@Entity('attempts')
@Check(
  'ck_attempts_begun',
  "(((state = 'prepared'::text) = (started_at IS NULL)) AND ((started_at IS NULL) = (deadline IS NULL)))",
)
@Check('ck_attempts_deadline', '(deadline > started_at)')
@Check('ck_attempts_extra', '(extra_seconds >= 0)')
@Check(
  'ck_attempts_state',
  "(state = ANY (ARRAY['prepared'::text, 'in_progress'::text, 'submitted'::text, 'voided'::text]))",
)
@Check(
  'ck_attempts_submitted',
  "(((state = 'voided'::text) OR ((state = 'submitted'::text) = (submitted_at IS NOT NULL))) AND ((submitted_at IS NULL) = (receipt_code IS NULL)))",
)
@Check('ck_attempts_void', "((state = 'voided'::text) = (void_id IS NOT NULL))")
@Check(
  'ck_attempts_marked',
  `(((marks IS NULL) OR (submitted_at IS NOT NULL)) AND ((points_hundredths IS NOT NULL) = ((marks IS NOT NULL) AND (NOT jsonb_path_exists(marks, '$[*]?(@."isPending" == true)'::jsonpath)))))`,
)
@Check('ck_attempts_result', '((points_hundredths IS NULL) = (is_passed IS NULL))')
@Unique('uq_attempts_number', ['examId', 'officerId', 'number'])
@Unique('uq_attempts_receipt_code', ['receiptCode'])
@Index('ix_attempts_being_marked', ['examId'], {
  where: '((marks IS NOT NULL) AND (points_hundredths IS NULL))',
})
@Index('ix_attempts_open_deadline', ['deadline'], { where: "(state = 'in_progress'::text)" })
@Index('ix_attempts_officer', ['officerId'])
@Index('ix_attempts_unmarked', ['id'], { where: "((state = 'submitted'::text) AND (marks IS NULL))" })
@Index('ix_attempts_prepared', ['examId'], { where: "(state = 'prepared'::text)" })
@Index('uq_attempts_one_open', ['examId', 'officerId'], {
  unique: true,
  where: "(state = 'in_progress'::text)",
})
export class Attempt {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'pk_attempts' })
  id: string;

  @ForeignKey(() => Exam, { name: 'fk_attempts_exam' })
  @Column('uuid', { name: 'exam_id' })
  examId: string;

  @ForeignKey(() => Officer, { name: 'fk_attempts_officer' })
  @Column('uuid', { name: 'officer_id' })
  officerId: string;

  @Column('smallint')
  number: number;

  @ForeignKey(() => Paper, { name: 'fk_attempts_paper' })
  @Column('uuid', { name: 'paper_id' })
  paperId: string;

  @Column('text')
  state: string;

  @Column('integer')
  epoch: number;

  @Column('integer')
  rev: number;

  @Column('jsonb')
  sheet: unknown;

  @Column('text', { name: 'sheet_hash' })
  sheetHash: string;

  @Column('timestamptz', { name: 'started_at', nullable: true })
  startedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  deadline: Date | null;

  @Column('timestamptz', { name: 'saved_at', nullable: true })
  savedAt: Date | null;

  @Column('timestamptz', { name: 'submitted_at', nullable: true })
  submittedAt: Date | null;

  @ForeignKey(() => Region, { name: 'fk_attempts_region' })
  @Column('integer', { name: 'region_code' })
  regionCode: number;

  /** Null until it is handed in and nothing of it waits for a person. */
  @Column('integer', { name: 'points_hundredths', nullable: true })
  pointsHundredths: number | null;

  @Column('boolean', { name: 'is_passed', nullable: true })
  isPassed: boolean | null;

  @Column('jsonb', { nullable: true })
  marks: unknown;

  @Column('text', { name: 'receipt_code', nullable: true })
  receiptCode: string | null;

  /** What somebody was given beyond the exam's duration. */
  @Column('integer', { name: 'extra_seconds', default: 0 })
  extraSeconds: number;

  /** The decision by which it is void; null = it is not. */
  @ForeignKey(() => AttemptVoid, { name: 'fk_attempts_void' })
  @Column('bigint', { name: 'void_id', nullable: true })
  voidId: number | null;
}
