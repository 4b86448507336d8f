import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { LOGGER } from '../platform/logger';
import { Sweeper } from '../platform/sweeper';
import { AttemptsService } from './attempts.service';

/** Ends what nobody handed in and marks what waits for it. Several servers may do so at once: attempts are locked first. */
@Injectable()
export class AttemptsSweeper extends Sweeper {
  constructor(
    private readonly attempts: AttemptsService,
    @Inject(LOGGER) logger: Logger,
  ) {
    super('sweeping attempts', logger);
  }

  protected async sweep(): Promise<void> {
    const count = await this.attempts.sweep();
    if (count > 0) this.logger.info({ count }, 'attempts ended as of their deadline');
  }
}
