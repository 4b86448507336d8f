import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { Logger } from 'pino';
import { LOGGER } from '../platform/logger';
import { AnswerCollector } from './answer-collector.service';

const EVERY_MS = 15_000;

/** Puts what was handed in on the piles of those who read it. Several servers may do so at once. */
@Injectable()
export class MarkersSweeper implements OnModuleInit, OnModuleDestroy {
  private timer: NodeJS.Timeout | null = null;
  private sweeping: Promise<void> = Promise.resolve();

  constructor(
    private readonly collector: AnswerCollector,
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
      await this.collector.collectDue();
    } catch (error) {
      this.logger.error({ err: error }, 'collecting written answers failed');
    }
  }
}
