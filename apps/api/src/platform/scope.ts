import { Injectable } from '@nestjs/common';
import { NATION, subtreeOf, isWithin, type CodeRange } from '@whetstone/domain';
import type pg from 'pg';
import { DataSource, type EntityManager } from 'typeorm';
import type { Queryable } from './database';
import type { NamedStatement } from './exam-database';
import type { SessionViewer } from './request-context';

/**
 * What the database lets a transaction see: the rows of a range of regions, and the rows of one officer. Neither of them
 * means nothing at all.
 */
export interface Scope {
  readonly range: CodeRange | null;
  readonly officerId: string | null;
}

/**
 * Every region: for the server's own work (signing in, sweeping, loading), never for answering what somebody asked. The
 * files that use it are listed in a test.
 */
export const EVERYWHERE: Scope = { range: subtreeOf(NATION), officerId: null };

/** What an officer sees of himself, wherever he has served. */
export function ownScope(officerId: string): Scope {
  return { range: null, officerId };
}

/**
 * What a viewer's grants of these roles open to the database, and his own rows. Of several such grants the one that
 * holds `regionCode` is taken, else the widest. The range comes from the grant and never from what was asked: with every
 * check of ours taken out the database still answers with nothing from beside or above.
 */
export function grantScope(viewer: SessionViewer, roles: readonly string[], regionCode?: number): Scope {
  const codes = viewer.grants.filter(({ role }) => roles.includes(role)).map((grant) => grant.regionCode);
  const holding = codes.filter((code) => regionCode !== undefined && isWithin(regionCode, code));
  const [widest] = (holding.length > 0 ? holding : codes).toSorted((one, other) => width(other) - width(one));
  return { range: widest === undefined ? null : subtreeOf(widest), officerId: viewer.officerId };
}

/** The viewer's scopes for these roles, one for each region he holds that lies in no other of his. */
export function grantScopes(viewer: SessionViewer, roles: readonly string[]): Scope[] {
  const codes = [
    ...new Set(viewer.grants.filter(({ role }) => roles.includes(role)).map((grant) => grant.regionCode)),
  ];
  return codes
    .filter((code) => !codes.some((other) => other !== code && isWithin(code, other)))
    .map((code) => ({ range: subtreeOf(code), officerId: viewer.officerId }));
}

function width(code: number): number {
  const { from, to } = subtreeOf(code);
  return to - from;
}

/** Else a statement of arrays is planned anew for each length of them. */
const PLANNED_ONCE = 'SET LOCAL plan_cache_mode = force_generic_plan';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The only way to the tables behind the wall: everything else on the pool reads them as empty. */
@Injectable()
export class Scopes {
  constructor(private readonly database: DataSource) {}

  /** Opens a transaction that sees what the scope allows; the settings end with it, so a reused connection forgets. */
  run<Value>(scope: Scope, work: (on: EntityManager) => Promise<Value>): Promise<Value> {
    return this.database.transaction(async (on) => {
      await on.query(settingsOf(scope));
      return work(on);
    });
  }

  /**
   * One statement of every day in a transaction of its own, prepared on each connection under its name: planning it anew,
   * and TypeORM's opening and setting one after the other, cost more than running it.
   */
  async prepared<Row extends object>(
    scope: Scope,
    { name, text }: NamedStatement,
    values: unknown[],
  ): Promise<Row[]> {
    const runner = this.database.createQueryRunner();
    try {
      const client = (await runner.connect()) as pg.PoolClient;
      try {
        await client.query(`START TRANSACTION; ${PLANNED_ONCE}; ${settingsOf(scope)}`);
        const { rows } = await client.query<Row>({ name, text, values });
        await client.query('COMMIT');
        return rows;
      } catch (error) {
        // Where the connection itself is gone, the first error says so.
        await client.query('ROLLBACK').catch(() => undefined);
        throw error;
      }
    } finally {
      await runner.release();
    }
  }

  /**
   * What the server itself reads in the middle of somebody's transaction, such as the bank a paper is drawn from; the
   * scope is as before when it is done.
   */
  async asServer<Value>(on: EntityManager, work: () => Promise<Value>): Promise<Value> {
    const settings = `SELECT current_setting('app.rlo', true) AS rlo, current_setting('app.rhi', true) AS rhi`;
    const [before] = await on.query<{ rlo: string | null; rhi: string | null }[]>(settings);
    const set = `SELECT set_config('app.rlo', $1, true), set_config('app.rhi', $2, true)`;
    const { from, to } = subtreeOf(NATION);
    await on.query(set, [String(from), String(to)]);
    const value = await work();
    await on.query(set, [before?.rlo ?? '', before?.rhi ?? '']);
    return value;
  }

  /** For single statements: each runs in a transaction of its own. */
  in(scope: Scope): Queryable {
    return {
      query: <Rows>(sql: string, parameters?: unknown[]) =>
        this.run(scope, (on) => on.query<Rows>(sql, parameters)),
    } as Queryable;
  }
}

/** SET takes no parameters; what is put in is two integers and a checked uuid. */
function settingsOf({ range, officerId }: Scope): string {
  if (officerId !== null && !UUID.test(officerId)) throw new Error('A scope of no officer');
  const settings = {
    'app.rlo': range ? String(Math.trunc(range.from)) : '',
    'app.rhi': range ? String(Math.trunc(range.to)) : '',
    'app.officer': officerId ?? '',
  };
  return Object.entries(settings)
    .map(([name, value]) => `SET LOCAL ${name} = '${value}'`)
    .join('; ');
}
