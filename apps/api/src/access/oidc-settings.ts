import type { Language } from '@whetstone/domain';

/** Where the identity provider of an installation is, and what is asked of it. */
export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scope: string;
  /** The claim that holds the certificate number 执法证号. */
  readonly certificateClaim: string;
  /** What the button says. */
  readonly name: Readonly<Record<Language, string>>;
  /** What people type to get here; the provider sends them back to it. */
  readonly publicUrl: string;
}

/** The token under which the settings stand; null = people sign in with passwords only. */
export const OIDC_SETTINGS = Symbol('oidc settings');
