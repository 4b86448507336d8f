import { fault, type Fault, type LawCatalogue } from '@whetstone/domain';
import { readAiken } from '../question-text/aiken';
import { docxLines } from '../question-text/docx-lines';
import { readGift } from '../question-text/read-gift';
import { readText } from '../question-text/read-text';
import { mostPackageEntries, qtiArchive, readQtiPackage } from '../question-xml/qti-package';
import { versionOf } from '../question-xml/qti-item';
import { readMoodle } from '../question-xml/read-moodle';
import { readQtiItem } from '../question-xml/read-qti';
import { readXml } from '../question-xml/xml-tree';
import { forbidMacros, guardArchive, type ArchiveKind } from '../workbook/guard-archive';
import { documentInWorker } from '../workbook/parse-in-worker';
import { readTable } from '../workbook/read-table';
import { readingLimits, type ReadingLimits } from '../workbook/reading-limits';
import { parseQuestions } from './parse-questions';
import type { QuestionFormat } from './question-format';
import { optionRowHeadings, questionHeadings } from './question-headings';
import { recogniseFormat } from './recognise-format';
import { settleQuestions, type ParsedQuestions, type QuestionRow } from './written-question';

/** A fault with the place it stands at: a row, a line, or a question's number in a package; null for the whole file. */
export interface QuestionFault extends Fault {
  readonly at: number | null;
}

export interface QuestionsReading {
  /** What the file turned out to be; null when that is the fault. */
  readonly format: QuestionFormat | null;
  readonly questions: readonly QuestionRow[];
  readonly faults: readonly QuestionFault[];
}

export interface ReadQuestionsOptions {
  /** The day that is meant where the file gives no reference date. */
  readonly today: string;
  readonly limits?: ReadingLimits;
}

/** What a reader needs to know besides the file. */
interface Circumstances {
  readonly fileName: string;
  readonly catalogue: LawCatalogue;
  readonly today: string;
  readonly limits: ReadingLimits;
}

interface Read extends ParsedQuestions {
  readonly format: QuestionFormat | null;
}

function refused(format: QuestionFormat | null, ...faults: readonly Fault[]): Read {
  return { format, questions: [], faults };
}

function isOnlyKeyMissing(faults: readonly Fault[]): boolean {
  const [only] = faults;
  return faults.length === 1 && only?.code === 'MISSING_COLUMN' && only.field === '答案';
}

/** A sheet without a column of answers may say in each option's row whether it is right. */
async function readSheet(bytes: Uint8Array, { fileName, limits }: Circumstances) {
  const reading = await readTable(bytes, fileName, { headings: questionHeadings, limits });
  if (reading.ok || !isOnlyKeyMissing(reading.faults)) return reading;
  const byOption = await readTable(bytes, fileName, { headings: optionRowHeadings, limits });
  return byOption.ok ? byOption : reading;
}

async function readSpreadsheet(
  bytes: Uint8Array,
  format: 'xlsx' | 'csv',
  about: Circumstances,
): Promise<Read> {
  const reading = await readSheet(bytes, about);
  if (!reading.ok) return refused(format, ...reading.faults);
  const { table, otherSheets = [] } = reading;
  const { questions, faults } = parseQuestions(table, about.catalogue, about);
  if (otherSheets.length === 0) return { format, questions, faults };
  const found = otherSheets.join(' | ');
  return {
    format,
    questions,
    faults: [fault('OTHER_SHEETS', { found, expected: table.sheetName }), ...faults],
  };
}

const docxArchive: ArchiveKind = {
  ending: '.docx',
  isPart: (name) => name === 'word/document.xml',
  refusal: (found) => fault('NOT_A_QUESTION_FILE', { found, expected: '.docx' }),
  forbids: forbidMacros,
};

async function readDocx(bytes: Uint8Array, about: Circumstances): Promise<Read> {
  const { fileName, limits } = about;
  const wrong = await guardArchive(bytes, fileName, limits, docxArchive);
  if (wrong) return refused('docx', wrong);
  const parsed = await documentInWorker(bytes, limits);
  if (!parsed.ok) return refused('docx', parsed.fault);
  if (parsed.html === null) return refused('docx', docxArchive.refusal(fileName));
  const { lines, faults } = docxLines(parsed.html);
  const read = readText(lines.join('\n'), about.catalogue, about);
  return { format: 'docx', questions: read.questions, faults: [...faults, ...read.faults] };
}

function readXmlFile(text: string, { fileName, catalogue, today }: Circumstances): Read {
  const reading = readXml(text, fileName);
  if (!reading.ok) return refused(null, reading.fault);
  const { root } = reading;
  if (root.name === 'quiz')
    return { format: 'moodle', ...settleQuestions(readMoodle(root), catalogue, today) };
  const version = versionOf(root);
  if (version)
    return { format: `qti${version}`, ...settleQuestions([readQtiItem(root, 1)], catalogue, today) };
  const expected = 'quiz (Moodle) / assessmentItem (QTI)';
  return refused(null, fault('NOT_A_QUESTION_FILE', { found: `${fileName} <${root.name}>`, expected }));
}

async function readPackage(bytes: Uint8Array, about: Circumstances): Promise<Read> {
  const limits = {
    ...about.limits,
    archiveEntries: Math.max(about.limits.archiveEntries, mostPackageEntries),
  };
  const wrong = await guardArchive(bytes, about.fileName, limits, qtiArchive);
  if (wrong) return refused(null, wrong);
  const { version, questions, faults } = await readQtiPackage(bytes);
  const settled = settleQuestions(questions, about.catalogue, about.today);
  return { format: `qti${version}`, questions: settled.questions, faults: [...faults, ...settled.faults] };
}

async function readContent(bytes: Uint8Array, about: Circumstances): Promise<Read> {
  const recognised = await recogniseFormat(bytes, about.fileName, about.limits, mostPackageEntries);
  if (!recognised.ok) return refused(null, recognised.fault);
  const { content, text } = recognised;
  const { catalogue, today } = about;
  switch (content) {
    case 'xlsx':
    case 'csv':
      return readSpreadsheet(bytes, content, about);
    case 'docx':
      return readDocx(bytes, about);
    case 'zip':
      return readPackage(bytes, about);
    case 'xml':
      return readXmlFile(text, about);
    case 'gift':
      return { format: content, ...settleQuestions(readGift(text), catalogue, today) };
    case 'aiken':
      return { format: content, ...settleQuestions(readAiken(text), catalogue, today) };
    case 'text':
    case 'wjx':
      return { format: content, ...readText(text, catalogue, about) };
  }
}

/**
 * Reads a file of questions of any format we know, recognised by its content and held against its name, and checks them
 * against the catalogue of laws. A question with an error is left out; one with only warnings is in.
 */
export async function readQuestions(
  bytes: Uint8Array,
  fileName: string,
  catalogue: LawCatalogue,
  { today, limits = readingLimits }: ReadQuestionsOptions,
): Promise<QuestionsReading> {
  const { format, questions, faults } = await readContent(bytes, { fileName, catalogue, today, limits });
  const isEmpty = questions.length === 0 && faults.length === 0;
  const all = isEmpty ? [fault('NO_QUESTIONS', { found: fileName, expected: '1' })] : faults;
  return { format, questions, faults: all.map((wrong) => ({ ...wrong, at: wrong.row })) };
}
