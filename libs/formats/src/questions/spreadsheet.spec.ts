import { Buffer } from 'node:buffer';
import { describe, expect, it } from '@jest/globals';
import type { QuestionDraft } from '@whetstone/domain';
import { questionTemplate } from '../templates/templates';
import { buildTable } from '../workbook/build-table.example';
import { parseQuestions } from './parse-questions';
import { readQuestions } from './read-questions';
import { writeQuestions } from './write-questions';

const today = '2026-11-23';
const header =
  '题型,题干,选项A,选项B,选项C,选项D,选项E,选项F,答案,解析,难度,认知,分值,知识点,法条,适用日期,案例,材料';

function bytesOf(...lines: readonly string[]): Uint8Array {
  return new TextEncoder().encode(lines.join('\n'));
}

function read(...lines: readonly string[]) {
  return readQuestions(bytesOf(...lines), '题.csv', [], { today });
}

function parse(headings: readonly string[], ...rows: readonly (readonly string[])[]) {
  return parseQuestions(buildTable(headings, rows), [], { today });
}

describe('a file of all six types', () => {
  it('is read with its levels of thought, 要点 and cases', async () => {
    const { format, questions, faults } = await read(
      header,
      '单选,哪个大？,一,二,,,,,B,略,1,识记,1,数/大小,,2026-01-02,,',
      '多选,哪些大于一？,一,二,三,,,,BC,,2,理解,2,数,,,,',
      '判断,二大于一。,,,,,,,√,,3,应用,1,,,,,',
      '填空,一加一是____，又叫____。,,,,,,,二|2；两个,,4,分析,2,,,,,',
      '简答,为什么？,,,,,,,说明理由（1分）；告知权利（1.5分）,,5,,2.5,,,,,',
      '单选,甲应当怎样？,走,留,,,,,A,因为,2,理解,1,办案,,2026-03-04,渠边的一夜,甲在渠边。',
      '简答,写出理由。,,,,,,,其一；其二,,4,分析,3,办案,,,渠边的一夜,',
      '判断,乙没有错。,,,,,,,×,,3,,1,,,,另一案,乙在场。',
    );
    expect(faults).toEqual([]);
    expect(format).toBe('csv');
    expect(questions.map(({ type }) => type)).toEqual([
      ...['single', 'multiple', 'true_false', 'fill_in', 'short_answer', 'case', 'case'],
    ]);
    expect(questions[0]).toMatchObject({ cognition: 'remember', difficulty: 1 });
    expect(questions[4]).toMatchObject({
      pointsHundredths: 250,
      key: {
        kind: 'text',
        points: [
          { text: '说明理由', pointsHundredths: 100 },
          { text: '告知权利', pointsHundredths: 150 },
        ],
      },
    });
    expect(questions[5]).toMatchObject({
      rowNumber: 7,
      stem: '甲在渠边。',
      pointsHundredths: 400,
      difficulty: 4,
      cognition: 'analyse',
      topicPath: ['办案'],
      referenceDate: '2026-03-04',
      parts: [
        { type: 'single', stem: '甲应当怎样？', explanation: '因为', pointsHundredths: 100 },
        { type: 'short_answer', stem: '写出理由。', pointsHundredths: 300 },
      ],
      key: {
        kind: 'case',
        parts: [
          { kind: 'choice', labels: ['A'] },
          {
            kind: 'text',
            points: [
              { text: '其一', pointsHundredths: 150 },
              { text: '其二', pointsHundredths: 150 },
            ],
          },
        ],
      },
    });
  });

  it('names the row of the sub-question that is wrong, and leaves its case out', async () => {
    const { questions, faults } = await read(
      header,
      '单选,甲应当怎样？,走,留,,,,,A,,,,1,,,,渠边,甲在渠边。',
      '单选,乙应当怎样？,走,留,,,,,C,,,,1,,,,渠边,',
    );
    expect(questions).toEqual([]);
    expect(faults).toMatchObject([{ at: 3, row: 3, field: '答案', code: 'KEY_NOT_AN_OPTION' }]);
  });

  it('asks for the material of a case', async () => {
    const { faults } = await read(header, '判断,乙没有错。,,,,,,,×,,3,,1,,,,另一案,');
    expect(faults).toMatchObject([{ at: 2, field: '材料', code: 'REQUIRED' }]);
  });

  it('asks for a level of thought it knows', async () => {
    const { faults } = await read(header, '判断,一。,,,,,,,对,,3,背诵,1,,,,,');
    expect(faults).toMatchObject([{ at: 2, field: '认知', code: 'UNKNOWN_COGNITION', found: '背诵' }]);
  });

  it.each([
    ['UTF-8 with a byte order mark', 'utf8', '\ufeff'],
    ['UTF-16', 'utf16le', '\ufeff'],
  ] as const)('may be %s', async (_name, encoding, mark) => {
    const bytes = new Uint8Array(Buffer.from(`${mark}题型,题目,答案\n判断,二大于一。,对\n`, encoding));
    expect((await readQuestions(bytes, '题.csv', [], { today })).questions).toHaveLength(1);
  });

  it('may be GBK', async () => {
    // 题型,题目,答案 / 判断,二大于一,对
    const gbk = 'cce2d0cd2ccce2c4bf2cb4f0b0b80ac5d0b6cf2cb6feb4f3d3dad2bb2cb6d4';
    const bytes = new Uint8Array(Buffer.from(gbk, 'hex'));
    expect((await readQuestions(bytes, '题.csv', [], { today })).questions).toMatchObject([
      { stem: '二大于一', key: { isTrue: true } },
    ]);
  });
});

describe('keys', () => {
  it.each([
    ['A;B', 'AB'],
    ['A；B', 'AB'],
    ['A|B', 'AB'],
    ['A｜C', 'AC'],
    ['1,2', 'AB'],
    ['13', 'AC'],
    ['2、3', 'BC'],
  ])('%s is %s', (text, labels) => {
    const row = ['多选', '哪些？', '一', '二', '三', text];
    const { questions } = parse(['题型', '题干', 'A', 'B', 'C', '答案'], row);
    expect(questions).toMatchObject([{ key: { labels: [...labels] } }]);
  });

  it.each([
    ['1', true],
    ['0', false],
    ['是', true],
    ['否', false],
  ])('%s answers a true/false question', (text, isTrue) => {
    expect(parse(['题型', '题干', '答案'], ['判断', '一。', text]).questions).toMatchObject([
      { key: { isTrue } },
    ]);
  });

  it('选择题 is single or multiple as its key has it', () => {
    const headings = ['题型', '题干', 'A', 'B', '答案'];
    const { questions } = parse(
      headings,
      ['选择题', '一？', '甲', '乙', 'A'],
      ['选择题', '二？', '甲', '乙', 'AB'],
    );
    expect(questions.map(({ type }) => type)).toEqual(['single', 'multiple']);
  });

  it('blanks may be free in their order and need only be contained; a backslash keeps a mark', () => {
    const row = ['填空', '____和____', '【顺序不限】【包含即可】甲\\；乙|丙；丁'];
    expect(parse(['题型', '题干', '答案'], row).questions).toMatchObject([
      { key: { isOrderFree: true, matching: 'contains', blanks: [['甲；乙', '丙'], ['丁']] } },
    ]);
  });

  it('option weights are a column of their own', () => {
    const row = ['多选', '哪些？', '一', '二', '三', 'AB', 'A:1；B:50%；C:-0.5'];
    const headings = ['题型', '题干', 'A', 'B', 'C', '答案', '选项权重'];
    expect(parse(headings, row).questions).toMatchObject([
      { key: { labels: ['A', 'B'], ratioByLabel: { A: 1, B: 0.5, C: -0.5 } } },
    ]);
    const wrong = parse(headings, row.with(6, 'A:两倍'));
    expect(wrong.faults).toMatchObject([{ row: 2, field: '选项权重', code: 'KEY_UNREADABLE' }]);
  });

  it('要点 that do not add up to the points are refused', () => {
    const row = ['简答', '为什么？', '其一（1分）；其二（3分）', '3'];
    expect(parse(['题型', '题干', '答案', '分值'], row).faults).toMatchObject([
      { row: 2, field: '答案', code: 'POINTS_SUM', found: '4', expected: '3' },
    ]);
  });
});

describe('one row an option', () => {
  const headings = ['题号', '题型', '题干', '选项', '选项内容', '是否正确', '难度'];

  it('is read as one question over several rows', () => {
    const { questions, faults } = parse(
      headings,
      ['1', '单选', '哪个大？', 'A', '一', '否', '易'],
      ['', '', '', 'B', '二', '是', ''],
      ['2', '多选', '哪个大？哪些小？', 'A', '一', '1', '难'],
      ['2', '多选', '哪个大？哪些小？', 'B', '二', '0', '难'],
      ['2', '多选', '哪个大？哪些小？', 'C', '三', '1', '难'],
    );
    expect(faults).toEqual([]);
    expect(questions).toMatchObject([
      { rowNumber: 2, difficulty: 1, key: { labels: ['B'] }, options: [{ text: '一' }, { text: '二' }] },
      { rowNumber: 4, difficulty: 5, key: { labels: ['A', 'C'] } },
    ]);
  });

  it('needs no column of answers', async () => {
    const { questions, faults } = await read(
      '题型,题目,选项内容,是否正确',
      '单选题,哪个大？,一,',
      ',,二,√',
      '单选题,哪个小？,一,√',
      ',,二,',
    );
    expect(faults).toEqual([]);
    expect(questions).toMatchObject([{ key: { labels: ['B'] } }, { key: { labels: ['A'] } }]);
  });

  it('keeps a question out when one of its later rows is wrong', async () => {
    const { questions, faults } = await read('题型,题目,选项内容,是否正确', '单选,大？,一,√', ',,=A1,');
    expect(questions).toEqual([]);
    expect(faults).toMatchObject([{ at: 3, code: 'FORMULA_CELL', field: '选项内容' }]);
  });

  it('all options may stand in one cell', () => {
    const cells = ['A.一 B.二 C.三', '一|二|三', '一\n二\n三', '（A）一；（B）二；（C）三'];
    for (const cell of cells) {
      const { questions } = parse(['题型', '题干', '选项', '答案'], ['单选', '哪个？', cell, 'C']);
      expect(questions).toMatchObject([{ options: [{ text: '一' }, { text: '二' }, { text: '三' }] }]);
    }
  });
});

describe('topics, tags and sources', () => {
  it('are put together from the columns other banks have', () => {
    const headings = ['题目类型', '题面', '参考答案', '分类名称', '章节', '知识点', '标签', '来源', '年份'];
    const row = ['判断题', '一。', '对', '法律', '总则', '目的', '新法、重点', '省级比武', '2025'];
    expect(parse(headings, row).questions).toMatchObject([
      { topicPath: ['法律', '总则', '目的'], tags: ['新法', '重点'], source: '2025年 省级比武' },
    ]);
    const bank = parse(['题型', '题干', '答案', '所属题库'], ['判断', '一。', '对', '大练兵']);
    expect(bank.questions).toMatchObject([{ topicPath: ['大练兵'] }]);
  });
});

describe('difficulty', () => {
  function levels(texts: readonly string[], heading = '难度') {
    const rows = texts.map((text, index) => ['判断', `第${index}题。`, '对', text]);
    return parse(['题型', '题干', '答案', heading], ...rows).questions.map(({ difficulty }) => difficulty);
  }

  it.each([
    [
      ['易', '中', '难'],
      [1, 3, 5],
    ],
    [
      ['简单', '中等', '困难'],
      [1, 3, 5],
    ],
    [
      ['1', '2', '3'],
      [1, 2, 3],
    ],
    [
      ['L1', 'L2', 'L3', 'L4'],
      [1, 2, 4, 5],
    ],
    [
      ['L1', 'L3', 'L5'],
      [1, 3, 5],
    ],
  ])('%j is %j', (texts, expected) => {
    expect(levels(texts)).toEqual(expected);
  });

  it('counts to three when the heading says so, or when twenty questions use 1, 2, 3 and nothing else', () => {
    expect(levels(['1', '2', '3'], '难度（1-3）')).toEqual([1, 3, 5]);
    const twenty = Array.from({ length: 20 }, (_, index) => String((index % 3) + 1));
    expect(levels(twenty).slice(0, 3)).toEqual([1, 3, 5]);
    expect(levels([...twenty, '4']).slice(0, 3)).toEqual([1, 2, 3]);
    expect(levels(twenty, '难度（1~5）').slice(0, 3)).toEqual([1, 2, 3]);
  });
});

it('of 10,000 rows of which every tenth is wrong, a thousand faults name row and column', async () => {
  const rows = Array.from({ length: 10_000 }, (_, index) =>
    index % 10 === 9 ? `单选,第${index}题？,一,二,C` : `单选,第${index}题？,一,二,A`,
  );
  const { questions, faults } = await read('题型,题干,选项A,选项B,答案', ...rows);
  expect(questions).toHaveLength(9_000);
  expect(faults).toHaveLength(1_000);
  expect(faults[1]).toMatchObject({
    ...{ at: 21, field: '答案', code: 'KEY_NOT_AN_OPTION', found: 'C', expected: 'A B' },
  });
});

it('the template is read as one question of each type', async () => {
  const catalogue = [
    {
      ...{
        slug: 'daily',
        title: '环境保护主管部门实施按日连续处罚办法',
        shortTitle: '按日连续处罚办法',
        aliases: [],
      },
      editions: [
        { slug: 'daily-2014', label: '2014年', effectiveFrom: '2015-01-01', effectiveTo: null, articles: 22 },
      ],
    },
  ];
  const { questions, faults } = await readQuestions(await questionTemplate(), '模板.xlsx', catalogue, {
    today,
  });
  expect(faults).toEqual([]);
  expect(questions.map(({ type }) => type)).toEqual([
    ...['single', 'multiple', 'true_false', 'fill_in', 'short_answer', 'case'],
  ]);
});

it('nothing in a written sheet is ever computed', async () => {
  const signs = ['=1+1', '+1', '-1', '@SUM(A1)', '＝1', '＋1', '－1', '＠A', "'=1"];
  const drafts = signs.map((stem): QuestionDraft => {
    const key = { kind: 'true_false', isTrue: true } as const;
    const rest = {
      options: [],
      parts: [],
      explanation: stem,
      topicPath: [],
      citations: [],
      source: '',
      tags: [],
    };
    return {
      ...rest,
      type: 'true_false',
      textFormat: 'plain',
      stem,
      key,
      difficulty: 3,
      cognition: null,
      pointsHundredths: 100,
      referenceDate: today,
    };
  });
  const csv = new TextDecoder().decode(await writeQuestions(drafts, 'csv', []));
  const cells = csv.split(/[,\r\n]+/).map((cell) => cell.replace(/^"|"$/g, ''));
  expect(cells.filter((cell) => /^[=+\-@＝＋－＠]/.test(cell))).toEqual([]);
  for (const format of ['csv', 'xlsx'] as const) {
    const { questions } = await readQuestions(await writeQuestions(drafts, format, []), `题.${format}`, [], {
      today,
    });
    expect(questions.map(({ stem }) => stem)).toEqual(signs);
  }
});
