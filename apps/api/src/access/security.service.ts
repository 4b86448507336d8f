import { Injectable } from '@nestjs/common';
import { ok, refuse, type Result } from '@whetstone/domain';
import { OfficersService } from '../people/officers.service';
import type { SessionViewer } from '../platform/request-context';
import { AccountsService } from './accounts.service';
import { GrantsService } from './grants.service';
import { OFFICES_WITH_SECOND_FACTOR, SecondFactorService } from './second-factor.service';
import { SessionsService } from './sessions.service';

/** How signing in goes on after the password, and what somebody does about his own account. */
@Injectable()
export class SecurityService {
  constructor(
    private readonly accounts: AccountsService,
    private readonly factors: SecondFactorService,
    private readonly sessions: SessionsService,
    private readonly grants: GrantsService,
    private readonly officers: OfficersService,
  ) {}

  /** What is still asked for after the password: a ticket for the second step, or null for nothing. */
  async secondStep(officerId: string): Promise<string | null> {
    return (await this.factors.isEnrolled(officerId)) ? this.factors.issueTicket(officerId) : null;
  }

  /** The officer whose second factor this is; a wrong code counts towards the lock like a wrong password. */
  async verify(
    ticket: string,
    code: string,
  ): Promise<Result<string, 'SIGN_IN_EXPIRED' | 'ACCOUNT_LOCKED' | 'SECOND_FACTOR_WRONG'>> {
    const officerId = await this.factors.ticketHolder(ticket);
    if (!officerId) return refuse('SIGN_IN_EXPIRED');
    const locked = await this.accounts.lockOfOfficer(officerId);
    if (locked) return locked;
    if (!(await this.factors.accept(officerId, code))) {
      await this.accounts.countFailure(officerId);
      return refuse('SECOND_FACTOR_WRONG');
    }
    return (await this.factors.spendTicket(ticket)) ? ok(officerId) : refuse('SIGN_IN_EXPIRED');
  }

  async changePassword(viewer: SessionViewer, current: string, password: string) {
    const result = await this.accounts.changePassword(viewer.officerId, current, password);
    if (!result.ok) return result;
    await this.sessions.revokeOthers(viewer);
    this.sessions.forget(viewer.officerId);
    return result;
  }

  async beginSecondFactor(viewer: SessionViewer) {
    const officer = await this.officers.find(viewer.officerId);
    return this.factors.begin(viewer.officerId, officer?.certificateNo ?? '');
  }

  async confirmSecondFactor(viewer: SessionViewer, code: string) {
    const result = await this.factors.confirm(viewer.officerId, code);
    if (result.ok) await this.sessions.markVerified(viewer);
    return result;
  }

  /** Whoever holds one of the three offices keeps it; everybody else shows password and code once more. */
  async removeSecondFactor(
    viewer: SessionViewer,
    password: string,
    code: string,
  ): Promise<
    Result<true, 'SECOND_FACTOR_REQUIRED' | 'PASSWORD_WRONG' | 'ACCOUNT_LOCKED' | 'SECOND_FACTOR_WRONG'>
  > {
    if (await this.isRequired(viewer.officerId)) return refuse('SECOND_FACTOR_REQUIRED');
    const isOwn = await this.accounts.isOwnPassword(viewer.officerId, password);
    if (!isOwn.ok) return isOwn;
    if (!(await this.factors.accept(viewer.officerId, code))) {
      await this.accounts.countFailure(viewer.officerId);
      return refuse('SECOND_FACTOR_WRONG');
    }
    await this.factors.remove(viewer.officerId);
    return ok(true);
  }

  async secondFactorOf(viewer: SessionViewer) {
    return {
      isEnrolled: await this.factors.isEnrolled(viewer.officerId),
      isRequired: await this.isRequired(viewer.officerId),
      isVerified: viewer.isSecondFactorVerified,
    };
  }

  private async isRequired(officerId: string): Promise<boolean> {
    const held = await this.grants.of(officerId);
    return held.some(({ role }) => OFFICES_WITH_SECOND_FACTOR.includes(role));
  }
}
