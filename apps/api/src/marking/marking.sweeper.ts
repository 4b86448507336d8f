import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { Logger } from 'pino';
import { LOGGER } from '../platform/logger';
import { QuestionStatisticsService } from './question-statistics.service';

const EVERY_MS = 15_000;

/** Counts the tests that are over. Several servers may do so at once: each takes other tests. */
@Injectable()
export class MarkingSweeper implements OnModuleInit, OnModuleDestroy {
  private timer: NodeJS.Timeout | null = null;
  private sweeping: Promise<void> = Promise.resolve();

  constructor(
    private readonly statistics: QuestionStatisticsService,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onModuleInit(): void {
    this.timer = setInterval(() => {
      this.sweeping = this.sweep();
    }, EVERY_MS).unref();
  }

  async onModuleDestroy(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    await this.sweeping;
  }

  private async sweep(): Promise<void> {
    try {
      await this.statistics.count();
    } catch (error) {
      this.logger.error({ err: error }, 'counting tests failed');
    }
  }
}
