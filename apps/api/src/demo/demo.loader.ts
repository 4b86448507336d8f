import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { NATION, scoreAttempt, startOfBeijingDay, unionSpans } from '@whetstone/domain';
import type { Logger } from 'pino';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { queryOne } from '../platform/database';
import { EVERYWHERE, Scopes } from '../platform/scope';
import { Installation } from '../platform/platform.module';
import { LOGGER } from '../platform/logger';
import { PapersService } from '../exams/papers.service';
import { hashSheet } from '../attempts/sheet';
import { LecturesService, type IssueRow } from '../courses/lectures.service';
import { VideosService, type VideoRow } from '../courses/videos.service';
import { ExamsService, type ExamRow, type ExamRule } from '../exams/exams.service';
import { AccountsService } from '../access/accounts.service';
import { OfficersService } from '../people/officers.service';
import { RosterWriterService } from '../roster/roster-writer.service';
import { BUILT_IN_BANK } from '../questions/built-in-bank.loader';
import { RegionsService, type RegionNode } from '../regions/regions.service';
import { DEMO_PROVINCE, keepDemoAccounts, makeDemoAccounts, type DemoAccount } from './demo-accounts';
import { inventAnswers, inventWatching, type InventedWatching } from './invented-records';
import { inventOfficers } from './invented-people';

/** Three issues that are over, then the one of this month. */
const ISSUES = [
  {
    monthsAgo: 3,
    title: '查封、扣押的条件与程序',
    summary: '什么情形可以查封、扣押，决定书怎么写，期限怎么算。',
    diligence: 0.85,
  },
  {
    monthsAgo: 2,
    title: '限制生产与停产整治的适用',
    summary: '限产、停产分别针对什么情形，怎样解除与跟踪。',
    diligence: 0.9,
  },
  {
    monthsAgo: 1,
    title: '法典施行后的法律适用',
    summary: '从旧兼从轻：同一行为在不同日期适用哪一个文本。',
    diligence: 0.95,
  },
  {
    monthsAgo: 0,
    title: '复查发现拒不改正：按日连续处罚怎么算',
    summary: '计罚起止日、复查时限、再次复查与累计执行。',
    diligence: 0.8,
  },
];

const RULES: readonly ExamRule[] = [
  { type: 'single', topicId: null, topic: null, count: 10, pointsEachHundredths: 500 },
  { type: 'multiple', topicId: null, topic: null, count: 5, pointsEachHundredths: 600 },
  { type: 'true_false', topicId: null, topic: null, count: 5, pointsEachHundredths: 400 },
];

/** A diligence nobody falls short of. */
const SURE = 2;

interface OfficerPlace {
  readonly id: string;
  readonly regionCode: number;
}

/** Fills an empty installation with an invented province, so that every screen has something to show. */
@Injectable()
export class DemoLoader implements OnApplicationBootstrap {
  constructor(
    private readonly scopes: Scopes,
    private readonly clock: Clock,
    private readonly installation: Installation,
    private readonly regions: RegionsService,
    private readonly roster: RosterWriterService,
    private readonly officers: OfficersService,
    private readonly accounts: AccountsService,
    private readonly lectures: LecturesService,
    private readonly videos: VideosService,
    private readonly exams: ExamsService,
    private readonly papers: PapersService,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const accounts = makeDemoAccounts();
    const isLoaded = await this.scopes.run(EVERYWHERE, async (on) => {
      const { isEmpty } = await queryOne<{ isEmpty: boolean }>(
        on,
        `SELECT NOT EXISTS (SELECT FROM officers) AS "isEmpty"`,
      );
      if (isEmpty) await this.load(on, accounts);
      if (isEmpty) await this.officers.fillSearchTexts(on);
      return isEmpty;
    });
    if (!isLoaded) return;
    keepDemoAccounts(this.installation.dataFolder, accounts);
    this.logger.info('demo loaded');
  }

  private async load(on: EntityManager, accounts: readonly DemoAccount[]): Promise<void> {
    const tree = this.subtree(DEMO_PROVINCE);
    await this.roster.addNew(on, inventOfficers(tree, this.clock.today()));
    const officers = await on.query<OfficerPlace[]>(
      `SELECT o.id, u.region_code AS "regionCode" FROM officers o JOIN postings p ON p.officer_id = o.id
       JOIN units u ON u.id = p.unit_id ORDER BY o.certificate_no`,
    );
    const signedIn = await this.openAccounts(on, officers, accounts);
    const others = officers.filter((officer) => !signedIn.has(officer.id));
    const video = await this.adoptVideo(on);
    for (const issue of ISSUES)
      await this.publish(on, video, issue, issue.monthsAgo === 0 ? others : officers, signedIn);
  }

  private subtree(code: number): RegionNode[] {
    return [
      this.regions.get(code),
      ...this.regions.childrenOf(code).flatMap((child) => this.subtree(child.code)),
    ];
  }

  /** The visitors' accounts take the first officers of their regions; everybody else has only an activation code. */
  private async openAccounts(
    on: EntityManager,
    officers: readonly OfficerPlace[],
    accounts: readonly DemoAccount[],
  ): Promise<Set<string>> {
    const taken = new Set<string>();
    for (const { account, password, name, role, regionCode } of accounts) {
      const officer = officers.find((one) => one.regionCode === regionCode && !taken.has(one.id));
      if (!officer) throw new Error(`The demo has no officer in ${regionCode}`);
      taken.add(officer.id);
      await on.query(`UPDATE officers SET name = $2, search_text = '' WHERE id = $1`, [officer.id, name]);
      await this.accounts.setPassword(on, officer.id, account, password);
      await on.query(
        `INSERT INTO grants (officer_id, role, region_code, valid_from) VALUES ($1, $2, $3, '2020-01-01')`,
        [officer.id, role, regionCode],
      );
      // The library of laws is kept by an author over the nation; in a demo it is the same person.
      if (role === 'author')
        await on.query(
          `INSERT INTO grants (officer_id, role, region_code, valid_from) VALUES ($1, $2, $3, '2020-01-01')`,
          [officer.id, role, NATION],
        );
    }
    return taken;
  }

  private adoptVideo(on: EntityManager): Promise<VideoRow> {
    const folder = join(this.installation.contentFolder, 'lecture');
    return this.videos.adopt(
      on,
      readdirSync(folder).map((name) => join(folder, name)),
    );
  }

  private async publish(
    on: EntityManager,
    video: VideoRow,
    { monthsAgo, title, summary, diligence }: (typeof ISSUES)[number],
    officers: readonly OfficerPlace[],
    visitors: ReadonlySet<string>,
  ): Promise<void> {
    const { year, month, lastDay } = monthBefore(this.clock.today(), monthsAgo);
    const day = (of: number) => `${year}-${String(month).padStart(2, '0')}-${String(of).padStart(2, '0')}`;
    const id = await this.lectures.insertIssue(
      on,
      DEMO_PROVINCE,
      {
        ...{ year, number: month, title, summary, videoId: video.id, regionCodes: [DEMO_PROVINCE] },
        ...{ opensOn: day(1), closesOn: day(lastDay), thresholdRatio: 0.9 },
      },
      null,
    );
    const issue = await queryOne<Pick<IssueRow, 'id' | 'opensAt' | 'closesAt'>>(
      on,
      `SELECT id, opens_at AS "opensAt", closes_at AS "closesAt" FROM lecture_issues WHERE id = $1`,
      [id],
    );
    const dayCount = monthsAgo === 0 ? Math.max(1, Number(this.clock.today().slice(8)) - 1) : lastDay - 2;
    const watched = officers.flatMap((officer, index) => {
      const facts = { opensAt: startOfBeijingDay(day(1)), durationMs: video.durationMs, dayCount };
      // Whoever visits as one of these finds a past of his own.
      return inventWatching(officer, index, facts, visitors.has(officer.id) ? SURE : diligence) ?? [];
    });
    await this.writeWatching(
      on,
      issue.id,
      watched.filter((one) => one.startedAt < this.clock.now()),
    );
    if (monthsAgo > 1) return;
    const exam = await this.publishExam(on, issue, title);
    const eligible = watched.filter((one) => one.isCounted && one.startedAt < this.clock.now());
    await this.writeAttempts(on, exam, eligible, monthsAgo === 0 ? 0.6 : 0.9);
  }

  private async publishExam(
    on: EntityManager,
    issue: Pick<IssueRow, 'id' | 'opensAt' | 'closesAt'>,
    title: string,
  ): Promise<ExamRow> {
    const bank = await queryOne<{ id: string }>(on, `SELECT id FROM banks WHERE name = $1`, [BUILT_IN_BANK]);
    const rule = {
      bankId: bank.id,
      title: `训后测试：${title}`,
      rules: RULES,
      durationMinutes: 30,
      passPoints: 60,
      attemptsAllowed: 3,
    };
    const exam = await this.exams.insertExam(on, issue, rule, null);
    if (!exam) throw new Error('The demo sets a test twice');
    return exam;
  }

  private async writeWatching(
    on: EntityManager,
    issueId: string,
    watched: readonly InventedWatching[],
  ): Promise<void> {
    const rows = watched.map((one) => {
      const credited = one.reports.filter((report) => report.isCredited).map((report) => report.span);
      const spans = unionSpans(credited);
      const creditedMs = spans.reduce((sum, [from, to]) => sum + to - from, 0);
      const last = one.reports.at(-1)?.at ?? one.startedAt;
      return {
        lease: crypto.randomUUID(),
        officer: one.officerId,
        region: one.isCounted ? one.regionCode : null,
        started: one.startedAt,
        last,
        claimed: creditedMs,
        spans,
        position: spans.at(-1)?.[1] ?? 0,
        counted: one.isCounted ? last : null,
        reports: one.reports.map(({ span, at, isCredited }) => ({
          at,
          spans: [span],
          credited: isCredited ? [span] : [],
          reason: isCredited ? null : 'FASTER_THAN_CLOCK',
        })),
      };
    });
    const asRows = `jsonb_to_recordset($1::jsonb) AS r(lease uuid, officer uuid, region integer, started timestamptz,
      last timestamptz, claimed integer, spans jsonb, position integer, counted timestamptz, reports jsonb)`;
    const json = JSON.stringify(rows);
    await on.query(
      `INSERT INTO watch_leases (id, officer_id, lecture_issue_id, device, started_at, reported_at, ended_at, claimed_ms)
       SELECT lease, officer, $2, 'Mozilla/5.0 (Linux; Android 14) Mobile', started, last, last, claimed FROM ${asRows}`,
      [json, issueId],
    );
    await on.query(
      `INSERT INTO watch_reports (lease_id, reported_at, spans, credited_spans, not_credited)
       SELECT lease, (p->>'at')::timestamptz, p->'spans', p->'credited', p->>'reason'
       FROM ${asRows}, jsonb_array_elements(reports) AS p ORDER BY lease, (p->>'at')::timestamptz`,
      [json],
    );
    await on.query(
      `INSERT INTO attendances (officer_id, lecture_issue_id, spans, credited_ms, position_ms, updated_at, counted_at, region_code)
       SELECT officer, $2, spans, claimed, position, last, counted, region FROM ${asRows}`,
      [json, issueId],
    );
  }

  private async writeAttempts(
    on: EntityManager,
    exam: ExamRow,
    watched: readonly InventedWatching[],
    share: number,
  ): Promise<void> {
    const forms = await this.papers.forms(on, exam);
    if (!forms.ok) throw new Error('The built-in bank is too small for the demo');
    for (const [index, one] of watched.entries()) {
      if ((index * 7) % 10 < share * 10)
        await this.writeAttempt(on, { exam, forms: forms.value }, one, index);
    }
  }

  private async writeAttempt(
    on: EntityManager,
    { exam, forms }: { readonly exam: ExamRow; readonly forms: readonly string[] },
    one: InventedWatching,
    index: number,
  ): Promise<void> {
    const paperId = this.papers.formFor(forms, one.officerId, 1);
    const keys = await this.papers.keys(on, paperId);
    const sheet = {
      answers: inventAnswers(keys, 0.45 + ((index * 29) % 55) / 100, one.officerId),
      flagged: [],
    };
    const score = scoreAttempt(keys, sheet.answers, exam.passPointsHundredths);
    const startedAt = new Date((one.reports.at(-1)?.at ?? one.startedAt).getTime() + 600_000);
    const submittedAt = new Date(startedAt.getTime() + (8 + (index % 18)) * 60_000);
    const { id } = await queryOne<{ id: string }>(
      on,
      `INSERT INTO attempts (exam_id, officer_id, number, paper_id, state, epoch, rev, sheet, sheet_hash, started_at,
         deadline, saved_at, submitted_at, region_code, points_hundredths, is_passed, marks, receipt_code)
       VALUES ($1, $2, 1, $3, 'submitted', 1, 1, $4, $5, $6, $7, $8, $8, $9, $10, $11, $12, $13) RETURNING id`,
      [
        ...[exam.id, one.officerId, paperId, JSON.stringify(sheet), hashSheet(sheet), startedAt],
        ...[new Date(startedAt.getTime() + exam.durationSeconds * 1000), submittedAt, one.regionCode],
        ...[score.hundredths, score.isPassed, JSON.stringify(score.marks)],
        `DEMO${exam.id.slice(0, 4).toUpperCase()}-${String(index).padStart(5, '0')}`,
      ],
    );
    await on.query(
      `INSERT INTO sheet_events (attempt_id, epoch, rev, sheet, saved_at) VALUES ($1, 1, 1, $2, $3)`,
      [id, JSON.stringify(sheet), submittedAt],
    );
  }
}

/** The month so many months before a day's own. */
function monthBefore(today: string, monthsAgo: number): { year: number; month: number; lastDay: number } {
  const first = new Date(Date.UTC(Number(today.slice(0, 4)), Number(today.slice(5, 7)) - 1 - monthsAgo, 1));
  const year = first.getUTCFullYear();
  const month = first.getUTCMonth() + 1;
  return { year, month, lastDay: new Date(Date.UTC(year, month, 0)).getUTCDate() };
}
