import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { BlueprintVersion } from '../blueprints/blueprint-version.entity';
import { Bank } from '../questions/bank.entity';
import { TrainingClass } from '../classes/training-class.entity';
import { LectureIssue } from '../courses/lecture-issue.entity';
import { Officer } from '../people/officer.entity';
import { Region } from '../regions/region.entity';

/** A test: its rule for drawing papers, its window and its pass line. */
@Entity('exams')
@Check('ck_exams_class', '((audience_class_id IS NULL) OR (lecture_issue_id IS NULL))')
@Check('ck_exams_attempts', '(attempts_allowed > 0)')
@Check('ck_exams_duration', '(duration_seconds > 0)')
@Check('ck_exams_forms', '(form_count > 0)')
@Check('ck_exams_home', '((lecture_issue_id IS NULL) = (region_code IS NOT NULL))')
@Check('ck_exams_last_entry', '((last_entry_at > opens_at) AND (last_entry_at <= closes_at))')
@Check(
  'ck_exams_length',
  '((lecture_issue_id IS NOT NULL) OR ((duration_seconds)::numeric <= EXTRACT(epoch FROM (closes_at - opens_at))))',
)
@Check('ck_exams_make_up', '(make_up_of <> id)')
@Check('ck_exams_release', '(keys_from >= closes_at)')
@Check('ck_exams_source', '((bank_id IS NULL) = (blueprint_version_id IS NOT NULL))')
@Index('ix_exams_class', ['audienceClassId'], { where: '(audience_class_id IS NOT NULL)' })
@Index('ix_exams_region', ['regionCode'], { where: '(region_code IS NOT NULL)' })
@Check(
  'ck_exams_pass',
  '((pass_points_hundredths >= 1) AND (pass_points_hundredths <= max_points_hundredths))',
)
@Check(
  'ck_exams_withdrawn',
  "(((withdrawn_at IS NULL) = (withdrawn_by IS NULL)) AND ((withdrawn_at IS NULL) = (withdraw_reason IS NULL)) AND (withdraw_reason <> ''::text))",
)
@Check('ck_exams_void', '((NOT is_void) OR (withdrawn_at IS NOT NULL))')
@Check('ck_exams_window', '(closes_at > opens_at)')
@Unique('uq_exams_issue', ['lectureIssueId'])
export class Exam {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'pk_exams' })
  id: string;

  @ForeignKey(() => LectureIssue, { name: 'fk_exams_issue' })
  @Column('uuid', { name: 'lecture_issue_id', nullable: true })
  lectureIssueId: string | null;

  @ForeignKey(() => Bank, { name: 'fk_exams_bank' })
  @Column('uuid', { name: 'bank_id', nullable: true })
  bankId: string | null;

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

  @ForeignKey(() => Region, { name: 'fk_exams_region' })
  @Column('integer', { name: 'region_code', nullable: true })
  regionCode: number | null;

  @ForeignKey(() => BlueprintVersion, { name: 'fk_exams_blueprint' })
  @Column('uuid', { name: 'blueprint_version_id', nullable: true })
  blueprintVersionId: string | null;

  @Column('timestamptz', { name: 'last_entry_at', nullable: true })
  lastEntryAt: Date | null;

  @Column('boolean', { name: 'shows_whole_paper', default: false })
  showsWholePaper: boolean;

  @Column('boolean', { name: 'is_practice', default: false })
  isPractice: boolean;

  @Column('timestamptz', { name: 'keys_from', nullable: true })
  keysFrom: Date | null;

  @Column('bytea', { name: 'hall_password_digest', nullable: true })
  hallPasswordDigest: Buffer | null;

  @Column('text', { name: 'hall_networks', array: true, default: [] })
  hallNetworks: string[];

  @ForeignKey(() => LectureIssue, { name: 'fk_exams_prerequisite' })
  @Column('uuid', { name: 'prerequisite_issue_id', nullable: true })
  prerequisiteIssueId: string | null;

  @Column('text', { name: 'audience_posts', array: true, default: [] })
  audiencePosts: string[];

  @Column('text', { name: 'audience_grades', array: true, default: [] })
  audienceGrades: string[];

  @ForeignKey(() => LectureIssue, { name: 'fk_exams_attended' })
  @Column('uuid', { name: 'attended_issue_id', nullable: true })
  attendedIssueId: string | null;

  @ForeignKey(() => Exam, { name: 'fk_exams_make_up' })
  @Column('uuid', { name: 'make_up_of', nullable: true })
  makeUpOf: string | null;

  @ForeignKey(() => TrainingClass, { name: 'fk_exams_class' })
  @Column('uuid', { name: 'audience_class_id', nullable: true })
  audienceClassId: string | null;

  /** Raised with every change: who changes what he no longer sees is refused. */
  @Column('integer', { default: 1 })
  version: number;

  @Column('timestamptz', { name: 'withdrawn_at', nullable: true })
  withdrawnAt: Date | null;

  @ForeignKey(() => Officer, { name: 'fk_exams_withdrawn_by' })
  @Column('uuid', { name: 'withdrawn_by', nullable: true })
  withdrawnBy: string | null;

  @Column('text', { name: 'withdraw_reason', nullable: true })
  withdrawReason: string | null;

  /** Taken back with all that was begun. */
  @Column('boolean', { name: 'is_void', default: false })
  isVoid: boolean;
}
