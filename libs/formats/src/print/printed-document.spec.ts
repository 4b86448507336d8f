import { describe, expect, it } from '@jest/globals';
import type { KeyedQuestion } from '@whetstone/domain';
import { optionColumns } from './option-columns';
import { formLetter, printAnswerSheet, printKey, printPaper } from './printed-document';
import { exampleForm, exampleKeys } from './printed-form.example';
import { richBlocks, wordsOf } from './rich-blocks';

const form = exampleForm(
  [
    { type: 'single', count: 2 },
    { type: 'multiple', count: 1 },
    { type: 'true_false', count: 1 },
    { type: 'fill_in', count: 1 },
    { type: 'short_answer', count: 1 },
  ],
  2,
);

describe('a paper on paper', () => {
  it('names the exam, its form, its points and its time, and leaves lines for who writes it', () => {
    expect(printPaper(form, 'zh')).toMatchObject({
      ...{ title: '执法人员年度考核', subtitle: '试卷（B卷）' },
      facts: ['共 6 题', '满分 12 分', '7.2 分及格', '时间 90 分钟'],
      fields: ['姓名', '单位', '执法证号', '座位号'],
    });
    expect(printPaper(form, 'en')).toMatchObject({
      subtitle: 'Paper (form B)',
      facts: ['6 questions', '12 points', 'pass at 7.2', '90 minutes'],
      fields: ['Name', 'Unit', 'Certificate no.', 'Seat'],
    });
  });

  it('says of each section its points each and how it is scored', () => {
    const [single, multiple] = printPaper(form, 'zh').sections;
    expect([single?.heading, single?.rule]).toEqual([
      '一、单项选择题（共 2 题，每题 2 分，共 4 分）',
      '选对得 2 分，不选、错选不得分。',
    ]);
    expect([multiple?.heading, multiple?.rule]).toEqual([
      '二、多项选择题（共 1 题，每题 2 分，共 2 分）',
      '全部选对得 2 分，少选得 1 分，多选、错选、不选不得分。',
    ]);
    expect(printPaper(form, 'en').sections[1]?.heading).toBe(
      '2. Multiple choice (questions: 1, 2 each, 2 together)',
    );
  });

  it('has a sheet with a box for each option, two for a verdict, and lines to write on', () => {
    const items = printAnswerSheet(form, 'zh').sections.flatMap((section) => section.items);
    expect(items).toEqual([
      { kind: 'boxes', label: '1.', marks: ['A', 'B', 'C', 'D'] },
      { kind: 'boxes', label: '2.', marks: ['A', 'B', 'C', 'D'] },
      { kind: 'boxes', label: '3.', marks: ['A', 'B', 'C', 'D'] },
      { kind: 'boxes', label: '4.', marks: ['√', '×'] },
      { kind: 'lines', label: '5.', lineCount: 2 },
      { kind: 'lines', label: '6.', lineCount: 10 },
    ]);
  });

  it('has a key with answer, points, basis and explanation; a 要点 is worth its share of the points', () => {
    const items = printKey(form, exampleKeys(form), 'zh').sections.flatMap((section) => section.items);
    expect(items.map((item) => item.kind === 'key' && [item.answer, item.points])).toEqual([
      ...[
        ['B', '2'],
        ['B', '2'],
        ['AC', '2'],
        ['错误', '2'],
      ],
      ...[
        ['（1）三十日 或 30日 （2）县级', '2'],
        ['①停产（1.5 分） ②处罚（0.5 分）', '2'],
      ],
    ]);
    expect(items[0]).toMatchObject({ notes: ['依据：《环境保护法》第1条', '解析：第1题的解析'] });
  });

  it.each<[string, Partial<KeyedQuestion>, string]>([
    ['accepted besides', { alsoAccepted: [{ kind: 'choice', labels: ['C'] }] }, 'B 或 C'],
    ['taken out', { isVoid: true }, '本题作废，均得满分'],
    [
      'weighed',
      { key: { kind: 'choice', labels: ['A'], ratioByLabel: { A: 1, B: 0.5, C: -0.25 } } },
      'A (A 100%, B 50%, C -25%)',
    ],
    [
      'in any order',
      { key: { kind: 'fill_in', blanks: [['水'], ['气']], isOrderFree: true, matching: 'contains' } },
      '（1）水 （2）气（含此即可）（顺序不限）',
    ],
  ])('prints the key that counts today: %s', (_name, change, answer) => {
    const one = exampleForm([{ type: 'single', count: 1 }]);
    const { keys, grounds } = exampleKeys(one);
    const changed = keys.map((key) => ({ ...key, ...change }));
    const [section] = printKey(one, { keys: changed, grounds }, 'zh').sections;
    expect(section?.items[0]).toMatchObject({ answer });
  });

  it('prints a case with its material first, and of each part the points and a place on the sheet', () => {
    const [question] =
      exampleForm([{ type: 'case', count: 1, stem: () => '材料' }]).sections[0]?.questions ?? [];
    if (!question) throw new Error('No question');
    const options = [{ label: 'A', text: '甲' }];
    const parts = [
      { type: 'single' as const, stem: '第一问', options, blanks: 0, maxHundredths: 120 },
      { type: 'short_answer' as const, stem: '第二问', options: [], blanks: 0, maxHundredths: 80 },
    ];
    const section = { type: 'case' as const, pointsEachHundredths: 200, questions: [{ ...question, parts }] };
    const one = { ...form, sections: [section] };
    const items = printPaper(one, 'zh').sections[0]?.items ?? [];
    expect(
      items.map((item) => item.kind === 'question' && [item.label, wordsOf(item.stem), item.isFollowed]),
    ).toEqual([
      ...[
        ['1. ', '材料', true],
        ['（1）', '第一问（1.2 分）', undefined],
        ['（2）', '第二问（0.8 分）', undefined],
      ],
    ]);
    expect(printAnswerSheet(one, 'zh').sections[0]?.items).toEqual([
      { kind: 'boxes', label: '1（1）', marks: ['A'] },
      { kind: 'lines', label: '1（2）', lineCount: 10 },
    ]);
    const key: KeyedQuestion = {
      ...{ questionId: question.id, maxHundredths: 200, partHundredths: [120, 80] },
      key: {
        kind: 'case',
        parts: [
          { kind: 'choice', labels: ['A'] },
          { kind: 'text', points: [{ text: '要点', pointsHundredths: 500 }] },
        ],
      },
    };
    expect(printKey(one, { keys: [key], grounds: new Map() }, 'zh').sections[0]?.items).toMatchObject([
      { answer: '（1）A （2）①要点（0.8 分）', points: '2' },
    ]);
  });

  it('prints no key where one is missing', () => {
    expect(() => printKey(form, { keys: [], grounds: new Map() }, 'zh')).toThrow('No key for question 1');
  });
});

it.each([
  [1, 'A'],
  [26, 'Z'],
  [27, 'AA'],
  [53, 'BA'],
])('form %i is %s', (number, letter) => expect(formLetter(number)).toBe(letter));

it.each([
  [['甲', '乙', '丙', '丁'], 4],
  [['十个字以内的一个选项', '乙', '丙', '丁'], 2],
  [['一个比半行还要长得多的选项，所以独占一行，谁也不挨着', '乙'], 1],
  [['甲'], 1],
])('options %j stand %i in a row', (texts, columns) => {
  const options = texts.map((text, at) => ({ mark: 'ABCD'.charAt(at), blocks: richBlocks(text, 'plain') }));
  expect(optionColumns(options)).toBe(columns);
});
