import { dayBefore, hasError, type Fault, type LawCatalogue } from '@whetstone/domain';
import { readQuestions, type QuestionFormat, type QuestionRow } from '@whetstone/formats';

/** What reading a file of questions found. */
export interface QuestionReading {
  /** What the file turned out to be; null when that is the fault. */
  readonly format: QuestionFormat | null;
  /** Questions in the file, faulty ones included. */
  readonly totalCount: number;
  readonly questions: readonly QuestionRow[];
  readonly faults: readonly Fault[];
  /** Rows whose reference date is the file's own and not only read as "today". */
  readonly dated: ReadonlySet<number>;
}

/** Reads a file of questions, whatever its format, and checks it against the catalogue of laws. */
export async function readQuestionFile(
  bytes: Uint8Array,
  fileName: string,
  catalogue: LawCatalogue,
  today: string,
): Promise<QuestionReading> {
  const { format, questions, faults } = await readQuestions(bytes, fileName, catalogue, { today });
  const faulty = new Set(faults.flatMap((one) => (one.row !== null && hasError([one]) ? [one.row] : [])));
  const good = new Set(questions.map(({ rowNumber }) => rowNumber));
  const isWholeFileWrong = faults.some(
    (one) => hasError([one]) && (one.row === null || one.code === 'MISSING_COLUMN'),
  );
  return {
    ...{ format, questions, faults },
    totalCount: isWholeFileWrong ? 0 : new Set([...faulty, ...good]).size,
    dated: await datedRows(bytes, fileName, catalogue, { today, questions }),
  };
}

/** Only a date that is today's may have been implied by the calendar: then the file is read again as of yesterday. */
async function datedRows(
  bytes: Uint8Array,
  fileName: string,
  catalogue: LawCatalogue,
  { today, questions }: { readonly today: string; readonly questions: readonly QuestionRow[] },
): Promise<ReadonlySet<number>> {
  const all = questions.map(({ rowNumber }) => rowNumber);
  if (questions.every(({ referenceDate }) => referenceDate !== today)) return new Set(all);
  const { questions: before } = await readQuestions(bytes, fileName, catalogue, { today: dayBefore(today) });
  const yesterday = new Map(before.map((question) => [question.rowNumber, question.referenceDate]));
  const dated = questions.filter(
    ({ rowNumber, referenceDate }) => yesterday.get(rowNumber) === referenceDate,
  );
  return new Set(dated.map(({ rowNumber }) => rowNumber));
}
