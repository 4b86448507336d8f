import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { maskIdNumber, type QuestionType } from '@whetstone/domain';
import { parseStatute, treeOf } from '@whetstone/formats';
import type { DataSource } from 'typeorm';
import { noteLawsChanged } from '../../apps/api/src/laws/law-facts';
import { newEditionSlug, newLawSlug } from '../../apps/api/src/laws/law-import-target';
import { LawsService } from '../../apps/api/src/laws/laws.service';
import { numberedArticles } from '../../apps/api/src/laws/plan-law-import';
import { writeProvisions } from '../../apps/api/src/laws/write-provisions';
import { BUILT_IN_BANK } from '../../apps/api/src/questions/built-in-bank.loader';
import { receiptCode } from '../../apps/api/src/attempts/receipt-code';
import { AttemptsService } from '../../apps/api/src/attempts/attempts.service';
import { SignOffService } from '../../apps/api/src/questions/sign-off.service';
import { ExamsService, type ExamRow } from '../../apps/api/src/exams/exams.service';
import { LecturesService, type IssueRow } from '../../apps/api/src/courses/lectures.service';
import { AccountsService } from '../../apps/api/src/access/accounts.service';
import type { RoleName } from '../../apps/api/src/access/access.types';
import { searchTextOf } from '../../apps/api/src/people/search-text';
import { DataKey } from '../../apps/api/src/platform/data-key';
import { queryOne } from '../../apps/api/src/platform/database';
import { inventIdNumber } from './invent-id-number';
import type { MovableClock } from './movable-clock';

export const BAYANNUR = 150800;
export const LINHE = 150802;
export const WUYUAN = 150821;
export const BAOTOU = 150200;
export const INNER_MONGOLIA = 150000;
export const PASSWORD = 'Correct-Horse-9';

export interface SeededOfficer {
  readonly id: string;
  readonly name: string;
  /** Sign in with this and {@link PASSWORD}. */
  readonly account: string;
  readonly idNumber: string;
}

export interface SeededGrant {
  readonly role: RoleName;
  readonly regionCode: number;
}

/** Makes what a test needs in the words of the trade, filling in parents; the same calls give the same values. */
export class Seed {
  private count = 0;
  private issueNumber = 10;

  constructor(
    private readonly app: NestFastifyApplication,
    /** As the owner of the tables, before whom no wall stands. */
    private readonly database: DataSource,
    private readonly clock: MovableClock,
  ) {}

  /** An officer serving in a region's unit since 2024, with a password of his own. */
  async officer(
    options: {
      regionCode?: number;
      name?: string;
      postedFrom?: string;
      postedTo?: string | null;
      grants?: readonly SeededGrant[];
    } = {},
  ): Promise<SeededOfficer> {
    this.count += 1;
    const {
      regionCode = LINHE,
      name = `执法员${this.count}`,
      postedFrom = '2024-01-01',
      postedTo = null,
    } = options;
    const certificateNo = `${regionCode}${String(this.count).padStart(5, '0')}`;
    const idNumber = inventIdNumber(this.count);
    const key = this.app.get(DataKey);
    const { id } = await queryOne<{ id: string }>(
      this.database,
      `INSERT INTO officers (name, gender, id_number_sealed, id_number_digest, id_number_masked, certificate_no, region_code, search_text, created_at)
       VALUES ($1, 'male', $2, $3, $4, $5, $7, $8, $6) RETURNING id`,
      [
        name,
        key.encrypt(idNumber),
        key.digest('id-number', idNumber),
        maskIdNumber(idNumber),
        certificateNo,
        this.clock.now(),
        regionCode,
        searchTextOf(name, certificateNo),
      ],
    );
    await this.database.query(
      `INSERT INTO postings (officer_id, unit_id, region_code, kind, post, valid_from, valid_to) VALUES ($1, $2, $5, 'serving', '执法员', $3, $4)`,
      [id, await this.unit(regionCode), postedFrom, postedTo, regionCode],
    );
    for (const grant of options.grants ?? []) {
      await this.database.query(
        `INSERT INTO grants (officer_id, role, region_code, valid_from) VALUES ($1, $2, $3, '2020-01-01')`,
        [id, grant.role, grant.regionCode],
      );
    }
    await this.app.get(AccountsService).setPassword(this.database, id, certificateNo, PASSWORD);
    return { id, name, account: certificateNo, idNumber };
  }

  /** Somebody with one role over one region. */
  someone(role: RoleName, regionCode: number): Promise<SeededOfficer> {
    return this.officer({ regionCode, grants: [{ role, regionCode }] });
  }

  async unit(regionCode: number): Promise<string> {
    const { id } = await queryOne<{ id: string }>(
      this.database,
      `INSERT INTO units (name, kind, region_code, valid_from) VALUES ($1, 'brigade', $2, '2020-01-01')
       ON CONFLICT ON CONSTRAINT uq_units_name DO UPDATE SET name = excluded.name RETURNING id`,
      [`执法大队${regionCode}`, regionCode],
    );
    return id;
  }

  /** An issue open for the whole month of the clock, with a video of the given length that no file backs. */
  async lectureIssue(
    options: {
      durationSeconds?: number;
      regionCodes?: readonly number[];
      number?: number;
      opensOn?: string;
      closesOn?: string;
    } = {},
  ): Promise<IssueRow> {
    const {
      durationSeconds = 100,
      regionCodes = [BAYANNUR],
      opensOn = '2026-11-01',
      closesOn = '2026-11-30',
    } = options;
    const video = await queryOne<{ id: string }>(
      this.database,
      `INSERT INTO videos (duration_ms, uploaded_at) VALUES ($1, $2) RETURNING id`,
      [durationSeconds * 1000, this.clock.now()],
    );
    const lectures = this.app.get(LecturesService);
    const id = await lectures.insertIssue(
      this.database.manager,
      INNER_MONGOLIA,
      {
        ...{
          year: 2026,
          number: options.number ?? (this.issueNumber += 1),
          title: '按日连续处罚',
          summary: '',
          videoId: video.id,
          regionCodes,
        },
        ...{ opensOn, closesOn, thresholdRatio: 0.9 },
      },
      null,
    );
    const issue = id && (await lectures.find(id, this.database));
    if (!issue) throw new Error('The issue is there already');
    return issue;
  }

  /** The post-training test of an issue, drawn from the questions that come with the product. */
  async openExam(
    options: {
      issue?: IssueRow;
      durationSeconds?: number;
      questions?: number;
      bankId?: string;
      type?: QuestionType;
      /** So many of multiple choice besides. */
      multiple?: number;
      attemptsAllowed?: number;
      shuffleQuestions?: boolean;
      shuffleOptions?: boolean;
    } = {},
  ): Promise<{ exam: ExamRow; issue: IssueRow }> {
    const issue = options.issue ?? (await this.lectureIssue());
    const { durationSeconds = 1800, questions = 4, type = 'single', attemptsAllowed = 3 } = options;
    const { shuffleQuestions, shuffleOptions } = options;
    const bankId = options.bankId ?? (await this.builtInBank());
    const exam = await this.app.get(ExamsService).insertExam(
      this.database.manager,
      issue,
      {
        ...{
          bankId,
          title: '训后测试',
          attemptsAllowed,
          durationMinutes: durationSeconds / 60,
          passPoints: questions * 3,
        },
        ...{ shuffleQuestions: shuffleQuestions ?? null, shuffleOptions: shuffleOptions ?? null },
        rules: [
          { type, topicId: null, topic: null, count: questions, pointsEachHundredths: 500 },
          ...(options.multiple === undefined
            ? []
            : [
                {
                  ...{ type: 'multiple' as const, topicId: null, topic: null },
                  ...{ count: options.multiple, pointsEachHundredths: 500 },
                },
              ]),
        ],
      },
      null,
    );
    if (!exam) throw new Error('The issue has a test already');
    return { exam, issue };
  }

  /** Signs off everything a bank holds, as somebody who wrote none of it. */
  async publishAll(bankId: string): Promise<void> {
    const { regionCode } = await queryOne<{ regionCode: number }>(
      this.database,
      `SELECT region_code AS "regionCode" FROM banks WHERE id = $1`,
      [bankId],
    );
    // He serves nowhere any more, so that no figure counts him.
    const { id } = await this.officer({ regionCode, postedTo: '2024-02-01' });
    const grants = ['author', 'reviewer'].map((role) => ({ role, regionCode }));
    const reviewer = { officerId: id, grants, sessionDigest: Buffer.alloc(0) };
    const viewer = { ...reviewer, isSecondFactorVerified: false, mustChangePassword: false };
    const rows = await this.database.query<{ id: string }[]>(`SELECT id FROM questions WHERE bank_id = $1`, [
      bankId,
    ]);
    const signOff = this.app.get(SignOffService);
    const ids = rows.map((row) => row.id);
    for (const action of ['submit', 'publish'] as const)
      await signOff.signOffQuestions(viewer, ids, { action, comment: '' });
  }

  /** A law with one text of its own; several calls with one title are editions of it. */
  async law(options: {
    text: string;
    effectiveFrom: string;
    effectiveTo?: string | null;
    label?: string;
    isPublished?: boolean;
  }): Promise<{ lawSlug: string; editionSlug: string }> {
    const statute = parseStatute(options.text);
    const {
      effectiveFrom,
      effectiveTo = null,
      label = `${effectiveFrom.slice(0, 4)}年`,
      isPublished = true,
    } = options;
    const lawSlug = newLawSlug(statute.title, new Set());
    const editionSlug = newEditionSlug(lawSlug, effectiveFrom, new Set());
    await this.database.query(
      `INSERT INTO laws (slug, title, short_title, aliases, kind, issuer) VALUES ($1, $2, $2, '{}', '虚构', '虚构')
       ON CONFLICT DO NOTHING`,
      [lawSlug, statute.title],
    );
    await this.database.query(
      `INSERT INTO editions (slug, law_slug, label, number, effective_from, effective_to, status, articles, published_at)
       VALUES ($1, $2, $3, '', $4, $5, 'in_force', $6, $7)`,
      [
        ...[editionSlug, lawSlug, label, effectiveFrom, effectiveTo, numberedArticles(statute)],
        isPublished ? this.clock.now() : null,
      ],
    );
    await this.database.query(
      `INSERT INTO edition_texts (edition_slug, title, enactment_lines, digest, number, file_name, imported_by, imported_at)
       VALUES ($1, $2, $3, '', 1, '虚构.md', $4, $5)`,
      [
        ...[editionSlug, statute.title, statute.enactmentLines],
        ...[(await this.officer({ name: '导入人' })).id, this.clock.now()],
      ],
    );
    await this.database.transaction((on) =>
      writeProvisions(on, editionSlug, { written: treeOf(statute), removedKeys: [] }),
    );
    await noteLawsChanged(this.database);
    await this.app.get(LawsService).reload();
    return { lawSlug, editionSlug };
  }

  async builtInBank(): Promise<string> {
    const sql = `SELECT id FROM banks WHERE name = $1`;
    return (await queryOne<{ id: string }>(this.database, sql, [BUILT_IN_BANK])).id;
  }

  /** Makes an officer's attendance at an issue count, without watching. */
  async attended(officer: SeededOfficer, issue: IssueRow, regionCode = LINHE): Promise<void> {
    await this.database.query(
      `INSERT INTO attendances (officer_id, lecture_issue_id, spans, credited_ms, position_ms, updated_at, counted_at, region_code)
       VALUES ($1, $2, $3, $4, 0, $5, $5, $6)`,
      [
        officer.id,
        issue.id,
        JSON.stringify([[0, issue.durationMs]]),
        issue.durationMs,
        this.clock.now(),
        regionCode,
      ],
    );
  }

  /** Ends an officer's posting on a day, for one in another region's unit or for none. */
  async leaves(officer: SeededOfficer, on: string, forRegion: number | null = null): Promise<void> {
    await this.database.query(
      `UPDATE postings SET valid_to = $2 WHERE officer_id = $1 AND valid_to IS NULL`,
      [officer.id, on],
    );
    if (forRegion === null) return;
    await this.database.query(
      `INSERT INTO postings (officer_id, unit_id, region_code, kind, post, valid_from) VALUES ($1, $2, $4, 'serving', '执法员', $3)`,
      [officer.id, await this.unit(forRegion), on, forRegion],
    );
  }

  /** An attempt begun without a device. @returns its id. */
  async openAttempt({ id: officerId }: SeededOfficer, exam: ExamRow): Promise<string> {
    const nobody = { grants: [], sessionDigest: Buffer.alloc(0) };
    const viewer = { ...nobody, officerId, isSecondFactorVerified: false, mustChangePassword: false };
    const started = await this.app.get(AttemptsService).startAttempt(viewer, exam.id);
    if (!started.ok) throw new Error(started.refusal.code);
    return started.value.id;
  }

  /** A test that was sat and handed in, with points and no paper anybody would want to see. */
  async sat(officer: SeededOfficer, exam: ExamRow, points: number): Promise<void> {
    const pointsHundredths = points * 100;
    await this.database.query(
      `WITH paper AS (SELECT id FROM papers WHERE exam_id = $1 ORDER BY form LIMIT 1)
       INSERT INTO attempts (exam_id, officer_id, number, paper_id, state, epoch, rev, sheet, sheet_hash, started_at,
         deadline, submitted_at, region_code, points_hundredths, is_passed, marks, receipt_code)
       SELECT $1, $2, (SELECT count(*) + 1 FROM attempts WHERE exam_id = $1 AND officer_id = $2), id, 'submitted', 1, 0,
         '{"answers": [], "flagged": []}', '', $3, $3::timestamptz + interval '30 minutes', $3, $4, $5, $6, '[]', $7
       FROM paper`,
      [
        exam.id,
        officer.id,
        this.clock.now(),
        LINHE,
        pointsHundredths,
        pointsHundredths >= exam.passPointsHundredths,
        receiptCode(),
      ],
    );
  }
}
