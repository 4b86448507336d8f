import { buildWorkbook } from '../../libs/formats/src/workbook/build-workbook.example';

const HEADINGS = {
  type: '题型',
  stem: '题干',
  a: '选项A',
  b: '选项B',
  c: '选项C',
  key: '答案',
  explanation: '解析',
  topic: '知识点',
  citation: '法条',
  referenceDate: '适用日期',
};

export type QuestionLine = Partial<Record<keyof typeof HEADINGS, string>>;

/** A question of an author's file; without a change each number gives another good single choice. */
export function questionLine(number: number, change: QuestionLine = {}): QuestionLine {
  return {
    ...{
      type: '单选',
      stem: `第${number}题：查封的期限一般是多少日？`,
      a: '15日',
      b: '30日',
      c: '60日',
      key: 'B',
    },
    ...{ explanation: '三十日为限。', topic: '查封扣押/期限', citation: '', referenceDate: '', ...change },
  };
}

/** The questions as the spreadsheet program saves them; the first is row 2. */
export function questionFile(...lines: QuestionLine[]): Promise<Uint8Array> {
  const fields = Object.keys(HEADINGS) as (keyof typeof HEADINGS)[];
  const rows = lines.map((line) => fields.map((field) => line[field] ?? ''));
  return buildWorkbook({ 试题: [Object.values(HEADINGS), ...rows] });
}
