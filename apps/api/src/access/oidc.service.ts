import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ok, refuse, type ProvidedIdentity, type ProviderRefusal, type Result } from '@whetstone/domain';
import { AuditService } from '../audit/audit.service';
import { shortenAccount } from '../platform/permissions';
import { languageOf, type AuditNote } from '../platform/request-context';
import { AccountsService } from './accounts.service';
import { IdentityLinksService } from './identity-links.service';
import type { OidcFlow } from './oidc-flow';
import { OidcProvider } from './oidc-provider';
import type { OidcSettings } from './oidc-settings';
import { SecurityService } from './security.service';
import { SessionsService } from './sessions.service';

/** The name of the entry in the audit log. */
const ACTION = 'signInByOidc';

interface Exchange {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** Somebody the provider vouched for; a ticket where our own second factor is still to come. */
export interface Arrival {
  readonly ticket: string | null;
}

interface Outcome {
  readonly result: Result<Arrival, ProviderRefusal>;
  readonly identity: ProvidedIdentity | null;
  readonly note: AuditNote | null;
}

/** Signing in through the identity provider: the provider says who it is, everything else is as with a password. */
@Injectable()
export class OidcService {
  constructor(
    private readonly provider: OidcProvider,
    private readonly links: IdentityLinksService,
    private readonly accounts: AccountsService,
    private readonly security: SecurityService,
    private readonly sessions: SessionsService,
    private readonly audit: AuditService,
  ) {}

  /** Finishes what the browser brings back, and writes down what came of it. */
  async arrive(
    settings: OidcSettings,
    flow: OidcFlow,
    search: string,
    exchange: Exchange,
  ): Promise<Result<Arrival, ProviderRefusal>> {
    const outcome = await this.outcomeOf(settings, flow, search, exchange);
    await this.record(outcome, settings, exchange);
    return outcome.result;
  }

  private async outcomeOf(
    settings: OidcSettings,
    flow: OidcFlow,
    search: string,
    exchange: Exchange,
  ): Promise<Outcome> {
    const told = await this.provider.finish(settings, flow, search);
    if (!told.ok) return { result: told, identity: null, note: null };
    const identity = told.value;
    const holder = await this.links.holderOf(identity);
    if (!holder.ok) return { result: holder, identity, note: null };
    const { officerId, isLinked } = holder.value;
    const note: AuditNote = {
      ...{ subjectType: 'account', subjectId: officerId, regionCode: null },
      detail: { isLinkedNow: !isLinked },
    };
    if (await this.accounts.lockOfOfficer(officerId))
      return { result: refuse('OIDC_LOCKED'), identity, note };
    const linked = isLinked ? ok(true as const) : await this.links.link(identity, officerId);
    if (!linked.ok) return { result: linked, identity, note };
    const ticket = await this.enter(identity, officerId, exchange);
    // Until the second step is done nobody has come in, and the entry is nobody's.
    return { result: ok({ ticket }), identity, note: ticket === null ? note : null };
  }

  /** @returns the ticket for the second step; null = he is in. */
  private async enter(
    { hasSecondFactor }: ProvidedIdentity,
    officerId: string,
    exchange: Exchange,
  ): Promise<string | null> {
    const ticket = hasSecondFactor ? null : await this.security.secondStep(officerId);
    if (ticket === null) await this.sessions.open(officerId, exchange, hasSecondFactor);
    return ticket;
  }

  private record(
    { result, identity, note }: Outcome,
    { issuer }: OidcSettings,
    { request, reply }: Exchange,
  ): Promise<void> {
    const certificateNo = identity?.certificateNo ?? null;
    return this.audit.record({
      action: ACTION,
      result: result.ok ? 'ok' : result.refusal.code,
      detail: { issuer, account: certificateNo === null ? '' : shortenAccount(certificateNo) },
      context: {
        ...{ viewer: null, request, reply, requestId: request.id, language: languageOf(request) },
        auditNotes: note ? [note] : [],
      },
    });
  }
}
