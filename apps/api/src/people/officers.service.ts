import { Injectable } from '@nestjs/common';
import { subtreeOf } from '@whetstone/domain';
import { Clock } from '../platform/clock';
import { findOne, type Queryable } from '../platform/database';
import { pageBounds, type PageInput } from '../platform/page';
import { grantScope, grantScopes, ownScope, Scopes } from '../platform/scope';
import type { SessionViewer } from '../platform/request-context';
import { ROSTER_READERS, seesOfficersIn } from './people.policy';

export interface OfficerRow {
  readonly id: string;
  readonly name: string;
  readonly gender: string;
  readonly maskedIdNumber: string;
  readonly certificateNo: string;
  readonly certificateValidTo: string | null;
  readonly hasAccount: boolean;
}

/** What a viewer's fields hang on: the officer, and what the session says he may do. */
export type ViewerRow = OfficerRow & { readonly session: SessionViewer };

export interface PostingRow {
  readonly officerId: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly regionCode: number;
  readonly post: string;
  readonly postedFrom: string;
  readonly postedTo: string | null;
}

const OFFICER_COLUMNS = `o.id, o.name, o.gender, o.id_number_masked AS "maskedIdNumber", o.certificate_no AS "certificateNo",
  o.certificate_valid_to AS "certificateValidTo",
  EXISTS (SELECT FROM accounts a WHERE a.officer_id = o.id AND a.password_hash IS NOT NULL) AS "hasAccount"`;

const POSTING_COLUMNS = `p.officer_id AS "officerId", p.unit_id AS "unitId", u.name AS "unitName",
  p.region_code AS "regionCode", p.post, p.valid_from AS "postedFrom", p.valid_to AS "postedTo"`;

@Injectable()
export class OfficersService {
  constructor(
    private readonly scopes: Scopes,
    private readonly clock: Clock,
  ) {}

  /** The officer himself, whoever asks: for what hangs off his own session. */
  find(id: string): Promise<OfficerRow | null> {
    return findOfficer(this.scopes.in(ownScope(id)), id);
  }

  /** An officer whose latest posting lies where the viewer may look; null = not found or not his to see. */
  async findFor(viewer: SessionViewer, id: string): Promise<OfficerRow | null> {
    for (const scope of grantScopes(viewer, ROSTER_READERS)) {
      const officer = await this.scopes.run(scope, async (on) => {
        const [latest] = await listPostings(on, [id]);
        return latest && seesOfficersIn(viewer.grants, latest.regionCode) ? findOfficer(on, id) : null;
      });
      if (officer) return officer;
    }
    return null;
  }

  /** Those who serve today in a region's subtree, by unit and name. */
  async list(
    viewer: SessionViewer,
    regionCode: number,
    search: string,
    page: PageInput,
  ): Promise<{ nodes: OfficerRow[]; totalCount: number }> {
    const { from, to } = subtreeOf(regionCode);
    const [limit, offset] = pageBounds(page);
    const rows = await this.scopes
      .in(grantScope(viewer, ROSTER_READERS, regionCode))
      .query<(OfficerRow & { totalCount: number })[]>(
        `SELECT ${OFFICER_COLUMNS}, count(*) OVER () AS "totalCount"
       FROM officers o
       JOIN serving_postings p ON p.officer_id = o.id
        AND p.valid_from <= $1 AND (p.valid_to IS NULL OR p.valid_to > $1)
       JOIN units u ON u.id = p.unit_id
       WHERE p.region_code >= $2 AND p.region_code < $3
         AND ($4 = '' OR position($4 in o.name) > 0 OR position($4 in o.certificate_no) > 0 OR position($4 in u.name) > 0)
       ORDER BY u.region_code, u.name, o.name, o.id LIMIT $5 OFFSET $6`,
        [this.clock.today(), from, to, search.trim(), limit, offset],
      );
    return { nodes: rows, totalCount: rows[0]?.totalCount ?? 0 };
  }

  /** Every posting of these officers, newest first. */
  async postingsOf(viewer: SessionViewer, officerIds: readonly string[]): Promise<Map<string, PostingRow[]>> {
    const found = new Map<string, PostingRow[]>();
    for (const scope of grantScopes(viewer, ROSTER_READERS)) {
      const rows = await listPostings(this.scopes.in(scope), officerIds);
      for (const [id, postings] of Map.groupBy(rows, (row) => row.officerId))
        if (postings.length > (found.get(id)?.length ?? 0)) found.set(id, postings);
    }
    return found;
  }

  /** Where the officer serves today; null = nowhere. */
  servingPosting(
    officerId: string,
    on: Queryable = this.scopes.in(ownScope(officerId)),
  ): Promise<PostingRow | null> {
    return findOne<PostingRow>(
      on,
      `SELECT ${POSTING_COLUMNS} FROM postings p JOIN units u ON u.id = p.unit_id
       WHERE p.officer_id = $1 AND p.kind IN ('serving', 'seconded_in') AND p.valid_from <= $2
         AND (p.valid_to IS NULL OR p.valid_to > $2)`,
      [officerId, this.clock.today()],
    );
  }
}

function findOfficer(on: Queryable, id: string): Promise<OfficerRow | null> {
  return findOne<OfficerRow>(on, `SELECT ${OFFICER_COLUMNS} FROM officers o WHERE o.id = $1`, [id]);
}

function listPostings(on: Queryable, officerIds: readonly string[]): Promise<PostingRow[]> {
  return on.query<PostingRow[]>(
    `SELECT ${POSTING_COLUMNS} FROM postings p JOIN units u ON u.id = p.unit_id
     WHERE p.officer_id = ANY ($1) ORDER BY p.valid_from DESC, p.id`,
    [officerIds],
  );
}
