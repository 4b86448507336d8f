import { machineMarkedTypes, type Fault, type Language, type LawCatalogue } from '@whetstone/domain';
import { parseQuestions, questionHeadings, readTable, type QuestionRow } from '@whetstone/formats';
import type { CheckReport } from './report';

const typeNames = {
  zh: { single: '单选题', multiple: '多选题', true_false: '判断题', fill_in: '填空题' },
  en: { single: 'single', multiple: 'multiple', true_false: 'true/false', fill_in: 'fill-in' },
} as const;

type Counts = Readonly<Record<(typeof machineMarkedTypes)[number], number>>;

function countByType(questions: readonly QuestionRow[]): Counts {
  const count = (type: string) => questions.filter((question) => question.type === type).length;
  return {
    single: count('single'),
    multiple: count('multiple'),
    true_false: count('true_false'),
    fill_in: count('fill_in'),
  };
}

function summarise(fileName: string, counts: Counts, language: Language): string {
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const byType = machineMarkedTypes.map((type) => `${typeNames[language][type]} ${counts[type]}`);
  return language === 'zh'
    ? `${fileName}：可导入 ${total} 题（${byType.join('、')}）`
    : `${fileName}: ${total} questions can be imported (${byType.join(', ')})`;
}

async function read(
  bytes: Uint8Array,
  fileName: string,
  catalogue: LawCatalogue,
  today: string,
): Promise<{ readonly questions: readonly QuestionRow[]; readonly faults: readonly Fault[] }> {
  const reading = await readTable(bytes, fileName, { headings: questionHeadings });
  return reading.ok
    ? parseQuestions(reading.table, catalogue, { today })
    : { questions: [], faults: reading.faults };
}

/** Reads a question file as the importer would, and reports what it would take and what it would refuse. */
export async function checkQuestionFile(
  bytes: Uint8Array,
  fileName: string,
  catalogue: LawCatalogue,
  { today, language }: { readonly today: string; readonly language: Language },
): Promise<CheckReport> {
  const { questions, faults } = await read(bytes, fileName, catalogue, today);
  const counts = countByType(questions);
  return {
    summary: summarise(fileName, counts, language),
    facts: { file: fileName, questions: questions.length, counts },
    faults,
  };
}
