import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { CannotStart } from './platform/postgres-launcher';

const onOff = z.enum(['on', 'off']).transform((word) => word === 'on');

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
  DATABASE_POOL: z.coerce.number().int().min(2).max(100).default(12),
  PUBLIC_URL: z.url().default('http://localhost:3000'),
  DATA_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/i, 'expected 64 hexadecimal digits')
    .optional(),
  GRAPHQL_DOCUMENTS: z.enum(['trusted', 'any']).default('trusted'),
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
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => {
    const name = issue.path.join('.');
    const found =
      name.startsWith('DATABASE_') || name === 'DATA_KEY' ? '' : ` (found: ${environment[name] ?? ''})`;
    return `  ${name}: ${issue.message}${found}`;
  });
  throw new CannotStart(`The configuration is wrong. 配置有误：\n${faults.join('\n')}`);
}

/** The environment, with what a file `.env` in the working folder adds to it. */
export function readConfig(): Config {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return parseConfig(process.env);
}
