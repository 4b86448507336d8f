import { Buffer } from 'node:buffer';
import { describe, expect, it } from '@jest/globals';
import { sayFault, type Fault } from '@whetstone/domain';
import { buildWorkbook } from './build-workbook.example';
import { buildZip } from './build-zip.example';
import { readTable, type TableReading } from './read-table';
import { readingLimits } from './reading-limits';
import type { HeadingSynonyms, Table } from './table';

const headings: readonly HeadingSynonyms[] = [
  { field: 'name', names: ['姓名'], isRequired: true },
  { field: 'number', names: ['证号', '证件号'], isRequired: true },
  { field: 'from', names: ['日期'], isRequired: false },
];
const headingRow = ['姓名', '证号', '日期'];
const row = ['甲', 'A1', null];

function tableOf(reading: TableReading): Table {
  if (!reading.ok) throw new Error(reading.faults.map((wrong) => sayFault(wrong, 'en')).join('\n'));
  return reading.table;
}

function faultsOf(reading: TableReading): readonly Fault[] {
  return reading.ok ? reading.table.faults : reading.faults;
}

async function read(bytes: Uint8Array, fileName = '名册.xlsx'): Promise<TableReading> {
  return readTable(bytes, fileName, { headings });
}

describe('a spreadsheet', () => {
  it('is read by its headings, in any order, below a title, blank rows skipped', async () => {
    const rows = [
      ['某局名册'],
      ['＊ 证 件 号（必填）', null, '姓　名'],
      ['Ａ１', 'x', '甲'],
      [],
      ['B2', null, ' 乙 '],
    ];
    const table = tableOf(await read(await buildWorkbook({ 说明: [['请填写']], 名册: rows })));
    expect(table.sheetName).toBe('名册');
    expect(table.faults).toEqual([]);
    expect(table.rows.map(({ number, cells }) => [number, cells[2]?.text, cells[0]?.text])).toEqual([
      [3, '甲', 'A1'],
      [5, '乙', 'B2'],
    ]);
  });

  it.each([false, true])('keeps the day of a real date, with the 1904 calendar: %s', async (date1904) => {
    const bytes = await buildWorkbook(
      { 名册: [headingRow, ['甲', 'A1', new Date('2024-03-01T00:00:00Z')]] },
      (workbook) => {
        workbook.properties.date1904 = date1904;
      },
    );
    expect(tableOf(await read(bytes)).rows[0]?.cells[2]).toEqual({
      text: '2024-03-01',
      kind: 'date',
      date: '2024-03-01',
    });
  });

  it('tells kinds of cells apart', async () => {
    const rich = { richText: [{ text: '红' }, { text: '字' }] };
    const link = { text: '链接', hyperlink: 'https://example.org' };
    const bytes = await buildWorkbook(
      { 名册: [headingRow, [rich, 12.5, true], [link, 7, null]] },
      (workbook) => {
        const cell = workbook.getWorksheet('名册')?.getCell('B3');
        if (cell) cell.numFmt = '0000';
      },
    );
    expect(tableOf(await read(bytes)).rows.map(({ cells }) => cells)).toEqual([
      [
        { text: '红字', kind: 'text' },
        { text: '12.5', kind: 'number' },
        { text: 'TRUE', kind: 'boolean' },
      ],
      [
        { text: '链接', kind: 'text' },
        { text: '0007', kind: 'number' },
        { text: '', kind: 'empty' },
      ],
    ]);
  });

  it('without expected headings gives the first sheet as it is', async () => {
    const reading = await readTable(
      await buildWorkbook({
        一: [
          ['甲', '乙'],
          ['1', '2'],
        ],
      }),
      'a.xlsx',
    );
    expect(tableOf(reading)).toMatchObject({ headings: ['甲', '乙'], rows: [{ number: 2 }] });
  });
});

describe('a CSV file', () => {
  const text = '姓名,证号,日期\r\n甲,"A,1",\r\n\r\n"乙\n丙",="0012",2024/3/1\r\n';
  // 姓名,证号 / 甲,A1 in GB18030: Node encodes only UTF-8.
  const gb18030 = [
    0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xd6, 0xa4, 0xba, 0xc5, 0x0a, 0xbc, 0xd7, 0x2c, 0x41, 0x31, 0x0a,
  ];

  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${text}`)],
    [
      'UTF-16 separated by tabs',
      Buffer.from('\ufeff姓名\t证号\t日期\r\n甲\tA,1\t\r\n\r\n"乙\n丙"\t="0012"\t2024/3/1', 'utf16le'),
    ],
  ])('in %s is read, rows numbered as a spreadsheet shows them', async (_encoding, bytes) => {
    const table = tableOf(await read(new Uint8Array(bytes), '名册.csv'));
    expect(table.rows.map(({ number, cells }) => [number, ...cells.map((cell) => cell.text)])).toEqual([
      [2, '甲', 'A,1', ''],
      [4, '乙\n丙', '0012', '2024/3/1'],
    ]);
  });

  it('in GB18030 is read', async () => {
    const table = tableOf(await read(new Uint8Array(gb18030), '名册.CSV'));
    expect(table.rows[0]?.cells.map((cell) => cell.text)).toEqual(['甲', 'A1']);
  });

  it('with a figure that has lost its digits says so', async () => {
    const reading = await read(
      new Uint8Array(Buffer.from('姓名,证号\n甲,1.10105E+17\n乙,=A1\n')),
      '名册.csv',
    );
    expect(faultsOf(reading)).toMatchObject([
      { row: 2, field: '证号', code: 'NUMBER_LOST_DIGITS' },
      { row: 3, field: '证号', code: 'FORMULA_CELL', found: '=A1' },
    ]);
  });
});

describe('a file that cannot be read as a whole', () => {
  const workbookPart = { name: 'xl/workbook.xml', content: '<workbook/>' };
  const megabyte = 1024 * 1024;

  it('says which columns are missing', async () => {
    const reading = await read(await buildWorkbook({ 名册: [['标题'], ['姓名', '别的'], ['甲', '1']] }));
    expect(faultsOf(reading).map((wrong) => sayFault(wrong, 'zh'))).toEqual([
      '第 2 行「证号」：缺少此列。现有表头：姓名 | 别的；可用的列名：证号 / 证件号。',
    ]);
  });

  it('names the sheets when none is the right one', async () => {
    const reading = await read(await buildWorkbook({ 一月: [['日期'], ['1']], 二月: [['金额'], ['2']] }));
    expect(faultsOf(reading).map((wrong) => sayFault(wrong, 'en'))).toEqual([
      'No sheet has the headings needed. Sheets found: 一月 | 二月; headings expected: 姓名 | 证号.',
    ]);
  });

  it.each<[string, () => Promise<Uint8Array> | Uint8Array, string, Partial<Fault>]>([
    [
      'without any rows',
      () => buildWorkbook({ 名册: [headingRow] }),
      'a.xlsx',
      { code: 'EMPTY_SHEET', found: '名册' },
    ],
    [
      'without any cells',
      () => buildWorkbook({ 名册: [] }),
      'a.xlsx',
      { code: 'EMPTY_SHEET', found: '名册' },
    ],
    [
      'over the size limit',
      () => new Uint8Array(16 * megabyte),
      'a.xlsx',
      { code: 'FILE_TOO_LARGE', found: '16 MB', expected: '15 MB' },
    ],
    [
      'that inflates to 200 MB',
      () => buildZip([workbookPart, { name: 'xl/a.xml', content: Buffer.alloc(200 * megabyte, ' ') }]),
      'a.xlsx',
      { code: 'ARCHIVE_TOO_LARGE', found: '≥ 200 MB', expected: '150 MB' },
    ],
    [
      'that inflates to 200 MB and declares 1 kB',
      () =>
        buildZip([
          workbookPart,
          { name: 'xl/a.xml', content: Buffer.alloc(200 * megabyte, ' '), declaredBytes: 1024 },
        ]),
      'a.xlsx',
      { code: 'ARCHIVE_TOO_LARGE', found: '≥ 150 MB', expected: '150 MB' },
    ],
    [
      'of 3,000 parts',
      () => buildZip(Array.from({ length: 3000 }, (_, index) => ({ name: `xl/${index}.xml`, content: '' }))),
      'a.xlsx',
      { code: 'ARCHIVE_TOO_MANY_ENTRIES', found: '3000', expected: '2000' },
    ],
    [
      'with a document type',
      () =>
        buildZip([
          { name: 'xl/workbook.xml', content: '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a/>' },
        ]),
      'a.xlsx',
      { code: 'ARCHIVE_HAS_DTD', found: 'xl/workbook.xml' },
    ],
    [
      'with a document type in UTF-16',
      () => buildZip([{ name: 'xl/workbook.xml', content: Buffer.from('<!DOCTYPE a><a/>', 'utf16le') }]),
      'a.xlsx',
      { code: 'ARCHIVE_HAS_DTD' },
    ],
    [
      'of the old format',
      () => new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]),
      '旧.xls',
      { code: 'OLD_XLS', found: '旧.xls', expected: '.xlsx' },
    ],
    [
      'that is a document',
      () => buildZip([{ name: 'word/document.xml', content: '<a/>' }]),
      'a.xlsx',
      { code: 'NOT_A_SPREADSHEET' },
    ],
    [
      'that is broken',
      async () => (await buildWorkbook({ 名册: [row] })).slice(0, 900),
      'a.xlsx',
      { code: 'NOT_A_SPREADSHEET' },
    ],
    ['that only pretends', () => buildZip([workbookPart]), 'a.xlsx', { code: 'NOT_A_SPREADSHEET' }],
    [
      'that is a picture',
      () => new Uint8Array([0x89, 0x50, 0x4e, 0x47]),
      'a.png',
      { code: 'NOT_A_SPREADSHEET' },
    ],
    [
      'that is a program called CSV',
      () => new Uint8Array([0x41, 0, 1, 2]),
      'a.csv',
      { code: 'NOT_A_SPREADSHEET' },
    ],
    [
      'in no known encoding',
      () => new Uint8Array([0x41, 0xff, 0xff]),
      'a.csv',
      { code: 'ENCODING_UNKNOWN', found: 'a.csv' },
    ],
  ])('%s is refused', async (_case, build, fileName, expected) => {
    const reading = await read(await build(), fileName);
    expect(reading.ok).toBe(false);
    expect(faultsOf(reading)).toMatchObject([{ severity: 'error', ...expected }]);
  });

  it('is refused when reading takes too long', async () => {
    const limits = { ...readingLimits, parsingMs: 1 };
    const reading = await readTable(await buildWorkbook({ 名册: [headingRow, row] }), 'a.xlsx', { limits });
    expect(faultsOf(reading)).toMatchObject([{ code: 'PARSING_LIMIT', found: '> 0.001 s' }]);
  });

  it('is refused when reading takes too much memory', async () => {
    const rows = Array.from({ length: 60_000 }, (_, index) => [`甲${index}`, `A${index}`]);
    const limits = { ...readingLimits, heapMb: 24 };
    const reading = await readTable(await buildWorkbook({ 名册: rows }), 'a.xlsx', { limits });
    expect(faultsOf(reading)).toMatchObject([{ code: 'PARSING_LIMIT', expected: '≤ 24 MB' }]);
  }, 30_000);
});

describe('a cell that cannot be read', () => {
  it('in a merge spoils each row it touches', async () => {
    const bytes = await buildWorkbook({ 名册: [headingRow, row, row, row] }, (workbook) => {
      workbook.getWorksheet('名册')?.mergeCells('B2:B3');
    });
    expect(faultsOf(await read(bytes))).toMatchObject([
      { row: 2, field: '证号', code: 'MERGED_CELLS', found: 'B2:B3', expected: 'B2' },
      { row: 3, field: '证号', code: 'MERGED_CELLS', found: 'B2:B3', expected: 'B3' },
    ]);
  });

  it('that holds a formula names the formula and its value', async () => {
    const bytes = await buildWorkbook({
      名册: [headingRow, ['甲', { formula: 'A2&"1"', result: '甲1' }, null]],
    });
    expect(faultsOf(await read(bytes))).toEqual([
      { row: 2, field: '证号', severity: 'error', code: 'FORMULA_CELL', found: '=A2&"1"', expected: '甲1' },
    ]);
  });

  it('that was stored as a figure has lost digits, and is shown masked', async () => {
    const bytes = await buildWorkbook({
      名册: [headingRow, ['甲', Number('110105194912310021'), null], ['乙', 123456789012345, null]],
    });
    expect(faultsOf(await read(bytes))).toMatchObject([
      { row: 2, code: 'NUMBER_LOST_DIGITS', found: '110***********0020', expected: '15' },
    ]);
  });

  it('that shows an error is reported', async () => {
    const bytes = await buildWorkbook({ 名册: [headingRow, ['甲', { error: '#REF!' }, null]] });
    expect(faultsOf(await read(bytes))).toMatchObject([{ row: 2, code: 'ERROR_CELL', found: '#REF!' }]);
  });

  it('in a column nobody reads harms nobody', async () => {
    const bytes = await buildWorkbook({
      名册: [
        ['序号', ...headingRow],
        [{ formula: 'ROW()-1', result: 1 }, ...row],
      ],
    });
    expect(faultsOf(await read(bytes))).toEqual([]);
  });

  it('in a column that occurs twice is ambiguous', async () => {
    const bytes = await buildWorkbook({
      名册: [
        ['姓名', '证号', '证件号'],
        ['甲', '1', '2'],
      ],
    });
    expect(faultsOf(await read(bytes))).toMatchObject([
      { row: null, field: '证号', code: 'REPEATED_COLUMN', found: 'B, C' },
    ]);
  });
});
