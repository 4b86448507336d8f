import { Injectable } from '@nestjs/common';
import { subtreeOf } from '@whetstone/domain';
import { DataSource } from 'typeorm';
import { Clock } from '../platform/clock';
import type { Queryable } from '../platform/database';
import type { NamedStatement } from '../platform/exam-database';
import { GroupCommit } from '../platform/group-commit';
import type { MutationFacts } from '../platform/permissions';
import { EVERYWHERE, grantScopes, Scopes, type Scope } from '../platform/scope';
import type { AuditNote, SessionViewer } from '../platform/request-context';
import type { AuditEntry } from './audit-chain';
import { AUDITORS } from './audit.policy';

export const ENTRY_COLUMNS = `e.id, e.at, e.actor_id AS "actorId", e.actor_name AS "actorName", e.address, e.device,
  e.action, e.subject_type AS "subjectType", e.subject_id AS "subjectId", e.region_code AS "regionCode", e.result,
  e.detail`;

const LARGEST_PAGE = 200;

export interface AuditFilterValues {
  /** YYYY-MM-DD in Beijing, both included. */
  readonly from: string | null;
  readonly to: string | null;
  /** Part of a name. */
  readonly actor: string | null;
  readonly action: string | null;
  /** ok, or anything else for what was refused or failed. */
  readonly isRefused: boolean | null;
  readonly regionCode: number | null;
}

/** With the name of the person it was about, where the reader may know him. */
type ListedEntry = AuditEntry & { readonly subjectName: string | null };

export interface AuditHead {
  readonly provinceCode: number;
  readonly day: string;
  readonly seq: number;
  readonly hash: string;
  readonly sealedAt: Date;
}

interface NewEntry {
  /** In the order they came to this process. */
  readonly nth: number;
  readonly at: Date;
  readonly actorId: string | null;
  readonly address: string;
  readonly device: string;
  readonly action: string;
  readonly subjectType: string | null;
  readonly subjectId: string | null;
  readonly regionCode: number | null;
  readonly result: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

const WRITE: NamedStatement = {
  name: 'write_audit_entries',
  text: `INSERT INTO audit_entries (at, actor_id, actor_name, address, device, action, subject_type, subject_id,
       region_code, result, detail)
     SELECT e.at, e."actorId", coalesce(actor.name, ''), e.address, e.device, e.action, e."subjectType", e."subjectId",
       coalesce(e."regionCode", subject.region_code, actor.region_code, 0), e.result, e.detail
     FROM jsonb_to_recordset($1::jsonb) AS e(nth bigint, at timestamptz, "actorId" uuid, address text, device text,
       action text, "subjectType" text, "subjectId" text, "regionCode" integer, result text, detail jsonb)
     LEFT JOIN LATERAL (SELECT name, region_code FROM officers WHERE id = e."actorId" LIMIT 1) actor ON true
     LEFT JOIN LATERAL (SELECT region_code FROM officers WHERE e."subjectType" IN ('officer', 'account')
       AND id = CASE WHEN e."subjectId" ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN e."subjectId"::uuid END
       LIMIT 1) subject ON true
     ORDER BY e.nth`,
};

/** The audit log: written by the wrapper around every mutation, read by auditors, changed by nobody. */
@Injectable()
export class AuditService {
  private readonly writing = new GroupCommit<NewEntry, void>({
    keyOf: ({ nth }) => String(nth).padStart(16, '0'),
    write: (entries) => this.write(entries),
  });
  private count = 0;

  constructor(
    private readonly database: DataSource,
    private readonly scopes: Scopes,
    private readonly clock: Clock,
  ) {}

  /** Writes what a mutation was and came to. Not written means not done: the caller waits for it and fails with it. */
  async record({ action, context, result, detail }: MutationFacts): Promise<void> {
    const { viewer, request, auditNotes } = context;
    const notes = auditNotes.length > 0 ? auditNotes : [null];
    const at = this.clock.now();
    const written = notes.map((note) =>
      this.writing.add({
        ...{ nth: (this.count += 1), at, actorId: viewer?.officerId ?? whoCameIn(note, result) },
        ...{ address: request.ip, device: deviceOf(request.headers['user-agent']), action },
        ...{ subjectType: note?.subjectType ?? null, subjectId: note?.subjectId ?? null },
        ...{ regionCode: note?.regionCode ?? null, result, detail: { ...detail, ...note?.detail } },
      }),
    );
    await Promise.all(written);
  }

  private async write(entries: readonly NewEntry[]): Promise<void[]> {
    await this.scopes.prepared(EVERYWHERE, WRITE, [JSON.stringify(entries)]);
    return entries.map(() => undefined);
  }

  /** Entries before a cursor, the newest first; one more than asked for tells whether there are others. */
  async list(viewer: SessionViewer, filter: AuditFilterValues, before: number | null, limit: number) {
    const most = Math.min(Math.max(limit, 1), LARGEST_PAGE);
    const found: ListedEntry[] = [];
    for (const scope of grantScopes(viewer, AUDITORS))
      found.push(...(await this.page(this.scopes.in(scope), filter, before, most + 1)));
    const entries = found.toSorted((one, other) => other.id - one.id).slice(0, most + 1);
    return { entries: entries.slice(0, most), hasMore: entries.length > most };
  }

  private page(
    on: Queryable,
    filter: AuditFilterValues,
    before: number | null,
    limit: number,
  ): Promise<ListedEntry[]> {
    const range = filter.regionCode === null ? null : subtreeOf(filter.regionCode);
    return on.query<ListedEntry[]>(
      `SELECT ${ENTRY_COLUMNS}, subject.name AS "subjectName" FROM audit_entries e
       LEFT JOIN officers subject
         ON subject.id = CASE WHEN e.subject_type IN ('officer', 'account') THEN e.subject_id::uuid END
       WHERE ($1::bigint IS NULL OR e.id < $1)
         AND ($2::date IS NULL OR e.at >= $2::timestamp AT TIME ZONE 'Asia/Shanghai')
         AND ($3::date IS NULL OR e.at < ($3::date + 1)::timestamp AT TIME ZONE 'Asia/Shanghai')
         AND ($4 = '' OR position($4 in e.actor_name) > 0)
         AND ($5 = '' OR e.action = $5)
         AND ($6::boolean IS NULL OR (e.result <> 'ok') = $6)
         AND ($7::int IS NULL OR (e.region_code >= $7 AND e.region_code < $8))
       ORDER BY e.id DESC LIMIT $9`,
      [
        ...[before, filter.from, filter.to, filter.actor?.trim() ?? '', filter.action?.trim() ?? ''],
        ...[filter.isRefused, range?.from ?? null, range?.to ?? null, limit],
      ],
    );
  }

  /** The last seal of each chain of a day: kept elsewhere, it proves that nothing was cut off since. */
  async heads(viewer: SessionViewer, day: string | null): Promise<AuditHead[]> {
    const ranges = grantScopes(viewer, AUDITORS).flatMap(({ range }: Scope) => (range ? [range] : []));
    const heads = await listHeads(this.database, day);
    return heads.filter(({ provinceCode }) =>
      ranges.some(({ from, to }) => provinceCode >= from - (from % 10_000) && provinceCode < to),
    );
  }
}

export function listHeads(on: Queryable, day: string | null): Promise<AuditHead[]> {
  return on.query<AuditHead[]>(
    `SELECT DISTINCT ON (province_code, day) province_code AS "provinceCode", day, seq,
            encode(hash, 'hex') AS hash, sealed_at AS "sealedAt"
     FROM audit_seals WHERE $1::date IS NULL OR day = $1 ORDER BY province_code, day DESC, seq DESC`,
    [day],
  );
}

/** Who signs in is nobody until he has; from then on the entry is his. */
function whoCameIn(note: AuditNote | null, result: string): string | null {
  return result === 'ok' && note?.subjectType === 'account' ? note.subjectId : null;
}

const DEVICE_LENGTH = 200;

function deviceOf(userAgent: string | undefined): string {
  return String(userAgent ?? '').slice(0, DEVICE_LENGTH);
}
