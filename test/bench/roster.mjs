import { Blob } from 'node:buffer';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clearInterval, setInterval } from 'node:timers';
import { setTimeout as wait } from 'node:timers/promises';
import excel from 'exceljs';

const { fetch, FormData } = globalThis;

const OFFICERS = 100_000;
const PORT = 3190;
const HOME = `http://127.0.0.1:${PORT}`;
const LIMIT_SECONDS = 60;
const LIMIT_MB = 400;
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const HEADINGS = ['姓名', '身份证号', '执法证号', '单位', '行政区划', '岗位', '人员类别', '等级', '任职日期'];
const SURNAMES = [...'王李张刘陈杨赵黄周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹'];
const GIVEN = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰春梅'];

function idNumberOf(index) {
  const day = new Date(Date.UTC(1970, 0, 1 + (index % 9000))).toISOString().slice(0, 10).replaceAll('-', '');
  const body = `150802${day}${String(Math.floor(index / 9000)).padStart(3, '0')}`;
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(body[at]), 0);
  return body + '10X98765432'[sum % 11];
}

/** A province's roster of a hundred thousand as a spreadsheet program saves it: shared texts, typed dates. */
async function writeRoster(path, counties) {
  const workbook = new excel.stream.xlsx.WorkbookWriter({
    filename: path,
    useSharedStrings: true,
    useStyles: true,
  });
  const sheet = workbook.addWorksheet('名册');
  sheet.addRow(HEADINGS).commit();
  for (let index = 0; index < OFFICERS; index += 1) {
    const county = counties[index % counties.length];
    const name =
      SURNAMES[index % SURNAMES.length] + GIVEN[index % GIVEN.length] + GIVEN[(index * 7) % GIVEN.length];
    const facts = ['执法员', '在岗', '初级', new Date(Date.UTC(2024, 2, 1))];
    sheet
      .addRow([name, idNumberOf(index), `B${100_000 + index}`, `${county}执法大队`, county, ...facts])
      .commit();
  }
  sheet.commit();
  await workbook.commit();
}

class Client {
  cookie = '';

  async ask(query, variables = {}) {
    const headers = { 'content-type': 'application/json', cookie: this.cookie };
    const response = await fetch(`${HOME}/graphql`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ query, variables }),
    });
    this.cookie = response.headers.get('set-cookie')?.split(';')[0] ?? this.cookie;
    const { data, errors } = await response.json();
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  }

  async upload(path) {
    const form = new FormData();
    const bytes = readFileSync(path);
    form.append('file', new Blob([bytes]), '名册.xlsx');
    const headers = { 'x-whetstone': '1', 'x-file-size': String(bytes.length), cookie: this.cookie };
    const response = await fetch(`${HOME}/files/uploads`, { method: 'POST', headers, body: form });
    return (await response.json()).id;
  }

  async settled(id) {
    for (;;) {
      const { rosterImport } = await this.ask(
        `query ($id: ID!) { rosterImport(id: $id) { state failure doneCount counts { new unchanged faulty } } }`,
        { id },
      );
      if (!['CHECKING', 'COMMITTING', 'UNDOING'].includes(rosterImport.state)) return rosterImport;
      await wait(200);
    }
  }

  async step(name, type, input) {
    const answer = await this.ask(
      `mutation ($input: ${type}!) { it: ${name}(input: $input) { __typename
         ... on RosterImport { id sheetName columns { field column } } ... on Refused { message } } }`,
      { input },
    );
    if (answer.it.__typename === 'Refused') throw new Error(answer.it.message);
    return answer.it;
  }

  async check(path) {
    const begun = await this.step('startRosterImport', 'StartRosterImportInput', {
      uploadId: await this.upload(path),
    });
    await this.step('checkRosterImport', 'CheckRosterImportInput', {
      importId: begun.id,
      sheetName: begun.sheetName,
      columns: begun.columns,
    });
    return { id: begun.id, ...(await this.settled(begun.id)) };
  }
}

const megabytesOf = (pid) =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;

/** The most memory the server has from now on, in MB. */
function watchMemory(pid) {
  const watched = { peak: 0, stop: () => clearInterval(timer) };
  const timer = setInterval(() => (watched.peak = Math.max(watched.peak, megabytesOf(pid))), 50);
  return watched;
}

async function startServer(dataFolder) {
  const server = spawn(
    process.execPath,
    ['--max-semi-space-size=8', '--heap-growing-percent=30', 'dist/apps/api/src/main.js'],
    {
      env: {
        ...process.env,
        DATA_DIR: dataFolder,
        PORT: String(PORT),
        GRAPHQL_DOCUMENTS: 'any',
        LOG_LEVEL: 'error',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  let text = '';
  server.stdout.on('data', (piece) => (text += piece));
  while (!text.includes('training_manager')) {
    if (server.exitCode !== null) throw new Error(text);
    await wait(100);
  }
  const [, account, password] = /^\s+(\S+)\s+(\S+)\s+\S+\s+\(training_manager\)/m.exec(text);
  return { server, account, password };
}

/** A hundred thousand officers from upload to roster, and the same file again: seconds, and the server's memory. */
export async function benchRoster(isJson) {
  const dataFolder = mkdtempSync(join(tmpdir(), 'whetstone-bench-'));
  chmodSync(dataFolder, 0o711);
  const { server, account, password } = await startServer(dataFolder);
  try {
    const client = new Client();
    await client.ask(
      `mutation ($input: SignInInput!) { signIn(input: $input) { __typename ... on Refused { message } } }`,
      { input: { account, password } },
    );
    const { viewer } = await client.ask(`{ viewer { grants { role region { code } } } }`);
    const own = viewer.grants.find(({ role }) => role === 'TRAINING_MANAGER').region.code;
    const { regions } = await client.ask(`query ($code: Int) { regions(parentCode: $code) { code name } }`, {
      code: own,
    });
    const path = join(dataFolder, 'roster.xlsx');
    await writeRoster(
      path,
      regions.map(({ code }) => String(code)),
    );
    const figures = { officers: OFFICERS, before: megabytesOf(server.pid) };
    const memory = watchMemory(server.pid);
    const timed = async (name, work) => {
      const started = performance.now();
      const result = await work();
      figures[name] = (performance.now() - started) / 1000;
      return result;
    };
    const first = await timed('checked', () => client.check(path));
    if (first.counts.new !== OFFICERS) throw new Error(JSON.stringify(first));
    await timed('committed', async () => {
      await client.step('commitRosterImport', 'CommitRosterImportInput', { importId: first.id, mode: 'ALL' });
      return client.settled(first.id);
    });
    const again = await timed('checkedAgain', () => client.check(path));
    if (again.counts.unchanged !== OFFICERS) throw new Error(JSON.stringify(again));
    figures.peak = memory.peak;
    memory.stop();
    figures.isBelow = figures.checked + figures.committed < LIMIT_SECONDS && figures.peak < LIMIT_MB;
    await timed('undone', async () => {
      await client.step('undoRosterImport', 'RosterImportInput', { importId: first.id });
      return client.settled(first.id);
    });
    if (isJson) console.log(JSON.stringify(figures, null, 2));
    else {
      for (const [name, value] of Object.entries(figures))
        console.log(`${name.padEnd(14)} ${typeof value === 'number' ? value.toFixed(1) : value}`);
    }
  } finally {
    server.kill('SIGTERM');
    await once(server, 'exit');
    rmSync(dataFolder, { recursive: true, force: true });
  }
}
