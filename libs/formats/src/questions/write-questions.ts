import type { LawCatalogue, QuestionDraft } from '@whetstone/domain';
import { aikenLines } from '../question-text/aiken';
import { writeDocx } from '../question-text/write-docx';
import { giftLines } from '../question-text/write-gift';
import { textLines, wjxLines } from '../question-text/write-text';
import { writeQtiPackage } from '../question-xml/qti-package';
import { moodleXml } from '../question-xml/write-moodle';
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
    case 'docx':
      return writeDocx(textLines(questions, catalogue));
    case 'wjx':
      return asText(wjxLines(questions));
    case 'gift':
      return asText(giftLines(questions));
    case 'aiken':
      return asText(aikenLines(questions));
    case 'moodle':
      return new TextEncoder().encode(moodleXml(questions));
    case 'qti2.1':
      return writeQtiPackage(questions, '2.1');
    case 'qti2.2':
      return writeQtiPackage(questions, '2.2');
    case 'qti3':
      return writeQtiPackage(questions, '3');
  }
}
