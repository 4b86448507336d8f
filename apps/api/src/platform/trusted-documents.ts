import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { CannotStart } from './postgres-launcher';

/** The operations of our own clients by the hash they send: `sha256:…`. */
export type TrustedDocuments = ReadonlyMap<string, string>;

const UNTRUSTED_DOCUMENT = 'UNTRUSTED_DOCUMENT';

/** Written by the code generator beside each client's typed operations. */
const MANIFESTS = ['learner', 'console'].map((client) => `apps/${client}/src/gql/persisted-documents.json`);

/** @throws CannotStart when a manifest is not there: the server would answer nobody. */
export function readTrustedDocuments(root: string): TrustedDocuments {
  return new Map(
    MANIFESTS.flatMap((manifest) => {
      const path = join(root, manifest);
      if (!existsSync(path)) throw new CannotStart(`${path} is missing. 缺少文件 ${path}。`);
      return Object.entries(JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>);
    }),
  );
}

/** A client sends the hash alone; what it stands for is known from the start, and nothing is ever added. */
export function cacheOf(documents: TrustedDocuments) {
  return {
    get: async (key: string) => documents.get(key.replace(/^apq:/, '')),
    set: async () => undefined,
    delete: async () => false,
  };
}

/** Refuses the text of every operation that is not one of our clients', before it is even parsed. */
export function runOnly(server: FastifyInstance, documents: TrustedDocuments): void {
  const texts = new Set(documents.values());
  server.addHook('preHandler', async (request, reply) => {
    if (!request.url.startsWith('/graphql')) return;
    const asked = textOf(request.body) ?? textOf(request.query);
    if (asked === undefined || texts.has(asked)) return;
    const message =
      'This server runs the operations of its own clients only. 服务器只接受本系统客户端的请求。';
    await reply.code(400).send({ errors: [{ message, extensions: { code: UNTRUSTED_DOCUMENT } }] });
  });
}

function textOf(request: unknown): string | undefined {
  const { query } = (request ?? {}) as { readonly query?: unknown };
  return typeof query === 'string' ? query : undefined;
}
