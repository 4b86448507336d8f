import { readFile, writeFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { Language, LawCatalogue } from '@whetstone/domain';
import {
  lossOf,
  questionFormats,
  readQuestions,
  sayLoss,
  writeQuestions,
  type QuestionFormat,
  type QuestionLoss,
} from '@whetstone/formats';
import type { CheckReport } from './report';

const formatByEnding: Readonly<Record<string, QuestionFormat>> = {
  '.xlsx': 'xlsx',
  '.csv': 'csv',
  '.txt': 'text',
  '.docx': 'docx',
  '.gift': 'gift',
  '.aiken': 'aiken',
  '.xml': 'moodle',
  '.zip': 'qti2.1',
};

/** The format asked for, else the one the name stands for; null when neither says. */
export function formatFor(outFile: string, asked: string | undefined): QuestionFormat | null {
  if (asked !== undefined) return questionFormats.find((format) => format === asked) ?? null;
  return formatByEnding[extname(outFile).toLowerCase()] ?? null;
}

export interface Conversion {
  readonly inFile: string;
  readonly outFile: string;
  readonly format: QuestionFormat;
}

function sayLosses(losses: readonly QuestionLoss[], language: Language): string[] {
  return losses.map(({ number, stem, lost }) => {
    const things = lost.map((thing) => sayLoss(thing, language));
    return language === 'zh'
      ? `[丢失] 第 ${number} 题“${stem}”：${things.join('、')}`
      : `[lost] question ${number} "${stem}": ${things.join(', ')}`;
  });
}

/** Writes the sound questions of one file in another format; tells what was refused and what the format cannot carry. */
export async function convertQuestions(
  { inFile, outFile, format }: Conversion,
  catalogue: LawCatalogue,
  { today, language }: { readonly today: string; readonly language: Language },
): Promise<CheckReport> {
  const bytes = new Uint8Array(await readFile(inFile));
  const reading = await readQuestions(bytes, basename(inFile), catalogue, { today });
  const { questions, faults } = reading;
  const losses = lossOf(questions, format);
  const count = questions.length;
  if (count > 0) await writeFile(outFile, await writeQuestions(questions, format, catalogue));
  const written =
    language === 'zh'
      ? `${basename(inFile)} → ${basename(outFile)}（${format}）：${count} 题，其中 ${losses.length} 题有内容无法带入`
      : `${basename(inFile)} → ${basename(outFile)} (${format}): ${count} questions, ${losses.length} of them with losses`;
  return {
    summary: [written, ...sayLosses(losses, language)].join('\n'),
    facts: {
      from: { file: basename(inFile), format: reading.format },
      to: { file: basename(outFile), format },
      questions: count,
      lost: losses,
    },
    faults,
  };
}
