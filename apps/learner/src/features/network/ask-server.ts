import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { storedLanguage } from '@whetstone/ui';

export type Asked<Data> =
  | { readonly kind: 'answered'; readonly data: Data }
  | { readonly kind: 'signed-out' }
  /** It is up and has too much to do; it says when to come back. */
  | { readonly kind: 'busy'; readonly retryAfterMs: number }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'failed'; readonly message: string };

interface GraphqlAnswer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions?: { readonly code?: string };
  }[];
}

/** An answer that has not come by then is not waited for: a connection may be half open for minutes. */
const PATIENCE_MS = 12_000;
const BUSY_MS = 2_000;

export interface AskOptions {
  readonly patienceMs?: number;
  /** Nobody waits for it and nothing is lost by asking later: a server with too much to do leaves it out first. */
  readonly canWait?: boolean;
}

/** Less urgent than the usual 3, as RFC 9218 writes it. */
const CAN_WAIT = { priority: 'u=5' };

/**
 * One operation, sent by its hash, and nothing kept of the answer. The exam room asks this way: it must come up on a thin
 * line before a client with a cache would have arrived.
 */
export async function askServer<Data, Variables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  { patienceMs = PATIENCE_MS, canWait = false }: AskOptions = {},
): Promise<Asked<Data>> {
  try {
    const response = await fetch('/graphql', {
      method: 'POST',
      credentials: 'same-origin',
      headers: {
        'content-type': 'application/json',
        'x-language': storedLanguage(),
        'x-whetstone': '1',
        'apollo-require-preflight': 'true',
        ...(canWait && CAN_WAIT),
      },
      body: JSON.stringify({ variables, extensions: { persistedQuery: persisted(document) } }),
      signal: AbortSignal.timeout(patienceMs),
    });
    return await understand<Data>(response);
  } catch {
    return { kind: 'unreachable' };
  }
}

async function understand<Data>(response: Response): Promise<Asked<Data>> {
  if (response.status === 401) return { kind: 'signed-out' };
  if (response.status === 503 || response.status === 429)
    return { kind: 'busy', retryAfterMs: retryAfterMs(response.headers.get('retry-after')) };
  if (response.status >= 500) return { kind: 'unreachable' };
  const { data, errors } = (await response.json()) as GraphqlAnswer<Data>;
  const [error] = errors ?? [];
  if (error?.extensions?.code === 'UNAUTHENTICATED') return { kind: 'signed-out' };
  if (error) return { kind: 'failed', message: error.message };
  return data ? { kind: 'answered', data } : { kind: 'unreachable' };
}

/** What the server asks to be left alone for, in milliseconds; a header that says nothing usable is two seconds. */
export function retryAfterMs(header: string | null): number {
  const seconds = Number(header ?? NaN);
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : BUSY_MS;
}

/** The hash the code generator wrote into each operation: the server knows what it stands for. */
function persisted(document: object) {
  const { __meta__: meta } = document as { readonly __meta__?: { readonly hash: string } };
  if (!meta) throw new Error('An operation that the code generator has not seen');
  return { version: 1, sha256Hash: meta.hash };
}
