/** What a provider says of somebody, as far as it matters here. */
export interface ProvidedIdentity {
  readonly issuer: string;
  /** The provider's own name for the person; it never changes and is never given to another. */
  readonly subject: string;
  /** 执法证号; null = the provider does not tell it. */
  readonly certificateNo: string | null;
  /** The provider asked for more than a password. */
  readonly hasSecondFactor: boolean;
}

/** Methods of RFC 8176 that mean more than one proof; a fingerprint or a hardware key alone is still a single one. */
const SECOND_FACTORS: readonly unknown[] = ['mfa', 'otp'];

/** Longer than any certificate number; what is longer is something else. */
const LONGEST_CERTIFICATE = 64;

/**
 * Reads a provider's claims. A certificate number may come as text, as a whole number or as a list of one; anything else
 * counts as not told, because guessing here would let somebody in as somebody else.
 */
export function readIdentity(
  claims: Readonly<Record<string, unknown>> & { readonly iss: string; readonly sub: string },
  certificateClaim: string,
): ProvidedIdentity {
  const { amr } = claims;
  return {
    issuer: claims.iss,
    subject: claims.sub,
    certificateNo: readCertificateNo(claims[certificateClaim]),
    hasSecondFactor: Array.isArray(amr) && amr.some((method) => SECOND_FACTORS.includes(method)),
  };
}

function readCertificateNo(claim: unknown): string | null {
  const one: unknown = Array.isArray(claim) && claim.length === 1 ? claim[0] : claim;
  // A number past this has lost its last digits on the way and would name another certificate.
  const text = typeof one === 'number' && Number.isSafeInteger(one) ? String(one) : one;
  if (typeof text !== 'string') return null;
  const trimmed = text.trim();
  return trimmed === '' || trimmed.length > LONGEST_CERTIFICATE ? null : trimmed;
}
