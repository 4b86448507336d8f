import { dayBefore, type Fault, type LawCatalogue } from '@whetstone/domain';
import { parseQuestions, questionHeadings, readTable, type QuestionRow } from '@whetstone/formats';

/** What reading a file of questions found. */
export interface QuestionReading {
  readonly sheetName: string;
  /** Questions in the file, faulty ones included. */
  readonly totalCount: number;
  readonly questions: readonly QuestionRow[];
  readonly faults: readonly Fault[];
  /** Rows whose reference date is the file's own and not only read as "today". */
  readonly dated: ReadonlySet<number>;
}

/** Reads a file of questions and checks it against the catalogue of laws. */
export async function readQuestionFile(
  bytes: Uint8Array,
  fileName: string,
  catalogue: LawCatalogue,
  today: string,
): Promise<QuestionReading> {
  const reading = await readTable(bytes, fileName, { headings: questionHeadings });
  if (!reading.ok)
    return { sheetName: '', totalCount: 0, questions: [], faults: reading.faults, dated: new Set() };
  const { table } = reading;
  const { questions, faults } = parseQuestions(table, catalogue, { today });
  const asOfYesterday = parseQuestions(table, catalogue, { today: dayBefore(today) }).questions;
  const yesterday = new Map(asOfYesterday.map((question) => [question.rowNumber, question.referenceDate]));
  const dated = questions.filter(
    ({ rowNumber, referenceDate }) => yesterday.get(rowNumber) === referenceDate,
  );
  return {
    ...{ sheetName: table.sheetName, totalCount: table.rows.length, questions, faults },
    dated: new Set(dated.map(({ rowNumber }) => rowNumber)),
  };
}
