import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clearInterval, setInterval } from 'node:timers';
import { zipSync, strToU8 } from 'fflate';
import { assemble, Running } from '../../dist/apps/api/src/assemble.js';
import { parseConfig } from '../../dist/apps/api/src/config.js';
import { LawComparisonService } from '../../dist/apps/api/src/laws/law-comparison.service.js';
import { LawImportService } from '../../dist/apps/api/src/laws/law-import.service.js';
import { LawSearchService } from '../../dist/apps/api/src/laws/law-search.service.js';
import { LawsService } from '../../dist/apps/api/src/laws/laws.service.js';
import { createLogger } from '../../dist/apps/api/src/platform/logger.js';
import { EVERYWHERE, Scopes } from '../../dist/apps/api/src/platform/scope.js';
import { printChineseNumeral } from '../../dist/libs/domain/src/numerals/chinese-numeral.js';

/** As long as the longest statute there is, and forty of the usual length beside it. */
const LONG = 1_242;
const SHORT = 80;
const SHORT_LAWS = 40;
const ROUNDS = 30;
const SEARCH_LIMIT_MS = 50;
const IMPORT_LIMIT_MS = 3_000;
const IMPORT_LIMIT_MB = 200;
const PAGE = { limit: 20, offset: 0 };

// Words of an invented trade: nothing here is the wording of a statute.
const SUBJECTS = ['看塘人', '养鱼的单位', '撑船的人', '县池塘委员会', '钓鱼协会', '磨坊主', '放鸭的人家'];
const DUTIES = ['应当', '可以', '不得', '有权', '每年应当'];
const ACTS = ['清理淤泥', '登记水位', '修补堤岸', '投放鱼苗', '公开水色', '拦截落叶', '报告异味', '封存渔网'];
const OBJECTS = ['上游池塘', '下游水渠', '荷花区', '青蛙保护带', '公共码头', '蓄水闸门', '芦苇荡', '浅水滩'];
const ENDS = ['并记入塘簿', '并通知邻近的池塘', '逾期不办的责令改正', '处二元以上二十元以下的罚款'];

/** Numbers that look random and are the same in every run. */
function* numbers(seed) {
  for (let state = seed; ;) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    yield state >>> 8;
  }
}

function inventText(title, articles, seed) {
  const next = numbers(seed);
  const pick = (words) => words[next.next().value % words.length];
  const sentence = () => `${pick(SUBJECTS)}${pick(DUTIES)}在${pick(OBJECTS)}${pick(ACTS)}，${pick(ENDS)}。`;
  const lines = [title, '2020年5月6日池塘委员会通过'];
  for (let number = 1; number <= articles; number += 1) {
    if (number % 25 === 1) lines.push(`第${printChineseNumeral(Math.ceil(number / 25))}章 ${pick(OBJECTS)}`);
    lines.push(`第${printChineseNumeral(number)}条 ${sentence()}${sentence()}`);
    if (number % 3 === 0) lines.push(sentence());
    if (number % 10 === 0)
      lines.push(...[1, 2, 3].map((item) => `（${printChineseNumeral(item)}）${sentence()}`));
  }
  // One word that stands once in all of it.
  lines.push(`第${printChineseNumeral(articles + 1)}条 ${title}自二〇二〇年六月一日起施行，鸬鹚除外。`);
  return lines.join('\n');
}

/** A .docx as word processors write it: words in short runs, each with its properties. */
function docxOf(text) {
  const run = (words) =>
    `<w:r><w:rPr><w:rFonts w:ascii="仿宋" w:eastAsia="仿宋" w:hint="eastAsia"/><w:sz w:val="32"/></w:rPr><w:t>${words}</w:t></w:r>`;
  const paragraph = (line) =>
    `<w:p><w:pPr><w:ind w:firstLine="640"/></w:pPr>${(line.match(/.{1,12}/gu) ?? []).map(run).join('')}</w:p>`;
  const namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  const document = `<?xml version="1.0"?><w:document ${namespace}><w:body>${text.split('\n').map(paragraph).join('')}</w:body></w:document>`;
  return zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': strToU8(document) });
}

/** The most memory the process had while something ran, beyond what it had before. */
async function withPeak(work) {
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  let peak = before;
  const looking = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 5);
  const started = performance.now();
  try {
    const value = await work();
    return {
      value,
      ms: performance.now() - started,
      mb: (Math.max(peak, process.memoryUsage().rss) - before) / 1024 / 1024,
    };
  } finally {
    clearInterval(looking);
  }
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

/** A file as if it had been uploaded. */
async function upload({ scopes, dataFolder, officerId }, fileName, bytes) {
  const [{ id }] = await scopes.run(EVERYWHERE, (on) =>
    on.query(
      `INSERT INTO uploads (officer_id, file_name, bytes, sha256, uploaded_at) VALUES ($1, $2, $3, '', now()) RETURNING id`,
      [officerId, fileName, bytes.byteLength],
    ),
  );
  await mkdir(join(dataFolder, 'uploads'), { recursive: true });
  writeFileSync(join(dataFolder, 'uploads', id), bytes);
  return id;
}

async function bring(world, title, bytes, fileName) {
  const { imports, viewer } = world;
  const uploadId = await upload(world, fileName, bytes);
  const target = {
    editionSlug: null,
    lawSlug: null,
    law: { title, shortTitle: '', aliases: [], kind: '虚构', issuer: '池塘委员会' },
    edition: { label: '2020年', number: '', promulgatedOn: null, effectiveFrom: '2020-06-01' },
  };
  const preview = await imports.previewLawImport(viewer, uploadId, target, 'en');
  if (!preview.ok || !preview.value.mayCommit) throw new Error(JSON.stringify(preview).slice(0, 500));
  const done = await imports.commitLawImport(
    viewer,
    { uploadId, target, fingerprint: preview.value.fingerprint },
    'en',
  );
  if (!done.ok) throw new Error(JSON.stringify(done));
  return done.value;
}

async function benchImport(world, asked) {
  const text = inventText('池塘法典', LONG - 1, 7);
  const brought = await withPeak(() => bring(world, '池塘法典', docxOf(text), '池塘法典.docx'));
  const { ms, mb } = brought;
  asked.push([
    'import of 1,242 articles (.docx), looked at and written',
    { ms, mb, isBelow: ms < IMPORT_LIMIT_MS && mb < IMPORT_LIMIT_MB },
  ]);
  for (let law = 1; law <= SHORT_LAWS; law += 1) {
    const title = `第${printChineseNumeral(law)}号池塘办法`;
    await bring(world, title, strToU8(inventText(title, SHORT, law * 31)), `${law}.txt`);
  }
  await world.scopes.run(EVERYWHERE, async (on) => {
    await on.query(`UPDATE editions SET published_at = now() WHERE published_at IS NULL`);
    await on.query(`UPDATE law_version SET version = version + 1`);
    await on.query(`ANALYZE provisions`).catch(() => undefined);
  });
  await world.laws.reload();
  return brought.value.editionSlug;
}

async function benchSearch({ search, scopes }, asked) {
  const find =
    (text, filter = {}, page = PAGE) =>
    () =>
      search.search({ text, lawSlug: null, editionSlug: null, asOf: null, ...filter }, page, 'zh');
  const cases = {
    'search, two characters, everywhere': find('罚款'),
    'search, two characters, once': find('鸬鹚'),
    'search, one character': find('蛙'),
    'search, a sentence': find('在青蛙保护带清理淤泥'),
    'search, two words': find('青蛙 渔网'),
    'search, as of a day': find('罚款', { asOf: '2026-01-01' }),
    'search, in one law': find('罚款', { lawSlug: 'ctfd' }),
    'search, page 50': find('罚款', {}, { limit: 20, offset: 980 }),
    'search, nothing': find('没有这样的词'),
    'search, a citation': find('池塘法典第1000条'),
  };
  for (const [name, work] of Object.entries(cases)) {
    const { totalCount } = await work();
    const { p50, p95 } = await time(work);
    asked.push([name, { found: totalCount, p50, p95, isBelow: p95 < SEARCH_LIMIT_MS }]);
  }
  const bare = scopes.in(EVERYWHERE);
  const scan = await time(() =>
    bare.query(`SELECT count(*) FROM provisions WHERE strpos(search_text, '罚款') > 0`),
  );
  asked.push(['bare scan for two characters, counted only', scan]);
  const once = await time(() =>
    bare.query(`SELECT count(*) FROM provisions WHERE strpos(search_text, '鸬鹚') > 0`),
  );
  asked.push(['bare scan for what stands once', once]);
}

/** Importing and searching law texts at the size of the longest statute and forty others; all of it invented. */
export async function benchLaws(isJson) {
  const dataFolder = mkdtempSync(join(tmpdir(), 'whetstone-bench-'));
  chmodSync(dataFolder, 0o711);
  const running = new Running();
  try {
    const config = parseConfig({ DATA_DIR: dataFolder, WHETSTONE_DEMO: 'off' });
    const app = await assemble(config, { logger: createLogger('error'), hasDemo: false, running });
    const scopes = app.get(Scopes);
    const officerId = await addOfficer(scopes);
    const viewer = { officerId, grants: [{ role: 'author', regionCode: 0 }] };
    const world = {
      scopes,
      dataFolder,
      officerId,
      viewer,
      imports: app.get(LawImportService),
      laws: app.get(LawsService),
      search: app.get(LawSearchService),
    };
    const asked = [];
    const long = await benchImport(world, asked);
    await benchSearch(world, asked);
    const compare = app.get(LawComparisonService);
    const [other] = world.laws.publishedLaws
      .flatMap(({ editions }) => editions)
      .filter(({ slug, hasText }) => hasText && slug !== long);
    asked.push([
      'compare 81 articles with 1,242, first page',
      await time(() => compare.compare(other.slug, long, { changedOnly: true, page: PAGE })),
    ]);
    print(asked, isJson);
  } finally {
    await running.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  }
}

async function addOfficer(scopes) {
  const [{ id }] = await scopes.run(EVERYWHERE, (on) =>
    on.query(
      `INSERT INTO officers (name, gender, id_number_sealed, id_number_digest, id_number_masked, certificate_no, region_code, search_text, created_at)
       VALUES ('导入人', 'male', '', '', '', 'x', 150000, '', now()) RETURNING id`,
    ),
  );
  return id;
}

function print(asked, isJson) {
  if (isJson) return console.log(JSON.stringify({ figures: Object.fromEntries(asked) }, null, 2));
  for (const [name, { p50, p95, ms, mb, found, isBelow }] of asked) {
    const figures =
      ms === undefined
        ? `p50 ${p50.toFixed(1).padStart(6)} ms   p95 ${p95.toFixed(1).padStart(6)} ms${found === undefined ? '' : `   ${found} found`}`
        : `${Math.round(ms)} ms   ${Math.round(mb)} MB more at the most`;
    console.log(
      `${name.padEnd(56)} ${figures}${isBelow === undefined ? '' : isBelow ? '   ok' : '   TOO MUCH'}`,
    );
  }
}
