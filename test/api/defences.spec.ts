import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { pino } from 'pino';
import { createApp } from '../../apps/api/src/app';
import { declaredLimits } from '../../apps/api/src/platform/permissions';
import { RATE_LIMITS } from '../../apps/api/src/platform/rate-limits';
import { repositoryRoot } from '../../apps/api/src/platform/repository-root';
import { readTrustedDocuments } from '../../apps/api/src/platform/trusted-documents';
import { openDatabase } from '../../apps/api/src/platform/database';
import { ApiClient } from '../support/api-client';
import { startTestApp, type TestApp } from '../support/test-app';
import { testInstallation, testKey, testUrl } from '../support/template';

const root = repositoryRoot(import.meta.url);
const documents = readTrustedDocuments(root);

interface Told {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

/** A request as anybody could send it, without the manners of our own clients. */
async function post(test: TestApp, body: object, headers: Record<string, string> = {}) {
  const response = await test.app.inject({
    method: 'POST',
    url: '/graphql',
    headers: { 'content-type': 'application/json', ...headers },
    payload: JSON.stringify(body),
  });
  return { status: response.statusCode, headers: response.headers, told: response.json<Told>() };
}

const codesOf = ({ told }: { readonly told: Told }) =>
  (told.errors ?? []).map(({ extensions }) => extensions?.code);
const signIn = (account: string) => `signIn(input: { account: "${account}", password: "x" }) { __typename }`;
const signIns = (count: number, account: string) =>
  `mutation { ${Array.from({ length: count }, (_, index) => `a${index}: ${signIn(account)}`).join(' ')} }`;

describe('what a stranger may send', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startTestApp();
  });
  afterAll(() => test.close());

  it('is not nested, repeated or long beyond what our own clients ask', async () => {
    const nested = (depth: number): string => (depth === 0 ? 'name' : `region(code: 1) { path { code } }`);
    const deep = `{ ${'viewer { exam(id: "1") { attempts { id } } } '.repeat(400)} }`;
    expect(codesOf(await post(test, { query: signIns(50, 'x') }))).toEqual(['GRAPHQL_VALIDATION_FAILED']);
    expect(codesOf(await post(test, { query: deep }))).toEqual(['GRAPHQL_PARSE_FAILED']);
    expect(codesOf(await post(test, { query: `{ ${nested(1)} }` }))).toEqual(['UNAUTHENTICATED']);
    expect((await post(test, { query: 'x'.repeat(2 * 1024 * 1024) })).status).toBe(413);
  });

  it('is one operation a request', async () => {
    const batch = [{ query: '{ demo { __typename } }' }, { query: '{ demo { __typename } }' }];
    expect((await post(test, batch)).status).toBe(400);
  });

  it('does not come from a form on another site', async () => {
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
    ]) {
      const { statusCode: status } = await test
        .client()
        .postBare('/graphql', type, '{"query":"mutation { signOut }"}');
      expect([type, status >= 400]).toEqual([type, true]);
    }
    const byAddress = await test.app.inject({ method: 'GET', url: '/graphql?query=mutation%7BsignOut%7D' });
    expect(byAddress.statusCode).toBe(400);
    const manager = await test.signedIn(await test.seed.someone('training_manager', 150800));
    const upload = await manager.postBare('/files/uploads', 'multipart/form-data; boundary=x', '--x--');
    expect(upload.statusCode).toBe(403);
  });

  const most = RATE_LIMITS['sign-in'].account.points;

  it('counts every alias as a try, and makes one account wait after thirty', async () => {
    for (let sent = 0; sent < most; sent += 10)
      expect(codesOf(await post(test, { query: signIns(10, 'n-1') }))).toEqual([]);
    const { headers, told } = await post(test, { query: `mutation { ${signIn(' N-1 ')} }` });
    expect(codesOf({ told })).toEqual(['TOO_MANY_REQUESTS']);
    expect(Number(headers['retry-after'])).toBeGreaterThan(800);
    expect(told.errors?.[0]?.message).toContain('请在');
    expect(codesOf(await post(test, { query: `mutation { ${signIn('n-2')} }` }))).toEqual([]);
  });

  it('counts together in two servers on one database', async () => {
    const [row] = await test.database.query<{ name: string }[]>(`SELECT current_database() AS name`);
    const database = await openDatabase({
      url: testUrl(row?.name ?? ''),
      appPassword: testKey.databasePassword(),
      poolSize: 2,
      entities: [],
      onError: () => undefined,
    });
    const installation = testInstallation();
    const options = {
      database,
      examDatabase: test.examDatabase,
      clock: test.clock,
      dataKey: testKey,
      installation,
      hasDemo: false,
      documents,
    };
    const other = await createApp(
      { ...options, trustedOnly: false, logger: pino({ level: 'silent' }) },
      join(root, 'dist/apps'),
    );
    const both = [test, { ...test, app: other }];
    for (let sent = 0; sent < most; sent += 10)
      await post(both[(sent / 10) % 2] ?? test, { query: signIns(10, 'n-3') });
    for (const server of both)
      expect(codesOf(await post(server, { query: `mutation { ${signIn('n-3')} }` }))).toEqual([
        'TOO_MANY_REQUESTS',
      ]);
    await other.close();
    await database.destroy();
  });

  it('names nobody in what is counted', async () => {
    await post(test, { query: `mutation { ${signIn('11010519491231002X')} }` });
    const rows = await test.database.query<{ key: string }[]>(`SELECT key FROM rate_limits`);
    expect(rows.length).toBeGreaterThan(0);
    for (const { key } of rows) expect(key).toMatch(/^[a-z-]+\/(account|network):[\w-]{43}$/);
  });

  it('is counted for every way of trying a password or a code', () => {
    expect([...declaredLimits().keys()].toSorted()).toEqual([
      ...['activateAccount', 'changePassword', 'signIn', 'verifySecondFactor'],
    ]);
  });
});

describe('a server in use', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startTestApp({ trustedOnly: true });
  });
  afterAll(() => test.close());

  it('runs what our own clients ask, known by its hash', async () => {
    const [hash] = [...documents].find(([, text]) => text.startsWith('query Demo')) ?? [];
    const body = { extensions: { persistedQuery: { version: 1, sha256Hash: hash } } };
    const { told } = await post(test, body);
    expect(told).toEqual({ data: { __typename: 'Query', demo: null } });
  });

  it('runs nothing else, and tells nothing of its schema', async () => {
    for (const query of ['{ demo { __typename } }', '{ __schema { types { name } } }', '{ officer { nam } }'])
      expect(codesOf(await post(test, { query }))).toEqual(['UNTRUSTED_DOCUMENT']);
    const sha256Hash = 'a'.repeat(64);
    const unknown = { extensions: { persistedQuery: { version: 1, sha256Hash } } };
    expect(codesOf(await post(test, unknown))).toEqual(['PERSISTED_QUERY_NOT_FOUND']);
    const own = { query: '{ demo { __typename } }', ...unknown };
    expect(codesOf(await post(test, own))).not.toEqual([]);
  });

  it('tells the browser to run our own scripts and no others, on every answer', async () => {
    const client = new ApiClient(test.app);
    for (const path of [
      '/',
      '/console/',
      '/graphql',
      '/files/templates/roster.xlsx',
      '/healthz',
      '/nothing',
    ]) {
      const { headers } = await client.get(path);
      const policy = String(headers['content-security-policy']);
      expect([path, policy]).toEqual([path, expect.stringContaining("script-src 'self';")]);
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).toContain("object-src 'none'");
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'same-origin',
      });
    }
  });
});

describe('the operations of our own clients', () => {
  it.each([...documents.values()].map((text) => [/\w+ (\w+)/.exec(text)?.[1] ?? text, text]))(
    '%s stays within the limits',
    async (_name, text) => {
      const { validate, parse, buildSchema } = await import('graphql');
      const { readFileSync } = await import('node:fs');
      const { graphqlLimits, MOST_TOKENS } = await import('../../apps/api/src/platform/graphql-limits');
      const schema = buildSchema(readFileSync(join(root, 'apps/api/schema.graphql'), 'utf8'));
      expect(validate(schema, parse(text, { maxTokens: MOST_TOKENS }), graphqlLimits())).toEqual([]);
    },
  );
});
