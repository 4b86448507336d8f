import { Injectable } from '@nestjs/common';
import { subtreeOf } from '@whetstone/domain';
import { foldSearch } from '../people/search-text';
import { Clock } from '../platform/clock';
import { pageBounds, type PageInput } from '../platform/page';
import type { SessionViewer } from '../platform/request-context';
import { grantScope, Scopes } from '../platform/scope';
import { ACCOUNT_MANAGERS, managesAccountsIn } from './access.policy';
import { isStillOpen, SESSION_LIMITS } from './sessions.service';

/** A device somebody of a region is signed in on. */
export interface OpenSessionRow {
  readonly id: string;
  readonly officerId: string;
  readonly officerName: string;
  readonly certificateNo: string;
  readonly homeRegionCode: number;
  readonly device: string;
  readonly address: string;
  readonly createdAt: Date;
  readonly seenAt: Date;
}

/** Who is signed in where, for those who may sign them out. */
@Injectable()
export class OpenSessionsService {
  constructor(
    private readonly scopes: Scopes,
    private readonly clock: Clock,
  ) {}

  /** Of officers whose home lies in the region, the last seen first; nobody's where the viewer manages no accounts. */
  async openSessions(
    viewer: SessionViewer,
    { regionCode, search }: { readonly regionCode: number; readonly search: string | null },
    page: PageInput,
  ): Promise<{ nodes: OpenSessionRow[]; totalCount: number }> {
    if (!managesAccountsIn(viewer.grants, regionCode)) return { nodes: [], totalCount: 0 };
    const { from, to } = subtreeOf(regionCode);
    const scope = { ...grantScope(viewer, ACCOUNT_MANAGERS, regionCode), officerId: null };
    const rows = await this.scopes.in(scope).query<(OpenSessionRow & { totalCount: number })[]>(
      `SELECT s.id, o.id AS "officerId", o.name AS "officerName", o.certificate_no AS "certificateNo",
              o.region_code AS "homeRegionCode", s.device, s.address, s.created_at AS "createdAt",
              s.seen_at AS "seenAt", count(*) OVER ()::int AS "totalCount"
       FROM sessions s JOIN officers o ON o.id = s.officer_id
       WHERE o.region_code >= $4 AND o.region_code < $5 AND position($6 in o.search_text) > 0
         AND ${isStillOpen('$1', '$2', '$3')}
       ORDER BY s.seen_at DESC, s.id LIMIT $7 OFFSET $8`,
      [this.clock.now(), ...SESSION_LIMITS, from, to, foldSearch(search ?? ''), ...pageBounds(page)],
    );
    return { nodes: rows, totalCount: rows[0]?.totalCount ?? 0 };
  }
}
