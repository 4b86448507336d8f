import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Logger } from 'pino';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { findOne } from '../platform/database';
import { LOGGER } from '../platform/logger';
import { EVERYWHERE, Scopes } from '../platform/scope';
import { LATEST_MS, nextHash, rootHash, streamOf, type AuditEntry, type Seal } from './audit-chain';
import { ENTRY_COLUMNS } from './audit.service';

const EVERY_MS = 5_000;

/** An entry this young may still be overtaken by an older one that is being committed. */
const SETTLES_MS = 2_000;

const AT_ONCE = 2_000;

/** Any number, the same in every server: one of them seals at a time. */
const SEALING_LOCK = 7_261_159;

type Head = Seal & { readonly at: Date };

/** Appends what was written to the hash chains of its provinces and days, a few seconds behind. */
@Injectable()
export class AuditSealer implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private sealing: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly scopes: Scopes,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.sealing = this.seal().catch((error: unknown) => this.logger.error({ err: error }, 'audit seal'));
    }, EVERY_MS).unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.sealing;
  }

  /** Seals what has settled. @returns how many entries. */
  async seal(): Promise<number> {
    return this.scopes.run(EVERYWHERE, async (on) => {
      const [lock] = await on.query<{ isMine: boolean }[]>(
        `SELECT pg_try_advisory_xact_lock($1) AS "isMine"`,
        [SEALING_LOCK],
      );
      if (!lock?.isMine) return 0;
      const entries = await on.query<AuditEntry[]>(
        `SELECT ${ENTRY_COLUMNS} FROM audit_entries e
         WHERE e.at < $1 AND e.at > $1::timestamptz - interval '7 days'
           AND NOT EXISTS (SELECT FROM audit_seals s WHERE s.entry_id = e.id)
         ORDER BY e.at, e.id LIMIT $2`,
        [new Date(this.clock.now().getTime() - SETTLES_MS), AT_ONCE],
      );
      const heads = new Map<string, Head | null>();
      let sealed = 0;
      for (const entry of entries) sealed += await this.append(on, entry, heads);
      return sealed;
    });
  }

  /** One link. What turns up behind the head of its chain is left unsealed: checking the log shows it. */
  private async append(
    on: EntityManager,
    entry: AuditEntry,
    heads: Map<string, Head | null>,
  ): Promise<number> {
    const stream = streamOf(entry);
    const key = `${stream.provinceCode} ${stream.day}`;
    const head = heads.has(key) ? heads.get(key) : await this.headOf(on, stream);
    if (head && entry.at.getTime() < head.at.getTime() - LATEST_MS) {
      heads.set(key, head);
      return 0;
    }
    const hash = nextHash(head?.hash ?? rootHash(stream), entry);
    const seal = { ...stream, seq: (head?.seq ?? 0) + 1, entryId: entry.id, hash, at: entry.at };
    await on.query(
      `INSERT INTO audit_seals (province_code, day, seq, entry_id, hash, sealed_at) VALUES ($1, $2, $3, $4, $5, $6)`,
      [seal.provinceCode, seal.day, seal.seq, seal.entryId, seal.hash, this.clock.now()],
    );
    heads.set(key, seal);
    return 1;
  }

  private headOf(
    on: EntityManager,
    { provinceCode, day }: Pick<Seal, 'provinceCode' | 'day'>,
  ): Promise<Head | null> {
    return findOne<Head>(
      on,
      `SELECT s.province_code AS "provinceCode", s.day, s.seq, s.entry_id AS "entryId", s.hash, e.at
       FROM audit_seals s JOIN audit_entries e ON e.id = s.entry_id
       WHERE s.province_code = $1 AND s.day = $2 ORDER BY s.seq DESC LIMIT 1`,
      [provinceCode, day],
    );
  }
}
