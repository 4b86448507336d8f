import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { DataSource } from 'typeorm';
import { DataKey } from './data-key';

const QUARTER_SECONDS = 15 * 60;

/**
 * How many tries in how many seconds. An account is tried by one person; a network is a whole bureau behind one address,
 * on the morning of an exam a whole county.
 */
export const RATE_LIMITS = {
  'sign-in': {
    account: { points: 30, duration: QUARTER_SECONDS },
    network: { points: 600, duration: QUARTER_SECONDS },
  },
  // There and back: twice the requests for the same number of people. Who it is, is not known yet.
  oidc: {
    account: { points: 60, duration: QUARTER_SECONDS },
    network: { points: 1200, duration: QUARTER_SECONDS },
  },
  upload: {
    account: { points: 60, duration: QUARTER_SECONDS },
    network: { points: 600, duration: QUARTER_SECONDS },
  },
  // What is said aloud in a hall is short; a hall of many hundreds types it within minutes.
  'hall-password': {
    account: { points: 20, duration: QUARTER_SECONDS },
    network: { points: 3_000, duration: QUARTER_SECONDS },
  },
  // A certificate is looked at by whoever has it in his hand; numbers follow one another and must not be walked through.
  verify: {
    account: { points: 60, duration: QUARTER_SECONDS },
    network: { points: 60, duration: QUARTER_SECONDS },
  },
} as const;

export type RateLimitKind = keyof typeof RATE_LIMITS;

/** Tries are counted in the database, so that all servers of an installation count together. */
@Injectable()
export class RateLimits {
  private readonly limiters = new Map<string, RateLimiterPostgres>();

  constructor(
    private readonly database: DataSource,
    private readonly dataKey: DataKey,
  ) {}

  /** Counts one try of an account, or of nobody known yet, from a network. @returns the seconds to wait when it is one too many, else null. */
  async count(kind: RateLimitKind, account: string | null, request: FastifyRequest): Promise<number | null> {
    const waits = await Promise.all([
      account === null ? 0 : this.take(kind, 'account', account.trim().toLowerCase()),
      this.take(kind, 'network', request.ip),
    ]);
    const longest = Math.max(...waits);
    return longest > 0 ? longest : null;
  }

  private async take(kind: RateLimitKind, of: 'account' | 'network', whom: string): Promise<number> {
    const key = this.dataKey.digest(`rate ${kind} ${of}`, whom).toString('base64url');
    try {
      await this.limiterOf(kind, of).consume(key);
      return 0;
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      return Math.max(1, Math.ceil(error.msBeforeNext / 1000));
    }
  }

  private limiterOf(kind: RateLimitKind, of: 'account' | 'network'): RateLimiterPostgres {
    const name = `${kind}/${of}`;
    const limiter =
      this.limiters.get(name) ??
      new RateLimiterPostgres({
        ...RATE_LIMITS[kind][of],
        storeClient: this.database,
        storeType: 'typeorm',
        tableName: 'rate_limits',
        tableCreated: true,
        keyPrefix: name,
        clearExpiredByTimeout: true,
      });
    this.limiters.set(name, limiter);
    return limiter;
  }
}

export function sayTooMany(seconds: number): string {
  return `Too many tries; wait ${seconds} seconds. 操作过于频繁，请在 ${seconds} 秒后再试。`;
}
