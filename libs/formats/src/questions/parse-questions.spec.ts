import { describe, expect, it } from '@jest/globals';
import { sayFault, type Fault, type LawCatalogue } from '@whetstone/domain';
import { buildTable } from '../workbook/build-table.example';
import { parseQuestions } from './parse-questions';
import type { ParsedQuestions } from './written-question';

const catalogue: LawCatalogue = [
  {
    slug: 'epl',
    title: '中华人民共和国环境保护法',
    shortTitle: '环境保护法',
    aliases: ['环保法'],
    editions: [
      {
        slug: 'epl-2014',
        label: '2014年修订',
        effectiveFrom: '2015-01-01',
        effectiveTo: '2026-08-15',
        articles: 70,
      },
    ],
  },
];
const today = '2026-11-23';

const headings = [
  '题型',
  '题干',
  '选项A',
  '选项B',
  '选项C',
  '选项D',
  '答案',
  '解析',
  '难度',
  '分值',
  '知识点',
  '法条',
  '适用日期',
];
const single = [
  '单选题',
  '最大的是哪个？',
  '一',
  '二',
  '三',
  '四',
  'D',
  '四最大',
  '较易',
  '1.5',
  '数学/大小',
  '环保法第五条',
  '2020-06-01',
];
const trueFalse = ['判断题', '二大于一。', '', '', '', '', '√', '', '', '', '', '', ''];
const fillIn = [
  '填空题',
  '一加一等于____，也写作（ ）。',
  '',
  '',
  '',
  '',
  '2|二；贰',
  '',
  '5',
  '2',
  'a > b',
  '',
  '',
];

type Change = Readonly<Record<string, string>>;

function changed(row: readonly string[], change: Change): string[] {
  return row.map((text, index) => change[headings[index] ?? ''] ?? text);
}

function parse(...rows: readonly (readonly string[])[]): ParsedQuestions {
  return parseQuestions(buildTable(headings, rows), catalogue, { today });
}

function said(faults: readonly Fault[]): string[] {
  return faults.map((wrong) => sayFault(wrong, 'zh'));
}

/** What the columns of these files do not say. */
const unsaid = { textFormat: 'plain', parts: [], cognition: null, source: '', tags: [] };

describe('a question file', () => {
  it('gives each question as a draft', () => {
    expect(parse(single, trueFalse, fillIn)).toEqual({
      faults: [],
      questions: [
        {
          ...unsaid,
          rowNumber: 2,
          type: 'single',
          stem: '最大的是哪个？',
          options: [
            { label: 'A', text: '一' },
            { label: 'B', text: '二' },
            { label: 'C', text: '三' },
            { label: 'D', text: '四' },
          ],
          key: { kind: 'choice', labels: ['D'] },
          explanation: '四最大',
          difficulty: 2,
          pointsHundredths: 150,
          topicPath: ['数学', '大小'],
          citations: [{ editionSlug: 'epl-2014', article: 5, articleSub: 0, paragraph: null, item: null }],
          referenceDate: '2020-06-01',
        },
        {
          ...unsaid,
          rowNumber: 3,
          type: 'true_false',
          stem: '二大于一。',
          options: [],
          key: { kind: 'true_false', isTrue: true },
          explanation: '',
          difficulty: 3,
          pointsHundredths: 100,
          topicPath: [],
          citations: [],
          referenceDate: today,
        },
        {
          ...unsaid,
          rowNumber: 4,
          type: 'fill_in',
          stem: '一加一等于____，也写作（ ）。',
          options: [],
          key: { kind: 'fill_in', blanks: [['2', '二'], ['贰']] },
          explanation: '',
          difficulty: 5,
          pointsHundredths: 200,
          topicPath: ['a', 'b'],
          citations: [],
          referenceDate: today,
        },
      ],
    });
  });

  it('is read under the names other banks use, and in English', () => {
    const others = [
      '试题类型',
      '试题内容',
      'A',
      'B',
      '标准答案',
      '答案解析',
      '难易度',
      '分数',
      '章节',
      '法律依据',
      '基准日期',
    ];
    const english = [
      'Type',
      'Question',
      'Option A',
      'Option B',
      'Answer',
      'Explanation',
      'Difficulty',
      'Points',
      'Topic',
      'Legal basis',
      'Reference date',
    ];
    const row = ['单项选择题', '哪个大？', '一', '二', 'B', '略', '难', '2', '数', '环保法5条', '2020/6/1'];
    const read = [others, english].map((names) =>
      parseQuestions(buildTable(names, [row]), catalogue, { today }),
    );
    expect(read[0]).toEqual(read[1]);
    expect(read[0]).toMatchObject({ faults: [], questions: [{ difficulty: 5, pointsHundredths: 200 }] });
  });

  it.each([
    ['ABD', ['A', 'B', 'D']],
    ['A,B,D', ['A', 'B', 'D']],
    ['A、B', ['A', 'B']],
    ['Ａ，Ｃ', ['A', 'C']],
    ['d b a', ['A', 'B', 'D']],
    ['AAB', ['A', 'B']],
  ])('reads the key %s', (text, labels) => {
    const { questions, faults } = parse(changed(single, { 题型: '多选题', 答案: text }));
    expect(faults).toEqual([]);
    expect(questions).toMatchObject([{ type: 'multiple', key: { kind: 'choice', labels } }]);
  });

  it.each([
    ['正确', true],
    ['对', true],
    ['√', true],
    ['T', true],
    ['TRUE', true],
    ['错误', false],
    ['错', false],
    ['×', false],
    ['Ｆ', false],
  ])('reads %s as the answer to a true/false question', (text, isTrue) => {
    expect(parse(changed(trueFalse, { 答案: text })).questions).toMatchObject([{ key: { isTrue } }]);
  });

  it('reads a letter as the answer to a true/false question whose options say what it means', () => {
    const row = changed(trueFalse, { 选项A: '错误', 选项B: '正确', 答案: 'B' });
    expect(parse(row).questions).toMatchObject([{ key: { isTrue: true }, options: [] }]);
  });

  it.each([
    ['1.15', 115],
    ['2分', 200],
    ['0.5', 50],
    ['1.500', 150],
  ])('reads %s points exactly', (text, pointsHundredths) => {
    expect(parse(changed(single, { 分值: text })).questions).toMatchObject([{ pointsHundredths }]);
  });
});

describe('a question that cannot be imported', () => {
  it.each<[string, string[], string]>([
    ['has no type', changed(single, { 题型: '' }), '第 2 行「题型」：此项不能为空（读到“”），请填写。'],
    [
      'has an unknown type',
      changed(single, { 题型: '思考题' }),
      '第 2 行「题型」：无法识别题型“思考题”，应为 单选题 / 多选题 / 判断题 / 填空题 / 简答题 / 案例分析题 之一。',
    ],
    [
      'has a type of other systems',
      changed(single, { 题型: '连线题' }),
      '第 2 行「题型」：不支持题型“连线题”，此题未读入；支持的题型：单选题 / 多选题 / 判断题 / 填空题 / 简答题 / 案例分析题。',
    ],
    ['has no stem', changed(single, { 题干: '' }), '第 2 行「题干」：此项不能为空（读到“”），请填写。'],
    ['has no key', changed(single, { 答案: '' }), '第 2 行「答案」：没有答案（读到“”），应填写如“A”的答案。'],
    [
      'is true/false without a key',
      changed(trueFalse, { 答案: '' }),
      '第 2 行「答案」：没有答案（读到“”），应填写如“√ / ×”的答案。',
    ],
    [
      'has a key that is not an option',
      changed(single, { 答案: 'F' }),
      '第 2 行「答案」：答案“F”不在选项之中，现有选项：A B C D。',
    ],
    [
      'has a key nobody can read',
      changed(single, { 答案: 'A或B' }),
      '第 2 行「答案」：无法识别答案“A或B”，应写成如“A”的形式。',
    ],
    [
      'is true/false with a letter that means nothing',
      changed(trueFalse, { 答案: 'A' }),
      '第 2 行「答案」：无法识别答案“A”，应写成如“√ / ×”的形式。',
    ],
    [
      'is single with two right options',
      changed(single, { 答案: 'AB' }),
      '第 2 行「答案」：答案个数与题型不符：读到“AB”，应有 1 个正确选项。',
    ],
    [
      'has two equal options',
      changed(single, { 选项C: ' 一。' }),
      '第 2 行「选项C」：选项“A = C”内容相同，各选项应互不相同（A ≠ C）。',
    ],
    [
      'has a hole in its options',
      changed(single, { 选项B: '' }),
      '第 2 行「选项A」：选项不连续：A C D，应从 A 起依次填写（A B C）。',
    ],
    [
      'has no such difficulty',
      changed(single, { 难度: '6' }),
      '第 2 行「难度」：无法识别难度“6”，应为 1–5 / 易 / 较易 / 中 / 较难 / 难。',
    ],
    [
      'has no such points',
      changed(single, { 分值: '两分' }),
      '第 2 行「分值」：分值“两分”无效，应为 0.01–100，最多两位小数。',
    ],
    [
      'is worth nothing',
      changed(single, { 分值: '0' }),
      '第 2 行「分值」：分值“0”无效，应为 0.01–100，最多两位小数。',
    ],
    [
      'has a date nobody can read',
      changed(single, { 适用日期: '1/6/2020' }),
      '第 2 行「适用日期」：日期“1/6/2020”有多种读法，请写成 2024-03-01。',
    ],
    [
      'cites an article that does not exist',
      changed(single, { 法条: '环境保护法第七十五条' }),
      '第 2 行「法条」：引用的条文不存在：“《中华人民共和国环境保护法》第七十五条”，该法的条文范围是第 1–70 条。',
    ],
    [
      'cites a law that does not exist',
      changed(single, { 法条: '《环境保护管理法》第五条' }),
      '第 2 行「法条」：法规库中没有“环境保护管理法”，最接近的是“中华人民共和国环境保护法”。',
    ],
  ])('%s', (_case, row, sentence) => {
    const { questions, faults } = parse(row);
    expect(said(faults).filter((text) => !text.includes('基准日期'))).toEqual([sentence]);
    expect(questions).toEqual([]);
  });
});

describe('a question to look at again', () => {
  it('has the stem of an earlier one', () => {
    const { questions, faults } = parse(single, changed(single, { 题干: '最大的是哪个( )。' }));
    expect(said(faults)).toEqual(['第 3 行「题干」：题干“最大的是哪个( )。”与第 2 行相同，请确认是否重复。']);
    expect(questions).toHaveLength(2);
  });

  it('cites a law that has ended, without a date: the day before its end is meant', () => {
    const { questions, faults } = parse(changed(single, { 适用日期: '' }));
    expect(faults).toMatchObject([
      { row: 2, field: '法条', code: 'CITATION_NOT_IN_FORCE', severity: 'warning' },
    ]);
    expect(questions).toMatchObject([{ referenceDate: '2026-08-14' }]);
  });

  it('is multiple with one right option', () => {
    const { questions, faults } = parse(changed(single, { 题型: '多选题' }));
    expect(faults).toMatchObject([{ code: 'KEY_COUNT', severity: 'warning', field: '答案' }]);
    expect(questions).toHaveLength(1);
  });
});
