import { Injectable } from '@nestjs/common';
import { GRACE_MS, type AttemptRow as StandingRow } from '@whetstone/domain';
import { Clock } from '../platform/clock';
import { ExamDatabase, type NamedStatement } from '../platform/exam-database';
import { GroupCommit } from '../platform/group-commit';

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

/** Some twenty batches: while a disk stands still, no more sheets than this wait in memory for it. */
const MOST_WAITING = 2_000;

const IS_TAKEN = (epoch: string, rev: string, hash: string, at: string) =>
  `a.epoch = ${epoch} AND a.state = 'in_progress'
   AND coalesce(${at}, now()) < a.deadline + interval '${GRACE_MS} milliseconds'
   AND (a.rev < ${rev} OR (a.rev = ${rev} AND a.sheet_hash = ${hash}))`;

const TRAIL = `trail AS (INSERT INTO sheet_events (attempt_id, epoch, rev, sheet, saved_at)
  SELECT id, epoch, rev, sheet, saved_at FROM saved)
  SELECT id, rev, saved_at AS "savedAt", deadline FROM saved`;

/** $7 is null, or what a test says the time is: the database's own clock decides whether a save came in time. */
export const SAVE_ONE: NamedStatement = {
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
    SELECT * FROM ROWS FROM (unnest($1::uuid[], $2::uuid[], $3::int[], $5::int[], $6::text[]), jsonb_array_elements($4::jsonb))
      AS g(id, officer_id, epoch, rev, hash, sheet)),
  saved AS (
    UPDATE attempts a SET sheet = g.sheet, rev = g.rev, sheet_hash = g.hash, saved_at = coalesce($7, now())
    FROM given g
    WHERE a.id = g.id AND a.officer_id = g.officer_id AND ${IS_TAKEN('g.epoch', 'g.rev', 'g.hash', '$7::timestamptz')}
    RETURNING a.id, a.epoch, a.rev, a.sheet, a.saved_at, a.deadline),
  ${TRAIL}`,
};

const AS_IT_STANDS: NamedStatement = {
  name: 'attempt_as_it_stands',
  text: `SELECT state, epoch, rev, deadline FROM attempts WHERE id = $1 AND officer_id = $2 AND state <> 'prepared'`,
};

/** Writes sheets, many in one statement when many come at once; a save is acknowledged after the commit that holds it. */
@Injectable()
export class SheetSaver {
  private readonly saving = new GroupCommit<SheetToSave, SavedRow | null>({
    keyOf: ({ attemptId }) => attemptId,
    write: (saves) => this.write(saves),
    mostWaiting: MOST_WAITING,
  });

  constructor(
    private readonly database: ExamDatabase,
    private readonly clock: Clock,
  ) {}

  /** Null = the row took nothing; why is asked of the row itself. */
  save(save: SheetToSave): Promise<SavedRow | null> {
    return this.saving.add(save);
  }

  /** What a save that took nothing found; null = no such attempt, or not the officer's. */
  async standing({ attemptId, officerId }: Pick<SheetToSave, 'attemptId' | 'officerId'>) {
    const [row] = await this.database.query<StandingRow>(AS_IT_STANDS, [attemptId, officerId]);
    return row ?? null;
  }

  private async write(saves: readonly SheetToSave[]): Promise<(SavedRow | null)[]> {
    const [only] = saves;
    if (saves.length === 1 && only) return [await this.saveOne(only)];
    const byId = new Map((await this.saveMany(saves)).map((row) => [row.id, row]));
    return saves.map(({ attemptId }) => byId.get(attemptId) ?? null);
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
      // JSON already: as one text it need not be quoted into an array of texts.
      `[${saves.map(({ sheet }) => sheet).join(',')}]`,
      saves.map(({ rev }) => rev),
      saves.map(({ hash }) => hash),
      this.clock.stamp(),
    ]);
  }
}
