import { buildWorkbook, type CellInput } from '../../libs/formats/src/workbook/build-workbook.example';
import { inventIdNumber } from './invent-id-number';

export const ROSTER_HEADINGS = [
  '姓名',
  '性别',
  '身份证号',
  '执法证号',
  '单位',
  '行政区划',
  '岗位',
  '任职日期',
];

export interface RosterLine {
  readonly name?: string;
  readonly gender?: string;
  readonly idNumber?: CellInput;
  readonly certificateNo?: string;
  readonly unit?: string;
  readonly region?: string;
  readonly post?: string;
  readonly postedFrom?: string;
}

/** A line of a bureau's roster; person 1, 2, 3 … differ in name, identity and certificate, and serve in 临河区. */
export function rosterLine(person: number, change: RosterLine = {}): CellInput[] {
  const number = String(person).padStart(3, '0');
  const line = {
    ...{
      name: `张${number}`,
      gender: '男',
      idNumber: inventIdNumber(1000 + person),
      certificateNo: `NM${number}`,
    },
    ...{ unit: '临河区执法大队', region: '临河区', post: '执法员', postedFrom: '2024-03-01', ...change },
  };
  const { name, gender, idNumber, certificateNo, unit, region, post, postedFrom } = line;
  return [name, gender, idNumber, certificateNo, unit, region, post, postedFrom];
}

/** The roster as the spreadsheet program saves it; the first line is row 2. */
export function rosterFile(...lines: CellInput[][]): Promise<Uint8Array> {
  return buildWorkbook({ 名册: [ROSTER_HEADINGS, ...lines] });
}
