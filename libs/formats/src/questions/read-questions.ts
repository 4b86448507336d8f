import type { Fault, LawCatalogue } from '@whetstone/domain';
import { readTable } from '../workbook/read-table';
import { readingLimits, type ReadingLimits } from '../workbook/reading-limits';
import { parseQuestions } from './parse-questions';
import { optionRowHeadings, questionHeadings } from './question-headings';
import type { QuestionRow } from './written-question';

export type QuestionFormat = 'xlsx' | 'csv';

/** A fault with the place it stands at: the row of a sheet or the line of a text; null for the whole file. */
export interface QuestionFault extends Fault {
  readonly at: number | null;
}

export interface QuestionsReading {
  /** What the file turned out to be. */
  readonly format: QuestionFormat;
  readonly questions: readonly QuestionRow[];
  readonly faults: readonly QuestionFault[];
}

export interface ReadQuestionsOptions {
  /** The day that is meant where the file gives no reference date. */
  readonly today: string;
  readonly limits?: ReadingLimits;
}

function isOnlyKeyMissing(faults: readonly Fault[]): boolean {
  const [only] = faults;
  return faults.length === 1 && only?.code === 'MISSING_COLUMN' && only.field === '答案';
}

/** A sheet without a column of answers may say in each option's row whether it is right. */
async function readSheet(bytes: Uint8Array, fileName: string, limits: ReadingLimits) {
  const reading = await readTable(bytes, fileName, { headings: questionHeadings, limits });
  if (reading.ok || !isOnlyKeyMissing(reading.faults)) return reading;
  const byOption = await readTable(bytes, fileName, { headings: optionRowHeadings, limits });
  return byOption.ok ? byOption : reading;
}

/** Reads a file of questions, whatever its format, and checks them against the catalogue of laws. */
export async function readQuestions(
  bytes: Uint8Array,
  fileName: string,
  catalogue: LawCatalogue,
  { today, limits = readingLimits }: ReadQuestionsOptions,
): Promise<QuestionsReading> {
  const format = bytes[0] === 0x50 && bytes[1] === 0x4b ? 'xlsx' : 'csv';
  const reading = await readSheet(bytes, fileName, limits);
  const { questions, faults } = reading.ok
    ? parseQuestions(reading.table, catalogue, { today })
    : { questions: [], faults: reading.faults };
  return { format, questions, faults: faults.map((wrong) => ({ ...wrong, at: wrong.row })) };
}
