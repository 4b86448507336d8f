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

const QUESTIONS: readonly (readonly string[])[] = [
  [
    '题型',
    '题干',
    '选项A',
    '选项B',
    '选项C',
    '选项D',
    '选项E',
    '选项F',
    '答案',
    '解析',
    '难度',
    '分值',
    '知识点',
    '法条',
    '适用日期',
  ],
  [
    '单选',
    '示例题干：按日连续处罚的计罚起点是哪一天？',
    '责令改正决定书送达之日',
    '责令改正决定书送达之日的次日',
    '复查之日',
    '缴纳罚款之日',
    '',
    '',
    'B',
    '从送达的次日开始逐日计算。',
    '2',
    '1',
    '按日连续处罚/复查与计罚',
    '《环境保护主管部门实施按日连续处罚办法》第十七条',
    '2025-06-01',
  ],
];

const REGIONS: readonly (readonly string[])[] = [
  ['代码', '名称', '级别', '上级代码', '启用日期'],
  ['660100', '示例师', '市级', '660000', '2026-01-01'],
];

/** Every cell is text: a spreadsheet program must not make a number of an ID number or a date of its own. */
async function makeTemplate(sheetName: string, rows: readonly (readonly string[])[]): Promise<Uint8Array> {
  const { default: excel } = await import('exceljs');
  const workbook = new excel.Workbook();
  const sheet = workbook.addWorksheet(sheetName, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = (rows[0] ?? []).map((heading) => ({
    header: heading,
    width: Math.max(12, heading.length * 4),
    style: { numFmt: '@' },
  }));
  for (const row of rows.slice(1)) sheet.addRow([...row]);
  sheet.getRow(1).font = { bold: true };
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** A roster with its usual headings and one row to write over. */
export function rosterTemplate(): Promise<Uint8Array> {
  return makeTemplate('花名册', ROSTER);
}

/** A list of custom regions with its usual headings and one row to write over. */
export function regionTemplate(): Promise<Uint8Array> {
  return makeTemplate('区划', REGIONS);
}

/** A question file with its usual headings and one row to write over. */
export function questionTemplate(): Promise<Uint8Array> {
  return makeTemplate('试题', QUESTIONS);
}
