import { checkIdNumber, maskIdNumber, unitKindOf } from '@whetstone/domain';
import type { Fault, Gender, IdNumber, RegionMatch, UnitKind } from '@whetstone/domain';
import { isSound, readersOf, tableFaults, type RowReader } from '../workbook/row-reader';
import type { Table } from '../workbook/table';
import { rosterHeadings, type RosterField } from './roster-headings';

/** One officer of a roster, fit to be imported. */
export interface RosterRow {
  readonly rowNumber: number;
  readonly name: string;
  readonly gender: Gender;
  readonly idNumber: string;
  readonly certificateNo: string;
  readonly unitName: string;
  readonly unitKind: UnitKind;
  readonly regionCode: number;
  /** Null when the roster does not say. */
  readonly post: string | null;
  readonly postedFrom: string | null;
}

export interface ParseRosterOptions {
  readonly resolveRegion: (text: string) => RegionMatch;
  readonly today: string;
}

export interface ParsedRoster {
  readonly rows: readonly RosterRow[];
  readonly faults: readonly Fault[];
}

type RosterReader = RowReader<RosterField>;

/** How many candidates of an ambiguous region a sentence can carry. */
const candidatesShown = 5;

const genders: Readonly<Record<string, Gender>> = {
  男: 'male',
  男性: 'male',
  male: 'male',
  m: 'male',
  女: 'female',
  女性: 'female',
  female: 'female',
  f: 'female',
};
const genderNames: Readonly<Record<Gender, string>> = { male: '男 (M)', female: '女 (F)' };

function readIdNumber(reader: RosterReader, today: string): IdNumber | null {
  // A number that lost its digits, or a formula, has its fault already; its text says nothing.
  if (reader.cell('idNumber').kind === 'number' || reader.cell('idNumber').kind === 'formula') return null;
  const text = reader.requiredText('idNumber');
  const checked = text === '' ? null : checkIdNumber(text);
  if (checked?.ok && checked.value.birthDate > today) {
    reader.report('idNumber', 'ID_NUMBER_BIRTHDATE', checked.value.birthDate, `1900-01-01 – ${today}`);
  }
  if (checked && !checked.ok) {
    const { code, data } = checked.refusal;
    reader.report('idNumber', code, String(data.found), String(data.expected));
  }
  return checked?.ok ? checked.value : null;
}

/** The ID number is the better witness: a roster's gender column only has to agree with it. */
function readGender(reader: RosterReader, idNumber: IdNumber | null): Gender | null {
  const text = reader.text('gender');
  const gender = genders[text.toLowerCase()] ?? null;
  if (text !== '' && gender === null) {
    reader.report('gender', 'UNKNOWN_GENDER', text, `${genderNames.male} / ${genderNames.female}`);
  }
  if (gender !== null && idNumber !== null && gender !== idNumber.gender) {
    reader.report('gender', 'ID_NUMBER_GENDER_MISMATCH', text, genderNames[idNumber.gender]);
  }
  return idNumber?.gender ?? gender;
}

function readRegion(reader: RosterReader, resolveRegion: ParseRosterOptions['resolveRegion']): number | null {
  const text = reader.requiredText('region');
  if (text === '') return null;
  const match = resolveRegion(text);
  if (match.ok) return match.code;
  const candidates = match.candidates.slice(0, candidatesShown).map(({ code, path }) => `${path} (${code})`);
  if (candidates.length === 0)
    reader.report('region', 'UNKNOWN_REGION', text, '150802 / 内蒙古自治区巴彦淖尔市临河区');
  else reader.report('region', 'AMBIGUOUS_REGION', text, candidates.join(' / '));
  return null;
}

function readPostedFrom(reader: RosterReader, today: string): string | null {
  const date = reader.date('postedFrom');
  if (date !== null && date > today) reader.report('postedFrom', 'DATE_IN_FUTURE', date, today);
  return date;
}

function readRow(reader: RosterReader, { resolveRegion, today }: ParseRosterOptions): RosterRow | null {
  const idNumber = readIdNumber(reader, today);
  const gender = readGender(reader, idNumber);
  const regionCode = readRegion(reader, resolveRegion);
  const unitName = reader.requiredText('unitName');
  const row = {
    rowNumber: reader.number,
    name: reader.requiredText('name'),
    certificateNo: reader.requiredText('certificateNo').replace(/\s/g, ''),
    unitName,
    unitKind: unitKindOf(unitName),
    post: reader.text('post') || null,
    postedFrom: readPostedFrom(reader, today),
  };
  if (idNumber === null || gender === null || regionCode === null) return null;
  return { ...row, idNumber: idNumber.idNumber, gender, regionCode };
}

/** Reports every use after the first of a value that belongs to one person, and says where the first stands. */
function reportRepeats(
  readers: readonly RosterReader[],
  field: 'certificateNo' | 'idNumber',
  code: 'DUPLICATE_CERTIFICATE' | 'DUPLICATE_ID_NUMBER',
): void {
  const firstRow = new Map<string, number>();
  for (const reader of readers) {
    const value = reader.text(field).replace(/\s/g, '').toUpperCase();
    const first = firstRow.get(value);
    if (value === '') continue;
    if (first === undefined) firstRow.set(value, reader.number);
    else reader.report(field, code, field === 'idNumber' ? maskIdNumber(value) : value, String(first));
  }
}

/**
 * Reads a roster of officers. A row with an error is left out of `rows`; every fault names its row and column. Gender
 * comes from the ID number; a column that disagrees is a warning. ID numbers appear in faults only masked.
 */
export function parseRoster(table: Table, options: ParseRosterOptions): ParsedRoster {
  const readers = readersOf(table, rosterHeadings);
  const rows = readers.map((reader) => ({ reader, row: readRow(reader, options) }));
  reportRepeats(readers, 'certificateNo', 'DUPLICATE_CERTIFICATE');
  reportRepeats(readers, 'idNumber', 'DUPLICATE_ID_NUMBER');
  return {
    rows: rows.flatMap(({ reader, row }) => (row && isSound(reader) ? [row] : [])),
    faults: [...tableFaults(table), ...readers.flatMap(({ faults }) => faults)],
  };
}
