import type { Queryable } from '../platform/database';
import { checkStream, streamOf, type AuditEntry, type ChainFault, type Seal } from './audit-chain';
import { ENTRY_COLUMNS, listHeads, type AuditHead } from './audit.service';

export interface AuditVerdict {
  readonly streams: number;
  readonly entries: number;
  readonly sealed: number;
  readonly faults: readonly ChainFault[];
  /** Heads that were kept elsewhere and are no longer in the chain: its end was cut off, or it was made anew. */
  readonly lostHeads: readonly AuditHead[];
}

/**
 * Computes every chain anew, a day at a time, as somebody who sees all of the log.
 * @param kept heads exported earlier, to be found again.
 */
export async function verifyAudit(on: Queryable, kept: readonly AuditHead[] = []): Promise<AuditVerdict> {
  const days = await on.query<{ day: string }[]>(
    `SELECT day FROM audit_seals UNION
     SELECT (at AT TIME ZONE 'Asia/Shanghai')::date FROM audit_entries ORDER BY 1`,
  );
  const verdict = { streams: 0, entries: 0, sealed: 0, faults: [] as ChainFault[] };
  for (const { day } of days) {
    const streams = await streamsOf(on, day);
    for (const { stream, seals, entries } of streams) {
      verdict.streams += 1;
      verdict.entries += entries.length;
      verdict.sealed += seals.length;
      verdict.faults.push(...checkStream(stream, seals, entries));
    }
  }
  return { ...verdict, lostHeads: await lostOf(on, kept) };
}

async function streamsOf(on: Queryable, day: string) {
  const entries = await on.query<AuditEntry[]>(
    `SELECT ${ENTRY_COLUMNS} FROM audit_entries e
     WHERE e.at >= $1::timestamp AT TIME ZONE 'Asia/Shanghai'
       AND e.at < ($1::date + 1)::timestamp AT TIME ZONE 'Asia/Shanghai' ORDER BY e.at, e.id`,
    [day],
  );
  const seals = await on.query<Seal[]>(
    `SELECT province_code AS "provinceCode", day, seq, entry_id AS "entryId", hash FROM audit_seals
     WHERE day = $1 ORDER BY province_code, seq`,
    [day],
  );
  const provinces = new Set([
    ...seals.map(({ provinceCode }) => provinceCode),
    ...entries.map((entry) => streamOf(entry).provinceCode),
  ]);
  return [...provinces].map((provinceCode) => ({
    stream: { provinceCode, day },
    seals: seals.filter((seal) => seal.provinceCode === provinceCode),
    entries: entries.filter((entry) => streamOf(entry).provinceCode === provinceCode),
  }));
}

async function lostOf(on: Queryable, kept: readonly AuditHead[]): Promise<AuditHead[]> {
  const lost: AuditHead[] = [];
  for (const head of kept) {
    const [found] = await on.query<object[]>(
      `SELECT FROM audit_seals WHERE province_code = $1 AND day = $2 AND seq = $3 AND encode(hash, 'hex') = $4`,
      [head.provinceCode, head.day, head.seq, head.hash],
    );
    if (!found) lost.push(head);
  }
  return lost;
}

export { listHeads };
