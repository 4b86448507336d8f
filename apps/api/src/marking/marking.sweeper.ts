import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { LOGGER } from '../platform/logger';
import { Sweeper } from '../platform/sweeper';
import { QuestionStatisticsService } from './question-statistics.service';

/** Counts the tests that are over. Several servers may do so at once: each takes other tests. */
@Injectable()
export class MarkingSweeper extends Sweeper {
  constructor(
    private readonly statistics: QuestionStatisticsService,
    @Inject(LOGGER) logger: Logger,
  ) {
    super('counting tests', logger);
  }

  protected sweep(): Promise<unknown> {
    return this.statistics.count();
  }
}
