import type { Language } from '@whetstone/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** A role within a region's subtree, valid today. */
export interface ActiveGrant {
  readonly role: string;
  readonly regionCode: number;
}

/** Who is signed in, as the session row says. */
export interface SessionViewer {
  readonly officerId: string;
  readonly sessionDigest: Buffer;
  readonly grants: readonly ActiveGrant[];
}

/** What every resolver gets: who asks, in which language, and under which request id. */
export interface RequestContext {
  readonly viewer: SessionViewer | null;
  readonly language: Language;
  readonly requestId: string;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

export function languageOf(request: FastifyRequest): Language {
  const wanted = request.headers['x-language'] ?? request.headers['accept-language'] ?? 'zh';
  return String(wanted).trim().toLowerCase().startsWith('en') ? 'en' : 'zh';
}
