import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { Logger } from 'pino';
import { Clock } from '../platform/clock';
import { ExamDatabase, type NamedStatement } from '../platform/exam-database';
import { LOGGER } from '../platform/logger';

const WRITTEN_EVERY_MS = 5_000;

/** Rows in one statement. */
const CHUNK = 1_000;

/** Past any page that a person leaves; what a device claims beyond it is its own joke. */
export const MOST_LEFT = 10_000;

/** That a window was heard; that it is the officer's own is known by then. */
export interface Heard {
  readonly attemptId: string;
  readonly epoch: number;
  /** How often its page was left so far, by its own count. */
  readonly leftCount: number;
}

/** A later word and a higher count stand: what comes twice or late changes nothing. */
const HEAR: NamedStatement = {
  name: 'hear_rooms',
  text: `INSERT INTO room_presences AS p (attempt_id, epoch, officer_id, region_code, heard_at, left_count)
    SELECT a.id, g.epoch, a.officer_id, a.region_code, g.heard_at, g.left_count
    FROM unnest($1::uuid[], $2::int[], $3::timestamptz[], $4::int[]) AS g(id, epoch, heard_at, left_count)
    JOIN attempts a ON a.id = g.id AND a.epoch >= g.epoch AND a.state <> 'prepared'
    ORDER BY a.id
    ON CONFLICT ON CONSTRAINT pk_room_presences DO UPDATE SET
      heard_at = greatest(p.heard_at, excluded.heard_at), left_count = greatest(p.left_count, excluded.left_count)`,
};

type Noted = Heard & { readonly heardAt: Date };

/** Who was heard when: kept for some seconds and written together, one statement for a hall and not one for each beat. */
@Injectable()
export class Presences implements OnModuleInit, OnModuleDestroy {
  private heard = new Map<string, Noted>();
  private timer: NodeJS.Timeout | null = null;
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: ExamDatabase,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onModuleInit(): void {
    this.timer = setInterval(() => {
      this.flush().catch((error: unknown) => this.logger.warn({ err: error }, 'presence was not written'));
    }, WRITTEN_EVERY_MS).unref();
  }

  async onModuleDestroy(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    await this.flush().catch((error: unknown) =>
      this.logger.warn({ err: error }, 'presence was not written'),
    );
  }

  note(heard: Heard): void {
    this.keep({ ...heard, heardAt: this.clock.now() });
  }

  /** Writes what was noted; what cannot be written is kept for the next time. */
  flush(): Promise<void> {
    this.writing = this.writing.catch(() => undefined).then(() => this.writeAll());
    return this.writing;
  }

  private keep(noted: Noted): void {
    const key = `${noted.attemptId} ${String(noted.epoch)}`;
    const before = this.heard.get(key);
    const leftCount = Math.max(noted.leftCount, before?.leftCount ?? 0);
    const isOlder = before !== undefined && before.heardAt > noted.heardAt;
    this.heard.set(key, { ...noted, leftCount, heardAt: isOlder ? before.heardAt : noted.heardAt });
  }

  private async writeAll(): Promise<void> {
    const noted = [...this.heard.values()];
    this.heard = new Map();
    for (let from = 0; from < noted.length; from += CHUNK) {
      try {
        await this.write(noted.slice(from, from + CHUNK));
      } catch (error) {
        for (const one of noted.slice(from)) this.keep(one);
        throw error;
      }
    }
  }

  private async write(noted: readonly Noted[]): Promise<void> {
    await this.database.query(HEAR, [
      noted.map(({ attemptId }) => attemptId),
      noted.map(({ epoch }) => epoch),
      noted.map(({ heardAt }) => heardAt),
      noted.map(({ leftCount }) => leftCount),
    ]);
  }
}
