import { Injectable } from '@nestjs/common';
import {
  decideGrant,
  isWithin,
  ok,
  reachOfRole,
  refuse,
  subtreeOf,
  type DatedGrant,
  type GrantRefusal,
  type Result,
  type RoleReach,
} from '@whetstone/domain';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { findOne, type Queryable } from '../platform/database';
import { pageBounds, type PageInput } from '../platform/page';
import { EVERYWHERE, grantScope, ownScope, Scopes } from '../platform/scope';
import type { SessionViewer } from '../platform/request-context';
import { RegionsService } from '../regions/regions.service';
import type { RoleName } from './access.types';
import { GRANT_READERS, seesGrantsIn, takesBack } from './grants.policy';
import { SessionsService } from './sessions.service';

export interface GrantRow {
  readonly role: RoleName;
  readonly regionCode: number;
  readonly validFrom: string;
  readonly validTo: string | null;
}

export interface ListedGrant extends GrantRow {
  readonly id: string;
  readonly officerId: string;
  readonly holderName: string;
  readonly grantedByName: string | null;
  readonly grantedAt: Date | null;
  readonly reason: string;
  readonly endReason: string;
}

/** Where a grant stands to the region that was asked about. */
export type GrantPlace = 'above' | 'here' | 'below';

export type SeeingGrant = ListedGrant & { readonly place: GrantPlace; readonly reach: RoleReach };

export interface GrantRoleValues {
  readonly officerId: string;
  readonly role: RoleName;
  readonly regionCode: number;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly reason: string;
}

export interface GrantFilterValues {
  readonly regionCode: number;
  readonly role: RoleName | null;
  readonly search: string | null;
  readonly includesEnded: boolean;
}

type GiveRefusal = GrantRefusal | 'NOT_FOUND' | 'REASON_MISSING';
type EndRefusal = 'NOT_FOUND' | 'REASON_MISSING' | 'LAST_OF_OFFICE' | 'GRANT_ENDED';

const LEAST_REASON = 2;

const COLUMNS = `g.id, g.officer_id AS "officerId", g.role, g.region_code AS "regionCode", g.valid_from AS "validFrom",
  g.valid_to AS "validTo", g.granted_by AS "grantedBy", g.granted_at AS "grantedAt", g.reason, g.end_reason AS "endReason"`;

type StoredGrant = Omit<ListedGrant, 'holderName' | 'grantedByName'> & { readonly grantedBy: string | null };

/** Roles over regions: what somebody may do, and where. */
@Injectable()
export class GrantsService {
  constructor(
    private readonly scopes: Scopes,
    private readonly clock: Clock,
    private readonly regions: RegionsService,
    private readonly sessions: SessionsService,
  ) {}

  /** Gives a role outright, inside the caller's transaction: for accounts the installation itself makes. */
  async insert(
    on: Queryable,
    grant: Omit<GrantRow, 'validTo'> & { readonly officerId: string },
  ): Promise<void> {
    await on.query(`INSERT INTO grants (officer_id, role, region_code, valid_from) VALUES ($1, $2, $3, $4)`, [
      ...[grant.officerId, grant.role, grant.regionCode, grant.validFrom],
    ]);
  }

  /** What an officer holds today. */
  of(officerId: string): Promise<GrantRow[]> {
    return this.scopes.in(ownScope(officerId)).query<GrantRow[]>(
      `SELECT role, region_code AS "regionCode", valid_from AS "validFrom", valid_to AS "validTo" FROM grants
       WHERE officer_id = $1 AND valid_from <= $2 AND (valid_to IS NULL OR valid_to > $2) ORDER BY region_code, role`,
      [officerId, this.clock.today()],
    );
  }

  /** Grants over a region and what it contains, by region and role. */
  async list(
    viewer: SessionViewer,
    filter: GrantFilterValues,
    page: PageInput,
  ): Promise<{ nodes: ListedGrant[]; totalCount: number }> {
    if (!seesGrantsIn(viewer.grants, filter.regionCode)) return { nodes: [], totalCount: 0 };
    const { from, to } = subtreeOf(filter.regionCode);
    const stored = await this.scopes
      .in(grantScope(viewer, GRANT_READERS, filter.regionCode))
      .query<StoredGrant[]>(
        `SELECT ${COLUMNS} FROM grants g
         WHERE g.region_code >= $1 AND g.region_code < $2 AND ($3::text IS NULL OR g.role = $3)
           AND ($4 OR g.valid_to IS NULL OR g.valid_to > $5) ORDER BY g.region_code, g.role, g.valid_from, g.id`,
        [from, to, filter.role, filter.includesEnded, this.clock.today()],
      );
    const search = filter.search?.trim() ?? '';
    const named = (await this.named(stored)).filter(({ holderName }) => holderName.includes(search));
    const [limit, offset] = pageBounds(page);
    return { nodes: named.slice(offset, offset + limit), totalCount: named.length };
  }

  /**
   * Everybody whose grant, today, holds a region or a part of it, from above or from below. Whoever is seen may know by
   * whom: the names of those above are part of the answer.
   */
  async whoSees(viewer: SessionViewer, regionCode: number): Promise<SeeingGrant[]> {
    if (!seesGrantsIn(viewer.grants, regionCode)) return [];
    const stored = await this.scopes.in(grantScope(viewer, GRANT_READERS, regionCode)).query<StoredGrant[]>(
      `SELECT ${COLUMNS} FROM grants g WHERE g.valid_from <= $1 AND (g.valid_to IS NULL OR g.valid_to > $1)
           AND g.role <> 'officer' ORDER BY g.region_code, g.role, g.id`,
      [this.clock.today()],
    );
    const touching = stored.filter(
      (grant) => isWithin(regionCode, grant.regionCode) || isWithin(grant.regionCode, regionCode),
    );
    return (await this.named(touching)).map((grant) => ({
      ...grant,
      place: placeOf(grant.regionCode, regionCode),
      reach: reachOfRole(grant.role),
    }));
  }

  async grantRole(viewer: SessionViewer, values: GrantRoleValues): Promise<Result<ListedGrant, GiveRefusal>> {
    const reason = values.reason.trim();
    const today = this.clock.today();
    const days = { validFrom: values.validFrom ?? today, validTo: values.validTo };
    const scope = grantScope(viewer, [values.role, 'security_administrator'], values.regionCode);
    if (!scope.range) return refuse('GRANT_UPWARDS');
    const given = await this.scopes.run({ ...scope, officerId: null }, async (on) => {
      const holder = await this.lockHolder(on, values.officerId);
      if (!holder) return refuse('NOT_FOUND');
      const refusal = decideGrant({
        ...{ role: values.role, regionCode: values.regionCode, ...days, today },
        granter: viewer,
        holder: { officerId: values.officerId, grants: holder },
        isRegion: this.regions.find(values.regionCode) !== null,
      });
      if (refusal) return { ok: false as const, refusal };
      if (reason.length < LEAST_REASON) return refuse('REASON_MISSING');
      const [stored] = await on.query<StoredGrant[]>(
        `INSERT INTO grants AS g (officer_id, role, region_code, valid_from, valid_to, granted_by, granted_at, reason)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING ${COLUMNS}`,
        [
          ...[values.officerId, values.role, values.regionCode, days.validFrom, days.validTo],
          ...[viewer.officerId, this.clock.now(), reason],
        ],
      );
      return ok(stored);
    });
    if (!given.ok) return given;
    this.sessions.forget(values.officerId);
    return ok(await this.namedOne(given.value));
  }

  /** Ends a grant today; one that has not begun never does. It stays on record. */
  async revokeGrant(
    viewer: SessionViewer,
    grantId: string,
    reason: string,
  ): Promise<Result<ListedGrant, EndRefusal>> {
    const found = await this.findFor(viewer, grantId);
    if (!found) return refuse('NOT_FOUND');
    if (reason.trim().length < LEAST_REASON) return refuse('REASON_MISSING');
    const scope = grantScope(viewer, [found.role, 'security_administrator'], found.regionCode);
    try {
      const ended = await this.scopes.run({ ...scope, officerId: null }, (on) =>
        findEnded(on, [grantId, this.clock.today(), viewer.officerId, this.clock.now(), reason.trim()]),
      );
      if (!ended) return refuse('GRANT_ENDED');
      this.sessions.forget(found.officerId);
      return ok(await this.namedOne(ended));
    } catch (error) {
      if ((error as { constraint?: string }).constraint === 'tr_grants_offices')
        return refuse('LAST_OF_OFFICE');
      throw error;
    }
  }

  private async findFor(viewer: SessionViewer, grantId: string): Promise<StoredGrant | null> {
    for (const { regionCode, role } of viewer.grants) {
      const scope = { ...grantScope(viewer, [role], regionCode), officerId: null };
      const grant = await findOne<StoredGrant>(
        this.scopes.in(scope),
        `SELECT ${COLUMNS} FROM grants g WHERE g.id = $1`,
        [grantId],
      );
      if (
        grant &&
        isWithin(grant.regionCode, regionCode) &&
        takesBack(viewer.grants, grant.role, grant.regionCode)
      )
        return grant;
    }
    return null;
  }

  /** What the holder has or will have; his row is locked, so that two grants at once are decided one after the other. */
  private async lockHolder(on: EntityManager, officerId: string): Promise<DatedGrant[] | null> {
    const holder = await findOne<object>(on, `SELECT FROM officers WHERE id = $1 FOR UPDATE`, [officerId]);
    if (!holder) return null;
    return this.scopes.asServer(on, () =>
      on.query<DatedGrant[]>(
        `SELECT role, region_code AS "regionCode", valid_from AS "validFrom", valid_to AS "validTo" FROM grants
         WHERE officer_id = $1 AND (valid_to IS NULL OR valid_to > $2)`,
        [officerId, this.clock.today()],
      ),
    );
  }

  private async namedOne(stored: StoredGrant | undefined): Promise<ListedGrant> {
    const [grant] = stored ? await this.named([stored]) : [];
    if (!grant) throw new Error('A grant just written is gone');
    return grant;
  }

  /** The names of those who hold and gave grants that are told anyway, though they serve elsewhere. */
  private async named(stored: readonly StoredGrant[]): Promise<ListedGrant[]> {
    const ids = [...new Set(stored.flatMap((grant) => [grant.officerId, grant.grantedBy ?? []].flat()))];
    const people = await this.scopes
      .in(EVERYWHERE)
      .query<{ id: string; name: string }[]>(`SELECT id, name FROM officers WHERE id = ANY ($1)`, [ids]);
    const names = new Map(people.map(({ id, name }) => [id, name]));
    return stored.map((grant) => ({
      ...grant,
      holderName: names.get(grant.officerId) ?? '',
      grantedByName: grant.grantedBy && (names.get(grant.grantedBy) ?? null),
    }));
  }
}

function placeOf(grantRegion: number, regionCode: number): GrantPlace {
  if (grantRegion === regionCode) return 'here';
  return isWithin(regionCode, grantRegion) ? 'above' : 'below';
}

async function findEnded(
  on: EntityManager,
  parameters: readonly unknown[],
): Promise<StoredGrant | undefined> {
  const [[ended]] = await on.query<[StoredGrant[], number]>(
    `UPDATE grants g SET valid_to = greatest($2::date, g.valid_from), ended_by = $3, ended_at = $4, end_reason = $5
     WHERE g.id = $1 AND (g.valid_to IS NULL OR g.valid_to > $2) RETURNING ${COLUMNS}`,
    [...parameters],
  );
  return ended;
}
