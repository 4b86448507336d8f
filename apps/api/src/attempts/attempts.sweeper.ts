import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { Logger } from 'pino';
import { LOGGER } from '../platform/logger';
import { AttemptsService } from './attempts.service';

const EVERY_MS = 15_000;

/** Ends what nobody handed in and marks what waits for it. Several servers may sweep at once: each attempt is locked before it is looked at. */
@Injectable()
export class AttemptsSweeper implements OnModuleInit, OnModuleDestroy {
  private timer: NodeJS.Timeout | null = null;
  private sweeping: Promise<void> = Promise.resolve();

  constructor(
    private readonly attempts: AttemptsService,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onModuleInit(): void {
    this.timer = setInterval(() => {
      // A national test that ends leaves more than one turn's work; the next turn does not begin beside it.
      this.sweeping = this.sweeping.then(() => this.sweep());
    }, EVERY_MS).unref();
  }

  async onModuleDestroy(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    await this.sweeping;
  }

  private async sweep(): Promise<void> {
    try {
      const count = await this.attempts.sweep();
      if (count > 0) this.logger.info({ count }, 'attempts ended as of their deadline');
    } catch (error) {
      this.logger.error({ err: error }, 'sweeping attempts failed');
    }
  }
}
