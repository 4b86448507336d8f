import {
  checkQuestion,
  isMachineMarked,
  machineMarkedTypes,
  normaliseStem,
  parseCitations,
} from '@whetstone/domain';
import type {
  Difficulty,
  Fault,
  LawCatalogue,
  QuestionDraft,
  QuestionOption,
  QuestionType,
} from '@whetstone/domain';
import { isSound, readersOf, tableFaults, type RowReader } from '../workbook/row-reader';
import type { Table } from '../workbook/table';
import { optionLabels, questionHeadings, type QuestionField } from './question-headings';
import { keyExamples, readKey } from './read-key';

/** A question of a file, fit to be imported as a draft. */
export interface QuestionRow extends QuestionDraft {
  readonly rowNumber: number;
}

export interface ParsedQuestions {
  readonly questions: readonly QuestionRow[];
  readonly faults: readonly Fault[];
}

type QuestionReader = RowReader<QuestionField>;

/** Of a file that does not say: a question of middling difficulty, worth one point until a paper says otherwise. */
const usualDifficulty: Difficulty = 3;
const usualPointsHundredths = 100;

/** A stem in a fault needs only be recognised. */
const stemShown = 30;

const typeNames: Readonly<Record<QuestionType, readonly string[]>> = {
  single: ['单选题', '单选', '单项选择题', '单项选择', 'single', 'single choice'],
  multiple: [
    '多选题',
    '多选',
    '多项选择题',
    '多项选择',
    '不定项选择题',
    '不定项',
    'multiple',
    'multiple choice',
  ],
  true_false: ['判断题', '判断', '是非题', '对错题', 'true_false', 'true/false', 'true or false'],
  fill_in: ['填空题', '填空', 'fill_in', 'fill-in', 'fill in'],
  short_answer: ['简答题', '简答', '问答题', '论述题', 'short_answer', 'short answer'],
  case: ['案例分析题', '案例分析', '案例题', '案例', 'case'],
};
const typesInOrder = Object.keys(typeNames) as QuestionType[];

const difficultyNames: Readonly<Record<string, Difficulty>> = {
  易: 1,
  容易: 1,
  简单: 1,
  easy: 1,
  较易: 2,
  中: 3,
  中等: 3,
  一般: 3,
  适中: 3,
  medium: 3,
  较难: 4,
  难: 5,
  困难: 5,
  hard: 5,
};

type MarkedType = (typeof machineMarkedTypes)[number];

function isMarked(type: QuestionType): type is MarkedType {
  return isMachineMarked(type);
}

function sayTypes(types: readonly QuestionType[]): string {
  return types.map((type) => typeNames[type][0]).join(' / ');
}

function readType(reader: QuestionReader): MarkedType | null {
  const text = reader.requiredText('type');
  const name = text.toLowerCase();
  const type = typesInOrder.find((candidate) => typeNames[candidate].includes(name));
  if (type && isMarked(type)) return type;
  if (type) reader.report('type', 'NOT_YET_MARKABLE', text, sayTypes(machineMarkedTypes));
  else if (text !== '') reader.report('type', 'UNKNOWN_TYPE', text, sayTypes(machineMarkedTypes));
  return null;
}

function readOptions(reader: QuestionReader): QuestionOption[] {
  return optionLabels
    .map((label) => ({ label, text: reader.text(`option${label}`) }))
    .filter(({ text }) => text !== '');
}

function readDifficulty(reader: QuestionReader): Difficulty {
  const text = reader.text('difficulty');
  const named =
    difficultyNames[text.toLowerCase()] ?? ([1, 2, 3, 4, 5] as const).find((one) => String(one) === text);
  if (named === undefined && text !== '') {
    reader.report('difficulty', 'DIFFICULTY_INVALID', text, '1–5 / 易 / 较易 / 中 / 较难 / 难');
  }
  return named ?? usualDifficulty;
}

/** 2.5 or 2.5分 → 250: read digit by digit, because 1.15 × 100 is 114.99999999999999. */
function readPoints(reader: QuestionReader): number {
  const text = reader.text('points');
  if (text === '') return usualPointsHundredths;
  const [, whole, fraction = ''] = /^(\d{1,4})(?:\.(\d{1,2})0*)?分?$/.exec(text) ?? [];
  if (whole !== undefined) return Number(whole) * 100 + Number(fraction.padEnd(2, '0'));
  reader.report('points', 'POINTS_INVALID', text, '0.01–100');
  return usualPointsHundredths;
}

function readTopicPath(reader: QuestionReader): string[] {
  return reader
    .text('topicPath')
    .split(/[/／>＞]/)
    .map((topic) => topic.trim())
    .filter(Boolean);
}

function readCitations(
  reader: QuestionReader,
  catalogue: LawCatalogue,
  today: string,
): Pick<QuestionDraft, 'citations' | 'referenceDate'> {
  const date = reader.date('referenceDate');
  const { citations, referenceDate, faults } = parseCitations(
    reader.text('citations'),
    catalogue,
    date,
    today,
  );
  reader.faults.push(
    ...faults.map((wrong) => ({ ...wrong, row: reader.number, field: reader.headingOf('citations') })),
  );
  return { citations, referenceDate };
}

/** Fields of the draft as columns of the file. */
function fieldOf(draftField: string | null): QuestionField {
  const fields = questionHeadings.map(({ field }) => field);
  return fields.find((field) => field === draftField) ?? (draftField === 'options' ? 'optionA' : 'stem');
}

function reportDraftFaults(reader: QuestionReader, draft: QuestionDraft): void {
  // An unreadable cell is reported once, by whoever could not read it.
  const known = new Set(reader.faults.map(({ field }) => field));
  for (const wrong of checkQuestion(draft)) {
    const field = reader.headingOf(fieldOf(wrong.field));
    if (!known.has(field)) reader.faults.push({ ...wrong, row: reader.number, field });
  }
}

function readRow(reader: QuestionReader, catalogue: LawCatalogue, today: string): QuestionRow | null {
  const type = readType(reader);
  const options = readOptions(reader);
  const rest = {
    rowNumber: reader.number,
    textFormat: 'plain' as const,
    parts: [],
    cognition: null,
    source: '',
    tags: [],
    stem: reader.text('stem'),
    explanation: reader.text('explanation'),
    difficulty: readDifficulty(reader),
    pointsHundredths: readPoints(reader),
    topicPath: readTopicPath(reader),
    ...readCitations(reader, catalogue, today),
  };
  if (type === null) return null;
  const key = readKey(type, reader.text('key'), options);
  if (key === null) {
    reader.report('key', 'KEY_UNREADABLE', reader.text('key'), keyExamples[type]);
    return null;
  }
  const isChoice = type === 'single' || type === 'multiple';
  const question = { ...rest, type, key, options: isChoice ? options : [] };
  reportDraftFaults(reader, question);
  return question;
}

function reportRepeats(readers: readonly QuestionReader[]): void {
  const firstRow = new Map<string, number>();
  for (const reader of readers) {
    const stem = normaliseStem(reader.text('stem'));
    const first = firstRow.get(stem);
    if (stem === '') continue;
    if (first === undefined) firstRow.set(stem, reader.number);
    else reader.report('stem', 'DUPLICATE_QUESTION', reader.text('stem').slice(0, stemShown), String(first));
  }
}

/**
 * Reads a file of questions and checks them against the catalogue of laws. A question with an error is left out of
 * `questions`; one with only warnings is in. Rows without difficulty or points get the usual ones.
 */
export function parseQuestions(
  table: Table,
  catalogue: LawCatalogue,
  { today }: { readonly today: string },
): ParsedQuestions {
  const readers = readersOf(table, questionHeadings);
  const rows = readers.map((reader) => ({ reader, question: readRow(reader, catalogue, today) }));
  reportRepeats(readers);
  return {
    questions: rows.flatMap(({ reader, question }) => (question && isSound(reader) ? [question] : [])),
    faults: [...tableFaults(table), ...readers.flatMap(({ faults }) => faults)],
  };
}
