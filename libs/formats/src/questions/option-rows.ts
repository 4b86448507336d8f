import { locateColumns } from '../workbook/locate-columns';
import { emptyCell, type Cell, type Table, type TableRow } from '../workbook/table';
import { mark } from './marked-text';
import { optionLabels, questionHeadings, type QuestionField } from './question-headings';
import { readTypeName } from './question-words';
import { readTruth } from './read-key';

type Columns = ReturnType<typeof locateColumns<QuestionField>>;

/** A question and the rows it stands in. */
export interface QuestionRows {
  readonly row: TableRow;
  /** Of the rows after the first; what is wrong there is wrong with the question. */
  readonly following: readonly number[];
}

function textAt(row: TableRow, columns: Columns, field: QuestionField): string {
  const column = columns.get(field);
  return column === undefined ? '' : (row.cells[column]?.text ?? '');
}

/** 选项 heads the letters or the texts of options a row each, or all options of a question in one cell. */
function isOneOptionARow({ rows }: Table, columns: Columns): boolean {
  if (columns.has('optionText') || columns.has('isRight')) return true;
  if (!columns.has('options')) return false;
  return rows.some(
    (row) =>
      textAt(row, columns, 'stem') === '' &&
      textAt(row, columns, 'caseName') === '' &&
      textAt(row, columns, 'options') !== '',
  );
}

function isContinued(first: TableRow, row: TableRow, columns: Columns): boolean {
  const [stem, number] = [textAt(row, columns, 'stem'), textAt(row, columns, 'number')];
  if (number !== '') return number === textAt(first, columns, 'number');
  if (stem === '') return textAt(row, columns, 'type') === '';
  return stem === textAt(first, columns, 'stem') && textAt(first, columns, 'number') === '';
}

interface OptionRow {
  readonly label: string;
  readonly text: string;
  readonly isRight: boolean;
  readonly weight: string;
}

function readOptionRow(row: TableRow, columns: Columns, index: number): OptionRow {
  const options = textAt(row, columns, 'options');
  const [, letter, rest = ''] = /^([A-Za-z])\s*[.．、:：)）]?\s*(.*)$/s.exec(options) ?? [];
  const ownText = textAt(row, columns, 'optionText');
  const isLettered = letter !== undefined && (ownText !== '' || rest !== '') && !/^[A-Za-z]{2}/.test(options);
  return {
    label: isLettered ? letter.toUpperCase() : (optionLabels[index] ?? ''),
    text: ownText || (isLettered ? rest : options),
    isRight: readTruth(textAt(row, columns, 'isRight'), []) === true,
    weight: textAt(row, columns, 'optionWeights'),
  };
}

function textCell(text: string): Cell {
  return text === '' ? emptyCell : { text, kind: 'text' };
}

/** What 是否正确 and the options' texts say together, written as the one cell of answers a row would have. */
function keyTextOf(type: string, options: readonly OptionRow[]): string {
  const reading = readTypeName(type);
  const isWritten =
    reading.kind === 'type' && (reading.type === 'fill_in' || reading.type === 'short_answer');
  if (isWritten) return options.map(({ text }) => mark(text)).join('；');
  return options
    .filter(({ isRight }) => isRight)
    .map(({ label }) => label)
    .join('');
}

const rowFields = new Set<QuestionField>(['options', 'optionText', 'isRight', 'optionWeights']);

/** The first row of a question with the options of the rows after it beside it. */
function joinRows(rows: readonly TableRow[], columns: Columns, width: number): QuestionRows[] {
  const [first, ...following] = rows;
  if (!first) return [];
  const type = textAt(first, columns, 'type');
  const options = rows
    .map((row, index) => readOptionRow(row, columns, index))
    .filter(({ text }) => text !== '');
  const key = textAt(first, columns, 'key') || keyTextOf(type, options);
  const weights = options.filter(({ weight }) => weight !== '');
  const cells: Cell[] = Array.from({ length: width }, (_, index) => first.cells[index] ?? emptyCell);
  for (const field of rowFields) cells[columns.get(field) ?? width] = emptyCell;
  cells[columns.get('key') ?? width] = textCell(key);
  const added = optionLabels.map((label) =>
    textCell(options.find((option) => option.label === label)?.text ?? ''),
  );
  const weighed = textCell(weights.map(({ label, weight }) => `${label}:${weight}`).join('；'));
  return [
    {
      row: {
        number: first.number,
        cells: [...cells.slice(0, width), textCell(key), ...added, weighed],
      },
      following: following.map(({ number }) => number),
    },
  ];
}

function groupRows(rows: readonly TableRow[], columns: Columns): TableRow[][] {
  const groups: TableRow[][] = [];
  for (const row of rows) {
    const current = groups.at(-1);
    const [first] = current ?? [];
    if (current && first && isContinued(first, row, columns)) current.push(row);
    else groups.push([row]);
  }
  return groups;
}

/**
 * A table of one row an option as one of one row a question; any other table as it is. Rows belong together while they
 * bear the same 题号, or no stem of their own, or the stem of the row before.
 */
export function joinOptionRows(table: Table): {
  readonly table: Table;
  readonly columns: Columns;
  readonly following: ReadonlyMap<number, readonly number[]>;
} {
  const columns = locateColumns(table.headings, questionHeadings);
  if (!isOneOptionARow(table, columns)) return { table, columns, following: new Map() };
  const width = table.headings.length;
  const joined = groupRows(table.rows, columns).flatMap((rows) => joinRows(rows, columns, width));
  const ownHeading = (field: QuestionField, usual: string) =>
    table.headings[columns.get(field) ?? -1] ?? usual;
  const headings = [
    ...table.headings,
    ownHeading('key', ownHeading('isRight', '答案')),
    ...optionLabels.map((label) => `选项${label}`),
    '选项权重',
  ];
  const added = new Map<QuestionField, number>(columns);
  for (const field of rowFields) added.delete(field);
  added.set('key', width);
  optionLabels.forEach((label, index) => added.set(`option${label}`, width + 1 + index));
  added.set('optionWeights', width + 1 + optionLabels.length);
  return {
    table: { ...table, headings, rows: joined.map(({ row }) => row) },
    columns: added,
    following: new Map(joined.map(({ row, following }) => [row.number, following])),
  };
}
