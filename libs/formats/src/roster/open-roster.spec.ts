import { describe, expect, it } from '@jest/globals';
import { Buffer } from 'node:buffer';
import { buildWorkbook, type CellInput } from '../workbook/build-workbook.example';
import { guessColumns } from '../workbook/guess-columns';
import { openRoster, type OpenRoster, type RosterSheet } from './open-roster';
import { rosterHeadings, rosterValueTests } from './roster-headings';

const usual = ['姓名', '身份证号', '执法证号', '单位', '行政区划'];
const person = ['甲', '11010519491231002X', 'A001', '临河区大队', '150802'];

async function opened(bytes: Uint8Array, name = '名册.xlsx'): Promise<OpenRoster> {
  const opening = await openRoster(bytes, name);
  if (!opening.ok) throw new Error(JSON.stringify(opening.faults));
  return opening.roster;
}

/** Field → heading under which it was found, ? after what is only likely. */
function guessOf({ headings, columns }: Pick<RosterSheet, 'headings' | 'columns'>): Record<string, string> {
  return Object.fromEntries(
    columns.map(({ field, column, confidence }) => [
      field,
      `${headings[column]}${confidence === 'likely' ? '?' : ''}`,
    ]),
  );
}

async function readAll(roster: OpenRoster) {
  const rows = [];
  const source = roster.rows(roster.best);
  for (;;) {
    const step = await source.next();
    if (step.done) return { rows, merges: step.value };
    rows.push(...step.value);
  }
}

describe('the columns of a roster are guessed', () => {
  it.each<[string[], Record<string, string>]>([
    [
      ['名字', '身份证', '执法证', '执法机构', '所属区县', '职务', '人员类别', '等级'],
      {
        name: '名字',
        idNumber: '身份证',
        certificateNo: '执法证',
        unitName: '执法机构',
        region: '所属区县',
        post: '职务',
        kind: '人员类别',
        grade: '等级',
      },
    ],
    [
      ['* 姓 名（必填）', '公民身份号码', '证号', '工作单位', '区划代码', '岗位培训等级', '有效期至'],
      {
        name: '* 姓 名(必填)',
        idNumber: '公民身份号码',
        certificateNo: '证号',
        unitName: '工作单位',
        region: '区划代码',
        grade: '岗位培训等级',
        certificateValidTo: '有效期至',
      },
    ],
    [
      ['人员姓名', '证件号码', '执法证件号', '所在单位', '行政区划', '任职日期', '离岗日期', '备注'],
      {
        name: '人员姓名',
        idNumber: '证件号码',
        certificateNo: '执法证件号',
        unitName: '所在单位',
        region: '行政区划',
        postedFrom: '任职日期',
        postedTo: '离岗日期',
        remark: '备注',
      },
    ],
    [['现工作单位名称', '队员姓名'], { name: '队员姓名?', unitName: '现工作单位名称?' }],
    [['序号', '金额'], {}],
  ])('%j', async (headings, expected) => {
    const found = guessColumns(headings, rosterHeadings);
    const told = guessOf({ headings, columns: found });
    const plain = Object.fromEntries(
      Object.entries(expected).map(([field, heading]) => [
        field,
        heading.replace('(', '（').replace(')', '）'),
      ]),
    );
    expect(told).toEqual(plain);
  });

  it('by their values where the heading says nothing, or the wrong thing', () => {
    const samples = [
      [
        { text: '11010519491231002X', kind: 'text' as const },
        { text: 'A001', kind: 'text' as const },
      ],
    ];
    const guess = (headings: string[]) =>
      guessOf({ headings, columns: guessColumns(headings, rosterHeadings, samples, rosterValueTests) });
    expect(guess(['号码', '执法证号'])).toEqual({ idNumber: '号码?', certificateNo: '执法证号' });
    expect(guess(['证件号', '执法证号'])).toEqual({ idNumber: '证件号?', certificateNo: '执法证号' });
  });
});

describe('a roster is opened', () => {
  const sheets: [string, CellInput[][], number][] = [
    ['without anything above', [usual, person], 1],
    ['below a title and a note', [['某市名册'], ['填表日期：2026年11月'], [], usual, person], 4],
    [
      'with a heading over two rows',
      [
        ['姓名', '身份证号', '执法证', null, '单位', '行政区划'],
        [null, null, '证号', '有效期', null, null],
        [...person.slice(0, 3), '2027-01-01', ...person.slice(3)],
      ],
      2,
    ],
  ];
  it.each(sheets)('%s', async (_, rows, headingRow) => {
    const roster = await opened(await buildWorkbook({ 名册: rows }));
    const required = ['name', 'idNumber', 'certificateNo', 'unitName', 'region'];
    expect(roster.best.columns.map(({ field }) => field)).toEqual(expect.arrayContaining(required));
    expect(roster.best).toMatchObject({ headingRow });
    const { rows: read } = await readAll(roster);
    expect(read.map(({ number, cells }) => [number, cells[0]?.text])).toEqual([[headingRow + 1, '甲']]);
    await roster.close();
  });

  it('at the sheet that reads most like one, and the others are named', async () => {
    const bytes = await buildWorkbook({
      说明: [['请填写']],
      二队: [usual.slice(0, 4), person],
      一队: [usual, person],
      空: [],
    });
    const roster = await opened(bytes);
    expect(roster.best.name).toBe('一队');
    expect(roster.sheets.map(({ name }) => name)).toEqual(['说明', '二队', '一队']);
    await roster.close();
  });

  it('with its rows in bunches, trailing empty ones left out, and its merges at the end', async () => {
    const rows: CellInput[][] = Array.from({ length: 2_500 }, (_, index) => [
      `甲${index}`,
      ...person.slice(1),
    ]);
    const bytes = await buildWorkbook({ 名册: [usual, ...rows, [], ['', ' ']] }, (workbook) =>
      workbook.getWorksheet('名册')?.mergeCells('D5:D6'),
    );
    const roster = await opened(bytes);
    const read = await readAll(roster);
    expect(read.rows).toHaveLength(2_500);
    expect(read.rows.at(-1)).toMatchObject({ number: 2_501, cells: [{ text: '甲2499' }, {}, {}, {}, {}] });
    expect(read.merges).toEqual(['D5:D6']);
    await roster.close();
  });

  it('from a CSV of any encoding', async () => {
    const text = `\ufeff${usual.join(',')}\r\n${person.join(',').replace('甲', '𠮷·㛃')}\r\n`;
    const roster = await opened(new Uint8Array(Buffer.from(text)), '名册.csv');
    expect((await readAll(roster)).rows[0]?.cells[0]?.text).toBe('𠮷·㛃');
    await roster.close();
  });
});

describe('a file that is no roster', () => {
  it.each<[string, () => Promise<Uint8Array>, string]>([
    ['has no cells', () => buildWorkbook({ 名册: [] }), 'EMPTY_SHEET'],
    ['is a letter', async () => new Uint8Array(Buffer.from('各位同事')), 'NOT_A_SPREADSHEET'],
  ])('%s', async (_, build, code) => {
    expect(await openRoster(await build(), '名册.xlsx')).toMatchObject({ ok: false, faults: [{ code }] });
  });
});
