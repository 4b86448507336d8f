import pg from 'pg';
import { DataSource, type EntityManager, type EntityTarget, type ObjectLiteral } from 'typeorm';
import { migrations } from '../migrations';
import { prepareJobs } from './jobs';
import { CannotStart } from './postgres-launcher';

const DATE_OID = 1082;
const INT8_OID = 20;
const OLDEST_SERVER = 150_000;

/** Any number, the same in every version: servers that start together migrate one after the other. */
const MIGRATION_LOCK = 7_261_155;

// A day has no zone: as a JavaScript Date it would move with the server's.
pg.types.setTypeParser(DATE_OID, (text) => text);
pg.types.setTypeParser(INT8_OID, Number);

/** What the server works as: it owns nothing and no row-level policy lets it pass. */
const APP_ROLE = 'whetstone_app';

/** What saves sheets: it may write those of open attempts and reads neither keys nor marks. */
const EXAM_ROLE = 'whetstone_exam';

const WRONG_PASSWORD = '28P01';
const DUPLICATE_ROLE = '42710';
const NO_RIGHT = '42501';

export interface DatabaseOptions {
  /** Of the owner of the tables, who migrates them. */
  readonly url: string;
  readonly poolSize: number;
  readonly entities: readonly EntityTarget<ObjectLiteral>[];
  /** Told of errors on idle connections; without a listener the first fail-over would end the process. */
  readonly onError: (error: Error) => void;
}

export interface AppDatabaseOptions extends DatabaseOptions {
  /** Of the role the server works as, where somebody else made it; otherwise it is made here with `appPassword`. */
  readonly appUrl?: string | undefined;
  /** Of the role that saves sheets; given together with `appUrl`. */
  readonly examUrl?: string | undefined;
  readonly appPassword: string;
}

/** The address under which sheets are saved. */
export function examUrlOf({
  url,
  examUrl,
  appPassword,
}: Omit<AppDatabaseOptions, keyof DatabaseOptions> & { readonly url: string }): string {
  return examUrl ?? asRole(url, EXAM_ROLE, appPassword);
}

/** A pool without any claim on the schema: `openDatabase` is what the server runs on. */
export function createDatabase({ url, poolSize, entities, onError }: DatabaseOptions): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    entities: [...entities] as NonNullable<ConstructorParameters<typeof DataSource>[0]['entities']>,
    migrations: [...migrations],
    migrationsTransactionMode: 'each',
    synchronize: false,
    installExtensions: false,
    uuidExtension: 'pgcrypto',
    poolErrorHandler: onError,
    applicationName: 'whetstone',
    extra: {
      max: poolSize,
      connectionTimeoutMillis: 10_000,
      onConnect: (client: pg.Client) => void client.on('error', onError),
    },
  });
}

/**
 * Brings the schema up to date as its owner, one server at a time, and connects as the application's own role.
 * @throws CannotStart when the server is older than PostgreSQL 15, or the role would pass through the walls.
 */
export async function openDatabase(options: AppDatabaseOptions): Promise<DataSource> {
  const owner = await createDatabase({ ...options, poolSize: 2 }).initialize();
  try {
    await refuseOldServer(owner);
    if (!options.appUrl) {
      for (const role of [APP_ROLE, EXAM_ROLE]) await ensureRole(owner, role, options.appPassword);
    }
    await migrate(owner);
    await keepExamPassword(owner, options);
    return await connectAsApp(owner, options);
  } finally {
    await owner.destroy();
  }
}

async function ensureRole(owner: DataSource, role: string, password: string): Promise<void> {
  const roles = await owner.query<unknown[]>(`SELECT FROM pg_roles WHERE rolname = $1`, [role]);
  if (roles.length > 0) return;
  try {
    await owner.query(`CREATE ROLE ${role} LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD '${password}'`);
  } catch (error) {
    const { code } = error as { code?: string };
    // Two servers that start at once: the other one made it.
    if (code === DUPLICATE_ROLE) return;
    if (code !== NO_RIGHT) throw error;
    throw new CannotStart(
      `The user of DATABASE_URL may not create roles. Let an administrator run CREATE ROLE … LOGIN PASSWORD '…' for ${APP_ROLE} and ${EXAM_ROLE} and set DATABASE_APP_URL and DATABASE_EXAM_URL. DATABASE_URL 的用户无权创建角色，请由管理员创建 ${APP_ROLE} 和 ${EXAM_ROLE} 并设置 DATABASE_APP_URL、DATABASE_EXAM_URL。`,
    );
  }
}

/** The role came from an installation with another data key: its password is set anew. */
async function keepExamPassword(owner: DataSource, options: AppDatabaseOptions): Promise<void> {
  if (options.examUrl) return;
  const client = new pg.Client({ connectionString: examUrlOf(options) });
  client.on('error', options.onError);
  try {
    await client.connect();
  } catch (error) {
    if ((error as { code?: string }).code !== WRONG_PASSWORD) throw error;
    await owner.query(`ALTER ROLE ${EXAM_ROLE} PASSWORD '${options.appPassword}'`);
  } finally {
    await client.end();
  }
}

async function connectAsApp(owner: DataSource, options: AppDatabaseOptions): Promise<DataSource> {
  const { appUrl, appPassword, url } = options;
  const database = createDatabase({ ...options, url: appUrl ?? asRole(url, APP_ROLE, appPassword) });
  try {
    await database.initialize();
  } catch (error) {
    if (appUrl || (error as { code?: string }).code !== WRONG_PASSWORD) throw error;
    // The role came from an installation with another data key.
    await owner.query(`ALTER ROLE ${APP_ROLE} PASSWORD '${appPassword}'`);
    await database.initialize();
  }
  try {
    await refuseMightyRole(database);
    return database;
  } catch (error) {
    await database.destroy();
    throw error;
  }
}

/** The same address for another user; a socket's address has no host, so it is no URL to a parser. */
function asRole(url: string, role: string, password: string): string {
  return url.replace(/^(postgres(?:ql)?:\/\/)(?:[^@/]*@)?/, `$1${role}:${password}@`);
}

async function refuseMightyRole(database: DataSource): Promise<void> {
  const { isMighty } = await queryOne<{ isMighty: boolean }>(
    database,
    `SELECT rolsuper OR rolbypassrls AS "isMighty" FROM pg_roles WHERE rolname = current_user`,
  );
  if (!isMighty) return;
  throw new CannotStart(
    `The role of DATABASE_APP_URL is a superuser or has BYPASSRLS: no wall would hold. DATABASE_APP_URL 的角色不得为超级用户或具有 BYPASSRLS。`,
  );
}

/** Creates a database on a cluster of our own; a name of ours, so it needs no escaping. */
export async function ensureDatabase(adminUrl: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
    if (!rowCount) await client.query(`CREATE DATABASE ${name}`);
  } finally {
    await client.end();
  }
}

async function refuseOldServer(database: DataSource): Promise<void> {
  const [row] = await database.query<{ server_version_num: string }[]>('SHOW server_version_num');
  const version = Number(row?.server_version_num);
  if (version >= OLDEST_SERVER) return;
  throw new CannotStart(
    `PostgreSQL 15 or newer is needed; found ${version}. 需要 PostgreSQL 15 或更高版本。`,
  );
}

async function migrate(database: DataSource): Promise<void> {
  const holder = database.createQueryRunner();
  try {
    await holder.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await database.runMigrations();
    // Partitions are made by the owner, a year ahead.
    await database.query(`SELECT prepare_audit_months(current_date)`);
    await prepareJobs(database);
  } finally {
    await holder.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => undefined);
    await holder.release();
  }
}

/** What a query runs on: the pool, or the transaction in sight. */
export type Queryable = Pick<EntityManager, 'query'>;

/** The one row a query promises, such as an INSERT … RETURNING. @throws Error when there is none. */
export async function queryOne<Row>(on: Queryable, sql: string, parameters: unknown[] = []): Promise<Row> {
  const [row] = await on.query<Row[]>(sql, parameters);
  if (row === undefined) throw new Error('A query that promises a row returned none');
  return row;
}

export async function findOne<Row>(
  on: Queryable,
  sql: string,
  parameters: unknown[] = [],
): Promise<Row | null> {
  const [row] = await on.query<Row[]>(sql, parameters);
  return row ?? null;
}
