import { Injectable } from '@nestjs/common';
import { subtreeOf } from '@whetstone/domain';
import { DataSource } from 'typeorm';
import { Clock } from '../platform/clock';
import { findOne, type Queryable } from '../platform/database';
import { pageBounds, type PageInput } from '../platform/page';
import type { SessionViewer } from '../platform/request-context';
import { seesOfficersIn } from './people.policy';

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
  u.region_code AS "regionCode", p.post, p.valid_from AS "postedFrom", p.valid_to AS "postedTo"`;

@Injectable()
export class OfficersService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  find(id: string): Promise<OfficerRow | null> {
    return findOne<OfficerRow>(this.database, `SELECT ${OFFICER_COLUMNS} FROM officers o WHERE o.id = $1`, [
      id,
    ]);
  }

  /** An officer whose latest posting lies where the viewer may look; null = not found or not his to see. */
  async findFor(viewer: SessionViewer, id: string): Promise<OfficerRow | null> {
    const latest = (await this.postingsOf([id])).get(id)?.[0];
    return latest && seesOfficersIn(viewer.grants, latest.regionCode) ? this.find(id) : null;
  }

  /** Those who serve today in a region's subtree, by unit and name. */
  async list(
    regionCode: number,
    search: string,
    page: PageInput,
  ): Promise<{ nodes: OfficerRow[]; totalCount: number }> {
    const { from, to } = subtreeOf(regionCode);
    const [limit, offset] = pageBounds(page);
    const rows = await this.database.query<(OfficerRow & { totalCount: number })[]>(
      `SELECT ${OFFICER_COLUMNS}, count(*) OVER () AS "totalCount"
       FROM officers o
       JOIN postings p ON p.officer_id = o.id AND p.kind = 'serving'
        AND p.valid_from <= $1 AND (p.valid_to IS NULL OR p.valid_to > $1)
       JOIN units u ON u.id = p.unit_id
       WHERE u.region_code >= $2 AND u.region_code < $3
         AND ($4 = '' OR position($4 in o.name) > 0 OR position($4 in o.certificate_no) > 0 OR position($4 in u.name) > 0)
       ORDER BY u.region_code, u.name, o.name, o.id LIMIT $5 OFFSET $6`,
      [this.clock.today(), from, to, search.trim(), limit, offset],
    );
    return { nodes: rows, totalCount: rows[0]?.totalCount ?? 0 };
  }

  /** Every posting of these officers, newest first. */
  async postingsOf(officerIds: readonly string[]): Promise<Map<string, PostingRow[]>> {
    const rows = await this.database.query<PostingRow[]>(
      `SELECT ${POSTING_COLUMNS} FROM postings p JOIN units u ON u.id = p.unit_id
       WHERE p.officer_id = ANY ($1) ORDER BY p.valid_from DESC, p.id`,
      [officerIds],
    );
    return Map.groupBy(rows, (row) => row.officerId);
  }

  /** Where the officer serves today; null = nowhere. */
  servingPosting(officerId: string, on: Queryable = this.database): Promise<PostingRow | null> {
    return findOne<PostingRow>(
      on,
      `SELECT ${POSTING_COLUMNS} FROM postings p JOIN units u ON u.id = p.unit_id
       WHERE p.officer_id = $1 AND p.kind = 'serving' AND p.valid_from <= $2 AND (p.valid_to IS NULL OR p.valid_to > $2)`,
      [officerId, this.clock.today()],
    );
  }

  async grant(
    on: Queryable,
    grant: {
      readonly officerId: string;
      readonly role: string;
      readonly regionCode: number;
      readonly validFrom: string;
    },
  ): Promise<void> {
    await on.query(`INSERT INTO grants (officer_id, role, region_code, valid_from) VALUES ($1, $2, $3, $4)`, [
      grant.officerId,
      grant.role,
      grant.regionCode,
      grant.validFrom,
    ]);
  }

  grantsOf(
    officerId: string,
  ): Promise<{ role: string; regionCode: number; validFrom: string; validTo: string | null }[]> {
    return this.database.query(
      `SELECT role, region_code AS "regionCode", valid_from AS "validFrom", valid_to AS "validTo" FROM grants
       WHERE officer_id = $1 AND valid_from <= $2 AND (valid_to IS NULL OR valid_to > $2) ORDER BY region_code, role`,
      [officerId, this.clock.today()],
    );
  }
}
