import { types } from 'node:util';
import { Inject, Injectable } from '@nestjs/common';
import { ok, readIdentity, refuse, type ProvidedIdentity, type Result } from '@whetstone/domain';
import * as client from 'openid-client';
import type { Logger } from 'pino';
import { Clock } from '../platform/clock';
import { LOGGER } from '../platform/logger';
import type { OidcFlow } from './oidc-flow';
import { OIDC_SETTINGS, type OidcSettings } from './oidc-settings';

export const CALLBACK_PATH = '/auth/oidc/callback';

/** Somebody waits at the button. */
const ANSWER_SECONDS = 5;

/** How long what the provider says of itself is believed. */
const KNOWN_MINUTES = 60;

/** After a provider did not answer: the next one is told so at once instead of waiting too. */
const DOWN_SECONDS = 3;

/** How far the provider's clock may be from ours. */
const SKEW_SECONDS = 30;

interface Known {
  readonly configuration: Promise<client.Configuration>;
  until: number;
}

export type ExchangeRefusal = 'OIDC_UNREACHABLE' | 'OIDC_DENIED' | 'OIDC_FAILED' | 'OIDC_STATE';

/** The identity provider, asked for its addresses when the first one wants to sign in and not before. */
@Injectable()
export class OidcProvider {
  private known: Known | null = null;

  constructor(
    @Inject(OIDC_SETTINGS) readonly settings: OidcSettings | null,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly clock: Clock,
  ) {}

  /** Where to send the browser, and what to remember until it is back. */
  async begin(
    settings: OidcSettings,
    to: string,
  ): Promise<Result<{ readonly url: URL; readonly flow: OidcFlow }, ExchangeRefusal>> {
    try {
      const configuration = await this.configuration(settings);
      const flow = {
        ...{ state: client.randomState(), nonce: client.randomNonce(), to },
        verifier: client.randomPKCECodeVerifier(),
      };
      const url = client.buildAuthorizationUrl(configuration, {
        redirect_uri: callbackOf(settings).href,
        scope: settings.scope,
        state: flow.state,
        nonce: flow.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(flow.verifier),
        code_challenge_method: 'S256',
      });
      return ok({ url, flow });
    } catch (error) {
      return this.refusalOf(error, 'OIDC_UNREACHABLE');
    }
  }

  /** Trades the code for who it is; every proof the flow holds is asked for. */
  async finish(
    settings: OidcSettings,
    flow: OidcFlow,
    search: string,
  ): Promise<Result<ProvidedIdentity, ExchangeRefusal>> {
    const url = callbackOf(settings);
    url.search = search;
    if (url.searchParams.get('state') !== flow.state) return refuse('OIDC_STATE');
    try {
      const configuration = await this.configuration(settings);
      const tokens = await client.authorizationCodeGrant(configuration, url, {
        pkceCodeVerifier: flow.verifier,
        expectedState: flow.state,
        expectedNonce: flow.nonce,
        idTokenExpected: true,
      });
      return ok(await this.identityOf(settings, configuration, tokens));
    } catch (error) {
      return this.refusalOf(error, 'OIDC_FAILED');
    }
  }

  /** A provider may put the certificate number into the token or only tell it when asked for more. */
  private async identityOf(
    settings: OidcSettings,
    configuration: client.Configuration,
    tokens: client.TokenEndpointResponse & client.TokenEndpointResponseHelpers,
  ): Promise<ProvidedIdentity> {
    const claims = tokens.claims();
    if (!claims) throw new Error('The answer holds no ID token');
    const identity = readIdentity(claims, settings.certificateClaim);
    if (identity.certificateNo !== null || !configuration.serverMetadata().userinfo_endpoint) return identity;
    const more = await client.fetchUserInfo(configuration, tokens.access_token, claims.sub);
    return readIdentity({ ...more, ...claims }, settings.certificateClaim);
  }

  private configuration(settings: OidcSettings): Promise<client.Configuration> {
    const now = this.clock.now().getTime();
    if (this.known && this.known.until > now) return this.known.configuration;
    const known = { configuration: discover(settings), until: now + KNOWN_MINUTES * 60_000 };
    this.known = known;
    known.configuration.catch(() => {
      known.until = this.clock.now().getTime() + DOWN_SECONDS * 1000;
    });
    return known.configuration;
  }

  private refusalOf(error: unknown, otherwise: ExchangeRefusal): Result<never, ExchangeRefusal> {
    this.logger.warn({ reason: reasonOf(error) }, 'signing in through the identity provider');
    if (isOf(error, 'error', 'access_denied')) return refuse('OIDC_DENIED');
    return refuse(isUnanswered(error) ? 'OIDC_UNREACHABLE' : otherwise);
  }
}

function callbackOf({ publicUrl }: OidcSettings): URL {
  return new URL(CALLBACK_PATH, publicUrl);
}

function discover(settings: OidcSettings): Promise<client.Configuration> {
  const issuer = new URL(settings.issuer);
  const { clientSecret } = settings;
  return client.discovery(
    issuer,
    settings.clientId,
    { client_secret: clientSecret, [client.clockTolerance]: SKEW_SECONDS },
    inTheWayOffered(clientSecret),
    // The configuration lets http through for a provider on this machine only.
    { timeout: ANSWER_SECONDS, execute: issuer.protocol === 'http:' ? [client.allowInsecureRequests] : [] },
  );
}

/** `client_secret_basic` is what the standard presumes of a provider that says nothing; some offer the other one only. */
function inTheWayOffered(secret: string): client.ClientAuth {
  const [basic, post] = [client.ClientSecretBasic(secret), client.ClientSecretPost(secret)];
  return (server, ...rest) => {
    const offered = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    const isPost = !offered.includes('client_secret_basic') && offered.includes('client_secret_post');
    (isPost ? post : basic)(server, ...rest);
  };
}

function isOf(error: unknown, key: string, value: string): boolean {
  return types.isNativeError(error) && (error as unknown as Record<string, unknown>)[key] === value;
}

/** The library wraps what fetch threw, once or twice, depending on where it happened. */
function isUnanswered(error: unknown): boolean {
  if (!types.isNativeError(error)) return false;
  return (
    isOf(error, 'code', 'OAUTH_TIMEOUT') || error.message === 'fetch failed' || isUnanswered(error.cause)
  );
}

/** For the log: what went wrong and never what was sent. */
function reasonOf(error: unknown): string {
  if (!types.isNativeError(error)) return 'unknown';
  const { code, error: told } = error as Error & { code?: unknown; error?: unknown };
  const cause = types.isNativeError(error.cause) ? error.cause.message : '';
  return [error.message, code, told, cause]
    .filter((part) => typeof part === 'string' && part !== '')
    .join('; ');
}
