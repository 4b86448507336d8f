import { buildWorkbook } from '../../libs/formats/src/workbook/build-workbook.example';

const HEADINGS = [
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
];
const CITATION = '《环境保护法》第六十三条';

/** 12 single, 6 multiple and 6 true/false: enough for a test of 10 + 5 + 5 to leave some out. */
const KEYS: readonly { readonly type: string; readonly key: string }[] = [
  ...Array.from({ length: 12 }, (_, index) => ({ type: '单选', key: 'ABCD'[index % 4] ?? 'A' })),
  ...Array.from({ length: 6 }, (_, index) => ({ type: '多选', key: ['AB', 'ACD', 'BD'][index % 3] ?? 'AB' })),
  ...Array.from({ length: 6 }, (_, index) => ({ type: '判断', key: index % 2 === 0 ? '正确' : '错误' })),
];

/** The author's file of the browser story, as a spreadsheet program would save it. */
export function examFile(): Promise<Uint8Array> {
  const rows = KEYS.map(({ type, key }, index) => {
    const options =
      type === '判断' ? ['', '', '', ''] : ['甲', '乙', '丙', '丁'].map((name) => `${name}种做法`);
    const stem = `第${index + 1}号题：下列说法中符合规定的是`;
    return [
      type,
      stem,
      ...options,
      key,
      `答案依据所引条文，第${index + 1}号。`,
      '3',
      '2',
      '按日连续处罚/适用',
      CITATION,
    ];
  });
  return buildWorkbook({ 试题: [HEADINGS, ...rows] });
}

/** The labels that are right for a stem of {@link examFile}, and some that are wrong. */
export function keyOfStem(stem: string): {
  readonly right: readonly string[];
  readonly wrong: readonly string[];
} {
  const { type, key } = KEYS[Number(/第(\d+)号题/.exec(stem)?.[1]) - 1] ?? { type: '', key: '' };
  if (type === '判断') {
    const isTrue = key === '正确';
    return { right: [isTrue ? 'TRUE' : 'FALSE'], wrong: [isTrue ? 'FALSE' : 'TRUE'] };
  }
  return { right: [...key], wrong: [key.startsWith('A') ? 'B' : 'A'] };
}
