import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assemble, Running } from '../../dist/apps/api/src/assemble.js';
import { AttemptsService } from '../../dist/apps/api/src/attempts/attempts.service.js';
import { parseConfig } from '../../dist/apps/api/src/config.js';
import { countCoverage } from '../../dist/apps/api/src/coverage/coverage.queries.js';
import { createLogger } from '../../dist/apps/api/src/platform/logger.js';
import { benchBank } from './bank.mjs';
import { benchExam } from './exam.mjs';
import { benchLaws } from './laws.mjs';
import { median } from './percentile.mjs';
import { benchPeople } from './people.mjs';
import { benchQuestions } from './questions.mjs';
import { benchRoom } from './room.mjs';
import { benchRoster } from './roster.mjs';
import { EVERYWHERE, Scopes } from '../../dist/apps/api/src/platform/scope.js';

const ROUNDS = 5;
const SAVES = 2_000;
const AT_ONCE = 32;

/** Runs `work` so many times, so many at once; gives runs per second. */
async function rate(times, work) {
  let next = 0;
  const started = performance.now();
  const worker = async () => {
    while (next < times) await work(next++);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return times / ((performance.now() - started) / 1000);
}

const round = (value) => Math.round(value).toLocaleString('en');

/** A save against the barest statement that writes the same row; both in turn, so that a slow machine slows both. */
async function benchSaves(database, attempts, sittings) {
  const raw = [];
  const saved = [];
  let rev = 0;
  for (let turn = 0; turn < ROUNDS; turn += 1) {
    raw.push(
      await rate(SAVES, (run) =>
        database.query(`UPDATE attempts SET saved_at = now() WHERE id = $1`, [
          sittings[run % sittings.length].id,
        ]),
      ),
    );
    const base = rev;
    saved.push(
      await rate(SAVES, async (run) => {
        const { id, officerId } = sittings[run % sittings.length];
        const save = {
          attemptId: id,
          epoch: 1,
          rev: base + Math.floor(run / sittings.length) + 1,
          answers: [],
          flagged: [],
        };
        const result = await attempts.saveSheet(
          { officerId, grants: [], sessionDigest: Buffer.alloc(0) },
          save,
        );
        if (!result.ok && result.refusal.code !== 'STALE_SHEET') throw new Error(result.refusal.code);
      }),
    );
    rev = base + Math.ceil(SAVES / sittings.length) + 1;
  }
  const ratio = median(saved.map((value, index) => value / raw[index]));
  console.log(
    `save a sheet        ${round(median(saved))}/s   bare UPDATE ${round(median(raw))}/s   ratio ${ratio.toFixed(2)}`,
  );
}

async function benchCoverage(database) {
  const [issue] = await database.query(`SELECT id FROM lecture_issues ORDER BY opens_at LIMIT 1`);
  const query = { issueId: issue.id, cutOff: '2099-01-01', regionCode: 150000 };
  const figures = [];
  const raw = [];
  for (let turn = 0; turn < ROUNDS; turn += 1) {
    raw.push(
      await rate(200, () =>
        database.query(`SELECT count(*) FROM postings p JOIN units u ON u.id = p.unit_id`),
      ),
    );
    figures.push(await rate(200, () => countCoverage(database, query)));
  }
  const ratio = median(figures.map((value, index) => value / raw[index]));
  console.log(
    `coverage, province  ${round(median(figures))}/s   bare count  ${round(median(raw))}/s   ratio ${ratio.toFixed(2)}`,
  );
}

async function benchServing() {
  const dataFolder = mkdtempSync(join(tmpdir(), 'whetstone-bench-'));
  chmodSync(dataFolder, 0o711);
  const running = new Running();
  try {
    const config = parseConfig({ DATA_DIR: dataFolder });
    const app = await assemble(config, { logger: createLogger('error'), hasDemo: true, running });
    // In a scope of the server itself: the bare statements, too, stand before the wall.
    const database = app.get(Scopes).in(EVERYWHERE);
    const sittings = await database.query(
      `INSERT INTO attempts (exam_id, officer_id, number, paper_id, state, epoch, rev, sheet, sheet_hash, started_at, deadline, region_code)
       SELECT exam_id, officer_id, 9, paper_id, 'in_progress', 1, 0, '{"answers":[],"flagged":[]}', '', now(), now() + interval '1 hour', region_code
       FROM attempts ORDER BY id LIMIT 200 RETURNING id, officer_id AS "officerId"`,
    );
    await benchSaves(database, app.get(AttemptsService), sittings);
    await benchCoverage(database);
  } finally {
    await running.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  }
}

const [mode] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const asJson = process.argv.includes('--json');
if (mode === 'roster') await benchRoster(asJson);
else if (mode === 'questions') await benchQuestions(asJson);
else if (mode === 'bank') await benchBank(asJson);
else if (mode === 'people') await benchPeople(asJson);
else if (mode === 'exam')
  await benchExam(asJson, process.argv.find((word) => word.startsWith('--only='))?.slice(7));
else if (mode === 'laws') await benchLaws(asJson);
else if (mode === 'room') await benchRoom(asJson);
else await benchServing();
