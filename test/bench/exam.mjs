import { execFile } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { SAVE_ONE } from '../../dist/apps/api/src/attempts/sheet-saver.js';
import { cpuOver, memoryOf } from './cpu.mjs';
import { ExamHall } from './exam-hall.mjs';
import { Connection, fetchOf, operation } from './http-load.mjs';

const CONNECTIONS = 64;
const SAVERS = 1_920;
const RUSH = 2_000;
const JOURNEYS = 400;
const ROUNDS = 3;
const ROUND_MS = 3_000;

/** Half of a paper's questions: what a sheet holds on average while it is being filled. */
const ANSWERS = 25;

const documents = JSON.parse(readFileSync('apps/learner/src/gql/persisted-documents.json', 'utf8'));
const hashOf = (name) => {
  const [hash] = Object.entries(documents).find(([, text]) => text.includes(`mutation ${name}(`)) ?? [];
  if (!hash) throw new Error(`The learner's client asks no ${name}`);
  return hash;
};

const SAVE = operation('SaveSheet', { hash: hashOf('SaveSheet') });
const SUBMIT = operation('SubmitAttempt', { hash: hashOf('SubmitAttempt') });
const START = operation('BeginAttempt', {
  query: `mutation BeginAttempt($input: StartAttemptInput!) { __typename startAttempt(input: $input) { __typename
    ... on Attempt { id examId examTitle number state epoch rev startedAt deadline serverNow savedAt maxPoints passPoints
      paperHash paperUrl order { questionId labels } sheet { flagged answers { questionId labels texts } } }
    ... on Refused { code message } } }`,
});

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const percentile = (values, share) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))];
const parse = (body) => JSON.parse(body.toString());

/** An attempt somebody is at, and its sheets: each save another one of them under the next revision. */
class Sitting {
  #rev;

  constructor({ cookie, attemptId, epoch, questions, rev }) {
    Object.assign(this, { cookie, attemptId, epoch });
    this.#rev = rev;
    this.sheets = ['A', 'B'].map((label) => answersOf(questions.slice(0, ANSWERS), label));
  }

  next(operationOf = SAVE, answers = this.sheets[this.#rev % 2]) {
    this.#rev += 1;
    const input = `{"attemptId":"${this.attemptId}","epoch":${this.epoch},"rev":${this.#rev},"answers":${answers},"flagged":[]}`;
    return operationOf(this.cookie, input);
  }
}

const answersOf = (questions, label) =>
  JSON.stringify(
    questions.map(({ id, type }) => ({
      questionId: id,
      labels: [type === 'true_false' ? (label === 'A' ? 'TRUE' : 'FALSE') : label],
      texts: [],
    })),
  );

function saved({ status, body }) {
  if (status !== 200 || !body.includes('"SheetSaved"')) throw new Error(`Not saved: ${status} ${body}`);
}

/** So many connections that save without a pause, for so long. @returns the time of each save in milliseconds. */
async function saveFor(port, sittings, connections, milliseconds) {
  const lines = await Promise.all(Array.from({ length: connections }, () => Connection.open(port)));
  const times = [];
  const end = performance.now() + milliseconds;
  await Promise.all(
    lines.map(async (line, nth) => {
      const own = sittings.filter((_, at) => at % connections === nth);
      let next = 0;
      while (performance.now() < end) {
        const sitting = own[next++ % own.length];
        const started = performance.now();
        saved(await line.send(sitting.next()));
        times.push(performance.now() - started);
      }
    }),
  );
  for (const line of lines) line.close();
  return times;
}

/** pgbench where it is installed. */
function findPgbench() {
  const folders = [...process.env.PATH.split(delimiter), ...globSync('/usr/lib/postgresql/*/bin')];
  return folders.map((folder) => join(folder, 'pgbench')).find((path) => existsSync(path)) ?? null;
}

/** The same statement, on the same rows, from nothing that stands between: statements per second. */
async function bareLoop(hall, attempts, rev, milliseconds) {
  const sheet = JSON.stringify({
    answers: JSON.parse(answersOf(attempts.questions.slice(0, ANSWERS), 'A')),
    flagged: [],
  });
  const pgbench = findPgbench();
  if (!pgbench) return nodeLoop(hall, attempts, { rev, sheet, milliseconds });
  const folder = mkdtempSync(join(tmpdir(), 'whetstone-pgbench-'));
  const perClient = 1;
  const parameters = {
    $1: `('00000000-0000-4000-8000-' || lpad(:at::text, 12, '0'))::uuid`,
    ...{ $2: `(SELECT officer_id FROM attempts WHERE false)`, $3: '1', $4: ':sheet::jsonb', $5: ':rev::int' },
    ...{ $6: `'hash'`, $7: 'NULL' },
  };
  // Whose the attempt is stands in the row itself here: pgbench cannot be told 1,920 officers.
  const text = SAVE_ONE.text
    .replace('a.officer_id = $2', 'a.officer_id = a.officer_id')
    .replace(/\$(\d)(::\w+)?/g, (_, nth) => parameters[`$${nth}`]);
  writeFileSync(
    join(folder, 'save.sql'),
    `\\set rev :rev + 1\n\\set at :client_id * ${perClient} + mod(:rev, ${perClient}) + 1\n${text.replaceAll('\n', ' ')};\n`,
  );
  const { stdout } = await promisify(execFile)(pgbench, [
    ...[
      '-n',
      '-M',
      'prepared',
      '-c',
      String(CONNECTIONS),
      '-j',
      '2',
      '-T',
      String(Math.round(milliseconds / 1000)),
    ],
    ...['-D', `rev=${rev}`, '-D', `sheet=${sheet}`, '-f', join(folder, 'save.sql'), hall.examUrl],
  ]);
  rmSync(folder, { recursive: true, force: true });
  return Number(/tps = ([\d.]+) \(without/.exec(stdout)?.[1]);
}

async function nodeLoop(hall, { ids }, { rev, sheet, milliseconds }) {
  const clients = Array.from({ length: 16 }, () => new pg.Client({ connectionString: hall.examUrl }));
  await Promise.all(clients.map((client) => client.connect()));
  const end = performance.now() + milliseconds;
  let count = 0;
  await Promise.all(
    clients.map(async (client, nth) => {
      const own = ids.filter((_, at) => at % clients.length === nth);
      for (let turn = 0; performance.now() < end; turn += 1, count += 1) {
        const { id, officerId } = own[turn % own.length];
        await client.query({ ...SAVE_ONE, values: [id, officerId, 1, sheet, rev + turn + 1, 'hash', null] });
      }
    }),
  );
  await Promise.all(clients.map((client) => client.end()));
  return count / (milliseconds / 1000);
}

/** Opens the savers' attempts under ids that pgbench can count, all on the exam's first form. */
async function openAttempts(hall, exam) {
  const ids = await hall.query(
    `UPDATE attempts a SET id = ('00000000-0000-4000-8000-' || lpad(nth::text, 12, '0'))::uuid, state = 'in_progress',
       epoch = 1, started_at = now(), deadline = now() + interval '5 hours', paper_id = form.id
     FROM (SELECT id, row_number() OVER (ORDER BY id) AS nth FROM attempts WHERE exam_id = $1) numbered,
       (SELECT id FROM papers WHERE exam_id = $1 AND form = 1) form
     WHERE a.id = numbered.id RETURNING a.id, a.officer_id AS "officerId"`,
    [exam.id],
  );
  const [{ content }] = await hall.query(`SELECT content FROM papers WHERE exam_id = $1 AND form = 1`, [
    exam.id,
  ]);
  return { ids, questions: content.flatMap(({ questions }) => questions) };
}

async function benchSaves(hall, attempts, sittingsAt) {
  const [through, bare, server, database, tail] = [[], [], [], [], []];
  await saveFor(hall.port, sittingsAt(1).slice(0, CONNECTIONS), CONNECTIONS, ROUND_MS);
  for (let round = 1; round <= ROUNDS; round += 1) {
    bare.push(await bareLoop(hall, attempts, 20_000_000 * round, ROUND_MS));
    const used = await cpuOver(hall.processes, () =>
      saveFor(
        hall.port,
        sittingsAt(20_000_000 * round + 10_000_000).slice(0, CONNECTIONS),
        CONNECTIONS,
        ROUND_MS,
      ),
    );
    const count = used.value.length;
    through.push(count / (ROUND_MS / 1000));
    server.push(used.server / count);
    database.push(used.database / count);
    tail.push(percentile(used.value, 0.99));
  }
  const alone = await saveFor(hall.port, sittingsAt(1_500_000_000).slice(0, 1), 1, ROUND_MS);
  return {
    savesPerSecond: median(through),
    barePerSecond: median(bare),
    bare: findPgbench() ? 'pgbench -M prepared' : 'a loop of node-postgres',
    ratio: median(through.map((value, index) => value / bare[index])),
    cpuPerSaveMs: median(server.map((value, index) => value + database[index])),
    ...{ serverCpuPerSaveMs: median(server), databaseCpuPerSaveMs: median(database) },
    ...{ p50AloneMs: percentile(alone, 0.5), p99At64Ms: median(tail) },
  };
}

/** Everybody has his page open when the clock strikes: begins, and fetches his paper. */
async function benchRush(hall, exam, officers) {
  const lines = [];
  for (const officer of officers) lines.push({ officer, line: await Connection.open(hall.port) });
  const startedAt = performance.now();
  const served = await Promise.all(
    lines.map(async ({ officer, line }) => {
      const { status, body } = await line.send(START(officer.cookie, `{"examId":"${exam.id}"}`));
      const attempt = status === 200 ? parse(body).data?.startAttempt : null;
      const paper = attempt?.paperUrl ? await line.send(fetchOf(attempt.paperUrl, officer.cookie)) : null;
      const isServed = paper?.status === 200 && paper.body.length > 1_000 && attempt.order.length === 50;
      return { isServed, ms: performance.now() - startedAt };
    }),
  );
  for (const { line } of lines) line.close();
  return {
    officers: officers.length,
    errors: served.filter(({ isServed }) => !isServed).length,
    lastServedMs: Math.max(...served.map(({ ms }) => ms)),
    medianMs: median(served.map(({ ms }) => ms)),
  };
}

const RESULT = operation('MyResult', {
  query: `query MyResult($input: ID!) { viewer { id attempt(id: $input) { id state result { points isPassed receiptCode } } } }`,
});

async function benchJourney(hall, exam, officers, questions) {
  const walk = async (officer) => {
    const line = await Connection.open(hall.port);
    const { id, epoch } = parse((await line.send(START(officer.cookie, `{"examId":"${exam.id}"}`))).body).data
      .startAttempt;
    await line.send(fetchOf(`/papers/${questions.hash}`, officer.cookie));
    const sitting = new Sitting({
      cookie: officer.cookie,
      attemptId: id,
      epoch,
      questions: questions.list,
      rev: 0,
    });
    for (let count = 10; count <= 50; count += 10)
      saved(await line.send(sitting.next(SAVE, answersOf(questions.list.slice(0, count), 'A'))));
    const handIn = await line.send(sitting.next(SUBMIT, answersOf(questions.list, 'A')));
    if (!handIn.body.includes('"SUBMITTED"')) throw new Error(`Not handed in: ${handIn.body}`);
    const result = await line.send(RESULT(officer.cookie, `"${id}"`));
    if (!result.body.includes('"state":"SUBMITTED"')) throw new Error(`No result: ${result.body}`);
    line.close();
  };
  const used = await cpuOver(hall.processes, async () => {
    const queue = [...officers];
    await Promise.all(
      Array.from({ length: 16 }, async () => {
        for (let officer = queue.pop(); officer; officer = queue.pop()) await walk(officer);
      }),
    );
  });
  const { length } = officers;
  return {
    cpuPerJourneyMs: (used.server + used.database) / length,
    ...{ serverCpuMs: used.server / length, databaseCpuMs: used.database / length },
  };
}

/** The exam path over HTTP, each figure beside what it should reach. */
export async function benchExam(isJson, only = null) {
  const wants = (name) => only === null || only === name;
  const hall = await ExamHall.open(SAVERS + RUSH);
  try {
    const savers = hall.officers.slice(0, SAVERS);
    const exams = {
      saves: await hall.exam(savers),
      rush: await hall.exam(hall.officers),
      journey: await hall.exam(savers.slice(0, JOURNEYS)),
    };
    const attempts = await openAttempts(hall, exams.saves);
    const cookieOf = new Map(hall.officers.map(({ id, cookie }) => [id, cookie]));
    const sittingsAt = (rev) =>
      attempts.ids.map(
        ({ id, officerId }) =>
          new Sitting({
            attemptId: id,
            cookie: cookieOf.get(officerId),
            epoch: 1,
            rev,
            questions: attempts.questions,
          }),
      );
    await hall.query(
      `UPDATE attempts SET paper_id = (SELECT id FROM papers WHERE exam_id = $1 AND form = 1) WHERE exam_id = $1`,
      [exams.journey.id],
    );
    const [journeyForm] = await hall.query(
      `SELECT hash, content FROM papers WHERE exam_id = $1 AND form = 1`,
      [exams.journey.id],
    );
    const list = journeyForm.content.flatMap(({ questions }) => questions);
    await hall.startServer();
    const figures = {};
    if (wants('saves')) figures.saves = await benchSaves(hall, attempts, sittingsAt);
    if (wants('rush')) figures.rush = await benchRush(hall, exams.rush, hall.officers.slice(SAVERS));
    if (wants('journey'))
      figures.journey = await benchJourney(hall, exams.journey, savers.slice(0, JOURNEYS), {
        hash: journeyForm.hash,
        list,
      });
    figures.memoryMb = memoryOf(hall.processes.serverPid);
    console.log(isJson ? JSON.stringify(figures) : figures);
  } finally {
    await hall.close();
  }
}
void wait;
