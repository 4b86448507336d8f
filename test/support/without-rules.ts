import type { DataSource, EntityManager } from 'typeorm';

/** Puts rows back to where no move leads any more: triggers and references rest for the length of the transaction. */
export function withoutRules(
  database: DataSource,
  work: (on: EntityManager) => Promise<unknown>,
): Promise<void> {
  return database.transaction(async (on) => {
    await on.query(`SET LOCAL session_replication_role = replica`);
    await work(on);
  });
}
