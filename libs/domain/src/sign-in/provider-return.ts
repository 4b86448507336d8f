import type { RefusalCode } from '../refusal/say-refusal';

/** Why somebody who set out for the provider is back on the sign-in page; each has a sentence among the refusals. */
export const PROVIDER_REFUSALS = [
  'OIDC_EXPIRED',
  'OIDC_STATE',
  'OIDC_UNREACHABLE',
  'OIDC_DENIED',
  'OIDC_FAILED',
  'OIDC_NO_CERTIFICATE',
  'OIDC_UNKNOWN_CERTIFICATE',
  'OIDC_LINKED_ELSEWHERE',
  'OIDC_LOCKED',
  'OIDC_TOO_MANY',
] as const satisfies readonly RefusalCode[];

export type ProviderRefusal = (typeof PROVIDER_REFUSALS)[number];

/** The refusal in the address of a sign-in page, or null: whatever else stands there is not said. */
export function readProviderRefusal(text: string | null): ProviderRefusal | null {
  return PROVIDER_REFUSALS.find((code) => code === text) ?? null;
}

const TICKET = /^#ticket=([\w-]{20,100})$/;

/** The ticket for the second step behind the `#` of a sign-in page, where no server and no log sees it. */
export function readTicket(hash: string): string | null {
  return TICKET.exec(hash)?.[1] ?? null;
}

const BASE = 'https://own.invalid';

/** A path of our own pages, or `/`: a link from elsewhere must not lead on to another site after signing in. */
export function ownPath(text: string | null | undefined): string {
  if (!text || !/^\/(?![/\\])/.test(text) || /[\p{Cc}\\]/u.test(text)) return '/';
  const url = URL.canParse(text, BASE) ? new URL(text, BASE) : null;
  return url?.origin === BASE ? `${url.pathname}${url.search}` : '/';
}

/** The sign-in page that belongs to a path: the console's for its own, else the learner's, with where to go afterwards. */
export function signInPageOf(path: string): { readonly page: string; readonly next: Record<string, string> } {
  const inConsole = /^\/console(?=[/?]|$)/.exec(path);
  if (!inConsole) return { page: '/sign-in', next: path === '/' ? {} : { next: path } };
  const to = path.slice('/console'.length) || '/';
  return { page: '/console/sign-in', next: to === '/' ? {} : { to } };
}
