import { describe, expect, it } from '@jest/globals';
import { sayFault } from '@whetstone/domain';
import { readText } from './read-text';

const today = '2026-11-23';

function read(text: string) {
  return readText(text, [], { today });
}

function keysOf(text: string) {
  const { questions, faults } = read(text);
  expect(faults.filter(({ severity }) => severity === 'error')).toEqual([]);
  return questions.map(({ key }) => {
    if (key.kind === 'choice') return key.labels.join('');
    if (key.kind === 'true_false') return key.isTrue ? '√' : '×';
    return key.kind;
  });
}

describe('a text of questions', () => {
  it('is read block by block under its section headings', () => {
    const { questions, faults } = read(`2025年环境执法试题库

一、单项选择题（每题2分，共4分）
1、哪个大？
A．一    B．二
C．三    D．四
答案：D
解析：四最大。
2、哪个小？
A.一
B.二
【答案】A
【解析】一最小，
不是二。
难度：易
知识点：数/大小

二、多选题
1. 哪些大于一？（ ）
（A）一 （B）二 （C）三
正确答案：BC

三、判断题
1. 二大于一。
答案：√

四、填空题
1. 一加一是____。
答案：2|二

五、简答题
1. 为什么？
答案：其一（1分）；其二（2分）
`);
    expect(faults).toEqual([]);
    expect(questions).toMatchObject([
      {
        rowNumber: 4,
        type: 'single',
        pointsHundredths: 200,
        key: { labels: ['D'] },
        explanation: '四最大。',
      },
      {
        ...{ rowNumber: 9, type: 'single', difficulty: 1, topicPath: ['数', '大小'] },
        explanation: '一最小，\n不是二。',
      },
      { rowNumber: 19, type: 'multiple', options: [{ text: '一' }, { text: '二' }, { text: '三' }] },
      { type: 'true_false', key: { isTrue: true } },
      { type: 'fill_in', key: { blanks: [['2', '二']] } },
      { type: 'short_answer', pointsHundredths: 300 },
    ]);
    expect(questions[0]?.options).toHaveLength(4);
  });

  it.each([
    ['1. 哪个？\nA. 一\nB. 二\n答案：B\n2. 哪些？\nA. 一\nB. 二\n答案：AB', 'B AB'],
    ['第1题 哪个？\nA、一 B、二\n答案 ：B\n第2题 哪个？\nA、一 B、二\n答案：A', 'B A'],
    ['（1）哪个？\nA．一\nB．二\n【答案】B', 'B'],
    ['1.哪个大？（ Ｂ ）\nA.一\nB.二', 'B'],
    ['1.哪些大？( A、B )\nA.一\nB.二', 'AB'],
    ['1.二大于一。（√）\n2.一大于二。（ × ）', '√ ×'],
    ['1.哪个大？ A.一 B.二 C.三\n[答案] C\n2.（多选题）哪些？( )\nA.一 B.二\n【正确答案】：A B', 'C AB'],
    ['1.哪个？\nA.一\nB.二\n答案：B 解析：二大 难度：难', 'B'],
    ['哪个？\nA.一\nB.二\n答案：B\n\n哪些？\nA.一\nB.二\n答案：AB', 'B AB'],
    ['哪个？\nA.一\nB.二\n答案：B\n哪些？\nA.一\nB.二\n答案：AB', 'B AB'],
    ['题型：单选题\n题干：哪个？\nA.一\nB.二\n答案：B\n题型：判断题\n题干：对吗？\n答案：错', 'B ×'],
  ])('%j has the keys %s', (text, keys) => {
    expect(keysOf(text)).toEqual(keys.split(' '));
  });

  it('a key in the stem is taken out of it', () => {
    expect(read('1.哪个大？（ B ）\nA.一\nB.二').questions).toMatchObject([{ stem: '哪个大？（ ）' }]);
  });

  it('figures and years at the beginning of a line are no numbers of questions', () => {
    const { questions } = read(
      '1. 罚款是\n3.5倍还是\n2014年修订前的2倍？\nA. 一\nB. 二\n答案：A\n2.2014年的法是？\nA.一\nB.二\n答案：A',
    );
    expect(questions.map(({ stem }) => stem)).toEqual([
      '罚款是\n3.5倍还是\n2014年修订前的2倍？',
      '2014年的法是？',
    ]);
  });
});

describe('keys listed apart', () => {
  const singles = '一、单选题\n1.哪个？\nA.一\nB.二\n2.哪个小？\nA.一\nB.二\n';
  const trueFalse = '二、判断题\n1.一。\n2.二。\n3.三。\n';

  it.each([
    ['1-2 AB', '1～3：√×√'],
    ['1.A 2.B', '1.√ 2.× 3.√'],
    ['1—2：A B', '1-3 对 错 对'],
    ['1、A；2、B', '1-2 √× 3-3 √'],
  ])('%s and %s are found by number and section', (ofSingles, ofTrueFalse) => {
    const list = `参考答案\n一、单选题\n${ofSingles}\n二、判断题\n${ofTrueFalse}\n`;
    expect(keysOf(singles + trueFalse + list)).toEqual(['A', 'B', '√', '×', '√']);
    const [first, second] = ofTrueFalse.includes('3-3') ? ['1-2 AB', '1-3 √×√'] : [ofSingles, ofTrueFalse];
    expect(keysOf(`${singles}${first}\n${trueFalse}${second}\n`)).toEqual(['A', 'B', '√', '×', '√']);
  });

  it('of which there are too few are told with their line', () => {
    const { faults } = read(`${singles}参考答案\n1-2 A\n`);
    expect(faults).toMatchObject([
      { row: 2, code: 'NO_KEY' },
      { row: 5, code: 'NO_KEY' },
      { row: 9, code: 'KEY_LIST_COUNT', found: '1', expected: '2' },
    ]);
  });

  it('that nobody waits for are told', () => {
    const { faults } = read(`${singles}参考答案\n1.A 2.B 3.C\n`);
    expect(faults).toMatchObject([{ row: 9, code: 'KEY_WITHOUT_QUESTION' }]);
  });
});

describe('cases', () => {
  it.each([
    '案例一：\n甲在渠边。\n乙也在。\n1. 甲应当？\nA.走\nB.留\n答案：A\n2. 为什么？\n答案：其一（1分）\n案例二：\n丙在。\n1. 丙对吗？\n答案：对\n',
    '一、案例分析题\n1. 甲在渠边。\n乙也在。\n（1）甲应当？\nA.走\nB.留\n答案：A\n（2）为什么？\n答案：其一（1分）\n2. 丙在。\n（1）丙对吗？\n答案：对\n',
    '【案例】甲在渠边。\n乙也在。\n问题1：甲应当？\nA.走\nB.留\n答案：A\n问题2：为什么？\n答案：其一（1分）\n【材料】丙在。\n问题1：丙对吗？\n答案：对\n',
  ])('%j', (text) => {
    const { questions, faults } = read(text);
    expect(faults).toEqual([]);
    expect(questions).toMatchObject([
      {
        type: 'case',
        stem: '甲在渠边。\n乙也在。',
        parts: [
          { type: 'single', stem: '甲应当？' },
          { type: 'short_answer', stem: '为什么？' },
        ],
      },
      { type: 'case', stem: '丙在。', parts: [{ type: 'true_false' }] },
    ]);
  });

  it('may number their questions on, their keys being listed at the end', () => {
    const { questions, faults } = read(
      '一、判断题\n1、一。\n二、案例分析题\n案例一\n甲在渠边。\n2、甲应当？（单选）\nA. 走\nB. 留\n3、为什么？（5分）\n' +
        '参考答案\n一、判断题\n1.√\n二、案例分析题\n2.A\n3.其一（3分）；其二（2分）\n',
    );
    expect(faults).toEqual([]);
    expect(questions).toMatchObject([
      { type: 'true_false' },
      {
        ...{ type: 'case', stem: '甲在渠边。', pointsHundredths: 600 },
        parts: [
          { type: 'single', stem: '甲应当？' },
          { type: 'short_answer', stem: '为什么？' },
        ],
      },
    ]);
  });

  it('with one written answer ask what their text ends with', () => {
    const { questions, faults } = read('五、案例分析题\n1. 甲排污。被查。应如何处罚？\n答案：罚款（2分）');
    expect(faults).toEqual([]);
    expect(questions).toMatchObject([{ stem: '甲排污。被查。', parts: [{ stem: '应如何处罚？' }] }]);
  });
});

describe('what is wrong', () => {
  it.each([
    ['1.哪个？\nA.一\nB.二\n答案：C', '第 4 行「答案」：答案“C”不在选项之中，现有选项：A B。'],
    ['1.哪个？\nA.一\nB.一\n答案：A', '第 3 行「选项B」：选项“A = B”内容相同，各选项应互不相同（A ≠ B）。'],
    ['1.哪个？\nA.一\nB.二', '第 1 行「答案」：没有答案（读到“”），应填写如“A”的答案。'],
    [
      '一、连线题\n1.连一连。\n答案：A-B',
      '第 2 行「题型」：不支持题型“连线题”，此题未读入；支持的题型：单选题 / 多选题 / 判断题 / 填空题 / 简答题 / 案例分析题。',
    ],
    [
      '一、单选题\n1.哪个？\nA.一\nB.二\n答案：AB',
      '第 5 行「答案」：答案个数与题型不符：读到“AB”，应有 1 个正确选项。',
    ],
    [
      '1.哪个？\nA.一\nB.二\n答案：A\n难度：9',
      '第 5 行「难度」：无法识别难度“9”，应为 1–5 / 易 / 较易 / 中 / 较难 / 难。',
    ],
    [
      '1.哪个？\nA.一\nB.二\n答案：A\n法条：《茶水法》第三条',
      '第 5 行「法条」：法规库中没有“茶水法”，最接近的是“”。',
    ],
  ])('%j', (text, sentence) => {
    expect(read(text).faults.map((wrong) => sayFault(wrong, 'zh'))).toEqual([sentence]);
  });

  it('is told of a stem that stands twice', () => {
    const text = '1.哪个？\nA.一\nB.二\n答案：A\n';
    const { faults } = read(`${text}2${text.slice(1)}`);
    expect(faults).toMatchObject([{ row: 5, code: 'DUPLICATE_QUESTION', severity: 'warning' }]);
  });
});

describe('the form of 问卷星', () => {
  it('gives type, points and keys in marks', () => {
    const { questions, faults } = read(`1. 哪个大？ [单选题] *
○A.一
○B.二(正确答案)

2.哪些大于一？[多选题][分值:5]
A.一
B.二(正确答案)
C.三（正确答案）

3. 初次申领的驾驶证有效期为6年。[判断题]
A、正确(正确答案)
B、错误

4.一加一是____[填空题]
正确答案：2
答案解析：不言而喻。

5、连一连[排序题]
`);
    expect(questions).toMatchObject([
      { type: 'single', stem: '哪个大？', key: { labels: ['B'] } },
      { type: 'multiple', pointsHundredths: 500, key: { labels: ['B', 'C'] } },
      { type: 'true_false', key: { isTrue: true }, options: [] },
      { type: 'fill_in', explanation: '不言而喻。' },
    ]);
    expect(faults).toMatchObject([{ code: 'TYPE_NOT_SUPPORTED', found: '排序题', row: 18 }]);
  });
});
