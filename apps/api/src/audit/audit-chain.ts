import { createHash } from 'node:crypto';
import { dayInBeijing } from '@whetstone/domain';

/** One line of the audit log: who, when, from where, what, on whom, with what result. */
export interface AuditEntry {
  readonly id: number;
  readonly at: Date;
  readonly actorId: string | null;
  readonly actorName: string;
  readonly address: string;
  readonly device: string;
  readonly action: string;
  readonly subjectType: string | null;
  readonly subjectId: string | null;
  readonly regionCode: number;
  readonly result: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

export interface Seal {
  readonly provinceCode: number;
  readonly day: string;
  readonly seq: number;
  readonly entryId: number;
  readonly hash: Buffer;
}

export type ChainFault =
  | { readonly kind: 'changed'; readonly seal: Seal; readonly entry: AuditEntry }
  | { readonly kind: 'removed'; readonly seal: Seal }
  | { readonly kind: 'inserted'; readonly entry: AuditEntry }
  | { readonly kind: 'seal-missing'; readonly seal: Seal };

/** An entry that comes to be sealed this long after a later one of its stream was did not come the usual way. */
export const LATEST_MS = 60_000;

/** The stream an entry belongs to: a chain per province and day, so that sealing one waits for no other. */
export function streamOf(entry: AuditEntry): { provinceCode: number; day: string } {
  return { provinceCode: entry.regionCode - (entry.regionCode % 10_000), day: dayInBeijing(entry.at) };
}

/** The bytes that are hashed: a JSON list of all fields, so that no two entries look alike. */
export function canonical(entry: AuditEntry): string {
  return JSON.stringify([
    ...[entry.id, entry.at.toISOString(), entry.actorId, entry.actorName, entry.address, entry.device],
    ...[entry.action, entry.subjectType, entry.subjectId, entry.regionCode, entry.result],
    sorted(entry.detail),
  ]);
}

/** The database gives an object's keys back in an order of its own. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, inner]) => [key, sorted(inner)]);
}

/** The first link of a stream hangs on the name of its stream. */
export function rootHash({ provinceCode, day }: Pick<Seal, 'provinceCode' | 'day'>): Buffer {
  return createHash('sha256').update(`whetstone audit ${provinceCode} ${day}`).digest();
}

export function nextHash(previous: Buffer, entry: AuditEntry): Buffer {
  return createHash('sha256').update(previous).update(canonical(entry)).digest();
}

/**
 * Walks one stream from its root: every seal must follow from the one before and its entry, none may be missing, and no
 * entry may lie unsealed among sealed ones. The last minute before the head is not judged: it is still coming in.
 */
export function checkStream(
  stream: Pick<Seal, 'provinceCode' | 'day'>,
  seals: readonly Seal[],
  entries: readonly AuditEntry[],
): ChainFault[] {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const faults: ChainFault[] = [];
  let hash = rootHash(stream);
  let seq = 0;
  for (const seal of seals) {
    seq += 1;
    if (seal.seq !== seq) faults.push({ kind: 'seal-missing', seal });
    seq = seal.seq;
    const entry = byId.get(seal.entryId);
    if (!entry) faults.push({ kind: 'removed', seal });
    else if (!nextHash(hash, entry).equals(seal.hash)) faults.push({ kind: 'changed', seal, entry });
    // From here on the chain as it stands is believed, so that one fault is told once.
    hash = seal.hash;
  }
  return [...faults, ...insertedAmong(seals, entries, byId)];
}

function insertedAmong(
  seals: readonly Seal[],
  entries: readonly AuditEntry[],
  byId: ReadonlyMap<number, AuditEntry>,
): ChainFault[] {
  const sealed = new Set(seals.map(({ entryId }) => entryId));
  const head = Math.max(...seals.map(({ entryId }) => byId.get(entryId)?.at.getTime() ?? 0));
  return entries
    .filter((entry) => !sealed.has(entry.id) && entry.at.getTime() < head - LATEST_MS)
    .map((entry) => ({ kind: 'inserted', entry }));
}
