import type { DatedPosting, PostingGrade } from '@whetstone/domain';
import { loginOf } from '../access/accounts.service';
import type { Queryable } from '../platform/database';

export interface KnownPosting extends DatedPosting {
  readonly id: string;
  readonly regionCode: number;
  readonly post: string;
  readonly grade: PostingGrade | null;
  readonly reason: string;
}

/** An officer already on the roster, as a row of a file is compared with him. */
export interface KnownOfficer {
  readonly id: string;
  readonly name: string;
  readonly certificateNo: string;
  readonly certificateValidTo: string | null;
  readonly idDigest: string;
  readonly regionCode: number;
  readonly version: number;
  /** By their first days. */
  readonly postings: readonly KnownPosting[];
}

/** Those a bunch of rows may mean, found by identity and by certificate number in any capitals. */
export class KnownOfficers {
  private readonly byDigest: ReadonlyMap<string, KnownOfficer>;
  private readonly byCertificate: ReadonlyMap<string, KnownOfficer>;

  constructor(officers: readonly KnownOfficer[]) {
    this.byDigest = new Map(officers.map((officer) => [officer.idDigest, officer]));
    this.byCertificate = new Map(officers.map((officer) => [loginOf(officer.certificateNo), officer]));
  }

  withIdentity(idDigest: string): KnownOfficer | null {
    return this.byDigest.get(idDigest) ?? null;
  }

  withCertificate(certificateNo: string): KnownOfficer | null {
    return this.byCertificate.get(loginOf(certificateNo)) ?? null;
  }
}

// Each by an index: what is compared within a function could not be looked up behind the wall.
const FIND = `
  WITH found AS (
    SELECT id FROM officers WHERE id_number_digest = ANY ($1::bytea[])
    UNION SELECT id FROM officers WHERE certificate_no = ANY ($2::text[])
    UNION SELECT officer_id FROM accounts WHERE login = ANY ($3::text[]))
  SELECT o.id, o.name, o.certificate_no AS "certificateNo", o.certificate_valid_to AS "certificateValidTo",
         encode(o.id_number_digest, 'hex') AS "idDigest", o.region_code AS "regionCode", o.version,
         coalesce(p.postings, '[]') AS postings
  FROM found JOIN officers o USING (id)
  LEFT JOIN LATERAL (
    SELECT json_agg(json_build_object('id', p.id, 'kind', p.kind, 'unitName', u.name, 'regionCode', p.region_code,
             'post', p.post, 'grade', p.grade, 'reason', p.reason, 'from', p.valid_from, 'to', p.valid_to)
             ORDER BY p.valid_from) AS postings
    FROM postings p JOIN units u ON u.id = p.unit_id WHERE p.officer_id = o.id) p ON true`;

export async function findKnownOfficers(
  on: Queryable,
  idDigests: readonly Buffer[],
  certificateNos: readonly string[],
): Promise<KnownOfficers> {
  const spellings = certificateNos.flatMap((text) => [text, text.toUpperCase(), text.toLowerCase()]);
  const logins = certificateNos.map(loginOf);
  return new KnownOfficers(
    await on.query<KnownOfficer[]>(FIND, [idDigests, [...new Set(spellings)], logins]),
  );
}
