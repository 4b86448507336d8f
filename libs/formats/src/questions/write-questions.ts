import type { LawCatalogue, QuestionDraft } from '@whetstone/domain';
import { textLines, wjxLines } from '../question-text/write-text';
import type { QuestionFormat } from './question-format';
import { questionTable, writeCsv, writeXlsx } from './write-table';

function asText(lines: readonly string[]): Uint8Array {
  return new TextEncoder().encode(`${lines.join('\n')}\n`);
}

/** Writes questions in a format; what it cannot carry is left out: `lossOf` says what that is. */
export async function writeQuestions(
  questions: readonly QuestionDraft[],
  format: QuestionFormat,
  catalogue: LawCatalogue,
): Promise<Uint8Array> {
  switch (format) {
    case 'xlsx':
      return writeXlsx(questionTable(questions, catalogue), '试题');
    case 'csv':
      return writeCsv(questionTable(questions, catalogue));
    case 'text':
      return asText(textLines(questions, catalogue));
    case 'wjx':
      return asText(wjxLines(questions));
    default:
      throw new Error(format);
  }
}
