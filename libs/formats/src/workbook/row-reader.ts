import { dayOfSerial, fault, hasError, readDateText, type Fault, type FaultCode } from '@whetstone/domain';
import { locateColumns, type ColumnPlaces } from './locate-columns';
import { emptyCell, type Cell, type HeadingSynonyms, type Table, type TableRow } from './table';

/** How a date should be typed; data, not words, so it stands in either language. */
const dateExample = '2024-03-01';

/** One row seen by field instead of by column; what is wrong with it gathers in `faults`. */
export class RowReader<Field extends string> {
  readonly faults: Fault[] = [];

  constructor(
    private readonly row: TableRow,
    private readonly headings: readonly string[],
    private readonly columns: ColumnPlaces<Field>,
    private readonly synonyms: readonly HeadingSynonyms<Field>[],
  ) {}

  get number(): number {
    return this.row.number;
  }

  cell(field: Field): Cell {
    const place = this.columns.get(field);
    return (place === undefined ? undefined : this.row.cells[place]) ?? emptyCell;
  }

  text(field: Field): string {
    return this.cell(field).text;
  }

  /** The heading as the file writes it; for a column the file lacks, its usual name. */
  headingOf(field: Field): string {
    const place = this.columns.get(field);
    const heading = place === undefined ? undefined : this.headings[place];
    return heading ?? this.synonyms.find((synonym) => synonym.field === field)?.names[0] ?? field;
  }

  report(field: Field, code: FaultCode, found: string, expected: string): void {
    this.faults.push(fault(code, { row: this.number, field: this.headingOf(field), found, expected }));
  }

  requiredText(field: Field): string {
    const text = this.text(field);
    if (text === '') this.report(field, 'REQUIRED', '', '');
    return text;
  }

  /** The day in the cell: a date of the spreadsheet's or one typed as text; null when empty or unreadable. */
  date(field: Field): string | null {
    const cell = this.cell(field);
    if (cell.text === '' || cell.date !== undefined) return cell.date ?? null;
    const ofSerial = dayOfSerial(cell.text);
    if (ofSerial) return ofSerial;
    const reading = readDateText(cell.text);
    if (reading.ok) return reading.date;
    this.report(field, reading.code, cell.text, dateExample);
    return null;
  }
}

/** Readers for all rows of a table, each beginning with the faults its cells already have. */
export function readersOf<Field extends string>(
  table: Table,
  synonyms: readonly HeadingSynonyms<Field>[],
): RowReader<Field>[] {
  return readersBy(table, synonyms, locateColumns(table.headings, synonyms));
}

/** The same where somebody has said which column holds what. */
export function readersBy<Field extends string>(
  { headings, rows, faults }: Pick<Table, 'headings' | 'rows' | 'faults'>,
  synonyms: readonly HeadingSynonyms<Field>[],
  columns: ColumnPlaces<Field>,
): RowReader<Field>[] {
  const faultsByRow = Map.groupBy(faults, ({ row }) => row);
  return rows.map((row) => {
    const reader = new RowReader(row, headings, columns, synonyms);
    reader.faults.push(...(faultsByRow.get(row.number) ?? []));
    return reader;
  });
}

/** Faults of the table that belong to no row. */
export function tableFaults(table: Table): Fault[] {
  return table.faults.filter(({ row }) => row === null);
}

/** Whether the row may go into the product. */
export function isSound<Field extends string>(reader: RowReader<Field>): boolean {
  return !hasError(reader.faults);
}
