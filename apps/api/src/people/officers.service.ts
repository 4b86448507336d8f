import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Candidate, PostingGrade, PostingKind } from '@whetstone/domain';
import { Clock } from '../platform/clock';
import { findOne, type Queryable } from '../platform/database';
import type { NamedStatement } from '../platform/exam-database';
import { pageBounds, type PageInput } from '../platform/page';
import { EVERYWHERE, grantScope, grantScopes, ownScope, Scopes } from '../platform/scope';
import type { SessionViewer } from '../platform/request-context';
import { pickOfficers } from './officer-list';
import { ROSTER_READERS, seesOfficersIn } from './people.policy';
import { foldSearch, searchTextOf } from './search-text';

export interface OfficerRow {
  readonly id: string;
  readonly name: string;
  readonly gender: string;
  readonly maskedIdNumber: string;
  readonly certificateNo: string;
  readonly certificateValidFrom: string | null;
  readonly certificateValidTo: string | null;
  readonly version: number;
  readonly homeRegionCode: number;
  readonly hasAccount: boolean;
}

/** What a viewer's fields hang on: the officer, and what the session says he may do. */
export type ViewerRow = OfficerRow & { readonly session: SessionViewer };

export interface OfficerFilterValues {
  readonly regionCode: number;
  readonly search: string | null;
  /** YYYY-MM-DD; null = today. */
  readonly on: string | null;
  readonly kinds: readonly PostingKind[];
  readonly grade: PostingGrade | null;
  readonly hasAccount: boolean | null;
}

export interface PostingRow {
  readonly officerId: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly regionCode: number;
  readonly kind: PostingKind;
  readonly grade: PostingGrade | null;
  readonly reason: string;
  readonly post: string;
  readonly postedFrom: string;
  readonly postedTo: string | null;
}

const OFFICER_COLUMNS = `o.id, o.name, o.gender, o.id_number_masked AS "maskedIdNumber", o.certificate_no AS "certificateNo",
  o.certificate_valid_from AS "certificateValidFrom", o.certificate_valid_to AS "certificateValidTo", o.version,
  o.region_code AS "homeRegionCode",
  EXISTS (SELECT FROM accounts a WHERE a.officer_id = o.id AND a.password_hash IS NOT NULL) AS "hasAccount"`;

const POSTING_COLUMNS = `p.officer_id AS "officerId", p.unit_id AS "unitId", u.name AS "unitName",
  p.region_code AS "regionCode", p.kind, p.grade, p.reason, p.post, p.valid_from AS "postedFrom", p.valid_to AS "postedTo"`;

const OFFICER: NamedStatement = {
  name: 'officer',
  text: `SELECT ${OFFICER_COLUMNS} FROM officers o WHERE o.id = $1`,
};

@Injectable()
export class OfficersService implements OnApplicationBootstrap {
  constructor(
    private readonly scopes: Scopes,
    private readonly clock: Clock,
  ) {}

  /** The officer himself, whoever asks: for what hangs off his own session. */
  async find(id: string): Promise<OfficerRow | null> {
    const [officer] = await this.scopes.prepared<OfficerRow>(ownScope(id), OFFICER, [id]);
    return officer ?? null;
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

  /** Those with a posting in a region's subtree on a day, by unit and name: who served there on 30 September. */
  list(
    viewer: SessionViewer,
    filter: OfficerFilterValues,
    page: PageInput,
  ): Promise<{ nodes: OfficerRow[]; totalCount: number }> {
    const scope = grantScope(viewer, ROSTER_READERS, filter.regionCode);
    const values = {
      ...filter,
      on: filter.on ?? this.clock.today(),
      search: foldSearch(filter.search ?? ''),
    };
    return this.scopes.run(scope, async (on) => {
      const { ids, totalCount } = await pickOfficers(on, values, pageBounds(page));
      // What is shown is fetched for one page only, not for everybody who had to be counted.
      const nodes = await on.query<OfficerRow[]>(
        `SELECT ${OFFICER_COLUMNS} FROM unnest($1::uuid[]) WITH ORDINALITY AS picked(id, place)
         JOIN officers o ON o.id = picked.id ORDER BY picked.place`,
        [ids],
      );
      return { nodes, totalCount };
    });
  }

  /** Makes what people are searched by for those who came in before there was such a thing. */
  async fillSearchTexts(on: Queryable): Promise<void> {
    for (;;) {
      const rows = await on.query<{ id: string; name: string; certificateNo: string }[]>(
        `SELECT id, name, certificate_no AS "certificateNo" FROM officers WHERE search_text = '' LIMIT 5000`,
      );
      if (rows.length === 0) return;
      const texts = rows.map(({ id, name, certificateNo }) => ({
        id,
        text: searchTextOf(name, certificateNo),
      }));
      await on.query(
        `UPDATE officers o SET search_text = r.text FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, text text)
         WHERE o.id = r.id`,
        [JSON.stringify(texts)],
      );
    }
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.scopes.run(EVERYWHERE, (on) => this.fillSearchTexts(on));
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

  /** Where these officers count today; who serves nowhere is not in it. */
  async servingRegions(officerIds: readonly string[], on: Queryable): Promise<ReadonlyMap<string, number>> {
    const rows = await on.query<{ id: string; regionCode: number }[]>(
      `SELECT officer_id AS id, region_code AS "regionCode" FROM serving_postings
       WHERE officer_id = ANY ($1) AND valid_from <= $2 AND (valid_to IS NULL OR valid_to > $2)`,
      [officerIds, this.clock.today()],
    );
    return new Map(rows.map(({ id, regionCode }) => [id, regionCode]));
  }

  /** Those who have one of these certificate numbers, with where they serve today, as far as the scope sees them. */
  servingByCertificates(
    certificateNos: readonly string[],
    on: Queryable,
  ): Promise<(Candidate & { readonly certificateNo: string })[]> {
    return on.query(
      `SELECT o.id AS "officerId", o.name, o.certificate_no AS "certificateNo", s.unit_id AS "unitId",
         coalesce(u.name, '') AS "unitName", s.region_code AS "regionCode"
       FROM officers o
       LEFT JOIN serving_postings s ON s.officer_id = o.id AND s.valid_from <= $2 AND (s.valid_to IS NULL OR s.valid_to > $2)
       LEFT JOIN units u ON u.id = s.unit_id
       WHERE o.certificate_no = ANY ($1)`,
      [certificateNos, this.clock.today()],
    );
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
  return findOne<OfficerRow>(on, OFFICER.text, [id]);
}

function listPostings(on: Queryable, officerIds: readonly string[]): Promise<PostingRow[]> {
  return on.query<PostingRow[]>(
    `SELECT ${POSTING_COLUMNS} FROM postings p JOIN units u ON u.id = p.unit_id
     WHERE p.officer_id = ANY ($1) ORDER BY p.valid_from DESC, p.id`,
    [officerIds],
  );
}
