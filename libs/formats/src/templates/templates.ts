import { usualColumns, writeXlsx } from '../questions/write-table';

const ROSTER: readonly (readonly string[])[] = [
  ['姓名', '性别', '身份证号', '执法证号', '单位', '行政区划', '岗位', '任职日期'],
  [
    '示例姓名',
    '女',
    '11010519491231002X',
    '15080200001',
    '临河区生态环境综合行政执法大队',
    '内蒙古自治区巴彦淖尔市临河区',
    '执法员',
    '2024-03-01',
  ],
];

type Example = Readonly<Record<string, string>>;

/** One row of each type; a case takes a row for each of its questions, the material in the first. */
const QUESTION_EXAMPLES: readonly Example[] = [
  {
    题型: '单选',
    题干: '示例题干：按日连续处罚的计罚起点是哪一天？',
    选项A: '责令改正决定书送达之日',
    选项B: '责令改正决定书送达之日的次日',
    选项C: '复查之日',
    选项D: '缴纳罚款之日',
    答案: 'B',
    解析: '从送达的次日开始逐日计算。',
    难度: '2',
    认知: '识记',
    分值: '1',
    知识点: '按日连续处罚/复查与计罚',
    法条: '《环境保护主管部门实施按日连续处罚办法》第十七条',
    适用日期: '2025-06-01',
  },
  {
    题型: '多选',
    题干: '示例题干：下列哪些月份有三十一日？',
    选项A: '一月',
    选项B: '四月',
    选项C: '七月',
    选项D: '八月',
    答案: 'ACD',
    难度: '1',
    分值: '2',
  },
  { 题型: '判断', 题干: '示例题干：二月有时有二十九日。', 答案: '√', 难度: '1', 分值: '1' },
  {
    题型: '填空',
    题干: '示例题干：一年有____个季度，一个季度有____个月。',
    答案: '四|4；三|3',
    难度: '1',
    分值: '2',
  },
  {
    题型: '简答',
    题干: '示例题干：现场检查前应当准备什么？',
    答案: '执法证件（1分）；检查方案（1分）；取证设备（1分）',
    难度: '3',
    认知: '理解',
    分值: '3',
  },
  {
    题型: '单选',
    题干: '示例题干：复查发现甲厂仍在排放的是星期几？',
    选项A: '星期一',
    选项B: '星期三',
    答案: 'B',
    难度: '3',
    认知: '应用',
    分值: '2',
    案例: '示例案例',
    材料: '示例材料：星期一，执法人员在甲厂检查；星期三复查，甲厂仍在排放。',
  },
  {
    题型: '判断',
    题干: '示例题干：两次检查隔了一日。',
    答案: '√',
    难度: '2',
    分值: '1',
    案例: '示例案例',
  },
];

const QUESTIONS: readonly (readonly string[])[] = [
  usualColumns,
  ...QUESTION_EXAMPLES.map((example) => usualColumns.map((column) => example[column] ?? '')),
];

const REGIONS: readonly (readonly string[])[] = [
  ['代码', '名称', '级别', '上级代码', '启用日期'],
  ['660100', '示例师', '市级', '660000', '2026-01-01'],
];

/** A roster with its usual headings and one row to write over. */
export function rosterTemplate(): Promise<Uint8Array> {
  return writeXlsx(ROSTER, '花名册');
}

/** A list of custom regions with its usual headings and one row to write over. */
export function regionTemplate(): Promise<Uint8Array> {
  return writeXlsx(REGIONS, '区划');
}

/** A question file with its usual headings and rows of every type to write over. */
export function questionTemplate(): Promise<Uint8Array> {
  return writeXlsx(QUESTIONS, '试题');
}
