import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import type { OidcSettings } from './access/oidc-settings';
import { CannotStart } from './platform/postgres-launcher';

const onOff = z.enum(['on', 'off']).transform((word) => word === 'on');

/** TLS, or a provider on this very machine. */
const issuer = z
  .url()
  .refine(
    (url) => /^https:\/\/|^http:\/\/(localhost|127\.0\.0\.1|\[::1\])([:/]|$)/i.test(url),
    'expected https://… (http only for localhost)',
  );

const OIDC_TOGETHER = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const;

/** Every variable the server reads; `.env.example` is tested against this list. */
export const environmentSchema = z.object({
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  HOST: z.string().min(1).default('0.0.0.0'),
  DATA_DIR: z
    .string()
    .min(1)
    .default('./data')
    .transform((path) => resolve(path)),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'expected postgresql://user:password@host:port/database')
    .optional(),
  DATABASE_APP_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'expected postgresql://user:password@host:port/database')
    .optional(),
  DATABASE_EXAM_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'expected postgresql://user:password@host:port/database')
    .optional(),
  DATABASE_EXAM_POOL: z.coerce.number().int().min(1).max(64).default(8),
  DATABASE_POOL: z.coerce.number().int().min(2).max(100).default(12),
  PUBLIC_URL: z.url().default('http://localhost:3000'),
  DATA_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/i, 'expected 64 hexadecimal digits')
    .optional(),
  GRAPHQL_DOCUMENTS: z.enum(['trusted', 'any']).default('trusted'),
  OIDC_ISSUER: issuer.optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  OIDC_CERTIFICATE_CLAIM: z.string().min(1).default('certificate_no'),
  OIDC_SCOPE: z
    .string()
    .regex(/(^| )openid( |$)/, 'expected scopes apart by spaces, openid among them')
    .default('openid profile'),
  OIDC_NAME: z
    .string()
    .regex(/^[^|]+(\|[^|]+)?$/, 'expected 中文|English, or one text for both')
    .default('统一身份认证登录|Single sign-on'),
  TRUST_PROXY: onOff.default(false),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  WHETSTONE_DEMO: onOff.default(true),
});

export type Config = z.infer<typeof environmentSchema>;

/** Empty means absent: `DATABASE_URL=` in a compose file is not a database. */
function withoutEmpty(environment: NodeJS.ProcessEnv): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
}

/**
 * Parses the environment once.
 * @throws CannotStart with every fault in one message.
 */
export function parseConfig(environment: NodeJS.ProcessEnv): Config {
  const parsed = environmentSchema.safeParse(withoutEmpty(environment));
  const missing = missingOidc(withoutEmpty(environment));
  if (parsed.success && missing.length === 0) return parsed.data;
  const faults = (parsed.error?.issues ?? []).map((issue) => {
    const name = issue.path.join('.');
    const found =
      name.startsWith('DATABASE_') || SECRETS.has(name) ? '' : ` (found: ${environment[name] ?? ''})`;
    return `  ${name}: ${issue.message}${found}`;
  });
  throw new CannotStart(`The configuration is wrong. 配置有误：\n${[...faults, ...missing].join('\n')}`);
}

const SECRETS: ReadonlySet<string> = new Set(['DATA_KEY', 'OIDC_CLIENT_SECRET']);

/** A provider that is half configured would show nobody a button and nobody would know why. */
function missingOidc(environment: Record<string, string | undefined>): string[] {
  const missing = OIDC_TOGETHER.filter((name) => environment[name] === undefined);
  if (missing.length === OIDC_TOGETHER.length) return [];
  return missing.map(
    (name) => `  ${name}: expected together with ${OIDC_TOGETHER.join(', ')} (found: nothing)`,
  );
}

/** The identity provider people may sign in through, if there is one. */
export function oidcSettingsOf(config: Config): OidcSettings | null {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = config;
  if (!OIDC_ISSUER || !OIDC_CLIENT_ID || !OIDC_CLIENT_SECRET) return null;
  const [zh = '', en = zh] = config.OIDC_NAME.split('|').map((text) => text.trim());
  return {
    ...{ issuer: OIDC_ISSUER, clientId: OIDC_CLIENT_ID, clientSecret: OIDC_CLIENT_SECRET },
    ...{ scope: config.OIDC_SCOPE, certificateClaim: config.OIDC_CERTIFICATE_CLAIM },
    ...{ name: { zh, en }, publicUrl: config.PUBLIC_URL },
  };
}

/** The environment, with what a file `.env` in the working folder adds to it. */
export function readConfig(): Config {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return parseConfig(process.env);
}
