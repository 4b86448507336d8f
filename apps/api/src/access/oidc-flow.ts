import type {} from '@fastify/cookie';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Clock } from '../platform/clock';
import { DataKey } from '../platform/data-key';
import { Installation } from '../platform/platform.module';

/** How long somebody may take at the provider: time enough to look for a phone. */
const FLOW_MINUTES = 10;

const flowSchema = z.object({
  purpose: z.literal('oidc'),
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  to: z.string(),
  expiresAt: z.number(),
});

/** What the server has to remember of a sign-in while the browser is at the provider. */
export type OidcFlow = Omit<z.infer<typeof flowSchema>, 'purpose' | 'expiresAt'>;

/**
 * Keeps it in the browser that set out, sealed: no other browser can finish the sign-in, nobody can read or change it,
 * and no server has to be the one that began it.
 */
@Injectable()
export class OidcFlows {
  constructor(
    private readonly dataKey: DataKey,
    private readonly clock: Clock,
    private readonly installation: Installation,
  ) {}

  private get cookieName(): string {
    return this.installation.isSecure ? '__Host-whetstone-oidc' : 'whetstone-oidc';
  }

  keep(flow: OidcFlow, reply: FastifyReply): void {
    const expiresAt = this.clock.now().getTime() + FLOW_MINUTES * 60_000;
    const sealed = this.dataKey.encrypt(JSON.stringify({ ...flow, purpose: 'oidc', expiresAt }));
    reply.setCookie(this.cookieName, sealed.toString('base64url'), {
      path: '/',
      httpOnly: true,
      // Strict would not come along on the way back from the provider's site.
      sameSite: 'lax',
      secure: this.installation.isSecure,
      maxAge: FLOW_MINUTES * 60,
    });
  }

  /** What was kept, for this once; null = nothing, too old, or not ours. */
  take(request: FastifyRequest, reply: FastifyReply): OidcFlow | null {
    const sealed = request.cookies[this.cookieName];
    reply.clearCookie(this.cookieName, { path: '/', secure: this.installation.isSecure });
    const flow = sealed === undefined ? null : this.open(sealed);
    return flow && flow.expiresAt > this.clock.now().getTime() ? flow : null;
  }

  private open(sealed: string): z.infer<typeof flowSchema> | null {
    try {
      return flowSchema.parse(JSON.parse(this.dataKey.decrypt(Buffer.from(sealed, 'base64url'))));
    } catch {
      return null;
    }
  }
}
