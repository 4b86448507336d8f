import type {
  Language,
  LawCatalogue,
  PartKey,
  QuestionDraft,
  QuestionPart,
  QuestionType,
} from '@whetstone/domain';
import { readQuestions, type QuestionRow, type QuestionsReading } from '@whetstone/formats';
import type { CheckReport } from './report';

const typeNames = {
  zh: {
    single: '单选题',
    multiple: '多选题',
    true_false: '判断题',
    fill_in: '填空题',
    short_answer: '简答题',
    case: '案例分析题',
  },
  en: {
    single: 'single',
    multiple: 'multiple',
    true_false: 'true/false',
    fill_in: 'fill-in',
    short_answer: 'short answer',
    case: 'case',
  },
} as const satisfies Record<Language, Record<QuestionType, string>>;

const types = Object.keys(typeNames.zh) as QuestionType[];

type Counts = Readonly<Record<QuestionType, number>>;

function countByType(questions: readonly QuestionRow[]): Counts {
  const entries = types.map((type) => [type, questions.filter((question) => question.type === type).length]);
  return Object.fromEntries(entries) as Counts;
}

function summarise(fileName: string, total: number, counts: Counts, language: Language): string {
  const byType = types.map((type) => `${typeNames[language][type]} ${counts[type]}`);
  return language === 'zh'
    ? `${fileName}：可导入 ${total} 题（${byType.join('、')}）`
    : `${fileName}: ${total} questions can be imported (${byType.join(', ')})`;
}

/** Letters, true or false, accepted texts blank by blank, or what a marker looks for. */
function keyOf(key: PartKey): unknown {
  switch (key.kind) {
    case 'choice':
      return key.labels;
    case 'true_false':
      return key.isTrue;
    case 'fill_in':
      return key.blanks;
    case 'text':
      return key.points.map(({ text, pointsHundredths }) => ({ text, points: pointsHundredths / 100 }));
  }
}

function askedFacts({ type, stem, options }: QuestionPart, key: PartKey) {
  const weights = key.kind === 'choice' && key.ratioByLabel ? { ratioByOption: key.ratioByLabel } : {};
  return { type, stem, options, key: keyOf(key), ...weights };
}

/** A question as programs are told of it. */
function itemFacts({ type, stem, options, parts, key, ...rest }: QuestionDraft): unknown {
  if (key.kind !== 'case') return type === 'case' ? null : askedFacts({ ...rest, type, stem, options }, key);
  const asked = parts.flatMap((part, index) => {
    const partKey = key.parts[index];
    return partKey ? [askedFacts(part, partKey)] : [];
  });
  return { type, stem, options, key: asked.map((part) => part.key), parts: asked };
}

/** What reading a question file found, as a report and as data. */
function reportOf(
  { format, questions, faults }: QuestionsReading,
  fileName: string,
  language: Language,
): CheckReport {
  const byType = countByType(questions);
  return {
    summary: summarise(fileName, questions.length, byType, language),
    facts: {
      file: fileName,
      format,
      questions: questions.length,
      byType,
      items: questions.map(itemFacts),
    },
    faults,
  };
}

/** Reads a question file as the importer would, and reports what it would take and what it would refuse. */
export async function checkQuestionFile(
  bytes: Uint8Array,
  fileName: string,
  catalogue: LawCatalogue,
  { today, language }: { readonly today: string; readonly language: Language },
): Promise<CheckReport> {
  return reportOf(await readQuestions(bytes, fileName, catalogue, { today }), fileName, language);
}
