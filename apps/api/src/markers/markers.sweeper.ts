import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { LOGGER } from '../platform/logger';
import { Sweeper } from '../platform/sweeper';
import { AnswerCollector } from './answer-collector.service';

/** Puts what was handed in on the piles of those who read it. Several servers may do so at once. */
@Injectable()
export class MarkersSweeper extends Sweeper {
  constructor(
    private readonly collector: AnswerCollector,
    @Inject(LOGGER) logger: Logger,
  ) {
    super('collecting written answers', logger);
  }

  protected sweep(): Promise<unknown> {
    return this.collector.collectDue();
  }
}
