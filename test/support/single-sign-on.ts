import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OidcSettings } from '../../apps/api/src/access/oidc-settings';
import { repositoryRoot } from '../../apps/api/src/platform/repository-root';

const CLIENT = { clientId: 'whetstone', clientSecret: 'a-secret-of-thirty-two-characters' };

export interface IdentityProvider {
  stop(): Promise<void>;
}

/** A port nobody listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

export function settingsFor(providerPort: number, publicUrl: string): OidcSettings {
  return {
    ...CLIENT,
    issuer: `http://127.0.0.1:${providerPort}`,
    scope: 'openid profile',
    certificateClaim: 'certificate_no',
    name: { zh: '省厅统一登录', en: 'Provincial sign-on' },
    publicUrl,
  };
}

/** Starts a real provider for an installation with these settings. */
export async function startIdentityProvider(settings: OidcSettings): Promise<IdentityProvider> {
  const { port } = new URL(settings.issuer);
  const script = join(repositoryRoot(import.meta.url), 'test/support/identity-provider.mjs');
  const back = `${settings.publicUrl}/auth/oidc/callback`;
  const child = spawn(process.execPath, [script, port, back, settings.clientId, settings.clientSecret], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = once(child, 'exit');
  const isReady = await Promise.race([once(child.stdout, 'data').then(() => true), ended.then(() => false)]);
  if (!isReady) throw new Error('The identity provider did not start');
  return {
    stop: async () => {
      child.kill();
      await ended;
    },
  };
}

export interface Login {
  readonly subject: string;
  readonly certificate?: string;
  /** Methods apart by spaces, as in RFC 8176. */
  readonly amr?: string;
}

/** Keeps what a server sets and sends it back. */
class CookieJar {
  private readonly cookies = new Map<string, string>();

  take(lines: readonly string[]): void {
    for (const line of lines) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      const value = pair.slice(at + 1);
      if (value === '') this.cookies.delete(pair.slice(0, at));
      else this.cookies.set(pair.slice(0, at), value);
    }
  }

  get header(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  set header(text: string) {
    this.cookies.clear();
    this.take(text.split('; '));
  }
}

/** A browser on its way through the provider: one jar for us, one for the provider. */
export class Traveller {
  readonly own = new CookieJar();
  private readonly theirs = new CookieJar();

  constructor(private readonly app: NestFastifyApplication) {}

  /** Asks our own server. @returns where it sends the browser, and the status. */
  async get(url: string): Promise<{ status: number; location: string; retryAfter: string | undefined }> {
    const response = await this.app.inject({ method: 'GET', url, headers: { cookie: this.own.header } });
    this.own.take([response.headers['set-cookie'] ?? []].flat());
    const { location = '', 'retry-after': retryAfter } = response.headers;
    return { status: response.statusCode, location: String(location), retryAfter: retryAfter?.toString() };
  }

  /** Who the server takes this browser for. */
  async whoAmI(): Promise<{ name: string; secondFactor: { isVerified: boolean } } | null> {
    const query = '{ viewer { name secondFactor { isVerified } } }';
    const response = await this.app.inject({
      ...{ method: 'POST', url: '/graphql', payload: { query } },
      headers: { cookie: this.own.header, 'x-whetstone': '1' },
    });
    return response.json<{
      data: { viewer: { name: string; secondFactor: { isVerified: boolean } } | null };
    }>().data.viewer;
  }

  /** Presses the button and signs in at the provider. @returns the path and query the provider sends back to. */
  async toCallback(login: Login | 'cancel', start = '/auth/oidc/start'): Promise<string> {
    const { location } = await this.get(start);
    return this.atProvider(location, login);
  }

  /** The whole way: the button, the provider, and back. */
  async signIn(login: Login | 'cancel', start?: string) {
    return this.get(await this.toCallback(login, start));
  }

  private async atProvider(address: string, login: Login | 'cancel'): Promise<string> {
    const { origin } = new URL(address);
    let next = address;
    let body: URLSearchParams | undefined;
    for (let step = 0; step < 10; step += 1) {
      const response = await fetch(next, {
        ...{ redirect: 'manual', headers: { cookie: this.theirs.header } },
        ...(body && { method: 'POST', body }),
      });
      this.theirs.take(response.headers.getSetCookie());
      const location = response.headers.get('location');
      if (response.status === 200) body = formOf(login);
      else if (!location) throw new Error(`The provider answered ${response.status}`);
      else {
        body = undefined;
        next = new URL(location, next).href;
        const url = new URL(next);
        if (url.origin !== origin) return `${url.pathname}${url.search}`;
      }
    }
    throw new Error('The provider did not send anybody back');
  }
}

function formOf(login: Login | 'cancel'): URLSearchParams {
  if (login === 'cancel') return new URLSearchParams({ cancel: '1' });
  const { subject, certificate = '', amr = '' } = login;
  return new URLSearchParams({ subject, certificate, amr });
}
