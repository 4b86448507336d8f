import pg from 'pg';
import { DataSource, type EntityManager, type EntityTarget, type ObjectLiteral } from 'typeorm';
import { migrations } from '../migrations';
import { CannotStart } from './postgres-launcher';

const DATE_OID = 1082;
const INT8_OID = 20;
const OLDEST_SERVER = 150_000;

/** Any number, the same in every version: servers that start together migrate one after the other. */
const MIGRATION_LOCK = 7_261_155;

// A day has no zone: as a JavaScript Date it would move with the server's.
pg.types.setTypeParser(DATE_OID, (text) => text);
pg.types.setTypeParser(INT8_OID, Number);

export interface DatabaseOptions {
  readonly url: string;
  readonly poolSize: number;
  readonly entities: readonly EntityTarget<ObjectLiteral>[];
  /** Told of errors on idle connections; without a listener the first fail-over would end the process. */
  readonly onError: (error: Error) => void;
}

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
 * Connects and brings the schema up to date, one server at a time.
 * @throws CannotStart when the server is older than PostgreSQL 15.
 */
export async function openDatabase(options: DatabaseOptions): Promise<DataSource> {
  const database = await createDatabase(options).initialize();
  try {
    await refuseOldServer(database);
    await migrate(database);
    return database;
  } catch (error) {
    await database.destroy();
    throw error;
  }
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
