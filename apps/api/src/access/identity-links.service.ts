import { Injectable } from '@nestjs/common';
import { ok, refuse, type ProvidedIdentity, type Result } from '@whetstone/domain';
import { Clock } from '../platform/clock';
import { findOne } from '../platform/database';
import { EVERYWHERE, Scopes } from '../platform/scope';
import { loginOf } from './accounts.service';

/** Whose identity it is, and whether that is known from before. */
export interface IdentityHolder {
  readonly officerId: string;
  readonly isLinked: boolean;
}

export type HolderRefusal = 'OIDC_NO_CERTIFICATE' | 'OIDC_UNKNOWN_CERTIFICATE' | 'OIDC_LINKED_ELSEWHERE';

/** Who the officers are at the identity provider. */
@Injectable()
export class IdentityLinksService {
  constructor(
    private readonly scopes: Scopes,
    private readonly clock: Clock,
  ) {}

  /** Whoever was linked before, else whoever has the certificate number the provider tells. */
  async holderOf(identity: ProvidedIdentity): Promise<Result<IdentityHolder, HolderRefusal>> {
    const linked = await this.find(identity);
    if (linked) return ok({ officerId: linked, isLinked: true });
    if (identity.certificateNo === null) return refuse('OIDC_NO_CERTIFICATE');
    const holders = await this.scopes.in(EVERYWHERE).query<{ officerId: string; isTaken: boolean }[]>(
      `SELECT a.officer_id AS "officerId",
              EXISTS (SELECT FROM identity_links l WHERE l.issuer = $2 AND l.officer_id = a.officer_id) AS "isTaken"
       FROM accounts a JOIN officers o ON o.id = a.officer_id WHERE lower(o.certificate_no) = $1 LIMIT 2`,
      [loginOf(identity.certificateNo), identity.issuer],
    );
    const [holder, another] = holders;
    // Two numbers that differ by a capital only: which of them is meant nobody can tell.
    if (!holder || another) return refuse('OIDC_UNKNOWN_CERTIFICATE');
    return holder.isTaken
      ? refuse('OIDC_LINKED_ELSEWHERE')
      : ok({ officerId: holder.officerId, isLinked: false });
  }

  /** Links for good; of two first sign-ins at once the later one has to fit the earlier. */
  async link(
    { issuer, subject }: ProvidedIdentity,
    officerId: string,
  ): Promise<Result<true, 'OIDC_LINKED_ELSEWHERE'>> {
    await this.scopes
      .in(EVERYWHERE)
      .query(
        `INSERT INTO identity_links (issuer, subject, officer_id, linked_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
        [issuer, subject, officerId, this.clock.now()],
      );
    const linked = await this.find({ issuer, subject });
    return linked === officerId ? ok(true) : refuse('OIDC_LINKED_ELSEWHERE');
  }

  private async find({
    issuer,
    subject,
  }: Pick<ProvidedIdentity, 'issuer' | 'subject'>): Promise<string | null> {
    const row = await findOne<{ officerId: string }>(
      this.scopes.in(EVERYWHERE),
      `SELECT officer_id AS "officerId" FROM identity_links WHERE issuer = $1 AND subject = $2`,
      [issuer, subject],
    );
    return row?.officerId ?? null;
  }
}
