import { Controller, Get, NotFoundException, Query, Req, Res } from '@nestjs/common';
import { ownPath, signInPageOf, type ProviderRefusal } from '@whetstone/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RateLimits } from '../platform/rate-limits';
import { OidcFlows } from './oidc-flow';
import { OidcProvider } from './oidc-provider';
import { OidcService } from './oidc.service';
import type { OidcSettings } from './oidc-settings';

/** The way to the identity provider and back; what goes wrong is said on the sign-in page, in words. */
@Controller('auth/oidc')
export class OidcController {
  constructor(
    private readonly provider: OidcProvider,
    private readonly flows: OidcFlows,
    private readonly oidc: OidcService,
    private readonly limits: RateLimits,
  ) {}

  @Get('start')
  async start(
    @Query('to') asked: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const settings = this.settings();
    const to = ownPath(typeof asked === 'string' ? asked : null);
    if (await this.isTooMany(request, reply)) return back(reply, to, 'OIDC_TOO_MANY');
    const begun = await this.provider.begin(settings, to);
    if (!begun.ok) return back(reply, to, begun.refusal.code);
    this.flows.keep(begun.value.flow, reply);
    return send(reply, begun.value.url.href);
  }

  @Get('callback')
  async callback(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const settings = this.settings();
    if (await this.isTooMany(request, reply)) return back(reply, '/', 'OIDC_TOO_MANY');
    const flow = this.flows.take(request, reply);
    if (!flow) return back(reply, '/', 'OIDC_EXPIRED');
    const arrival = await this.oidc.arrive(settings, flow, searchOf(request), { request, reply });
    if (!arrival.ok) return back(reply, flow.to, arrival.refusal.code);
    const { ticket } = arrival.value;
    if (ticket === null) return send(reply, flow.to);
    return send(reply, `${signInAddress(flow.to)}#ticket=${ticket}`);
  }

  private settings(): OidcSettings {
    if (!this.provider.settings) throw new NotFoundException();
    return this.provider.settings;
  }

  private async isTooMany(request: FastifyRequest, reply: FastifyReply): Promise<boolean> {
    const seconds = await this.limits.count('oidc', null, request);
    if (seconds !== null) reply.header('retry-after', String(seconds));
    return seconds !== null;
  }
}

function searchOf({ url }: FastifyRequest): string {
  const at = url.indexOf('?');
  return at < 0 ? '' : url.slice(at);
}

function signInAddress(to: string, code?: ProviderRefusal): string {
  const { page, next } = signInPageOf(to);
  const search = new URLSearchParams({ ...next, ...(code && { oidc: code }) }).toString();
  return search === '' ? page : `${page}?${search}`;
}

function back(reply: FastifyReply, to: string, code: ProviderRefusal): void {
  send(reply, signInAddress(to, code));
}

function send(reply: FastifyReply, address: string): void {
  void reply.header('cache-control', 'no-store').redirect(address, 302);
}
