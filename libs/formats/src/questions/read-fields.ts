import {
  type Cognition,
  type Difficulty,
  type Fault,
  type FaultCode,
  type PartKey,
  type QuestionOption,
  type QuestionType,
} from '@whetstone/domain';
import type { DifficultyScale } from './difficulty-scale';
import { readDifficulty } from './difficulty-scale';
import { marksOf, splitMarked, unmark } from './marked-text';
import { optionLabels, type QuestionField } from './question-headings';
import { readCognition, readTypeName, sayCognitions, sayTypes } from './question-words';
import { readFillIn, readHundredths, readLetters, readRubric, readTruth, readWeights } from './read-key';
import { splitOptions } from './split-options';
import type { Place, WrittenCitations } from './written-question';

/** Where a question's fields are written: a row of a sheet, or a block of lines. What is wrong gathers in `faults`. */
export interface FieldSource {
  readonly number: number;
  readonly faults: Fault[];
  text(field: QuestionField): string;
  date(field: QuestionField): string | null;
  /** Where the field stands when each has a line of its own. */
  lineOf?(field: QuestionField): number;
  headingOf(field: QuestionField): string;
  report(field: QuestionField, code: FaultCode, found: string, expected: string): void;
}

/** What one row or one block says: a question, or one part of a case. */
export interface Fields {
  readonly source: FieldSource;
  /** Null when it could not be read. */
  readonly type: QuestionType | null;
  readonly stem: string;
  readonly options: readonly QuestionOption[];
  readonly key: PartKey | null;
  readonly explanation: string;
  readonly pointsHundredths: number;
  /** Null = not said. */
  readonly difficulty: Difficulty | null;
  readonly cognition: Cognition | null;
  readonly topicPath: readonly string[];
  readonly from: string;
  readonly tags: readonly string[];
  readonly citations: WrittenCitations;
}

export function placeOf(source: FieldSource, field: QuestionField): Place {
  return { row: source.lineOf?.(field) ?? source.number, field: source.headingOf(field) };
}

/** Worth this much until a paper says otherwise. */
export const usualPointsHundredths = 100;

/** How the key of each type is written, for "write it like …". */
export const keyExamples = {
  single: 'A',
  multiple: 'ABD',
  true_false: '√ / ×',
  fill_in: '30；罚款|处罚',
  short_answer: '说明理由（1分）；告知权利（1分）',
} as const satisfies Record<PartType, string>;

type PartType = Exclude<QuestionType, 'case'>;

function readType(source: FieldSource): QuestionType | null {
  const text = source.text('type');
  if (text === '') {
    source.report('type', 'REQUIRED', '', '');
    return null;
  }
  const reading = readTypeName(text);
  switch (reading.kind) {
    case 'type':
      return reading.type;
    case 'choice':
      return (readLetters(source.text('key'))?.length ?? 0) > 1 ? 'multiple' : 'single';
    case 'not_supported':
      source.report('type', 'TYPE_NOT_SUPPORTED', text, sayTypes());
      return null;
    case 'unknown':
      source.report('type', 'UNKNOWN_TYPE', text, sayTypes());
      return null;
  }
}

function readOptions(source: FieldSource): QuestionOption[] {
  const apart = optionLabels
    .map((label) => ({ label, text: source.text(`option${label}`) }))
    .filter(({ text }) => text !== '');
  return apart.length > 0 ? apart : splitOptions(source.text('options'));
}

function readPoints(source: FieldSource): number | null {
  const text = source.text('points');
  if (text === '') return null;
  const hundredths = readHundredths(text);
  if (hundredths === null) source.report('points', 'POINTS_INVALID', text, '0.01–100');
  return hundredths;
}

function readLevel(source: FieldSource, scale: DifficultyScale): Difficulty | null {
  const text = source.text('difficulty');
  const level = text === '' ? null : readDifficulty(text, scale);
  if (level === null && text !== '') {
    source.report('difficulty', 'DIFFICULTY_INVALID', text, '1–5 / 易 / 较易 / 中 / 较难 / 难');
  }
  return level;
}

function readLevelOfThought(source: FieldSource): Cognition | null {
  const text = source.text('cognition');
  const cognition = text === '' ? null : readCognition(text);
  if (cognition === null && text !== '') source.report('cognition', 'UNKNOWN_COGNITION', text, sayCognitions);
  return cognition;
}

function splitPath(text: string): string[] {
  return splitMarked(text, '/／>＞', marksOf.path)
    .map((topic) => unmark(topic, marksOf.path).trim())
    .filter(Boolean);
}

/** From the widest to the narrowest; the bank's own name is a topic only where nothing else is. */
function readTopicPath(source: FieldSource): string[] {
  const path = (['category', 'chapter', 'topicPath'] as const).flatMap((field) =>
    splitPath(source.text(field)),
  );
  return path.length > 0 ? path : splitPath(source.text('bank'));
}

function readSource(source: FieldSource): string {
  const year = source.text('year').replace(/^(\d{4})(?:\.0)?$/, '$1年');
  return [year, source.text('source')].filter(Boolean).join(' ');
}

function readTags(source: FieldSource): string[] {
  const tags = splitMarked(source.text('tags'), '；;,，、|｜\n', marksOf.tags).map((tag) =>
    unmark(tag, marksOf.tags).trim(),
  );
  return [...new Set(tags.filter(Boolean))];
}

function readChoice(source: FieldSource): PartKey | null {
  const labels = readLetters(source.text('key'));
  const weights = source.text('optionWeights');
  if (labels === null || weights === '') return labels && { kind: 'choice', labels };
  const ratioByLabel = readWeights(weights);
  if (ratioByLabel) return { kind: 'choice', labels, ratioByLabel };
  source.report('optionWeights', 'KEY_UNREADABLE', weights, 'A:1；B:0.5；C:-0.5');
  return { kind: 'choice', labels };
}

function readTruthKey(text: string, options: readonly QuestionOption[]): PartKey | null {
  if (text === '') return { kind: 'choice', labels: [] };
  const isTrue = readTruth(text, options);
  return isTrue === null ? null : { kind: 'true_false', isTrue };
}

/** The key written for a question of this type; null when it cannot be read. An empty text reads as an empty key. */
function readKey(
  source: FieldSource,
  type: PartType,
  options: readonly QuestionOption[],
  pointsHundredths: number | null,
): PartKey | null {
  const text = source.text('key');
  switch (type) {
    case 'single':
    case 'multiple':
      return readChoice(source);
    case 'true_false':
      return readTruthKey(text, options);
    case 'fill_in':
      return readFillIn(text);
    case 'short_answer':
      return { kind: 'text', points: readRubric(text, pointsHundredths) };
  }
}

function reportKey(source: FieldSource, type: PartType): void {
  source.report('key', 'KEY_UNREADABLE', source.text('key'), keyExamples[type]);
}

function pointsOf(said: number | null, key: PartKey | null): number {
  if (said !== null) return said;
  if (key?.kind !== 'text') return usualPointsHundredths;
  return key.points.reduce((sum, { pointsHundredths }) => sum + pointsHundredths, 0) || usualPointsHundredths;
}

/** Reads everything a row or a block says; what it does not say is left open. */
export function readFields(source: FieldSource, scale: DifficultyScale): Fields {
  const type = readType(source);
  const options = readOptions(source);
  const said = readPoints(source);
  const partType = type === 'case' ? 'short_answer' : type;
  const key = partType && readKey(source, partType, options, said);
  if (partType && !key) reportKey(source, partType);
  const isChoice = type === 'single' || type === 'multiple';
  return {
    source,
    type,
    stem: source.text('stem'),
    options: isChoice ? options : [],
    key,
    explanation: source.text('explanation'),
    pointsHundredths: pointsOf(said, key),
    difficulty: readLevel(source, scale),
    cognition: readLevelOfThought(source),
    topicPath: readTopicPath(source),
    from: readSource(source),
    tags: readTags(source),
    citations: {
      text: source.text('citations'),
      date: source.date('referenceDate'),
      place: placeOf(source, 'citations'),
    },
  };
}
