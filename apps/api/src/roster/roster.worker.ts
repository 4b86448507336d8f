import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { Clock } from '../platform/clock';
import { Jobs } from '../platform/jobs';
import { LOGGER } from '../platform/logger';
import { EVERYWHERE, Scopes } from '../platform/scope';
import { RosterCommitService, RosterMovedOn } from './roster-commit.service';
import { FileUnreadable, RosterStagingService } from './roster-staging.service';
import { StagedRowsStore } from './staged-rows.store';
import type { ImportState } from './staged-rows';

interface ImportJob {
  readonly importId: string;
}

interface Failure {
  readonly code: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Where an import stands again when a step came to nothing. */
const BEFORE: Readonly<Partial<Record<string, ImportState>>> = {
  checking: 'failed',
  committing: 'ready',
  undoing: 'committed',
};

/** Does the long steps of roster imports. What there is to do stands in the import itself, so that a job may repeat. */
@Injectable()
export class RosterWorker implements OnApplicationBootstrap {
  constructor(
    private readonly scopes: Scopes,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly staging: RosterStagingService,
    private readonly store: StagedRowsStore,
    private readonly commits: RosterCommitService,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.jobs.handle<ImportJob>('roster-import', ({ importId }) => this.advance(importId));
  }

  private async advance(importId: string): Promise<void> {
    const on = this.scopes.in(EVERYWHERE);
    const staged = await this.store.find(on, importId);
    const before = staged && BEFORE[staged.state];
    if (!staged || !before) return;
    try {
      if (staged.state === 'checking') {
        await this.staging.check(staged);
        await this.enter(importId, staged.state, 'ready', null);
      } else if (staged.state === 'committing') await this.commits.commit(staged);
      else await this.commits.undo(staged);
    } catch (error) {
      if (error instanceof RosterMovedOn) await this.staging.restage(on, importId, error.rows);
      else this.logger.error({ err: error, importId }, 'roster import');
      await this.enter(importId, staged.state, before, failureOf(error));
    }
  }

  private async enter(
    importId: string,
    from: string,
    to: ImportState,
    failure: Failure | null,
  ): Promise<void> {
    await this.scopes
      .in(EVERYWHERE)
      .query(
        `UPDATE roster_imports SET state = $3, failure = $4, changed_at = $5 WHERE id = $1 AND state = $2`,
        [...[importId, from, to], ...[failure && JSON.stringify(failure), this.clock.now()]],
      );
  }
}

function failureOf(error: unknown): Failure {
  if (error instanceof RosterMovedOn) return { code: 'IMPORT_CHANGED', data: { count: error.rows.length } };
  if (error instanceof FileUnreadable) return { code: 'FILE_FAULTY', data: { reason: error.message } };
  return { code: 'IMPORT_BROKEN', data: {} };
}
