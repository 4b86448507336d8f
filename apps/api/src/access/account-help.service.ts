import { Injectable } from '@nestjs/common';
import { ok, refuse, type Result } from '@whetstone/domain';
import type { EntityManager } from 'typeorm';
import { findOne } from '../platform/database';
import { grantScopes, Scopes, type Scope } from '../platform/scope';
import type { SessionViewer } from '../platform/request-context';
import { ACCOUNT_MANAGERS, managesAccountsIn } from './access.policy';
import { AccountsService } from './accounts.service';
import { SessionsService } from './sessions.service';

interface Holder {
  readonly name: string;
  readonly certificateNo: string;
  readonly regionCode: number;
}

/** What a manager does for officers who cannot get in, or who must not stay in. */
@Injectable()
export class AccountHelpService {
  constructor(
    private readonly scopes: Scopes,
    private readonly accounts: AccountsService,
    private readonly sessions: SessionsService,
  ) {}

  unlockAccount(viewer: SessionViewer, officerId: string): Promise<Result<Holder, 'NOT_FOUND'>> {
    return this.helping(viewer, officerId, async (on, holder) => {
      await this.accounts.unlock(on, officerId);
      return holder;
    });
  }

  /** The old password and the second factor end; the officer comes in with the code and chooses anew. */
  async resetAccount(
    viewer: SessionViewer,
    officerId: string,
  ): Promise<Result<Holder & { readonly code: string }, 'NOT_FOUND'>> {
    const done = await this.helping(viewer, officerId, async (on, holder, scope) => ({
      ...holder,
      code: await this.accounts.reset(on, officerId),
      scope,
    }));
    if (done.ok) await this.sessions.endAll(done.value.scope, officerId);
    return done;
  }

  async endSessionsOf(
    viewer: SessionViewer,
    officerId: string,
  ): Promise<Result<Holder & { readonly count: number }, 'NOT_FOUND'>> {
    const found = await this.helping(viewer, officerId, async (_, holder, scope) => ({ ...holder, scope }));
    if (!found.ok) return found;
    return ok({ ...found.value, count: await this.sessions.endAll(found.value.scope, officerId) });
  }

  /** Does it for an officer whose home lies where the viewer manages accounts; nobody does it for himself. */
  private async helping<Value>(
    viewer: SessionViewer,
    officerId: string,
    work: (on: EntityManager, holder: Holder, scope: Scope) => Promise<Value>,
  ): Promise<Result<Value, 'NOT_FOUND'>> {
    for (const scope of grantScopes(viewer, ACCOUNT_MANAGERS)) {
      const value = await this.scopes.run({ ...scope, officerId: null }, async (on) => {
        const holder = await findOne<Holder>(
          on,
          `SELECT o.name, o.certificate_no AS "certificateNo", o.region_code AS "regionCode"
           FROM officers o JOIN accounts a ON a.officer_id = o.id
           WHERE o.id = $1 AND o.region_code >= $2 AND o.region_code < $3`,
          [officerId, scope.range?.from, scope.range?.to],
        );
        const isAllowed = holder && managesAccountsIn(viewer.grants, holder.regionCode);
        return isAllowed && officerId !== viewer.officerId ? work(on, holder, scope) : null;
      });
      if (value !== null) return ok(value);
    }
    return refuse('NOT_FOUND');
  }
}
