import type { Fault, RegionLevel } from '@whetstone/domain';
import { isSound, readersOf, tableFaults, type RowReader } from '../workbook/row-reader';
import type { Table } from '../workbook/table';
import { regionHeadings, type RegionField } from './region-headings';

/** A custom region as a file states it; whether it may be added is decided against the regions there are. */
export interface RegionRow {
  readonly rowNumber: number;
  readonly code: number;
  readonly name: string;
  /** Null = not stated. */
  readonly level: RegionLevel | null;
  /** Null = not stated. */
  readonly parentCode: number | null;
  /** Its first day, YYYY-MM-DD. */
  readonly from: string;
}

export interface ParsedRegions {
  readonly rows: readonly RegionRow[];
  readonly faults: readonly Fault[];
}

const levels: Readonly<Record<string, RegionLevel>> = {
  市: 'city',
  市级: 'city',
  地级: 'city',
  地市级: 'city',
  师: 'city',
  师级: 'city',
  city: 'city',
  县: 'county',
  县级: 'county',
  区县级: 'county',
  区: 'county',
  county: 'county',
};

type RegionReader = RowReader<RegionField>;

const codeExample = '150871';

function readCode(reader: RegionReader, field: 'code' | 'parentCode'): number | null {
  const text = field === 'code' ? reader.requiredText(field) : reader.text(field);
  if (text === '') return null;
  if (/^\d{6}$/.test(text)) return Number(text);
  reader.report(field, 'REGION_CODE_DIGITS', text, codeExample);
  return null;
}

function readLevel(reader: RegionReader): RegionLevel | null {
  const text = reader.text('level');
  const level = levels[text.toLowerCase()] ?? null;
  if (level === null && text !== '') reader.report('level', 'UNKNOWN_LEVEL', text, '市级 / 县级');
  return level;
}

function readRow(reader: RegionReader): RegionRow | null {
  const code = readCode(reader, 'code');
  const name = reader.requiredText('name');
  const level = readLevel(reader);
  const parentCode = readCode(reader, 'parentCode');
  if (reader.text('from') === '') reader.requiredText('from');
  const from = reader.date('from');
  return code === null || from === null
    ? null
    : { rowNumber: reader.number, code, name, level, parentCode, from };
}

/** Reads a list of custom regions. A row with an error is left out of `rows`. */
export function parseRegions(table: Table): ParsedRegions {
  const readers = readersOf(table, regionHeadings);
  const rows = readers.map((reader) => ({ reader, row: readRow(reader) }));
  return {
    rows: rows.flatMap(({ reader, row }) => (row && isSound(reader) ? [row] : [])),
    faults: [...tableFaults(table), ...readers.flatMap(({ faults }) => faults)],
  };
}
