import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { isWithin } from '@whetstone/domain';
import type { Logger } from 'pino';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import type { Queryable } from '../platform/database';
import { LOGGER } from '../platform/logger';
import { EVERYWHERE, Scopes } from '../platform/scope';
import { LecturesService } from '../courses/lectures.service';
import { WatchService } from '../courses/watch.service';
import { ExamAudienceService } from '../exams/exam-audience.service';
import { ExamsService, type ExamRow } from '../exams/exams.service';
import { PapersService } from '../exams/papers.service';
import { OfficersService } from '../people/officers.service';
import { EMPTY_SHEET, hashSheet } from './sheet';

/** So long before the window opens attempts begin to lie ready. */
const AHEAD_MS = 15 * 60_000;

/** While it is open they are made ready for those who have become entitled, and taken from those who no longer are. */
const AGAIN_MS = 10 * 60_000;

const EVERY_MS = 60_000;

/** Rows of one transaction: a county's, so that nobody who begins meanwhile waits long for its locks. */
const OFFICERS_AT_ONCE = 1_000;

/** How many attempts now lie ready that did not, and how many no longer do. */
export interface Preparation {
  readonly prepared: number;
  readonly withdrawn: number;
}

/** Lays first attempts ready before a window opens, so that beginning one decides nothing any more. */
@Injectable()
export class AttemptPreparationService implements OnModuleInit, OnModuleDestroy {
  private timer: NodeJS.Timeout | null = null;
  private preparing: Promise<void> = Promise.resolve();

  constructor(
    private readonly scopes: Scopes,
    private readonly clock: Clock,
    private readonly exams: ExamsService,
    private readonly papers: PapersService,
    private readonly lectures: LecturesService,
    private readonly watch: WatchService,
    private readonly officers: OfficersService,
    private readonly audiences: ExamAudienceService,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onModuleInit(): void {
    this.timer = setInterval(() => {
      this.preparing = this.prepareDue().catch((error: unknown) =>
        this.logger.error({ err: error }, 'preparing attempts failed'),
      );
    }, EVERY_MS).unref();
  }

  async onModuleDestroy(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    await this.preparing;
  }

  /** For every exam that opens soon or is open, each done by one of the servers. */
  async prepareDue(): Promise<void> {
    for (;;) {
      const now = this.clock.now();
      const exam = await this.exams.takeDueForPreparing({
        now,
        opensBefore: new Date(now.getTime() + AHEAD_MS),
        preparedBefore: new Date(now.getTime() - AGAIN_MS),
      });
      if (!exam) return;
      const { prepared, withdrawn } = await this.prepare(exam.id, await this.entitledTo(exam));
      if (prepared + withdrawn > 0)
        this.logger.info({ examId: exam.id, prepared, withdrawn }, 'attempts prepared');
    }
  }

  /**
   * Lays a first attempt ready for each of these officers who has none and serves somewhere today, and takes those away
   * that lie ready for others. It may be run again at any time, also while officers begin.
   */
  async prepare(examId: string, officerIds: readonly string[]): Promise<Preparation> {
    const exam = await this.exams.find(examId, this.scopes.in(EVERYWHERE));
    if (!exam) throw new Error(`No exam ${examId}`);
    const forms = await this.scopes.run(EVERYWHERE, (on) => this.papers.forms(on, exam));
    if (!forms.ok) throw new Error(`The bank of exam ${exam.id} is too small for its papers`);
    const withdrawn = await this.scopes.run(EVERYWHERE, (on) => withdraw(on, examId, officerIds));
    let prepared = 0;
    for (let from = 0; from < officerIds.length; from += OFFICERS_AT_ONCE) {
      const some = officerIds.slice(from, from + OFFICERS_AT_ONCE);
      prepared += await this.scopes.run(EVERYWHERE, (on) =>
        this.insert(on, { examId, forms: forms.value }, some),
      );
    }
    return { prepared, withdrawn };
  }

  private async insert(
    on: EntityManager,
    { examId, forms }: { readonly examId: string; readonly forms: readonly string[] },
    officerIds: readonly string[],
  ): Promise<number> {
    // Who is beginning at this moment holds his own row and needs nothing made ready: waiting for him, with the rows of
    // others already written, is how the two would stand in each other's way.
    const free = await on.query<{ id: string }[]>(
      `SELECT id FROM officers WHERE id = ANY ($1) FOR KEY SHARE SKIP LOCKED`,
      [officerIds],
    );
    const regions = await this.officers.servingRegions(
      free.map(({ id }) => id),
      on,
    );
    const serving = [...regions.keys()];
    const inserted = await on.query<unknown[]>(
      `INSERT INTO attempts (exam_id, officer_id, number, paper_id, state, epoch, rev, sheet, sheet_hash, region_code,
         extra_seconds)
       SELECT $1, o.id, 1, o.paper_id, 'prepared', 0, 0, $2, $3, o.region_code,
         coalesce((SELECT sum(x.seconds) FROM exam_extra_times x WHERE x.exam_id = $1 AND x.officer_id = o.id), 0)
       FROM unnest($4::uuid[], $5::uuid[], $6::int[]) AS o(id, paper_id, region_code)
       ON CONFLICT ON CONSTRAINT uq_attempts_number DO NOTHING RETURNING 1`,
      [
        ...[examId, JSON.stringify(EMPTY_SHEET), hashSheet(EMPTY_SHEET), serving],
        serving.map((id) => this.papers.formFor(forms, id, 1)),
        serving.map((id) => regions.get(id)),
      ],
    );
    return inserted.length;
  }

  /** Whose attendance at the exam's lecture counts, and who serves where the lecture is for. */
  private async entitledTo(exam: ExamRow): Promise<string[]> {
    const on = this.scopes.in(EVERYWHERE);
    const issue = exam.issueId ? await this.lectures.find(exam.issueId, on) : null;
    if (!issue) return this.askedTo(exam, on);
    const attended = await this.watch.attendedOfficers(issue.id, on);
    const regions = await this.officers.servingRegions(attended, on);
    return attended.filter((id) => {
      const region = regions.get(id);
      return region !== undefined && issue.audience.some((code) => isWithin(region, code));
    });
  }

  /**
   * Of an exam by itself, whoever is asked and has what it asks for. One that is bound to a hall lies ready for nobody:
   * the hall is asked about at the door.
   */
  private async askedTo(exam: ExamRow, on: Queryable): Promise<string[]> {
    if (exam.needsPassword || exam.hallNetworks.length > 0) return [];
    const asked = await this.audiences.officers(exam, on);
    if (!exam.prerequisiteIssueId) return asked;
    const attended = new Set(await this.watch.attendedOfficers(exam.prerequisiteIssueId, on));
    return asked.filter((id) => attended.has(id));
  }
}

async function withdraw(on: EntityManager, examId: string, officerIds: readonly string[]): Promise<number> {
  const [, count] = await on.query<[unknown[], number]>(
    `DELETE FROM attempts a WHERE a.exam_id = $1 AND a.state = 'prepared'
       AND NOT EXISTS (SELECT FROM unnest($2::uuid[]) AS o(id) WHERE o.id = a.officer_id)`,
    [examId, officerIds],
  );
  return count;
}
