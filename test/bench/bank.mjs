import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assemble, Running } from '../../dist/apps/api/src/assemble.js';
import { parseConfig } from '../../dist/apps/api/src/config.js';
import { createLogger } from '../../dist/apps/api/src/platform/logger.js';
import { EVERYWHERE, Scopes } from '../../dist/apps/api/src/platform/scope.js';
import { BanksService } from '../../dist/apps/api/src/questions/banks.service.js';
import { QuestionWriterService } from '../../dist/apps/api/src/questions/question-writer.service.js';
import { QuestionsService } from '../../dist/apps/api/src/questions/questions.service.js';
import { SimilarQuestionsService } from '../../dist/apps/api/src/questions/similar-questions.service.js';

const QUESTIONS = 20_000;
const BATCH = 1_000;
const ROUNDS = 10;
const PROVINCE = 150000;
const COUNTIES = [150802, 150821, 150822, 150823];
const PAGE = { limit: 50, offset: 0 };
const LIMIT_MS = 100;

/** Deterministic: the same questions in every run. */
let seed = 20_261_115;
const next = (below) => {
  seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fff_ffff;
  return seed % below;
};
const one = (list) => list[next(list.length)];

const WHO = [
  '某化工厂',
  '某印染企业',
  '某养殖场',
  '某医院',
  '某建筑工地',
  '某电镀车间',
  '某污水处理厂',
  '某采石场',
];
const DID = [
  '通过暗管排放含重金属废水',
  '超过许可排放浓度排放大气污染物',
  '未批先建并投入生产',
  '擅自倾倒危险废物',
  '篡改自动监测数据',
  '未公开年度环境信息',
  '拒绝执法人员进入现场检查',
  '在饮用水水源保护区内新建排污口',
];
const ASKED = [
  '主管部门应当如何处理',
  '下列说法正确的是',
  '罚款的数额为多少',
  '可以采取哪些强制措施',
  '应当在多少日内作出决定',
  '哪一项不符合规定',
];
const ANSWERED = [
  '责令改正，处以罚款',
  '查封造成污染物排放的设施',
  '移送公安机关处以行政拘留',
  '责令限制生产、停产整治',
  '按照原处罚数额按日连续处罚',
  '报经有批准权的人民政府批准，责令停业、关闭',
  '自收到报告之日起三十日内复查',
  '不予处罚，进行教育',
];

function draftOf(index) {
  const type = one(['single', 'single', 'multiple', 'true_false']);
  const hasOptions = type !== 'true_false';
  const stem = `第${index}号：${one(WHO)}于${2015 + next(11)}年${1 + next(12)}月${one(DID)}，${one(ASKED)}？`;
  const labels = [...'ABCD'];
  return {
    ...{ type, textFormat: 'plain', stem, parts: [], explanation: '以所引条文为准。', source: '' },
    options: hasOptions ? labels.map((label) => ({ label, text: `${one(ANSWERED)}（${next(90)}）` })) : [],
    key: hasOptions
      ? { kind: 'choice', labels: type === 'single' ? ['B'] : ['A', 'C'] }
      : { kind: 'true_false', isTrue: true },
    difficulty: 1 + next(5),
    cognition: one(['remember', 'understand', 'apply', 'analyse', null]),
    pointsHundredths: 200,
    topicPath: ['执法', `专题${next(20)}`, `要点${next(10)}`],
    citations: [
      { editionSlug: 'epl-2014', article: 1 + next(70), articleSub: 0, paragraph: null, item: null },
    ],
    referenceDate: '2020-01-01',
    tags: next(10) === 0 ? ['大练兵', `${2015 + next(11)}`] : [],
  };
}

/** A province's bank with most of them, and the banks of some of its counties. */
async function fill(scopes, writer) {
  return scopes.run(EVERYWHERE, async (on) => {
    const banks = await on.query(
      `INSERT INTO banks (name, region_code, created_at) SELECT '题库', code, now() FROM unnest($1::int[]) AS code
       RETURNING id, region_code AS "regionCode"`,
      [[PROVINCE, ...COUNTIES]],
    );
    for (let from = 0; from < QUESTIONS; from += BATCH) {
      const bank = from < QUESTIONS * 0.8 ? banks[0] : banks[1 + ((from / BATCH) % COUNTIES.length)];
      const wordings = Array.from({ length: BATCH }, (_, offset) => {
        const to = one(['published', 'published', 'published', 'draft', 'in_review']);
        const questionId = randomUUID();
        return {
          questionId,
          isNew: true,
          number: 1,
          draft: draftOf(from + offset),
          isDated: true,
          as: 'standing',
          from: null,
          to,
        };
      });
      await writer.write(on, bank.id, wordings, { createdBy: null, uploadId: null });
    }
    await on.query(`UPDATE questions SET needs_review = true WHERE status = 'published' AND id::text < '08'`);
    return banks;
  });
}

async function time(work) {
  const times = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const started = performance.now();
    await work();
    times.push(performance.now() - started);
  }
  const sorted = times.toSorted((a, b) => a - b);
  return { p50: sorted[Math.floor(ROUNDS / 2)], p95: sorted[Math.floor(ROUNDS * 0.95)] };
}

const ANY = {
  ...{ bankId: null, type: null, topicId: null, difficulty: null, cognition: null, status: null, tag: null },
  ...{
    search: null,
    citesEdition: null,
    citesArticle: null,
    needsReview: null,
    isMine: null,
    updatedSince: null,
  },
};

/** How long the console's list of questions takes at twenty thousand, and how long it takes to find what is alike. */
export async function benchBank(isJson) {
  const dataFolder = mkdtempSync(join(tmpdir(), 'whetstone-bench-'));
  chmodSync(dataFolder, 0o711);
  const running = new Running();
  try {
    const config = parseConfig({ DATA_DIR: dataFolder, WHETSTONE_DEMO: 'off' });
    const app = await assemble(config, { logger: createLogger('error'), hasDemo: false, running });
    const scopes = app.get(Scopes);
    const started = performance.now();
    const [bank] = await fill(scopes, app.get(QuestionWriterService));
    const filledMs = performance.now() - started;
    const [topic] = await scopes
      .in(EVERYWHERE)
      .query(`SELECT id FROM topics WHERE bank_id = $1 AND path = '执法/专题3'`, [bank.id]);
    const viewer = {
      officerId: '00000000-0000-4000-8000-000000000000',
      grants: [{ role: 'author', regionCode: PROVINCE }],
    };
    const questions = app.get(QuestionsService);
    const list =
      (change = {}, page = PAGE) =>
      async () => {
        const { totalCount } = await questions.list(viewer, { ...ANY, ...change }, page);
        if (totalCount === 0 && !change.isMine)
          throw new Error(`Nothing found for ${JSON.stringify(change)}`);
      };
    const seen = await app.get(BanksService).findFor(viewer, bank.id);
    const similar = app.get(SimilarQuestionsService);
    const text = (index) => ({ stem: draftOf(index).stem, options: [] });
    const cases = {
      'all banks, first page': list(),
      'one bank, first page': list({ bankId: bank.id }),
      'one bank, page 300': list({ bankId: bank.id }, { limit: 50, offset: 14_950 }),
      'by type and difficulty': list({ type: 'multiple', difficulty: 3 }),
      'by level of thought': list({ cognition: 'apply' }),
      'by status': list({ status: 'in_review' }),
      'by topic': list({ bankId: bank.id, topicId: topic.id }),
      'by tag': list({ tag: '大练兵' }),
      'by text': list({ search: '暗管排放含重金属' }),
      'by article': list({ citesEdition: 'epl-2014', citesArticle: 63 }),
      'needs review': list({ needsReview: true }),
      mine: list({ isMine: true }),
      'updated since': list({ updatedSince: '2020-01-01' }),
      'what is alike': () => similar.find(viewer, seen, [text(next(QUESTIONS))], null),
      'what is alike to 100': () =>
        similar.find(
          viewer,
          seen,
          Array.from({ length: 100 }, (_, index) => text(index)),
          null,
        ),
    };
    const bare = await time(() => scopes.in(EVERYWHERE).query(`SELECT count(*) FROM questions`));
    const figures = {};
    for (const [name, work] of Object.entries(cases)) {
      const { p50, p95 } = await time(work);
      figures[name] = { p50, p95, ratio: p50 / bare.p50, isBelow: p95 < LIMIT_MS };
    }
    if (isJson) console.log(JSON.stringify({ questions: QUESTIONS, filledMs, bare, figures }, null, 2));
    else {
      console.log(
        `${QUESTIONS.toLocaleString('en')} questions, written in ${(filledMs / 1000).toFixed(1)} s; a bare count of them ${bare.p50.toFixed(1)} ms`,
      );
      for (const [name, { p50, p95, ratio }] of Object.entries(figures))
        console.log(
          `${name.padEnd(24)} p50 ${p50.toFixed(1).padStart(7)} ms   p95 ${p95.toFixed(1).padStart(7)} ms   ratio ${ratio.toFixed(1)}`,
        );
    }
  } finally {
    await running.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  }
}
