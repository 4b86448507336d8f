import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { LawCatalogue } from '@whetstone/domain';
import { docxOfText } from '../../../libs/formats/src/statute/build-docx.example';
import { runCli } from './cli/run-cli';

const catalogue: LawCatalogue = [
  {
    slug: 'tea',
    title: '办公室茶水法',
    shortTitle: '茶水法',
    aliases: [],
    editions: [
      { slug: 'tea-2020', label: '2020年', effectiveFrom: '2020-01-01', effectiveTo: null, articles: 3 },
    ],
  },
];

const files = {
  'good.csv':
    '题型,题干,选项A,选项B,答案,法条\n单选题,哪个大？,一,二,B,茶水法第三条\n判断题,二大于一。,,,√,\n',
  'bad.csv': '题型,题干,选项A,选项B,答案,法条\n单选题,哪个大？,一,二,C,茶水法第四条\n',
  'wrong.csv': '姓名\n甲\n',
  'weights.gift': '哪些？{~%75%一 ~%25%二 ~%-50%三}\n\n一加一是{=二 =2}\n',
  'tea.md': '# 办公室茶水法\n\n2020年1月1日通过\n\n第一条 喝茶。\n\n第二条 再喝。\n',
  'gap.md': '# 办公室茶水法\n\n2020年1月1日通过\n\n第一条 喝茶。\n\n第三条 再喝。\n',
} as const;

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'whetstone-cli-'));
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
});

afterAll(() => rm(folder, { recursive: true }));

async function run(...args: readonly string[]): Promise<{ code: number; lines: string[] }> {
  const lines: string[] = [];
  const placed = args.map((arg) => (arg in files ? join(folder, arg) : arg));
  const code = await runCli(placed, { print: (line) => lines.push(line), today: '2026-11-23', catalogue });
  return { code, lines };
}

describe('questions check', () => {
  it('counts the questions that can be imported', async () => {
    expect(await run('questions', 'check', 'good.csv')).toEqual({
      code: 0,
      lines: [
        'good.csv：可导入 2 题（单选题 1、多选题 0、判断题 1、填空题 0、简答题 0、案例分析题 0）',
        '错误 0，提醒 0',
      ],
    });
  });

  it('says every fault with its row and column, and fails', async () => {
    expect(await run('questions', 'check', 'bad.csv', '--lang', 'en')).toEqual({
      code: 1,
      lines: [
        'bad.csv: 0 questions can be imported (single 0, multiple 0, true/false 0, fill-in 0, short answer 0, case 0)',
        '2 errors, 0 warnings',
        '[error] Row 2, column "法条": the cited article does not exist: "《办公室茶水法》第四条"; the law has articles 1–3.',
        '[error] Row 2, column "答案": the key "C" is not one of the options; the options are A B.',
      ],
    });
  });

  it('gives programs the same as JSON', async () => {
    const { code, lines } = await run('questions', 'check', 'bad.csv', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(lines.join('\n'))).toMatchObject({
      file: 'bad.csv',
      format: 'csv',
      questions: 0,
      byType: { single: 0 },
      items: [],
      faults: [
        {
          at: 2,
          field: '法条',
          code: 'CITATION_UNKNOWN_ARTICLE',
          message: expect.stringContaining('第四条'),
        },
        { at: 2, code: 'KEY_NOT_AN_OPTION' },
      ],
    });
  });

  it('gives programs each question with its key', async () => {
    const { code, lines } = await run('questions', 'check', 'weights.gift', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(lines.join('\n'))).toMatchObject({
      format: 'gift',
      questions: 2,
      items: [
        {
          type: 'multiple',
          stem: '哪些？',
          options: [{ label: 'A', text: '一' }, { label: 'B' }, { label: 'C' }],
          key: ['A', 'B'],
          ratioByOption: { A: 0.75, B: 0.25, C: -0.5 },
        },
        { type: 'fill_in', key: [['二', '2']] },
      ],
    });
  });

  it('names the columns another file lacks', async () => {
    const { code, lines } = await run('questions', 'check', 'wrong.csv');
    expect(code).toBe(1);
    expect(lines.filter((line) => line.includes('缺少此列'))).toHaveLength(3);
  });
});

describe('questions convert', () => {
  it.each([
    ['out.xlsx', 'xlsx'],
    ['out.csv', 'csv'],
    ['out.txt', 'text'],
    ['out.docx', 'docx'],
    ['out.gift', 'gift'],
    ['out.xml', 'moodle'],
    ['out.zip', 'qti2.1'],
  ])('writes %s, which reads as the same questions', async (name, format) => {
    const out = join(folder, name);
    expect((await run('questions', 'convert', 'good.csv', out)).code).toBe(0);
    const { lines } = await run('questions', 'check', out, '--json');
    expect(JSON.parse(lines.join('\n'))).toMatchObject({
      format,
      questions: 2,
      items: [
        { type: 'single', key: ['B'] },
        { type: 'true_false', key: true },
      ],
    });
  });

  it('writes the format it is asked for', async () => {
    const out = join(folder, 'three.zip');
    expect((await run('questions', 'convert', 'good.csv', out, '--format', 'qti3')).code).toBe(0);
    const { lines } = await run('questions', 'check', out, '--json');
    expect(JSON.parse(lines.join('\n'))).toMatchObject({ format: 'qti3', questions: 2 });
  });

  it('lists what the format cannot carry', async () => {
    const { code, lines } = await run('questions', 'convert', 'good.csv', join(folder, 'out.aiken'));
    expect(code).toBe(0);
    expect(lines).toEqual([
      'good.csv → out.aiken（aiken）：2 题，其中 2 题有内容无法带入\n[丢失] 第 1 题“哪个大？”：法条、适用日期\n[丢失] 第 2 题“二大于一。”：整道题（该格式没有此题型）',
      '错误 0，提醒 0',
    ]);
    const json = await run('questions', 'convert', 'good.csv', join(folder, 'out.aiken'), '--json');
    expect(JSON.parse(json.lines.join('\n'))).toMatchObject({
      from: { format: 'csv' },
      to: { file: 'out.aiken', format: 'aiken' },
      lost: [
        { number: 1, lost: ['citations', 'referenceDate'] },
        { number: 2, lost: ['question'] },
      ],
      faults: [],
    });
  });

  it('fails when questions were refused, and says which', async () => {
    const { code, lines } = await run('questions', 'convert', 'bad.csv', join(folder, 'none.csv'));
    expect(code).toBe(1);
    expect(lines.join('\n')).toContain('第 2 行「答案」');
  });

  it.each([
    [['questions', 'convert', 'good.csv']],
    [['questions', 'convert', 'good.csv', 'out.pdf']],
    [['questions', 'convert', 'good.csv', 'out.zip', '--format', 'qti9']],
    [['questions', 'check', 'good.csv', '--format', 'csv']],
  ])('%j shows the usage', async (args) => {
    expect((await run(...args)).code).toBe(2);
  });
});

describe('laws check', () => {
  it('gives title and number of articles', async () => {
    expect(await run('laws', 'check', 'tea.md')).toEqual({
      code: 0,
      lines: ['《办公室茶水法》：共 2 条', '错误 0，提醒 0'],
    });
  });

  it('finds a gap', async () => {
    const { code, lines } = await run('laws', 'check', 'gap.md');
    expect(code).toBe(1);
    expect(lines.at(-1)).toBe('[错误] 第 7 行：条文不连续：读到“第三条”，应为“第二条”。');
  });
});

describe('laws check for programs', () => {
  it('gives title, articles and chapters of a Word file as JSON', async () => {
    const text = '办公室茶水法\n2020年1月1日通过\n第一章　总则\n第一条　喝茶。\n第二章　附则\n第三条　再喝。';
    await writeFile(join(folder, 'tea.docx'), docxOfText(text));
    const { code, lines } = await run('laws', 'check', join(folder, 'tea.docx'), '--json');
    expect(code).toBe(1);
    expect(JSON.parse(lines.join('\n'))).toMatchObject({
      ...{ file: 'tea.docx', title: '办公室茶水法', articles: 2, chapters: 2 },
      faults: [{ row: 6, code: 'ARTICLE_GAP', found: '第三条', expected: '第二条' }],
    });
  });

  it('says why a file cannot be read', async () => {
    await writeFile(join(folder, 'old.docx'), new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]));
    const { code, lines } = await run('laws', 'check', join(folder, 'old.docx'), '--json');
    expect(code).toBe(1);
    expect(JSON.parse(lines.join('\n'))).toMatchObject({ articles: 0, faults: [{ code: 'OLD_DOC' }] });
  });
});

describe('a command that is not understood', () => {
  it.each([
    [[]],
    [['questions']],
    [['questions', 'check']],
    [['questions', 'eat', 'good.csv']],
    [['questions', 'check', 'good.csv', 'bad.csv']],
    [['questions', 'check', 'good.csv', '--lang', 'fr']],
    [['questions', 'check', 'good.csv', '--loud']],
  ])('%j shows the usage', async (args) => {
    const { code, lines } = await run(...args);
    expect(code).toBe(2);
    expect(lines.join('\n')).toContain('whetstone questions check FILE');
  });

  it('names a file that is not there', async () => {
    const { code, lines } = await run('laws', 'check', 'nowhere.md');
    expect(code).toBe(2);
    expect(lines.join('\n')).toContain('nowhere.md');
  });
});
