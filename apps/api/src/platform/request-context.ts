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
  /** Without it the grants of the three administrators are not among {@link grants}. */
  readonly isSecondFactorVerified: boolean;
  /** Until it is done, nothing else is. */
  readonly mustChangePassword: boolean;
}

/** What a request turned out to be about, said by the resolver that knows; it stands in the audit log. */
export interface AuditNote {
  readonly subjectType:
    | 'officer'
    | 'unit'
    | 'region'
    | 'grant'
    | 'session'
    | 'account'
    | 'upload'
    | 'roster_import'
    | 'blueprint'
    | 'class'
    | 'exam'
    | 'law'
    | 'setting'
    | 'bank'
    | 'question'
    | 'attempt'
    | 'remark'
    | 'appeal'
    | 'certificate';
  readonly subjectId: string;
  /** The region whose matter it is; null = nobody's in particular. */
  readonly regionCode: number | null;
  /** Never an ID number, a password or a code. */
  readonly detail?: Readonly<Record<string, string | number | boolean | null>>;
}

/** What every resolver gets: who asks, in which language, and under which request id. */
export interface RequestContext {
  readonly viewer: SessionViewer | null;
  readonly language: Language;
  readonly requestId: string;
  /** Filled by resolvers as they learn whom and what they act on. */
  readonly auditNotes: AuditNote[];
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

export function languageOf(request: FastifyRequest): Language {
  const wanted = request.headers['x-language'] ?? request.headers['accept-language'] ?? 'zh';
  return String(wanted).trim().toLowerCase().startsWith('en') ? 'en' : 'zh';
}
