import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import excel from 'exceljs';
import { withServer } from './product-server.mjs';

const OFFICERS = 100_000;
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

async function settled(client, id) {
  for (;;) {
    const { rosterImport } = await client.ask(
      `query ($id: ID!) { rosterImport(id: $id) { state failure doneCount counts { new unchanged faulty } } }`,
      { id },
    );
    if (!['CHECKING', 'COMMITTING', 'UNDOING'].includes(rosterImport.state)) return rosterImport;
    await wait(200);
  }
}

async function step(client, name, type, input) {
  const answer = await client.ask(
    `mutation ($input: ${type}!) { it: ${name}(input: $input) { __typename
       ... on RosterImport { id sheetName columns { field column } } ... on Refused { message } } }`,
    { input },
  );
  if (answer.it.__typename === 'Refused') throw new Error(answer.it.message);
  return answer.it;
}

async function check(client, path) {
  const begun = await step(client, 'startRosterImport', 'StartRosterImportInput', {
    uploadId: await client.upload(path),
  });
  await step(client, 'checkRosterImport', 'CheckRosterImportInput', {
    importId: begun.id,
    sheetName: begun.sheetName,
    columns: begun.columns,
  });
  return { id: begun.id, ...(await settled(client, begun.id)) };
}

/** A hundred thousand officers from upload to roster, and the same file again: seconds, and the server's memory. */
export function benchRoster(isJson) {
  return withServer('training_manager', async ({ client, dataFolder, memory }) => {
    const { viewer } = await client.ask(`{ viewer { grants { role region { code } } } }`);
    const own = viewer.grants.find(({ role }) => role === 'TRAINING_MANAGER').region.code;
    const { regions } = await client.ask(`query ($code: Int) { regions(parentCode: $code) { code name } }`, {
      code: own,
    });
    const path = join(dataFolder, '名册.xlsx');
    await writeRoster(
      path,
      regions.map(({ code }) => String(code)),
    );
    const figures = { officers: OFFICERS, before: memory.now() };
    const timed = async (name, work) => {
      const started = performance.now();
      const result = await work();
      figures[name] = (performance.now() - started) / 1000;
      return result;
    };
    const first = await timed('checked', () => check(client, path));
    if (first.counts.new !== OFFICERS) throw new Error(JSON.stringify(first));
    await timed('committed', async () => {
      await step(client, 'commitRosterImport', 'CommitRosterImportInput', {
        importId: first.id,
        mode: 'ALL',
      });
      return settled(client, first.id);
    });
    const again = await timed('checkedAgain', () => check(client, path));
    if (again.counts.unchanged !== OFFICERS) throw new Error(JSON.stringify(again));
    figures.peak = memory.peak;
    figures.isBelow = figures.checked + figures.committed < LIMIT_SECONDS && figures.peak < LIMIT_MB;
    await timed('undone', async () => {
      await step(client, 'undoRosterImport', 'RosterImportInput', { importId: first.id });
      return settled(client, first.id);
    });
    if (isJson) console.log(JSON.stringify(figures, null, 2));
    else {
      for (const [name, value] of Object.entries(figures))
        console.log(`${name.padEnd(14)} ${typeof value === 'number' ? value.toFixed(1) : value}`);
    }
  });
}
