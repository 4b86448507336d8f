import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildWorkbook, type CellInput } from '../../libs/formats/src/workbook/build-workbook.example';
import { buildZip } from '../../libs/formats/src/workbook/build-zip.example';
import type { ApiClient } from '../support/api-client';
import { checkRoster, uploadRoster } from '../support/bring-roster';
import { START_ROSTER } from '../support/roster-operations';
import { ROSTER_HEADINGS, rosterFile, rosterLine } from '../support/roster-file';
import { BAYANNUR, type SeededOfficer } from '../support/seed';
import { startTestApp, type TestApp } from '../support/test-app';

type Preview = Awaited<ReturnType<typeof checkRoster>>;

/** 昆都仑区, a county of 包头市: a sibling of 巴彦淖尔市. */
const KUNDULUN = 150203;
const MEGABYTE = 1024 * 1024;

describe('what is wrong with a roster', () => {
  let test: TestApp;
  let manager: SeededOfficer;
  let client: ApiClient;
  beforeAll(async () => {
    test = await startTestApp();
    manager = await test.seed.someone('training_manager', BAYANNUR);
    client = await test.signedIn(manager);
  });
  afterAll(() => test.close());

  async function previewOf(file: Uint8Array, name = '名册.xlsx', by = client): Promise<Preview> {
    return checkRoster(by, await uploadRoster(by, file, name));
  }

  describe('is told row by row', () => {
    let preview: Preview;
    beforeAll(async () => {
      const elsewhere = await test.seed.officer({ regionCode: KUNDULUN });
      const colleague = await test.seed.officer();
      const broken = String(rosterLine(4)[2]).replace(/.$/, (last) => (last === '0' ? '1' : '0'));
      const lines: CellInput[][] = [
        rosterLine(1),
        rosterLine(2, { region: '火星市' }),
        rosterLine(3, { certificateNo: 'NM001' }),
        rosterLine(4, { idNumber: broken }),
        rosterLine(5, { idNumber: { formula: 'C2', result: '150802' } }),
        rosterLine(6),
        rosterLine(7),
        rosterLine(8, { region: '包头市昆都仑区' }),
        rosterLine(9, { idNumber: elsewhere.idNumber }),
        rosterLine(10, { certificateNo: colleague.account }),
        rosterLine(11, { name: '' }),
        rosterLine(12, { postedFrom: '3/1/24' }),
        rosterLine(13, { gender: '女' }),
      ];
      const file = await buildWorkbook({ 名册: [ROSTER_HEADINGS, ...lines] }, (workbook) =>
        workbook.getWorksheet('名册')?.mergeCells('E7:E8'),
      );
      preview = await previewOf(file);
    });

    it.each([
      [3, '行政区划', 'UNKNOWN_REGION'],
      [4, '执法证号', 'DUPLICATE_CERTIFICATE'],
      [5, '身份证号', 'ID_NUMBER_CHECKSUM'],
      [6, '身份证号', 'FORMULA_CELL'],
      [7, '单位', 'MERGED_CELLS'],
      [8, '单位', 'MERGED_CELLS'],
      [9, '行政区划', 'REGION_NOT_YOURS'],
      [10, '单位', 'SERVES_ELSEWHERE'],
      [11, '执法证号', 'CERTIFICATE_TAKEN'],
      [12, '姓名', 'REQUIRED'],
      [13, '任职日期', 'DATE_AS_TEXT'],
    ])('row %d, column %s: %s', (row, field, code) => {
      const told = preview.faults.filter((fault) => fault.row === row);
      expect(told).toContainEqual(expect.objectContaining({ row, field, code, severity: 'ERROR' }));
    });

    it('with a warning where a row may still be taken', () => {
      expect(preview.faults.filter(({ row }) => row === 14)).toMatchObject([
        { field: '性别', code: 'ID_NUMBER_GENDER_MISMATCH', severity: 'WARNING' },
      ]);
    });

    it('and each row counted once, as good or as faulty', () => {
      expect(preview).toMatchObject({ totalCount: 13, counts: { new: 2, faulty: 11 } });
      const good = preview.rows.filter(({ outcome }) => outcome === 'NEW');
      expect(good.map(({ row }) => row)).toEqual([2, 14]);
    });

    it('in a sentence with place, finding and remedy', () => {
      const sentence = preview.faults.find(({ code }) => code === 'REGION_NOT_YOURS')?.message;
      expect(sentence).toBe(
        '第 9 行「行政区划」：行政区划“内蒙古自治区 · 包头市 · 昆都仑区”不在您的权限范围内，应为 内蒙古自治区 · 巴彦淖尔市 及其下级。',
      );
    });

    it('never with an ID number in the open', () => {
      expect(JSON.stringify(preview)).not.toMatch(/\d{17}[\dX]/);
    });
  });

  it('is told in English to those who read English', async () => {
    const english = await test.signedIn(manager, 'en');
    const { faults } = await previewOf(
      await rosterFile(rosterLine(2, { region: '火星市' })),
      'roster.xlsx',
      english,
    );
    expect(faults.map(({ message }) => message)).toEqual([
      'Row 2, column "行政区划": the region "火星市" is unknown; expected a six-digit code or a full name such as "150802 / 内蒙古自治区巴彦淖尔市临河区".',
    ]);
  });

  it.each<[string, () => Promise<Uint8Array> | Uint8Array, string]>([
    [
      'a zip bomb of 200 MB',
      () => {
        const bomb = { name: 'xl/worksheets/sheet1.xml', content: Buffer.alloc(200 * MEGABYTE, ' ') };
        return buildZip([{ name: 'xl/workbook.xml', content: '<workbook/>' }, bomb]);
      },
      '文件解压后达到 ≥ 200 MB，超过上限 150 MB，已拒绝打开。',
    ],
    ['a letter under the name of a roster', () => Buffer.from('各位同事：'), '“名册.xlsx”不是可读的表格文件'],
  ])('refuses %s as a whole, before anything is staged', async (_, file, sentence) => {
    const uploadId = await uploadRoster(client, await file());
    const { startRosterImport } = await client.run(START_ROSTER, { input: { uploadId } });
    expect(startRosterImport).toEqual({
      __typename: 'Refused',
      code: 'FILE_FAULTY',
      message: expect.stringContaining(sentence),
    });
    expect(await test.database.query(`SELECT FROM roster_imports WHERE upload_id = $1`, [uploadId])).toEqual(
      [],
    );
  });
});
