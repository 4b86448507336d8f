import { Check, Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Bank } from '../questions/bank.entity';
import { LectureIssue } from '../courses/lecture-issue.entity';
import { Officer } from '../people/officer.entity';

/** A test: its rule for drawing papers, its window and its pass line. */
@Entity('exams')
@Check('ck_exams_attempts', '(attempts_allowed > 0)')
@Check('ck_exams_duration', '(duration_seconds > 0)')
@Check('ck_exams_forms', '(form_count > 0)')
@Check(
  'ck_exams_pass',
  '((pass_points_hundredths >= 1) AND (pass_points_hundredths <= max_points_hundredths))',
)
@Check('ck_exams_window', '(closes_at > opens_at)')
@Unique('uq_exams_issue', ['lectureIssueId'])
export class Exam {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'pk_exams' })
  id: string;

  @ForeignKey(() => LectureIssue, { name: 'fk_exams_issue' })
  @Column('uuid', { name: 'lecture_issue_id', nullable: true })
  lectureIssueId: string | null;

  @ForeignKey(() => Bank, { name: 'fk_exams_bank' })
  @Column('uuid', { name: 'bank_id' })
  bankId: string;

  @Column('text')
  title: string;

  @Column('jsonb')
  rules: unknown;

  @Column('smallint', { name: 'question_count' })
  questionCount: number;

  @Column('integer', { name: 'duration_seconds' })
  durationSeconds: number;

  @Column('integer', { name: 'max_points_hundredths' })
  maxPointsHundredths: number;

  @Column('integer', { name: 'pass_points_hundredths' })
  passPointsHundredths: number;

  @Column('timestamptz', { name: 'opens_at' })
  opensAt: Date;

  @Column('timestamptz', { name: 'closes_at' })
  closesAt: Date;

  @Column('smallint', { name: 'attempts_allowed' })
  attemptsAllowed: number;

  @ForeignKey(() => Officer, { name: 'fk_exams_published_by' })
  @Column('uuid', { name: 'published_by', nullable: true })
  publishedBy: string | null;

  @Column('timestamptz', { name: 'published_at' })
  publishedAt: Date;

  @Column('timestamptz', { name: 'counted_at', nullable: true })
  countedAt: Date | null;

  @Column('smallint', { name: 'form_count', default: 4 })
  formCount: number;

  @Column('boolean', { name: 'shuffle_questions', default: false })
  shuffleQuestions: boolean;

  @Column('boolean', { name: 'shuffle_options', default: false })
  shuffleOptions: boolean;

  @Column('timestamptz', { name: 'prepared_at', nullable: true })
  preparedAt: Date | null;
}
