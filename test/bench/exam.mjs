import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { scoreAttempt } from '../../dist/libs/domain/src/index.js';
import { bareName, bareSaves } from './bare-saves.mjs';
import { cpuOver, memoryOf } from './cpu.mjs';
import { ExamHall } from './exam-hall.mjs';
import { Connection, fetchOf, operation } from './http-load.mjs';
import { median, percentile } from './percentile.mjs';

const CONNECTIONS = 64;
const SAVERS = 2_000;
const RUSH = 2_000;
const MARKED = 10_000;
const OVERLOAD_MS = 12_000;
const WARM_UP = 600;
const JOURNEYS = 1_000;
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

const SAVE = operation('SaveSheet', { hash: hashOf('SaveSheet'), canWait: true });
const SUBMIT = operation('SubmitAttempt', { hash: hashOf('SubmitAttempt') });
const START = operation('StartAttempt', { hash: hashOf('StartAttempt') });

const parse = (body) => JSON.parse(body.toString());

/** An attempt somebody is at, and its sheets: each save another one of them under the next revision. */
class Sitting {
  constructor({ cookie, attemptId, epoch, questions, rev }) {
    Object.assign(this, { cookie, attemptId, epoch, rev });
    this.sheets = sheetsOf(questions);
  }

  next(operationOf = SAVE, answers = this.sheets[this.rev % 2]) {
    this.rev += 1;
    const input = `{"attemptId":"${this.attemptId}","epoch":${this.epoch},"rev":${this.rev},"answers":${answers},"flagged":[]}`;
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

const made = new WeakMap();

/** Two sheets of a paper, made once for everybody who sits it. */
function sheetsOf(questions) {
  const sheets =
    made.get(questions) ?? ['A', 'B'].map((label) => answersOf(questions.slice(0, ANSWERS), label));
  made.set(questions, sheets);
  return sheets;
}

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

/** What the smallest answer of the same server costs: below it no operation can come on this machine. */
async function benchSmallest(hall) {
  const lines = await Promise.all(Array.from({ length: CONNECTIONS }, () => Connection.open(hall.port)));
  const request = fetchOf('/healthz', '');
  const end = performance.now() + ROUND_MS;
  const { server, value } = await cpuOver(hall.processes, async () => {
    let count = 0;
    const ask = async (line) => {
      for (; performance.now() < end; count += 1) await line.send(request);
    };
    await Promise.all(lines.map(ask));
    return count;
  });
  for (const line of lines) line.close();
  return server / value;
}

async function benchSaves(hall, attempts, sittingsAt) {
  const sheet = JSON.stringify({
    answers: JSON.parse(answersOf(attempts.questions.slice(0, ANSWERS), 'A')),
    flagged: [],
  });
  const [through, bare, server, database, tail, bareTail, bareCpu] = [[], [], [], [], [], [], []];
  await saveFor(hall.port, sittingsAt(1).slice(0, CONNECTIONS), CONNECTIONS, ROUND_MS);
  for (let round = 1; round <= ROUNDS; round += 1) {
    const alone = await cpuOver(hall.processes, () =>
      bareSaves(hall, attempts.ids, {
        sheet,
        rev: 20_000_000 * round,
        connections: CONNECTIONS,
        ms: ROUND_MS,
      }),
    );
    bare.push(alone.value.length / (ROUND_MS / 1000));
    bareTail.push(percentile(alone.value, 0.99));
    bareCpu.push(alone.database / alone.value.length);
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
  const bareAlone = await bareSaves(hall, attempts.ids, {
    ...{ sheet, rev: 1_550_000_000, connections: 1, ms: ROUND_MS },
  });
  return {
    savesPerSecond: median(through),
    barePerSecond: median(bare),
    bare: bareName,
    ratio: median(through.map((value, index) => value / bare[index])),
    cpuPerSaveMs: median(server.map((value, index) => value + database[index])),
    ...{ serverCpuPerSaveMs: median(server), databaseCpuPerSaveMs: median(database) },
    ...{ smallestAnswerCpuMs: await benchSmallest(hall), bareCpuPerSaveMs: median(bareCpu) },
    ...{ p50AloneMs: percentile(alone, 0.5), p99At64Ms: median(tail) },
    ...{ bareP50AloneMs: percentile(bareAlone, 0.5), bareP99At64Ms: median(bareTail) },
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
  const walkAll = (queue) =>
    Promise.all(
      Array.from({ length: 16 }, async () => {
        for (let officer = queue.pop(); officer; officer = queue.pop()) await walk(officer);
      }),
    );
  // A server that has run for a minute is asked about, not one that compiles its own code meanwhile.
  await walkAll(officers.slice(0, WARM_UP));
  const used = await cpuOver(hall.processes, () => walkAll(officers.slice(WARM_UP)));
  const length = officers.length - WARM_UP;
  return {
    cpuPerJourneyMs: (used.server + used.database) / length,
    ...{ serverCpuMs: used.server / length, databaseCpuMs: used.database / length },
  };
}

/** Devices that each save so often that together they ask three times what the server can, and come again when told to. */
async function benchOverload(hall, sittings, capacity) {
  const lines = await Promise.all(sittings.map(() => Connection.open(hall.port)));
  const periodMs = (sittings.length / (3 * capacity)) * 1000;
  const end = performance.now() + OVERLOAD_MS;
  const accepted = [];
  const memory = [memoryOf(hall.processes.serverPid)];
  const watch = setInterval(() => memory.push(memoryOf(hall.processes.serverPid)), 250);
  let refused = 0;
  await Promise.all(
    sittings.map(async (sitting, nth) => {
      await wait(Math.random() * periodMs);
      while (performance.now() < end) {
        const due = performance.now() + periodMs;
        const request = sitting.next();
        for (;;) {
          const sent = performance.now();
          const answer = await lines[nth].send(request);
          if (answer.status !== 503) {
            saved(answer);
            accepted.push(performance.now() - sent);
            break;
          }
          refused += 1;
          const seconds = Number(/retry-after: (\d+)/i.exec(answer.head)?.[1]);
          if (!(seconds > 0)) throw new Error(`Refused without a time: ${answer.head}`);
          await wait(seconds * 1000);
        }
        await wait(Math.max(0, due - performance.now()));
      }
    }),
  );
  clearInterval(watch);
  for (const line of lines) line.close();
  const kept = new Map(
    (
      await hall.query(`SELECT id, rev FROM attempts WHERE id = ANY ($1)`, [
        sittings.map(({ attemptId }) => attemptId),
      ])
    ).map(({ id, rev }) => [id, rev]),
  );
  return {
    ...{
      devices: sittings.length,
      askedPerSecond: 3 * capacity,
      acceptedPerSecond: accepted.length / (OVERLOAD_MS / 1000),
    },
    ...{ refused, acceptedP99Ms: percentile(accepted, 0.99), acceptedMaxMs: Math.max(...accepted) },
    lost: sittings.filter(({ attemptId, rev }) => kept.get(attemptId) !== rev).length,
    ...{
      memoryBeforeMb: memory[0],
      memoryMostMb: Math.max(...memory),
      memoryAfterMb: memoryOf(hall.processes.serverPid),
    },
  };
}

/** Full sheets whose time is over: the server notices, marks them and closes them, while others save. */
async function benchMarking(hall, exams, sittings) {
  const [{ keys, content }] = await hall.query(
    `SELECT k.keys, p.content FROM papers p JOIN paper_keys k ON k.paper_id = p.id WHERE p.exam_id = $1 AND p.form = 1`,
    [exams[0].id],
  );
  const questions = content.flatMap((section) => section.questions);
  const sheets = ['A', 'B'].map((label) => answersOf(questions, label));
  const parsed = sheets.map((sheet) => JSON.parse(sheet));
  const before = process.cpuUsage();
  for (let nth = 0; nth < MARKED; nth += 1) scoreAttempt(keys, parsed[nth % 2], 6_000);
  const rule = process.cpuUsage(before);
  for (const [nth, exam] of exams.entries())
    await hall.query(
      `INSERT INTO attempts (exam_id, officer_id, number, paper_id, state, epoch, rev, sheet, sheet_hash, started_at, deadline,
         region_code)
       SELECT $1, id, 1, (SELECT id FROM papers WHERE exam_id = $1 AND form = 1), 'in_progress', 1, 5,
         jsonb_build_object('answers', $2::jsonb, 'flagged', '[]'::jsonb), '', now() - interval '2 hours', now() - interval '1 hour',
         region_code
       FROM officers ORDER BY certificate_no LIMIT $3`,
      [exam.id, sheets[nth % 2], Math.ceil(MARKED / exams.length)],
    );
  const ids = exams.map(({ id }) => id);
  const left = async () =>
    (
      await hall.query(
        `SELECT count(*)::int AS n FROM attempts WHERE exam_id = ANY ($1) AND state = 'in_progress'`,
        [ids],
      )
    )[0].n;
  const all = await left();
  const times = [];
  let isOver = false;
  const saving = Promise.all(
    sittings.slice(0, 16).map(async (sitting) => {
      const line = await Connection.open(hall.port);
      while (!isOver) {
        const sent = performance.now();
        saved(await line.send(sitting.next()));
        times.push({ sent, ms: performance.now() - sent });
        await wait(20);
      }
      line.close();
    }),
  );
  while ((await left()) === all) await wait(20);
  const begun = performance.now();
  const used = await cpuOver(hall.processes, async () => {
    while ((await left()) > 0) await wait(50);
  });
  const ended = performance.now();
  isOver = true;
  await saving;
  const meanwhile = times.filter(({ sent }) => sent >= begun && sent <= ended).map(({ ms }) => ms);
  return {
    ...{
      sheets: all,
      questions: questions.length,
      ruleCpuMs: (rule.user + rule.system) / 1000,
      tookMs: ended - begun,
    },
    ...{ serverCpuMs: used.server, databaseCpuMs: used.database, savesMeanwhile: meanwhile.length },
    savesP99Ms: meanwhile.length > 0 ? percentile(meanwhile, 0.99) : null,
  };
}

const LEFT_OUT =
  'Not included: TLS, signing in, the network between device and server, other load on the machine but this process.';

/** The exam path over HTTP, each figure beside what it should reach. */
export async function benchExam(isJson, only = null) {
  const wants = (name) => only === null || only.split(',').includes(name);
  const hall = await ExamHall.open(SAVERS + RUSH);
  try {
    const [savers, beginners] = [hall.officers.slice(0, SAVERS), hall.officers.slice(SAVERS)];
    const saves = await hall.exam(hall.officers);
    const rush = await hall.exam(beginners);
    const journey = await hall.exam(savers.slice(0, JOURNEYS));
    const marked = [await hall.exam([]), await hall.exam([]), await hall.exam([])];
    const attempts = await openAttempts(hall, saves);
    const form = await onOneForm(hall, journey);
    const sittingsAt = sittingsOf(hall, attempts);
    await hall.startServer();
    const figures = {};
    if (wants('saves')) figures.saves = await benchSaves(hall, attempts, sittingsAt);
    if (wants('rush')) figures.rush = await benchRush(hall, rush, beginners);
    if (wants('journey'))
      figures.journey = await benchJourney(hall, journey, savers.slice(0, JOURNEYS), form);
    if (wants('marking')) figures.marking = await benchMarking(hall, marked, sittingsAt(1_600_000_000));
    if (wants('overload')) {
      const capacity = figures.saves?.savesPerSecond ?? (await capacityOf(hall, sittingsAt));
      figures.overload = await benchOverload(hall, sittingsAt(1_700_000_000), capacity);
    }
    if (isJson) console.log(JSON.stringify({ ...figures, leftOut: LEFT_OUT }));
    else print(figures);
  } finally {
    await hall.close();
  }
}

async function capacityOf(hall, sittingsAt) {
  const times = await saveFor(
    hall.port,
    sittingsAt(1_650_000_000).slice(0, CONNECTIONS),
    CONNECTIONS,
    ROUND_MS,
  );
  return times.length / (ROUND_MS / 1000);
}

const sittingsOf = (hall, { ids, questions }) => {
  const cookieOf = new Map(hall.officers.map(({ id, cookie }) => [id, cookie]));
  return (rev) =>
    ids.map(
      ({ id, officerId }) =>
        new Sitting({ attemptId: id, cookie: cookieOf.get(officerId), epoch: 1, rev, questions }),
    );
};

/** Everybody's ready attempt on the first form, so that one list of questions is everybody's. */
async function onOneForm(hall, exam) {
  const [{ id, hash, content }] = await hall.query(
    `SELECT id, hash, content FROM papers WHERE exam_id = $1 AND form = 1`,
    [exam.id],
  );
  await hall.query(`UPDATE attempts SET paper_id = $2 WHERE exam_id = $1`, [exam.id, id]);
  return { hash, list: content.flatMap(({ questions }) => questions) };
}

function print({ saves, rush, journey, marking, overload }) {
  const row = (name, value, target) =>
    console.log(`${name.padEnd(46)}${String(value).padStart(14)}   (${target})`);
  const ms = (value) => `${value.toFixed(value < 10 ? 2 : 0)} ms`;
  if (saves) {
    row(`saves/s through Apollo ÷ ${saves.bare}`, saves.ratio.toFixed(2), '≥ 0.8');
    row(
      '  saves/s, statements/s',
      `${Math.round(saves.savesPerSecond)} / ${Math.round(saves.barePerSecond)}`,
      '',
    );
    row('processor time of a save', ms(saves.cpuPerSaveMs), '≤ 0.11 ms');
    row('  server, database', `${ms(saves.serverCpuPerSaveMs)} ${ms(saves.databaseCpuPerSaveMs)}`, '');
    row(
      '  the smallest answer, the bare statement',
      `${ms(saves.smallestAnswerCpuMs)} ${ms(saves.bareCpuPerSaveMs)}`,
      'the raw limit',
    );
    row('p50 at 1 connection', ms(saves.p50AloneMs), '≤ 0.6 ms');
    row('  the bare statement', ms(saves.bareP50AloneMs), 'the raw limit');
    row('p99 at 64 connections', ms(saves.p99At64Ms), '≤ 15 ms');
    row('  the bare statement', ms(saves.bareP99At64Ms), 'the raw limit');
  }
  if (rush)
    row(
      `${rush.officers} begin at once: last served, errors`,
      `${ms(rush.lastServedMs)}, ${rush.errors}`,
      '≤ 1200 ms, 0',
    );
  if (journey) row('processor time of a whole journey', ms(journey.cpuPerJourneyMs), '≤ 4 ms');
  if (marking) {
    row(
      `marking ${marking.sheets} × ${marking.questions}: the rule`,
      ms(marking.ruleCpuMs),
      '≤ 1 s of one core',
    );
    row(
      '  reading, marking, writing: server, database',
      `${ms(marking.serverCpuMs)} ${ms(marking.databaseCpuMs)}`,
      '',
    );
    row('  p99 of saves meanwhile', marking.savesP99Ms === null ? 'none' : ms(marking.savesP99Ms), '≤ 30 ms');
  }
  if (overload) {
    row('three times capacity: p99 of what is accepted', ms(overload.acceptedP99Ms), '≤ 1000 ms');
    row('  told to come again, lost', `${overload.refused}, ${overload.lost}`, '0 lost');
    row(
      '  memory before, most, after',
      [overload.memoryBeforeMb, overload.memoryMostMb, overload.memoryAfterMb].map(Math.round).join(' '),
      'flat',
    );
  }
  console.log(LEFT_OUT);
}
