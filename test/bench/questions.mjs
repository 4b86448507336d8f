import { join } from 'node:path';
import excel from 'exceljs';
import { withServer } from './product-server.mjs';

const QUESTIONS = 1_670;
const LIMIT_SECONDS = 10;
const ROWS = 10_000;
const HEADINGS = [
  '题型',
  '题干',
  '选项A',
  '选项B',
  '选项C',
  '选项D',
  '答案',
  '解析',
  '知识点',
  '难度',
  '法条',
  '适用日期',
];
const SUBJECTS = [...'水气声渣土核光海湖河渠窑炉塔罐仓泵阀'];
const DEEDS = [
  '排放',
  '倾倒',
  '贮存',
  '监测',
  '查封',
  '扣押',
  '复查',
  '公开',
  '报告',
  '拆除',
  '闲置',
  '转移',
];
const DUTIES = ['期限', '依据', '程序', '罚则', '主体', '文书', '证据', '例外'];

/** Questions that differ in what they ask and not in a number alone: the search for what is alike has its work. */
function questionRow(index) {
  const subject = SUBJECTS[index % SUBJECTS.length];
  const deed = DEEDS[Math.floor(index / SUBJECTS.length) % DEEDS.length];
  const duty = DUTIES[Math.floor(index / SUBJECTS.length / DEEDS.length) % DUTIES.length];
  const stem = `第${index}组材料中，某厂${subject}类设施的${deed}发生争议，其${duty}应当如何认定（${index * 7919}号）？`;
  const options = ['按现场笔录', '按监测报告', `按${deed}台账`, `按${subject}许可证`];
  const more = ['B', `${duty}以监测报告为准。`, `${deed}/${duty}`, String((index % 5) + 1)];
  return ['单选', stem, ...options, ...more, '环境保护法第五十九条', '2020-01-01'];
}

/** @param isWrong says which rows have a key that is no option. */
async function writeQuestions(path, count, isWrong) {
  const workbook = new excel.stream.xlsx.WorkbookWriter({ filename: path, useSharedStrings: true });
  const sheet = workbook.addWorksheet('试题');
  sheet.addRow(HEADINGS).commit();
  for (let index = 0; index < count; index += 1) {
    const row = questionRow(index);
    if (isWrong(index)) row[6] = 'Z';
    sheet.addRow(row).commit();
  }
  sheet.commit();
  await workbook.commit();
}

/** A file of questions from upload to bank, and a large one of which every tenth is wrong: seconds, and memory. */
export function benchQuestions(isJson) {
  return withServer('author', async ({ client, dataFolder, memory }) => {
    const { banks } = await client.ask(`{ banks { id mayWrite } }`);
    const bankId = banks.find(({ mayWrite }) => mayWrite).id;
    const step = async (name, type, input, fields) => {
      const { it } = await client.ask(
        `mutation ($input: ${type}!) { it: ${name}(input: $input) { __typename ${fields} ... on Refused { message } } }`,
        { input },
      );
      if (it.__typename === 'Refused') throw new Error(it.message);
      return it;
    };
    const preview = (uploadId) =>
      step(
        'previewQuestionImport',
        'PreviewQuestionImportInput',
        { bankId, uploadId },
        `... on QuestionPreview { newCount faultyCount faults { row code } rows { row stem similar { likeness } } }`,
      );
    const file = join(dataFolder, '试题.xlsx');
    const large = join(dataFolder, '大文件.xlsx');
    await writeQuestions(file, QUESTIONS, () => false);
    await writeQuestions(large, ROWS, (index) => index % 10 === 9);
    const figures = { questions: QUESTIONS, before: memory.now() };
    const timed = async (name, work) => {
      const started = performance.now();
      const result = await work();
      figures[name] = (performance.now() - started) / 1000;
      return result;
    };
    const uploadId = await timed('uploaded', () => client.upload(file));
    const looked = await timed('looked', () => preview(uploadId));
    if (looked.newCount !== QUESTIONS) throw new Error(JSON.stringify(looked).slice(0, 2_000));
    const input = { bankId, uploadId, mode: 'ALL', target: 'DRAFT' };
    const written = await timed('written', () =>
      step('commitQuestionImport', 'CommitQuestionImportInput', input, '... on QuestionImport { newCount }'),
    );
    if (written.newCount !== QUESTIONS) throw new Error(JSON.stringify(written));
    figures.peak = memory.peak;
    figures.isBelow = figures.uploaded + figures.looked + figures.written < LIMIT_SECONDS;
    const faulty = await timed(`lookedAt${ROWS}`, async () => preview(await client.upload(large)));
    figures.faults = faulty.faultyCount;
    figures.peakOfLarge = memory.peak;
    if (isJson) console.log(JSON.stringify(figures, null, 2));
    else {
      for (const [name, value] of Object.entries(figures))
        console.log(`${name.padEnd(14)} ${typeof value === 'number' ? value.toFixed(1) : value}`);
    }
  });
}
