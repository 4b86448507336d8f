import { describe, expect, it } from '@jest/globals';
import { findRegion, sayFault, type Fault, type RegionName } from '@whetstone/domain';
import { buildTable } from '../workbook/build-table.example';
import { buildWorkbook, type CellInput } from '../workbook/build-workbook.example';
import { locateColumns } from '../workbook/locate-columns';
import { readTable } from '../workbook/read-table';
import type { Cell, Table } from '../workbook/table';
import { parseRosterRows, rememberFirstRows, type RosterRow } from './parse-roster';
import { rosterHeadings } from './roster-headings';

const regions: readonly RegionName[] = [
  { code: 110000, name: '北京市', parentCode: null, level: 'province' },
  { code: 110105, name: '朝阳区', parentCode: 110000, level: 'county' },
  { code: 150000, name: '内蒙古自治区', parentCode: null, level: 'province' },
  { code: 150800, name: '巴彦淖尔市', parentCode: 150000, level: 'city' },
  { code: 150802, name: '临河区', parentCode: 150800, level: 'county' },
  { code: 220100, name: '长春市', parentCode: null, level: 'city' },
  { code: 220104, name: '朝阳区', parentCode: 220100, level: 'county' },
];
const options = { resolveRegion: (text: string) => findRegion(text, regions), today: '2026-11-23' };

const headings = ['姓名', '性别', '身份证号', '执法证号', '单位', '行政区划', '岗位', '任职日期'];
const unit = '巴彦淖尔市生态环境综合行政执法支队';
/** The ID numbers are invented: nobody was born at these places on these days with these sequence numbers. */
const first = [
  '甲',
  '女',
  '11010519491231002X',
  'A001',
  unit,
  '内蒙古/巴彦淖尔市/临河区',
  '执法员',
  '2024年3月1日',
];
const second = ['乙', '男', '150802198502300018', 'A002', unit, '150802', '', ''];
const good = [...second.slice(0, 2), '150802198502280010', ...second.slice(3)];

interface ParsedRoster {
  readonly rows: readonly RosterRow[];
  readonly faults: readonly Fault[];
}

function parseRoster(table: Table): ParsedRoster {
  const columns = locateColumns(table.headings, rosterHeadings);
  const parsed = parseRosterRows(
    { ...table, columns, merges: [] },
    { ...options, firstRowOf: rememberFirstRows() },
  );
  return { rows: parsed.flatMap(({ row }) => row ?? []), faults: parsed.flatMap(({ faults }) => faults) };
}

type Change = Readonly<Partial<Record<(typeof headings)[number], string | Cell>>>;

function changed(change: Change): (string | Cell)[] {
  return first.map((text, index) => change[headings[index] ?? ''] ?? text);
}

function parse(...rows: readonly (readonly (string | Cell)[])[]): ParsedRoster {
  return parseRoster(buildTable(headings, rows));
}

function said(faults: readonly Fault[]): string[] {
  return faults.map((wrong) => sayFault(wrong, 'zh'));
}

const firstRow: RosterRow = {
  rowNumber: 2,
  name: '甲',
  gender: 'female',
  idNumber: '11010519491231002X',
  certificateNo: 'A001',
  unitName: unit,
  unitKind: 'detachment',
  regionCode: 150802,
  post: '执法员',
  postedFrom: '2024-03-01',
  ...{ kind: null, reason: '', grade: null, postedTo: null, certificateValidTo: null },
};

describe('a roster', () => {
  it('gives each officer with unit, region and day of posting', () => {
    expect(parse(first)).toEqual({ rows: [firstRow], faults: [] });
  });

  it('may leave gender, post and day of posting out', () => {
    const kept = [0, 2, 3, 4, 5];
    const table = buildTable(
      kept.map((index) => headings[index] ?? ''),
      [kept.map((index) => first[index] ?? '')],
    );
    expect(parseRoster(table)).toEqual({
      rows: [{ ...firstRow, post: null, postedFrom: null }],
      faults: [],
    });
  });

  it('is read in English too', () => {
    const english = [
      'Full name',
      'Gender',
      'ID number',
      'Certificate number',
      'Unit',
      'Region',
      'Post',
      'Posted from',
    ];
    expect(parseRoster(buildTable(english, [changed({ 性别: 'F' })])).rows).toEqual([firstRow]);
  });

  it.each([
    ['20240301', '2024-03-01'],
    ['2024.3.1', '2024-03-01'],
    ['2024/3/1', '2024-03-01'],
    ['45352', '2024-03-01'],
  ])('understands the date %s', (text, postedFrom) => {
    expect(parse(changed({ 任职日期: text })).rows).toMatchObject([{ postedFrom }]);
  });
});

describe('a row that cannot be imported', () => {
  it.each<[string, Change, string]>([
    ['has no name', { 姓名: '' }, '第 2 行「姓名」：此项不能为空（读到“”），请填写。'],
    [
      'has a date that can be read two ways',
      { 任职日期: '3/1/24' },
      '第 2 行「任职日期」：日期“3/1/24”有多种读法，请写成 2024-03-01。',
    ],
    [
      'has a date that never was',
      { 任职日期: '2023年2月29日' },
      '第 2 行「任职日期」：“2023年2月29日”不是有效日期，请写成 2024-03-01。',
    ],
    [
      'has an unknown region',
      { 行政区划: '火星市' },
      '第 2 行「行政区划」：没有找到行政区划“火星市”，应为六位代码或全称，如“150802 / 内蒙古自治区巴彦淖尔市临河区”。',
    ],
    [
      'has a region of which there are two',
      { 行政区划: '朝阳区' },
      '第 2 行「行政区划」：行政区划“朝阳区”有多个同名，请写明其中一个：北京市/朝阳区 (110105) / 长春市/朝阳区 (220104)。',
    ],
    [
      'has an impossible ID number',
      { 身份证号: '110105194912310021' },
      '第 2 行「身份证号」：身份证号“110***********0021”的校验位不正确，按前 17 位应为“X”，请核对号码。',
    ],
    [
      'has an ID number with a day that never was',
      { 身份证号: '150802198502300018' },
      '第 2 行「身份证号」：身份证号中的出生日期“19850230”不成立，应为 19000101–29991231 之间的真实日期。',
    ],
    ['has a short ID number', { 身份证号: '123' }, '第 2 行「身份证号」：身份证号为 3 位，应为 18 位。'],
    ['has an unknown gender', { 性别: '?' }, '第 2 行「性别」：无法识别性别“?”，应为 男 (M) / 女 (F)。'],
  ])('%s', (_case, change, sentence) => {
    const { rows, faults } = parse(changed(change));
    expect(said(faults)).toEqual([sentence]);
    expect(rows).toEqual([]);
  });

  it.each<[string, Change, string]>([
    [
      'has a name of 300 characters',
      { 姓名: '长'.repeat(300) },
      '第 2 行「姓名」：姓名有 300 个字，最多 100 个字，请核对是否粘贴错误。',
    ],
    [
      'has a unit of 300 characters',
      { 单位: '长'.repeat(300) },
      '第 2 行「单位」：此项有 300 个字，最多 200 个字，请核对是否粘贴错误。',
    ],
    [
      'begins in childhood',
      { 任职日期: '1965-12-30' },
      '第 2 行「任职日期」：任职日期 1965-12-30 过早：按身份证号，年满 16 周岁之日为 1965-12-31。',
    ],
  ])('%s', (_case, change, sentence) => {
    const { rows, faults } = parse(changed(change));
    expect(said(faults)).toEqual([sentence]);
    expect(rows).toEqual([]);
  });

  it('repeats a certificate number; the first row that has it stays', () => {
    const { rows, faults } = parse(first, [...good.slice(0, 3), 'a 001', ...good.slice(4)]);
    expect(said(faults)).toEqual(['第 3 行「执法证号」：执法证号“A001”与第 2 行重复，每人应有不同的证号。']);
    expect(rows.map(({ rowNumber }) => rowNumber)).toEqual([2]);
  });

  it('repeats an ID number, shown masked', () => {
    const { rows, faults } = parse(first, changed({ 执法证号: 'A009' }));
    expect(said(faults)).toEqual([
      '第 3 行「身份证号」：身份证号“110***********002X”与第 2 行重复，每人应只出现一次。',
    ]);
    expect(rows).toHaveLength(1);
  });
});

describe('a name', () => {
  it.each([
    ['𠮷田', '𠮷田'],
    ['㛃', '㛃'],
    ['阿依古丽•买买提', '阿依古丽·买买提'],
    ['阿依古丽．买买提', '阿依古丽·买买提'],
  ])('%s is kept as %s', (written, name) => {
    expect(parse(changed({ 姓名: written }))).toMatchObject({ rows: [{ name }], faults: [] });
  });
});

describe('a roster that says more', () => {
  const more = ['人员类别', '原因', '等级', '离岗日期', '执法证有效期', '备注'];
  const parseMore = (...texts: string[]) =>
    parseRoster(buildTable([...headings, ...more], [[...first, ...texts]]));

  it.each<[string[], Partial<RosterRow>]>([
    [
      ['在岗', '', '中级', '', '2027年12月31日', ''],
      { kind: 'serving', grade: 'intermediate', certificateValidTo: '2027-12-31' },
    ],
    [
      ['借调出', '', '', '2026.6.1', '', '省厅'],
      { kind: 'seconded_out', postedTo: '2026-06-01', reason: '省厅' },
    ],
    [['借 调 入', '', '初级', '', '', ''], { kind: 'seconded_in', grade: 'junior' }],
    [['产假', '', '', '', '', ''], { kind: 'on_leave' }],
    [['免训（长期病假）', '', '', '', '', ''], { kind: 'exempt', reason: '长期病假' }],
    [['免训-长期病假', '', '', '', '', ''], { kind: 'exempt', reason: '长期病假' }],
    [['免训', '长期病假', '', '', '', '别的'], { kind: 'exempt', reason: '长期病假' }],
  ])('is read: %j', (texts, row) => {
    expect(parseMore(...texts)).toMatchObject({ rows: [row], faults: [] });
  });

  it.each<[string[], string]>([
    [
      ['出差', '', '', '', '', ''],
      '第 2 行「人员类别」：无法识别人员类别“出差”，应为 在岗 / 借调入 / 借调出 / 休假 / 免训 之一。',
    ],
    [['免训', '', '', '', '', ''], '第 2 行「人员类别」：“免训”必须写明原因，如“免训（长期病假）”。'],
    [['', '', '特级', '', '', ''], '第 2 行「等级」：无法识别等级“特级”，应为 初级 / 中级。'],
    [
      ['', '', '', '2024-03-01', '', ''],
      '第 2 行「离岗日期」：离岗日期 2024-03-01 应晚于任职日期 2024-03-01。',
    ],
    [
      ['', '', '', '', '2027-13-01', ''],
      '第 2 行「执法证有效期」：“2027-13-01”不是有效日期，请写成 2024-03-01。',
    ],
  ])('has its faults told: %j', (texts, sentence) => {
    const { rows, faults } = parseMore(...texts);
    expect(said(faults)).toEqual([sentence]);
    expect(rows).toEqual([]);
  });
});

describe('a row to look at again', () => {
  it('has a gender that disagrees with the ID number', () => {
    const { rows, faults } = parse(changed({ 性别: '男' }));
    expect(faults).toMatchObject([
      { code: 'ID_NUMBER_GENDER_MISMATCH', severity: 'warning', found: '男', expected: '女 (F)' },
    ]);
    expect(rows).toEqual([firstRow]);
  });

  it('has a posting in the future', () => {
    const { rows, faults } = parse(changed({ 任职日期: '2027-01-01' }));
    expect(faults).toMatchObject([{ code: 'DATE_IN_FUTURE', severity: 'warning' }]);
    expect(rows).toHaveLength(1);
  });
});

describe('a roster as a spreadsheet', () => {
  async function parseWorkbook(...rows: readonly CellInput[][]): Promise<ParsedRoster> {
    const reading = await readTable(await buildWorkbook({ 名册: [headings, ...rows] }), '名册.xlsx', {
      headings: rosterHeadings,
    });
    if (!reading.ok) throw new Error(said(reading.faults).join('\n'));
    return parseRoster(reading.table);
  }

  it('with a real date gives that day', async () => {
    const { rows, faults } = await parseWorkbook([...first.slice(0, 7), new Date('2024-03-01T00:00:00Z')]);
    expect({ rows, faults }).toEqual({ rows: [firstRow], faults: [] });
  });

  it('with an ID number stored as a figure says so once and keeps the row out', async () => {
    const { rows, faults } = await parseWorkbook(
      [...first.slice(0, 2), Number('110105194912310021'), ...first.slice(3)],
      good,
    );
    expect(faults).toMatchObject([{ row: 2, field: '身份证号', code: 'NUMBER_LOST_DIGITS' }]);
    expect(rows.map(({ rowNumber }) => rowNumber)).toEqual([3]);
  });

  it('with a formula keeps the row out', async () => {
    const { rows, faults } = await parseWorkbook([{ formula: 'D2', result: '甲' }, ...first.slice(1)], good);
    expect(said(faults)).toEqual([
      '第 2 行「姓名」：单元格中是公式“=D2”，应为数值或文字（如“甲”）。请复制后用“选择性粘贴—数值”。',
    ]);
    expect(rows.map(({ rowNumber }) => rowNumber)).toEqual([3]);
  });
});
