import { checkIdNumber, checkName, LONGEST_NAME, maskIdNumber, unitKindOf } from '@whetstone/domain';
import type {
  Fault,
  Gender,
  IdNumber,
  PostingGrade,
  PostingKind,
  RegionMatch,
  UnitKind,
} from '@whetstone/domain';
import { checkMerges, checkRows } from '../workbook/check-cells';
import type { ColumnPlaces } from '../workbook/locate-columns';
import { isSound, readersBy, type RowReader } from '../workbook/row-reader';
import type { TableRow } from '../workbook/table';
import { rosterHeadings, type RosterField } from './roster-headings';
import { genderOf, genderWords, gradeOf, gradeWords, kindOf, kindWords, splitKind } from './roster-words';

/** One officer of a roster, fit to be imported. What the roster does not say is null. */
export interface RosterRow {
  readonly rowNumber: number;
  readonly name: string;
  readonly gender: Gender;
  readonly idNumber: string;
  readonly certificateNo: string;
  readonly certificateValidTo: string | null;
  readonly unitName: string;
  readonly unitKind: UnitKind;
  readonly regionCode: number;
  readonly post: string | null;
  readonly kind: PostingKind | null;
  /** Why somebody is exempt, or what the remarks say; '' = nothing. */
  readonly reason: string;
  readonly grade: PostingGrade | null;
  readonly postedFrom: string | null;
  /** The first day he no longer serves. */
  readonly postedTo: string | null;
}

/** The columns whose values belong to one person. */
export type PersonalField = 'certificateNo' | 'idNumber';

export interface ParseRosterOptions {
  /** The first row of the file that has this value; the row itself when it is the first. */
  readonly firstRowOf: (field: PersonalField, value: string, row: number) => number;
  readonly resolveRegion: (text: string) => RegionMatch;
  readonly today: string;
}

/** Rows as the file writes them, and which column holds what. */
export interface RosterTable {
  readonly headings: readonly string[];
  readonly columns: ColumnPlaces<RosterField>;
  readonly merges: readonly string[];
  readonly rows: readonly TableRow[];
}

/** What a row turned out to be: fit to be imported or not, and what is wrong with it; warnings do not keep it out. */
export interface ParsedRosterRow {
  readonly rowNumber: number;
  readonly row: RosterRow | null;
  /** What the row says, right or wrong, as it is compared with other rows; '' = nothing. */
  readonly keys: Readonly<Record<PersonalField, string>>;
  readonly faults: readonly Fault[];
}

type RosterReader = RowReader<RosterField>;

/** How many candidates of an ambiguous region a sentence can carry. */
const candidatesShown = 5;

/** The longest value of any other text: units, posts, reasons. */
const longestText = 200;

/** Nobody enters the service younger; a date that says so is a typing error. */
const youngestYears = 16;

function readName(reader: RosterReader): string {
  const text = reader.requiredText('name');
  const checked = text === '' ? null : checkName(text);
  if (!checked || checked.ok) return checked?.value ?? '';
  const length = [...text].length;
  if (checked.refusal.code === 'NAME_TOO_LONG')
    reader.report('name', 'NAME_TOO_LONG', String(length), String(LONGEST_NAME));
  else reader.report('name', 'NAME_CHARACTERS', text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '�'), '张三');
  return '';
}

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
  const gender = genderOf(text);
  if (text !== '' && gender === null) {
    reader.report('gender', 'UNKNOWN_GENDER', text, `${genderWords.male} / ${genderWords.female}`);
  }
  if (gender !== null && idNumber !== null && gender !== idNumber.gender) {
    reader.report('gender', 'ID_NUMBER_GENDER_MISMATCH', text, genderWords[idNumber.gender]);
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

function readText(reader: RosterReader, field: RosterField, text = reader.text(field)): string {
  const length = [...text].length;
  if (length > longestText) reader.report(field, 'TEXT_TOO_LONG', String(length), String(longestText));
  return text;
}

function readKind(reader: RosterReader): { kind: PostingKind | null; reason: string } {
  const text = reader.text('kind');
  const split = splitKind(text);
  const kind = kindOf(split.kind) ?? kindOf(text);
  const reason = readText(reader, 'reason') || split.reason || readText(reader, 'remark');
  if (text !== '' && kind === null) reader.report('kind', 'UNKNOWN_KIND', text, kindWords);
  if (kind === 'exempt' && reason === '')
    reader.report('kind', 'EXEMPT_WITHOUT_REASON', text, '免训（长期病假）');
  return { kind, reason };
}

function readGrade(reader: RosterReader): PostingGrade | null {
  const text = reader.text('grade');
  const grade = gradeOf(text);
  if (text !== '' && grade === null) reader.report('grade', 'UNKNOWN_GRADE', text, gradeWords);
  return grade;
}

function yearsAfter(day: string, years: number): string {
  return `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;
}

function readDays(reader: RosterReader, idNumber: IdNumber | null, today: string) {
  const postedFrom = reader.date('postedFrom');
  const postedTo = reader.date('postedTo');
  if (postedFrom !== null && postedFrom > today)
    reader.report('postedFrom', 'DATE_IN_FUTURE', postedFrom, today);
  const youngest = idNumber && yearsAfter(idNumber.birthDate, youngestYears);
  if (postedFrom !== null && youngest && postedFrom < youngest)
    reader.report('postedFrom', 'POSTING_BEFORE_BIRTH', postedFrom, youngest);
  if (postedTo !== null && postedTo <= (postedFrom ?? ''))
    reader.report('postedTo', 'POSTING_ENDS_BEFORE', postedTo, postedFrom ?? '');
  return { postedFrom, postedTo };
}

function readRow(reader: RosterReader, { resolveRegion, today }: ParseRosterOptions): RosterRow | null {
  const idNumber = readIdNumber(reader, today);
  const gender = readGender(reader, idNumber);
  const regionCode = readRegion(reader, resolveRegion);
  const unitName = readText(reader, 'unitName', reader.requiredText('unitName'));
  const row = {
    rowNumber: reader.number,
    name: readName(reader),
    certificateNo: readText(reader, 'certificateNo', reader.requiredText('certificateNo')).replace(/\s/g, ''),
    certificateValidTo: reader.date('certificateValidTo'),
    unitName,
    unitKind: unitKindOf(unitName),
    post: readText(reader, 'post') || null,
    ...readKind(reader),
    grade: readGrade(reader),
    ...readDays(reader, idNumber, today),
  };
  if (idNumber === null || gender === null || regionCode === null) return null;
  return { ...row, idNumber: idNumber.idNumber, gender, regionCode };
}

function keyOf(reader: RosterReader, field: PersonalField): string {
  return reader.text(field).replace(/\s/g, '').toUpperCase();
}

/** Reports every use after the first of a value that belongs to one person, and says where the first stands. */
function reportRepeat(
  reader: RosterReader,
  field: PersonalField,
  { firstRowOf }: ParseRosterOptions,
): string {
  const value = keyOf(reader, field);
  if (value === '') return value;
  const first = firstRowOf(field, value, reader.number);
  const found = field === 'idNumber' ? maskIdNumber(value) : value;
  const code = field === 'idNumber' ? 'DUPLICATE_ID_NUMBER' : 'DUPLICATE_CERTIFICATE';
  if (first !== reader.number) reader.report(field, code, found, String(first));
  return value;
}

/** Remembers in memory which row was the first with a value, for a file that is read from top to bottom. */
export function rememberFirstRows(): ParseRosterOptions['firstRowOf'] {
  const rows = new Map<string, number>();
  return (field, value, row) => {
    const key = `${field} ${value}`;
    const first = rows.get(key) ?? row;
    rows.set(key, first);
    return first;
  };
}

/**
 * Reads rows of a roster of officers. A row with an error comes without its officer; every fault names its row and
 * column. Gender comes from the ID number; a column that disagrees is a warning. ID numbers appear in faults only masked.
 */
export function parseRosterRows(table: RosterTable, options: ParseRosterOptions): ParsedRosterRow[] {
  const { headings, columns, merges, rows } = table;
  const watched = new Set(columns.values());
  const faults = [...checkMerges(merges, headings, rows, watched), ...checkRows(headings, rows, watched)];
  return readersBy({ headings, rows, faults }, rosterHeadings, columns).map((reader) => {
    const row = readRow(reader, options);
    const keys = {
      certificateNo: reportRepeat(reader, 'certificateNo', options),
      idNumber: reportRepeat(reader, 'idNumber', options),
    };
    return { rowNumber: reader.number, row: isSound(reader) ? row : null, keys, faults: reader.faults };
  });
}
