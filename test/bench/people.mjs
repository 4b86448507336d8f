import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assemble, Running } from '../../dist/apps/api/src/assemble.js';
import { parseConfig } from '../../dist/apps/api/src/config.js';
import { OfficersService } from '../../dist/apps/api/src/people/officers.service.js';
import { searchTextOf } from '../../dist/apps/api/src/people/search-text.js';
import { createLogger } from '../../dist/apps/api/src/platform/logger.js';
import { EVERYWHERE, Scopes } from '../../dist/apps/api/src/platform/scope.js';

const OFFICERS = 100_000;
const BATCH = 5_000;
const ROUNDS = 10;
const SURNAMES = [
  ...'王李张刘陈杨赵黄周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈',
];
const GIVEN = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰春梅建国志文海波辉鹏飞宇晨'];
const PAGE = { limit: 50, offset: 0 };
const LIMIT_MS = 100;

const nameOf = (index) =>
  SURNAMES[index % SURNAMES.length] +
  GIVEN[Math.floor(index / SURNAMES.length) % GIVEN.length] +
  (index % 3 === 0 ? '' : GIVEN[(index * 7) % GIVEN.length]);

/** A hundred thousand officers in every county there is, one in ten of whom has moved once and has not come in yet. */
async function fill(scopes) {
  await scopes.run(EVERYWHERE, async (on) => {
    const counties = await on.query(`SELECT code FROM regions WHERE level = 'county' ORDER BY code`);
    await on.query(
      `INSERT INTO units (name, kind, region_code, valid_from)
       SELECT '综合行政执法大队', 'brigade', code, '2020-01-01' FROM regions WHERE level = 'county'`,
    );
    for (let from = 0; from < OFFICERS; from += BATCH) {
      const rows = Array.from({ length: BATCH }, (_, offset) => {
        const index = from + offset;
        const certificate = `C${String(index).padStart(7, '0')}`;
        const region = counties[index % counties.length].code;
        const name = nameOf(index);
        return {
          id: randomUUID(),
          name,
          certificate,
          region,
          index,
          search: searchTextOf(name, certificate),
        };
      });
      await on.query(
        `INSERT INTO officers (id, name, gender, id_number_sealed, id_number_digest, id_number_masked, certificate_no,
           region_code, search_text, created_at)
         SELECT id, name, 'male', '', sha256(certificate::bytea), '', certificate, region, search, now()
         FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, name text, certificate text, region integer, search text)`,
        [JSON.stringify(rows)],
      );
      await on.query(
        `INSERT INTO postings (officer_id, unit_id, region_code, kind, post, grade, valid_from, valid_to)
         SELECT r.id, u.id, r.region, CASE WHEN r.index % 50 = 7 THEN 'on_leave' ELSE 'serving' END, '执法员',
                CASE WHEN r.index % 3 = 0 THEN 'intermediate' ELSE 'junior' END, '2022-01-01'::date,
                CASE WHEN r.index % 10 = 0 THEN '2025-01-01'::date END
         FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, region integer, index integer)
         JOIN units u ON u.region_code = r.region
         UNION ALL
         SELECT r.id, u.id, r.region, 'serving', '中队长', 'intermediate', '2025-01-01'::date, NULL::date
         FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, region integer, index integer)
         JOIN units u ON u.region_code = r.region WHERE r.index % 10 = 0`,
        [JSON.stringify(rows)],
      );
      await on.query(
        `INSERT INTO accounts (officer_id, login, password_hash)
         SELECT id, certificate, CASE WHEN index % 10 > 0 THEN '$argon2id$' END
         FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, certificate text, index integer)`,
        [JSON.stringify(rows)],
      );
    }
  });
}

async function time(work) {
  const times = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const started = performance.now();
    await work();
    times.push(performance.now() - started);
  }
  const sorted = times.toSorted((one, other) => one - other);
  return { p50: sorted[Math.floor(ROUNDS / 2)], p95: sorted[Math.floor(ROUNDS * 0.95)] };
}

/** How long the console's list of officers takes at a hundred thousand, beside one bare count of the same postings. */
export async function benchPeople(isJson) {
  const dataFolder = mkdtempSync(join(tmpdir(), 'whetstone-bench-'));
  chmodSync(dataFolder, 0o711);
  const running = new Running();
  try {
    const config = parseConfig({ DATA_DIR: dataFolder, WHETSTONE_DEMO: 'off' });
    const app = await assemble(config, { logger: createLogger('error'), hasDemo: false, running });
    const scopes = app.get(Scopes);
    await fill(scopes);
    const officers = app.get(OfficersService);
    const viewerOf = (regionCode) => ({
      officerId: '00000000-0000-4000-8000-000000000000',
      grants: [{ role: 'leader', regionCode }],
    });
    const list =
      (regionCode, change = {}, page = PAGE) =>
      () =>
        officers.list(
          viewerOf(regionCode),
          {
            regionCode,
            search: null,
            on: null,
            kinds: ['serving', 'seconded_in'],
            grade: null,
            hasAccount: null,
            ...change,
          },
          page,
        );
    const cases = {
      'province, first page': list(150000),
      'province, as of a past day': list(150000, { on: '2024-09-30' }),
      'province, by pinyin': list(150000, { search: 'wangw' }),
      'nation, first page': list(0),
      'nation, page 1,000': list(0, {}, { limit: 50, offset: 50_000 }),
      'nation, by a common name': list(0, { search: '王' }),
      'nation, by name': list(0, { search: '王伟' }),
      'nation, by initials': list(0, { search: 'zlm' }),
      'nation, by certificate': list(0, { search: 'c0054321' }),
      'nation, with an account': list(0, { hasAccount: true }),
      'nation, without an account': list(0, { hasAccount: false }),
      'nation, on leave': list(0, { kinds: ['on_leave'] }),
      'nation, intermediate grade': list(0, { grade: 'intermediate' }),
      'nation, 王 with an account': list(0, { search: '王', hasAccount: true }),
    };
    const bare = await time(() =>
      scopes
        .in(EVERYWHERE)
        .query(`SELECT count(*) FROM postings WHERE kind = 'serving' AND valid_to IS NULL`),
    );
    const figures = {};
    for (const [name, work] of Object.entries(cases)) {
      const { p50, p95 } = await time(work);
      figures[name] = { p50, p95, ratio: p50 / bare.p50, isBelow: p95 < LIMIT_MS };
    }
    if (isJson) console.log(JSON.stringify({ officers: OFFICERS, bare, figures }, null, 2));
    else {
      console.log(
        `${OFFICERS.toLocaleString('en')} officers; a bare count of their postings ${bare.p50.toFixed(1)} ms`,
      );
      for (const [name, { p50, p95, ratio }] of Object.entries(figures))
        console.log(
          `${name.padEnd(28)} p50 ${p50.toFixed(1).padStart(6)} ms   p95 ${p95.toFixed(1).padStart(6)} ms   ratio ${ratio.toFixed(2)}`,
        );
    }
  } finally {
    await running.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  }
}
