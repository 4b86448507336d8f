import type { DataSource } from 'typeorm';

/** A table nobody gets past until the test says so. */
export interface Gate {
  /** Resolves once so many statements stand waiting for a lock. */
  untilWaiting(count: number): Promise<void>;
  open(): Promise<void>;
}

/** Closes a table for writing, or altogether, so that a race happens in every run and without a sleep. */
export async function closeTable(
  database: DataSource,
  table: string,
  mode: 'SHARE' | 'ACCESS EXCLUSIVE' = 'SHARE',
): Promise<Gate> {
  const holder = database.createQueryRunner();
  await holder.startTransaction();
  await holder.query(`LOCK TABLE ${table} IN ${mode} MODE`);
  return {
    untilWaiting: (count) => untilWaiting(database, count),
    open: async () => {
      if (holder.isTransactionActive) await holder.commitTransaction();
      if (!holder.isReleased) await holder.release();
    },
  };
}

/** Lets requests run into a closed table, opens it when `waiting` of them stand there, and gives what became of all. */
export async function raceInto<Value>(
  database: DataSource,
  table: string,
  {
    waiting,
    race,
    mode,
  }: {
    readonly waiting: number;
    readonly race: () => readonly Promise<Value>[];
    readonly mode?: 'ACCESS EXCLUSIVE';
  },
): Promise<Value[]> {
  const gate = await closeTable(database, table, mode);
  try {
    const all = Promise.all(race());
    await Promise.race([gate.untilWaiting(waiting), all]);
    await gate.open();
    return await all;
  } finally {
    await gate.open();
  }
}

/** Resolves once so many statements stand waiting for a lock that somebody holds. */
export async function untilWaiting(database: DataSource, count: number): Promise<void> {
  while ((await countWaiting(database)) < count);
}

async function countWaiting(database: DataSource): Promise<number> {
  const [row] = await database.query<{ count: number }[]>(
    `SELECT count(*)::int AS count FROM pg_stat_activity
     WHERE datname = current_database() AND wait_event_type = 'Lock'`,
  );
  return row?.count ?? 0;
}
