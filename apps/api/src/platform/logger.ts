import type { LoggerService } from '@nestjs/common';
import { pino, type Logger } from 'pino';

/** Lines are written together, some kilobytes or a quarter of a second at a time: a call for each costs more than a save. */
const TOGETHER = { sync: false, minLength: 4_096, periodicFlush: 250 } as const;

/** More than this is not kept for a reader that does not read; it is a log, not the audit. */
const MOST_WAITING = 16_777_216;

/**
 * Structured logs with a request id. What people typed never gets in: requests are logged by method, path without
 * query, status and time; the paths below are the belt to that brace.
 */
export function createLogger(level: string): Logger {
  const options = {
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: ['req.headers', 'headers', 'password', 'token', 'variables', '*.password', '*.idNumber'],
      remove: true,
    },
  };
  return pino(options, pino.destination({ ...TOGETHER, maxLength: MOST_WAITING }));
}

/** Nest's own messages through the same stream. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, context?: string): void {
    this.logger.debug({ context }, String(message));
  }

  warn(message: unknown, context?: string): void {
    this.logger.warn({ context }, String(message));
  }

  error(message: unknown, stack?: string, context?: string): void {
    this.logger.error({ context, stack }, String(message));
  }
}

/** Under which the server's logger is injected. */
export const LOGGER = Symbol('logger');
