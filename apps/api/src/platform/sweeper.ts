import type { OnModuleDestroy, OnModuleInit } from '@nestjs/common';
import type { Logger } from 'pino';

const EVERY_MS = 15_000;

/** Work that is looked for again and again beside the requests; in one process a turn does not begin beside another. */
export abstract class Sweeper implements OnModuleInit, OnModuleDestroy {
  private timer: NodeJS.Timeout | null = null;
  private sweeping: Promise<void> = Promise.resolve();

  /** @param what said in the log of a turn that failed. */
  constructor(
    private readonly what: string,
    protected readonly logger: Logger,
  ) {}

  onModuleInit(): void {
    this.timer = setInterval(() => {
      this.sweeping = this.sweeping.then(() => this.turn());
    }, EVERY_MS).unref();
  }

  async onModuleDestroy(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    await this.sweeping;
  }

  protected abstract sweep(): Promise<unknown>;

  private async turn(): Promise<void> {
    try {
      await this.sweep();
    } catch (error) {
      this.logger.error({ err: error }, `${this.what} failed`);
    }
  }
}
