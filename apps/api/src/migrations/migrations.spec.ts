import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { migrations } from '.';
import { startTestApp, type TestApp } from '../../../../test/support/test-app';

describe('the migrations', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startTestApp();
  });
  afterAll(() => test.close());

  const drift = async () => {
    const { upQueries } = await test.database.driver.createSchemaBuilder().log();
    return upQueries.map(({ query }) => query);
  };

  it('make exactly the tables the entities describe', async () => {
    expect(await drift()).toEqual([]);
  });

  it('are all applied before the server answers that it is ready', async () => {
    expect((await test.client().get('/readyz')).json()).toEqual({ status: 'ready' });
  });

  it('can be undone to nothing and done again', async () => {
    for (const _ of migrations) await test.database.undoLastMigration();
    const [left] = await test.database.query<{ tables: string[] }[]>(
      `SELECT array_agg(tablename::text) AS tables FROM pg_tables WHERE schemaname = 'public'`,
    );
    expect(left?.tables).toEqual(['migrations']);
    expect((await test.client().get('/readyz')).statusCode).toBe(503);
    await test.database.runMigrations();
    expect(await drift()).toEqual([]);
  });
});
