import { Injectable } from '@nestjs/common';
import { GRACE_MS, type AttemptRow as StandingRow } from '@whetstone/domain';
import { Clock } from '../platform/clock';
import { ExamDatabase, type NamedStatement } from '../platform/exam-database';

/** A sheet as it goes into its row. */
export interface SheetToSave {
  readonly attemptId: string;
  readonly officerId: string;
  readonly epoch: number;
  readonly rev: number;
  /** JSON. */
  readonly sheet: string;
  readonly hash: string;
}

export interface SavedRow {
  readonly rev: number;
  readonly savedAt: Date;
  readonly deadline: Date;
}

type SavedOf = SavedRow & { readonly id: string };

interface Waiting {
  readonly save: SheetToSave;
  readonly resolve: (saved: SavedRow | null) => void;
  readonly reject: (error: unknown) => void;
}

/** A batch takes its rows' locks until it commits; more rows than this would keep the first ones waiting. */
const LARGEST_BATCH = 100;

const IS_TAKEN = (epoch: string, rev: string, hash: string, at: string) =>
  `a.epoch = ${epoch} AND a.state = 'in_progress'
   AND coalesce(${at}, now()) < a.deadline + interval '${GRACE_MS} milliseconds'
   AND (a.rev < ${rev} OR (a.rev = ${rev} AND a.sheet_hash = ${hash}))`;

const TRAIL = `trail AS (INSERT INTO sheet_events (attempt_id, epoch, rev, sheet, saved_at)
  SELECT id, epoch, rev, sheet, saved_at FROM saved)
  SELECT id, rev, saved_at AS "savedAt", deadline FROM saved`;

/** $7 is null, or what a test says the time is: the database's own clock decides whether a save came in time. */
const SAVE_ONE: NamedStatement = {
  name: 'save_sheet',
  text: `WITH saved AS (
    UPDATE attempts a SET sheet = $4, rev = $5, sheet_hash = $6, saved_at = coalesce($7, now())
    WHERE a.id = $1 AND a.officer_id = $2 AND ${IS_TAKEN('$3', '$5', '$6', '$7::timestamptz')}
    RETURNING a.id, a.epoch, a.rev, a.sheet, a.saved_at, a.deadline),
  ${TRAIL}`,
};

const SAVE_MANY: NamedStatement = {
  name: 'save_sheets',
  text: `WITH given AS (
    SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::int[], $4::text[], $5::int[], $6::text[])
      AS g(id, officer_id, epoch, sheet, rev, hash)),
  saved AS (
    UPDATE attempts a SET sheet = g.sheet::jsonb, rev = g.rev, sheet_hash = g.hash, saved_at = coalesce($7, now())
    FROM given g
    WHERE a.id = g.id AND a.officer_id = g.officer_id AND ${IS_TAKEN('g.epoch', 'g.rev', 'g.hash', '$7::timestamptz')}
    RETURNING a.id, a.epoch, a.rev, a.sheet, a.saved_at, a.deadline),
  ${TRAIL}`,
};

const AS_IT_STANDS: NamedStatement = {
  name: 'attempt_as_it_stands',
  text: `SELECT state, epoch, rev, deadline FROM attempts WHERE id = $1 AND officer_id = $2 AND state <> 'prepared'`,
};

/**
 * Writes sheets, many in one statement when many come at once: what arrives while a batch is being written waits for its
 * commit and goes together; nothing waits for a clock. A save is acknowledged only after the commit that holds it.
 */
@Injectable()
export class SheetSaver {
  private readonly queue: Waiting[] = [];
  private isWriting = false;

  constructor(
    private readonly database: ExamDatabase,
    private readonly clock: Clock,
  ) {}

  /** Null = the row took nothing; why is asked of the row itself. */
  save(save: SheetToSave): Promise<SavedRow | null> {
    return new Promise((resolve, reject) => {
      this.queue.push({ save, resolve, reject });
      if (!this.isWriting) void this.drain();
    });
  }

  /** What a save that took nothing found; null = no such attempt, or not the officer's. */
  async standing({ attemptId, officerId }: Pick<SheetToSave, 'attemptId' | 'officerId'>) {
    const [row] = await this.database.query<StandingRow>(AS_IT_STANDS, [attemptId, officerId]);
    return row ?? null;
  }

  private async drain(): Promise<void> {
    this.isWriting = true;
    while (this.queue.length > 0) await this.write(this.nextBatch());
    this.isWriting = false;
  }

  /** One sheet of each attempt, by id, so that two servers lock rows in one order; a second one waits its turn. */
  private nextBatch(): Waiting[] {
    const batch = new Map<string, Waiting>();
    const rest: Waiting[] = [];
    for (const waiting of this.queue.splice(0)) {
      const isFirst = !batch.has(waiting.save.attemptId) && batch.size < LARGEST_BATCH;
      if (isFirst) batch.set(waiting.save.attemptId, waiting);
      else rest.push(waiting);
    }
    this.queue.push(...rest);
    return [...batch.values()].toSorted((one, other) => (one.save.attemptId < other.save.attemptId ? -1 : 1));
  }

  private async write(batch: readonly Waiting[]): Promise<void> {
    if (batch.length === 1) return this.writeEach(batch);
    try {
      const saved = await this.saveMany(batch.map(({ save }) => save));
      const byId = new Map(saved.map((row) => [row.id, row]));
      for (const { save, resolve } of batch) resolve(byId.get(save.attemptId) ?? null);
    } catch {
      // One sheet the database cannot take must not sink the others: each is tried by itself and fails by itself.
      await this.writeEach(batch);
    }
  }

  private async writeEach(batch: readonly Waiting[]): Promise<void> {
    await Promise.all(batch.map(({ save, resolve, reject }) => this.saveOne(save).then(resolve, reject)));
  }

  private async saveOne(save: SheetToSave): Promise<SavedRow | null> {
    const { attemptId, officerId, epoch, sheet, rev, hash } = save;
    const values = [attemptId, officerId, epoch, sheet, rev, hash, this.clock.stamp()];
    const [saved] = await this.database.query<SavedOf>(SAVE_ONE, values);
    return saved ?? null;
  }

  private saveMany(saves: readonly SheetToSave[]): Promise<SavedOf[]> {
    return this.database.query<SavedOf>(SAVE_MANY, [
      saves.map(({ attemptId }) => attemptId),
      saves.map(({ officerId }) => officerId),
      saves.map(({ epoch }) => epoch),
      saves.map(({ sheet }) => sheet),
      saves.map(({ rev }) => rev),
      saves.map(({ hash }) => hash),
      this.clock.stamp(),
    ]);
  }
}
