import { readFileSync } from 'node:fs';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NATION, subtreeOf } from '@whetstone/domain';
import type { DataSource } from 'typeorm';
import { openDatabase } from '../../apps/api/src/platform/database';
import { repositoryRoot } from '../../apps/api/src/platform/repository-root';
import { EVERYWHERE, ownScope, Scopes, type Scope } from '../../apps/api/src/platform/scope';
import { BAOTOU, BAYANNUR, INNER_MONGOLIA, LINHE, WUYUAN, type SeededOfficer } from '../support/seed';
import { testKey, testUrl } from '../support/template';
import { startTestApp, type TestApp } from '../support/test-app';

/** Tables before which no wall stands, each for a reason. A new table is walled, or is argued for here. */
const OPEN: Readonly<Record<string, string>> = {
  attempt_moves: 'what may happen to an attempt, the same for all',
  audit_seals: 'numbers of provinces and hashes',
  exam_statistics: 'counts and means, found by the id of a walled exam',
  built_in_files: 'names of files that come with the product',
  exam_regions: 'codes only; the exams themselves are walled',
  key_changes: 'as the keys of papers: found by the id of an exam, read after hand-in and by marking',
  lecture_issue_regions: 'codes only; the issues themselves are walled',
  lecture_series: 'names of series, made of public names of regions',
  marking_plans: 'numbers, found by the id of a walled exam',
  migrations: 'names of migrations, read to tell readiness',
  paper_keys: 'found by the id of a paper, which only an attempt of the own tells',
  papers: 'found by the id that only an attempt of the own tells',
  question_citations: 'found by the id of a revision',
  question_images: 'hashes of pictures, found by the name that a question tells',
  question_keys: 'found by the id of a revision, which a walled question tells',
  question_revisions: 'found by the id that a walled question or a paper tells',
  question_sketches: 'numbers made of pairs of characters; the questions themselves are walled',
  question_statistics: 'counts, found by the id of a revision',
  password_rules: 'told to everybody who chooses a password',
  rate_limits: 'keyed digests and counts',
  region_version: 'a count of changes',
  topics: 'names of topics, found by the id of a walled bank',
  result_rules: 'times, found by the id of a walled exam',
  video_files: 'found by the id that a walled lecture tells',
  videos: 'found by the id that a walled lecture tells',
};

/** Tables everybody reads; what the wall holds back is changing them. */
const READ_BY_ALL = [
  ...['region_names', 'regions'],
  ...['article_changes', 'edition_texts', 'editions', 'gists', 'law_version', 'laws', 'provisions'],
];

/** Files that may speak for the server itself, beyond anybody's region. */
const SERVER_ITSELF = [
  'access/accounts.service.ts',
  'access/grants.service.ts',
  'access/identity-links.service.ts',
  'access/second-factor.service.ts',
  'access/sessions.service.ts',
  'amendments/built-in-amendments.loader.ts',
  'attempts/attempt-ender.ts',
  'attempts/attempt-marker.ts',
  'attempts/attempt-preparation.service.ts',
  'audit/audit.sealer.ts',
  'audit/audit.service.ts',
  'certificates/certificates.service.ts',
  'cli/create-account.ts',
  'cli/verify-audit.ts',
  'demo/demo.loader.ts',
  'exams/exam-halls.service.ts',
  'exams/exams.service.ts',
  'invigilation/attempt-voids.service.ts',
  'invigilation/exam-voids.service.ts',
  'laws/laws.service.ts',
  'markers/anchors.service.ts',
  'markers/answer-collector.service.ts',
  'markers/marking-desk.service.ts',
  'markers/part-points.service.ts',
  'marking/question-statistics.service.ts',
  'marking/remark.worker.ts',
  'marking/results.service.ts',
  'people/officer-edits.service.ts',
  'people/officers.service.ts',
  'platform/scope.ts',
  'questions/built-in-bank.loader.ts',
  'questions/questions.loaders.ts',
  'regions/regions.service.ts',
  'roster/roster-commit.service.ts',
  'roster/roster-imports.service.ts',
  'roster/roster-staging.service.ts',
  'roster/roster.worker.ts',
  'roster/staged-rows.store.ts',
];

const regionScope = (code: number): Scope => ({ range: subtreeOf(code), officerId: null });

describe('the wall in the database', () => {
  let test: TestApp;
  /** One connection for everybody: what one transaction leaves behind, the next one finds. */
  let shared: DataSource;
  let scopes: Scopes;
  let officers: Record<'linhe' | 'wuyuan' | 'baotou' | 'province', SeededOfficer>;

  beforeAll(async () => {
    test = await startTestApp();
    officers = {
      linhe: await test.seed.officer({ regionCode: LINHE, name: '临河' }),
      wuyuan: await test.seed.officer({ regionCode: WUYUAN, name: '五原' }),
      baotou: await test.seed.officer({ regionCode: BAOTOU, name: '包头' }),
      province: await test.seed.someone('training_manager', INNER_MONGOLIA),
    };
    const { exam, issue } = await test.seed.openExam();
    await test.seed.attended(officers.linhe, issue);
    await test.seed.sat(officers.linhe, exam, 20);
    const [row] = await test.database.query<{ name: string }[]>(`SELECT current_database() AS name`);
    shared = await openDatabase({
      url: testUrl(row?.name ?? ''),
      appPassword: testKey.databasePassword(),
      poolSize: 1,
      entities: [],
      onError: () => undefined,
    });
    scopes = new Scopes(shared);
  });
  afterAll(async () => {
    await shared.destroy();
    await test.close();
  });

  const walledTables = async (): Promise<string[]> =>
    (
      await test.database.query<{ name: string }[]>(
        `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
           AND NOT relispartition AND relrowsecurity AND relforcerowsecurity ORDER BY 1`,
      )
    ).map(({ name }) => name);

  const countIn = async (on: Pick<DataSource, 'query'>, table: string): Promise<number> => {
    const [row] = await on.query<{ count: number }[]>(`SELECT count(*)::int AS count FROM ${table}`);
    return row?.count ?? -1;
  };

  const namesIn = async (scope: Scope, table = 'officers'): Promise<string[]> =>
    (
      await scopes
        .in(scope)
        .query<{ name: string }[]>(
          table === 'officers'
            ? `SELECT name FROM officers ORDER BY name`
            : `SELECT o.name FROM ${table} p JOIN officers o ON o.id = p.officer_id ORDER BY name`,
        )
    ).map(({ name }) => name);

  /** After a scope has ended its settings are '' and no longer absent: a connection from the pool looks like this. */
  async function showsNothingWithoutScope(): Promise<void> {
    await scopes.run(EVERYWHERE, async (on) => expect(await countIn(on, 'officers')).toBeGreaterThan(3));
    for (const table of await walledTables())
      if (!READ_BY_ALL.includes(table)) expect([table, await countIn(shared, table)]).toEqual([table, 0]);
    expect(await countIn(shared, 'serving_postings')).toBe(0);
  }

  async function showsARegionItsOwn(): Promise<void> {
    expect(await namesIn(regionScope(LINHE))).toEqual(['临河']);
    expect(await namesIn(regionScope(BAYANNUR))).toEqual(['五原', '临河'].toSorted());
    expect(await namesIn(regionScope(BAOTOU))).toEqual(['包头']);
    expect((await namesIn(regionScope(INNER_MONGOLIA))).length).toBe(4);
    expect(await namesIn(ownScope(officers.linhe.id))).toEqual(['临河']);
  }

  async function showsARegionItsOwnThroughTheView(): Promise<void> {
    const serving = async (code: number) =>
      scopes.in(regionScope(code)).query(`SELECT DISTINCT region_code AS code FROM serving_postings`);
    expect(await serving(LINHE)).toEqual([{ code: LINHE }]);
    expect(await countIn(shared, 'serving_postings')).toBe(0);
  }

  /** The owner of a table passes its policies unless it is forced: a migration or a job that works as the owner. */
  async function holdsBackItsOwner(): Promise<void> {
    const runner = test.database.createQueryRunner();
    const role = 'wall_owner_of_a_moment';
    await runner.startTransaction();
    try {
      await runner.query(`CREATE ROLE ${role}; GRANT USAGE ON SCHEMA public TO ${role}`);
      await runner.query(`ALTER TABLE officers OWNER TO ${role}; SET LOCAL ROLE ${role}`);
      const [row] = await runner.manager.query<{ count: number }[]>(
        `SELECT count(*)::int AS count FROM officers`,
      );
      expect(row?.count).toBe(0);
    } finally {
      await runner.rollbackTransaction();
      await runner.release();
    }
  }

  it('shows nothing without a scope, on a connection that had one too', showsNothingWithoutScope);
  it('shows a region its own people, those below, and nobody beside or above', showsARegionItsOwn);
  it('shows no more through a view', showsARegionItsOwnThroughTheView);
  it('holds back the owner of the tables', holdsBackItsOwner);

  it('keeps scopes apart that take turns on one connection, also after one has failed', async () => {
    const wanted = [LINHE, BAOTOU, WUYUAN];
    const turns = Array.from({ length: 60 }, (_, index) => wanted[index % wanted.length] ?? LINHE);
    const seen = await Promise.all(
      turns.flatMap((code, index) => [
        namesIn(regionScope(code)),
        countIn(shared, 'officers'),
        scopes
          .run(regionScope(code), (on) => on.query(index % 2 === 0 ? `SELECT 1/0` : `SELECT nothing`))
          .then(
            () => 'done',
            () => 'failed',
          ),
      ]),
    );
    const expected = new Map([
      [LINHE, ['临河']],
      [BAOTOU, ['包头']],
      [WUYUAN, ['五原']],
    ]);
    expect(seen).toEqual(turns.flatMap((code) => [expected.get(code), 0, 'failed']));
  });

  it('lets nothing be written beside or above', async () => {
    const move = (scope: Scope, to: number) =>
      scopes.in(scope).query(`UPDATE units SET name = name || '×' WHERE region_code = $1`, [to]);
    expect(await move(regionScope(LINHE), WUYUAN)).toEqual([[], 0]);
    await expect(
      scopes
        .in(regionScope(LINHE))
        .query(
          `INSERT INTO units (name, kind, region_code, valid_from) VALUES ('越权', 'other', $1, '2026-01-01')`,
          [BAYANNUR],
        ),
    ).rejects.toThrow('row-level security');
    await expect(
      scopes
        .in(regionScope(BAYANNUR))
        .query(
          `INSERT INTO grants (officer_id, role, region_code, valid_from) VALUES ($1, 'leader', $2, '2026-01-01')`,
          [officers.linhe.id, INNER_MONGOLIA],
        ),
    ).rejects.toThrow('row-level security');
  });

  it('lets the law be changed from the whole nation only', async () => {
    const rename = (scope: Scope) =>
      scopes.in(scope).query(`UPDATE laws SET issuer = issuer WHERE slug = 'epl' RETURNING slug`);
    expect(await rename(regionScope(INNER_MONGOLIA))).toEqual([[], 0]);
    expect(await rename(regionScope(NATION))).toEqual([[{ slug: 'epl' }], 1]);
    for (const insert of [
      `INSERT INTO laws (slug, title, short_title, aliases, kind, issuer) VALUES ('x', 'x', 'x', '{}', '', '')`,
      `INSERT INTO article_changes (new_edition, new_citation, new_article, built_in_key) VALUES ('epl-2014', '第一条', 1, 'x')`,
    ])
      await expect(scopes.in(regionScope(INNER_MONGOLIA)).query(insert)).rejects.toThrow(
        'row-level security',
      );
  });

  it('knows an officer wherever he has served, and his whole career where he serves now', async () => {
    const mover = await test.seed.officer({ regionCode: BAOTOU, name: '调动' });
    await test.seed.leaves(mover, '2026-06-01', WUYUAN);
    const postings = async (code: number) =>
      countIn(
        {
          query: (sql: string) =>
            scopes.in(regionScope(code)).query(`${sql} WHERE officer_id = $1`, [mover.id]),
        } as never,
        'postings',
      );
    expect(await namesIn(regionScope(BAOTOU))).toEqual(['包头', '调动']);
    expect(await namesIn(regionScope(WUYUAN))).toEqual(['五原', '调动']);
    expect([await postings(BAOTOU), await postings(WUYUAN), await postings(LINHE)]).toEqual([1, 2, 0]);
    await test.database.query(`DELETE FROM postings WHERE officer_id = $1`, [mover.id]);
    for (const table of ['password_history', 'accounts'])
      await test.database.query(`DELETE FROM ${table} WHERE officer_id = $1`, [mover.id]);
    await test.database.query(`DELETE FROM officers WHERE id = $1`, [mover.id]);
  });

  it('stands before every table, or there is a reason why not', async () => {
    const all = await test.database.query<{ name: string }[]>(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
         AND NOT relispartition`,
    );
    const walled = await walledTables();
    expect(
      all
        .map(({ name }) => name)
        .filter((name) => !walled.includes(name))
        .toSorted(),
    ).toEqual(Object.keys(OPEN).toSorted());
  });

  it('is met by a role that owns nothing and passes no policy', async () => {
    const [role] = await shared.query<object[]>(
      `SELECT rolname, rolsuper, rolbypassrls, rolcreaterole,
              (SELECT count(*)::int FROM pg_class WHERE relowner = r.oid) AS owns
       FROM pg_roles r WHERE rolname = current_user`,
    );
    expect(role).toEqual({
      rolname: 'whetstone_app',
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      owns: 0,
    });
    const views = await test.database.query<{ name: string; options: string[] | null }[]>(
      `SELECT relname AS name, reloptions AS options FROM pg_class
       WHERE relkind = 'v' AND relnamespace = 'public'::regnamespace`,
    );
    for (const view of views)
      expect([view.name, view.options]).toEqual([view.name, ['security_invoker=true']]);
  });

  it('is passed by the server itself only in the files listed here', () => {
    const source = join(repositoryRoot(import.meta.url), 'apps/api/src');
    const speaking = globSync('**/*.ts', { cwd: source })
      .filter(
        (file) =>
          !file.endsWith('.spec.ts') && readFileSync(join(source, file), 'utf8').includes('EVERYWHERE'),
      )
      .toSorted();
    expect(speaking).toEqual(SERVER_ITSELF);
  });

  describe('would be seen to fall', () => {
    const POLICY = `po_officers_read ON officers`;
    const MUTANTS = [
      {
        name: 'with a policy that compares text: after a scope its setting is empty, and everything is like nothing',
        take: `ALTER POLICY ${POLICY} USING (region_code::text LIKE rtrim(current_setting('app.rlo', true), '0') || '%')`,
        check: showsNothingWithoutScope,
      },
      {
        name: 'with policies that do not bind the owner',
        take: `ALTER TABLE officers NO FORCE ROW LEVEL SECURITY`,
        check: holdsBackItsOwner,
      },
      {
        name: 'with a view that reads as its owner',
        take: `ALTER VIEW serving_postings SET (security_invoker = false)`,
        check: showsARegionItsOwnThroughTheView,
      },
    ];

    it.each(MUTANTS)('$name', async ({ take, check }) => {
      const [before] = await test.database.query<{ using: string }[]>(
        `SELECT qual AS using FROM pg_policies WHERE policyname = 'po_officers_read'`,
      );
      await check();
      await test.database.query(take);
      await expect(check()).rejects.toThrow();
      await test.database.query(`ALTER POLICY ${POLICY} USING (${before?.using ?? 'false'})`);
      await test.database.query(`ALTER TABLE officers FORCE ROW LEVEL SECURITY`);
      await test.database.query(`ALTER VIEW serving_postings SET (security_invoker = true)`);
      await check();
    });
  });
});
