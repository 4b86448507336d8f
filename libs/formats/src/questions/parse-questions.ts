import { type Fault, type LawCatalogue, type QuestionType } from '@whetstone/domain';
import { readersBy, tableFaults, type RowReader } from '../workbook/row-reader';
import type { Table } from '../workbook/table';
import { difficultyScale, type DifficultyScale } from './difficulty-scale';
import { joinOptionRows } from './option-rows';
import { putCaseTogether, putTogether, readAloneCase } from './put-together';
import { questionHeadings, type QuestionField } from './question-headings';
import { sayTypes } from './question-words';
import { readFields, type Fields } from './read-fields';
import {
  isWritten,
  settleQuestions,
  type ParsedQuestions,
  type UnreadQuestion,
  type WrittenQuestion,
} from './written-question';

type QuestionReader = RowReader<QuestionField>;

export interface ParseQuestionsOptions {
  /** The day that is meant where the file gives no reference date. */
  readonly today: string;
  /** The types the caller can take; absent = all. Others are refused. */
  readonly types?: readonly QuestionType[];
}

interface CaseRows {
  readonly head: QuestionReader;
  readonly material: string;
  readonly rows: readonly QuestionReader[];
}

/** Consecutive rows with the same 案例 are one case; a row of type 案例 without such a name is one by itself. */
function groupCases(readers: readonly QuestionReader[]): (QuestionReader | CaseRows)[] {
  const groups: (QuestionReader | (CaseRows & { rows: QuestionReader[] }))[] = [];
  let name = '';
  for (const reader of readers) {
    const current = groups.at(-1);
    const own = reader.text('caseName');
    if (own !== '' && own === name && current && 'rows' in current) current.rows.push(reader);
    else if (own !== '') groups.push({ head: reader, material: reader.text('material'), rows: [reader] });
    else groups.push(reader);
    name = own;
  }
  return groups;
}

/** A first row that asks nothing by itself holds what is true of the whole case. */
function isHeadRow(fields: Fields): boolean {
  const { source, type } = fields;
  return type === 'case' && source.text('key') === '';
}

function readCase({ head, material, rows }: CaseRows, fields: readonly Fields[]) {
  const [first] = fields;
  const whole = first && isHeadRow(first) ? first : null;
  const parts = whole ? fields.slice(1) : fields;
  const text = [whole?.stem ?? '', material].filter(Boolean).join('\n');
  // A row of type 案例 that asks something and has an answer asks for it in writing.
  const asked = parts.map((part) =>
    part.type === 'case' ? { ...part, type: 'short_answer' as const } : part,
  );
  if (text === '' && rows.length > 0) head.report('material', 'REQUIRED', '', '');
  return putCaseTogether({ material: text, head, whole, parts: asked });
}

function readGroup(group: QuestionReader | CaseRows, scale: DifficultyScale) {
  if ('rows' in group) {
    const fields = group.rows.map((reader) => readFields(reader, scale));
    return readCase(group, fields);
  }
  const fields = readFields(group, scale);
  return fields.type === 'case' ? readAloneCase(fields, group.text('material')) : putTogether(fields);
}

function refuseType(
  one: WrittenQuestion | UnreadQuestion,
  types: readonly QuestionType[],
  reader: QuestionReader,
): WrittenQuestion | UnreadQuestion {
  if (!isWritten(one) || types.includes(one.draft.type)) return one;
  reader.report('type', 'NOT_YET_MARKABLE', reader.text('type'), sayTypes(types));
  return { rowNumber: one.rowNumber, faults: [...new Set([...one.faults, ...reader.faults])] };
}

/** What is wrong with the rows after a question's first is wrong with the question. */
function gatherFaults(reader: QuestionReader, following: readonly number[], faults: readonly Fault[]): void {
  if (following.length === 0 || faults.length === 0) return;
  reader.faults.push(...faults.filter(({ row }) => row !== null && following.includes(row)));
}

/**
 * Reads a table of questions, one row a question or one row an option, and checks them against the catalogue of laws. A
 * question with an error is left out of `questions`; one with only warnings is in. Rows without difficulty or points
 * get the usual ones.
 */
export function parseQuestions(
  whole: Table,
  catalogue: LawCatalogue,
  { today, types }: ParseQuestionsOptions,
): ParsedQuestions {
  const { table, columns, following } = joinOptionRows(whole);
  const readers = readersBy(table, questionHeadings, columns);
  for (const reader of readers) gatherFaults(reader, following.get(reader.number) ?? [], whole.faults);
  const heading = table.headings[columns.get('difficulty') ?? -1];
  const scale = difficultyScale(
    readers.map((reader) => reader.text('difficulty')),
    heading,
  );
  const written = groupCases(readers).map((group) => {
    const head = 'rows' in group ? group.head : group;
    const one = readGroup(group, scale);
    return types ? refuseType(one, types, head) : one;
  });
  const { questions, faults } = settleQuestions(written, catalogue, today);
  return { questions, faults: [...tableFaults(table), ...faults] };
}
