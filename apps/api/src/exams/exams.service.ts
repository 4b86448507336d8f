import { Injectable } from '@nestjs/common';
import {
  drawPaper,
  isMachineMarked,
  ok,
  refuse,
  type DrawRule,
  type QuestionType,
  type Result,
} from '@whetstone/domain';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { findOne, type Queryable } from '../platform/database';
import { EVERYWHERE, grantScopes, ownScope, Scopes } from '../platform/scope';
import type { SessionViewer } from '../platform/request-context';
import { LecturesService, type IssueRow, type SeenIssue } from '../courses/lectures.service';
import { plansIn } from '../blueprints/blueprints.policy';
import { BanksService } from '../questions/banks.service';
import { QuestionsService } from '../questions/questions.service';
import { PapersService } from './papers.service';

const LONGEST_MINUTES = 300;
const MOST_ATTEMPTS = 10;
const MOST_QUESTIONS = 500;
const MOST_FORMS = 20;

/** Neighbours in a hall seldom sit the same one, and a bank of a few hundred questions still holds them. */
const USUAL_FORMS = 4;

/** Who may read a paper without sitting it, where he may publish its exam. */
const PAPER_READERS = ['training_manager'];

/** A rule of the exam as it is kept: the topic by its path, so that a paper can be explained without the bank. */
export interface ExamRule extends DrawRule {
  readonly topicId: string | null;
}

export interface ExamRow {
  readonly id: string;
  readonly issueId: string | null;
  /** Null = drawn by a blueprint. */
  readonly bankId: string | null;
  readonly title: string;
  readonly rules: readonly ExamRule[];
  readonly questionCount: number;
  readonly durationSeconds: number;
  readonly maxPointsHundredths: number;
  readonly passPointsHundredths: number;
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly attemptsAllowed: number;
  /** How many papers are drawn and frozen for it. */
  readonly formCount: number;
  readonly shuffleQuestions: boolean;
  readonly shuffleOptions: boolean;
  /** Whose it is; null = its lecture's. */
  readonly regionCode: number | null;
  readonly blueprintVersionId: string | null;
  /** Until when one may begin; null = until it closes. */
  readonly lastEntryAt: Date | null;
  readonly showsWholePaper: boolean;
  readonly isPractice: boolean;
  /** Null = at hand-in. */
  readonly resultsFrom: Date | null;
  /** Null = with the points. */
  readonly keysFrom: Date | null;
  readonly needsPassword: boolean;
  readonly hallNetworks: readonly string[];
  readonly prerequisiteIssueId: string | null;
  readonly audienceRegions: readonly number[];
  readonly audiencePosts: readonly string[];
  readonly audienceGrades: readonly string[];
  readonly attendedIssueId: string | null;
  readonly audienceClassId: string | null;
  readonly makeUpOf: string | null;
  readonly version: number;
  readonly withdrawnAt: Date | null;
  /** Null while it stands. */
  readonly withdrawReason: string | null;
  /** Taken back with all that was begun. */
  readonly isVoid: boolean;
}

export interface PublishExam {
  readonly lectureIssueId: string;
  readonly bankId: string;
  readonly title: string;
  readonly rules: readonly {
    readonly type: QuestionType;
    readonly topicId: string | null;
    readonly count: number;
    readonly pointsEach: number;
  }[];
  readonly durationMinutes: number;
  readonly passPoints: number;
  readonly attemptsAllowed: number;
  /** Absent = as many as usual. */
  readonly formCount?: number | null;
  /** Absent = they are. */
  readonly shuffleQuestions?: boolean | null;
  /** Absent = they are not. */
  readonly shuffleOptions?: boolean | null;
}

type PublishRefusal =
  | 'NOT_FOUND'
  | 'TITLE_MISSING'
  | 'BANK_NOT_FOUND'
  | 'RULES_INVALID'
  | 'TYPE_NOT_MARKED'
  | 'BANK_TOO_SMALL'
  | 'PASS_POINTS_INVALID'
  | 'DURATION_INVALID'
  | 'ATTEMPTS_INVALID'
  | 'FORMS_INVALID'
  | 'EXAM_EXISTS';

export const EXAM_COLUMNS = `id, lecture_issue_id AS "issueId", bank_id AS "bankId", title, rules,
  question_count AS "questionCount", duration_seconds AS "durationSeconds",
  max_points_hundredths AS "maxPointsHundredths", pass_points_hundredths AS "passPointsHundredths",
  opens_at AS "opensAt", closes_at AS "closesAt", attempts_allowed AS "attemptsAllowed",
  form_count AS "formCount", shuffle_questions AS "shuffleQuestions", shuffle_options AS "shuffleOptions",
  exams.region_code AS "regionCode", blueprint_version_id AS "blueprintVersionId", last_entry_at AS "lastEntryAt",
  shows_whole_paper AS "showsWholePaper", is_practice AS "isPractice", (SELECT announce_at FROM result_rules WHERE exam_id = exams.id) AS "resultsFrom",
  keys_from AS "keysFrom", hall_password_digest IS NOT NULL AS "needsPassword", hall_networks AS "hallNetworks",
  prerequisite_issue_id AS "prerequisiteIssueId",
  ARRAY(SELECT r.region_code FROM exam_regions r WHERE r.exam_id = exams.id ORDER BY 1) AS "audienceRegions",
  audience_posts AS "audiencePosts", audience_grades AS "audienceGrades", attended_issue_id AS "attendedIssueId",
  audience_class_id AS "audienceClassId",
  make_up_of AS "makeUpOf", version, withdrawn_at AS "withdrawnAt", withdraw_reason AS "withdrawReason",
  is_void AS "isVoid"`;

@Injectable()
export class ExamsService {
  constructor(
    private readonly scopes: Scopes,
    private readonly clock: Clock,
    private readonly lectures: LecturesService,
    private readonly banks: BanksService,
    private readonly questions: QuestionsService,
    private readonly papers: PapersService,
  ) {}

  find(id: string, on: Queryable): Promise<ExamRow | null> {
    return findOne<ExamRow>(on, `SELECT ${EXAM_COLUMNS} FROM exams WHERE id = $1`, [id]);
  }

  findByIssue(issue: SeenIssue): Promise<ExamRow | null> {
    return findOne<ExamRow>(
      this.scopes.in(issue.seenIn),
      `SELECT ${EXAM_COLUMNS} FROM exams WHERE lecture_issue_id = $1`,
      [issue.id],
    );
  }

  /** The tests of these issues, those that closed last first. */
  ofIssues(issueIds: readonly string[], on: Queryable): Promise<ExamRow[]> {
    return on.query<ExamRow[]>(
      `SELECT ${EXAM_COLUMNS} FROM exams WHERE lecture_issue_id = ANY ($1) ORDER BY closes_at DESC, id`,
      [issueIds],
    );
  }

  /** Those of no lecture, as far as they may be seen. */
  byThemselves(on: Queryable): Promise<ExamRow[]> {
    return on.query<ExamRow[]>(`SELECT ${EXAM_COLUMNS} FROM exams WHERE lecture_issue_id IS NULL`);
  }

  /** Those that ask a class, as far as they may be seen. */
  ofClass(classId: string, on: Queryable): Promise<ExamRow[]> {
    return on.query<ExamRow[]>(`SELECT ${EXAM_COLUMNS} FROM exams WHERE audience_class_id = $1`, [classId]);
  }

  /** The tests of these lectures, and exams by themselves as far as they may be the officer's. */
  ofOfficer(officerId: string, issueIds: readonly string[]): Promise<ExamRow[]> {
    return this.scopes
      .in(ownScope(officerId))
      .query<ExamRow[]>(
        `SELECT ${EXAM_COLUMNS} FROM exams WHERE lecture_issue_id = ANY ($1) OR lecture_issue_id IS NULL`,
        [issueIds],
      );
  }

  /** An exam whose attempts are to lie ready, taken by this server: another one that asks now gets another. */
  async takeDueForPreparing({
    now,
    opensBefore,
    preparedBefore,
  }: Readonly<Record<'now' | 'opensBefore' | 'preparedBefore', Date>>): Promise<ExamRow | null> {
    const [[exam]] = await this.scopes.in(EVERYWHERE).query<[ExamRow[], number]>(
      `UPDATE exams SET prepared_at = $1 WHERE id = (
         SELECT id FROM exams WHERE withdrawn_at IS NULL AND opens_at < $2 AND closes_at > $1 AND (prepared_at IS NULL OR prepared_at < $3)
         ORDER BY opens_at LIMIT 1 FOR UPDATE SKIP LOCKED) RETURNING ${EXAM_COLUMNS}`,
      [now, opensBefore, preparedBefore],
    );
    return exam ?? null;
  }

  /** Sets the post-training test of an issue: it is open while the issue is, to those whose attendance counts. */
  async publishExam(viewer: SessionViewer, input: PublishExam): Promise<Result<ExamRow, PublishRefusal>> {
    const issue = await this.lectures.findFor(viewer, input.lectureIssueId);
    if (!issue || !this.lectures.isPublisher(viewer, issue)) return refuse('NOT_FOUND');
    if (input.title.trim() === '') return refuse('TITLE_MISSING');
    if (!(await this.banks.findFor(viewer, input.bankId))) return refuse('BANK_NOT_FOUND');
    const scope = this.lectures.publisherScope(viewer, issue);
    const unmarked = input.rules.findIndex(({ type }) => !isMachineMarked(type));
    if (unmarked >= 0) return refuse('TYPE_NOT_MARKED', { section: unmarked + 1 });
    const rules = await this.resolveRules(this.scopes.in(scope), input);
    if (!rules) return refuse('RULES_INVALID');
    const refusal = numbersRefusal(input, rules);
    if (refusal) return refusal;
    const drawn = drawPaper(
      rules,
      await this.questions.drawable(input.bankId, this.scopes.in(scope)),
      'feasibility',
    );
    if (!drawn.ok) return drawn;
    const exam = await this.scopes.run(scope, (on) =>
      this.insertExam(on, issue, { ...input, rules }, viewer.officerId),
    );
    return exam ? ok(exam) : refuse('EXAM_EXISTS');
  }

  /** Whoever may set the test of a lecture may read its papers. */
  async isPublishedBy(viewer: SessionViewer, examId: string): Promise<boolean> {
    return (await this.findPublishedBy(viewer, examId)) !== null;
  }

  /** Null = not found, or not the viewer's to publish. */
  async findPublishedBy(viewer: SessionViewer, examId: string): Promise<ExamRow | null> {
    for (const scope of grantScopes(viewer, PAPER_READERS)) {
      const exam = await this.find(examId, this.scopes.in(scope));
      if (exam && (await this.isMine(viewer, exam))) return exam;
    }
    return null;
  }

  /** Whether an exam the viewer sees is his to decide on: his region's, or the test of a lecture he may publish. */
  async isMine(viewer: SessionViewer, exam: ExamRow): Promise<boolean> {
    if (exam.regionCode !== null) return plansIn(viewer.grants, exam.regionCode);
    const issue = exam.issueId ? await this.lectures.findFor(viewer, exam.issueId) : null;
    return issue !== null && this.lectures.isPublisher(viewer, issue);
  }

  /** Null when the issue has a test already. */
  async insertExam(
    on: EntityManager,
    issue: Pick<IssueRow, 'id' | 'opensAt' | 'closesAt'>,
    exam: Omit<PublishExam, 'rules' | 'lectureIssueId'> & { readonly rules: readonly ExamRule[] },
    publishedBy: string | null,
  ): Promise<ExamRow | null> {
    const inserted = await findOne<ExamRow>(
      on,
      `INSERT INTO exams (lecture_issue_id, bank_id, title, rules, question_count, duration_seconds,
         max_points_hundredths, pass_points_hundredths, opens_at, closes_at, attempts_allowed, published_by, published_at,
         form_count, shuffle_questions, shuffle_options)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
       ON CONFLICT ON CONSTRAINT uq_exams_issue DO NOTHING RETURNING ${EXAM_COLUMNS}`,
      [
        issue.id,
        exam.bankId,
        exam.title.trim(),
        JSON.stringify(exam.rules),
        questionCount(exam.rules),
        exam.durationMinutes * 60,
        maxPoints(exam.rules),
        Math.round(exam.passPoints * 100),
        issue.opensAt,
        issue.closesAt,
        exam.attemptsAllowed,
        publishedBy,
        this.clock.now(),
        exam.formCount ?? USUAL_FORMS,
        exam.shuffleQuestions ?? true,
        exam.shuffleOptions ?? false,
      ],
    );
    if (!inserted) return null;
    const forms = await this.papers.forms(on, inserted);
    // The bank has lost a question since it was looked at: nothing is published.
    if (!forms.ok) throw new Error(`The bank is too small: ${JSON.stringify(forms.refusal.data)}`);
    return inserted;
  }

  /** Topics by their path; null when a topic is not of this bank or a rule asks for nothing. */
  private async resolveRules(on: Queryable, input: PublishExam): Promise<ExamRule[] | null> {
    const topics = new Map(
      (await this.banks.topicCounts(on, input.bankId)).map(({ topicId, path }) => [topicId, path]),
    );
    const rules = input.rules.map(({ type, topicId, count, pointsEach }) => ({
      type,
      topicId: topicId ?? null,
      topic: topicId ? (topics.get(topicId) ?? null) : null,
      count,
      pointsEachHundredths: Math.round(pointsEach * 100),
    }));
    const isRule = (rule: ExamRule) =>
      rule.count > 0 && rule.pointsEachHundredths > 0 && (rule.topicId === null) === (rule.topic === null);
    const isAll = rules.length > 0 && rules.every(isRule) && questionCount(rules) <= MOST_QUESTIONS;
    return isAll ? rules : null;
  }
}

function numbersRefusal(input: PublishExam, rules: readonly ExamRule[]) {
  const { passPoints, durationMinutes, attemptsAllowed } = input;
  const max = maxPoints(rules);
  const pass = Math.round(passPoints * 100);
  if (!(pass >= 1 && pass <= max)) return refuse('PASS_POINTS_INVALID', { maxPoints: max / 100 });
  if (!(durationMinutes >= 1 && durationMinutes <= LONGEST_MINUTES)) return refuse('DURATION_INVALID');
  if (!(attemptsAllowed >= 1 && attemptsAllowed <= MOST_ATTEMPTS)) return refuse('ATTEMPTS_INVALID');
  const forms = input.formCount ?? USUAL_FORMS;
  if (!(forms >= 1 && forms <= MOST_FORMS)) return refuse('FORMS_INVALID', { most: MOST_FORMS });
  return null;
}

function questionCount(rules: readonly DrawRule[]): number {
  return rules.reduce((sum, { count }) => sum + count, 0);
}

function maxPoints(rules: readonly DrawRule[]): number {
  return rules.reduce((sum, { count, pointsEachHundredths }) => sum + count * pointsEachHundredths, 0);
}
