import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { Jobs } from '../platform/jobs';
import { LOGGER } from '../platform/logger';
import { EVERYWHERE, Scopes } from '../platform/scope';
import type { SessionViewer } from '../platform/request-context';
import { ExamChangesService, type WithdrawExam } from '../exams/exam-changes.service';
import { RescoringService } from '../marking/rescoring.service';
import { AttemptVoidsService } from './attempt-voids.service';

interface VoidExamJob {
  readonly examId: string;
  readonly reason: string;
  readonly by: string;
}

const CHUNK = 200;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/** Takes an exam back with all that was begun: nobody begins any more from the commit on, what was begun follows in a job. */
@Injectable()
export class ExamVoidsService implements OnApplicationBootstrap {
  constructor(
    private readonly scopes: Scopes,
    private readonly jobs: Jobs,
    private readonly changes: ExamChangesService,
    private readonly attempts: AttemptVoidsService,
    private readonly rescoring: RescoringService,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.jobs.handle<VoidExamJob>('void-exam', (job) => this.work(job));
  }

  async voidExam(viewer: SessionViewer, asked: WithdrawExam): ReturnType<ExamChangesService['withdrawExam']> {
    const job: VoidExamJob = { examId: asked.id, reason: asked.reason, by: viewer.officerId };
    const result = await this.changes.withdrawExam(viewer, asked, (on) =>
      this.jobs.send(on, 'void-exam', job),
    );
    if (result.ok) await this.jobs.wake();
    return result;
  }

  /** Each attempt in a transaction of its own; begun anew it goes on with those that are left. */
  async work({ examId, reason, by }: VoidExamJob): Promise<void> {
    let count = 0;
    for (
      let ids = await this.next(examId, BEFORE_ALL);
      ids.length > 0;
      ids = await this.next(examId, ids.at(-1))
    ) {
      for (const id of ids) await this.attempts.voidWithExam(id, { reason, by });
      count += ids.length;
    }
    // Its figures were of sittings that count no more.
    await this.scopes.run(EVERYWHERE, (on) => this.rescoring.countAgain(on, examId));
    this.logger.info({ examId, count }, 'exam made void');
  }

  private async next(examId: string, after = BEFORE_ALL): Promise<string[]> {
    const rows = await this.scopes.in(EVERYWHERE).query<{ id: string }[]>(
      `SELECT id FROM attempts WHERE exam_id = $1 AND state IN ('in_progress', 'submitted') AND id > $2
       ORDER BY id LIMIT ${CHUNK}`,
      [examId, after],
    );
    return rows.map(({ id }) => id);
  }
}
