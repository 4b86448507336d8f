import {
  pointsFor,
  printChineseNumeral,
  printPoints,
  sayScoring,
  type KeyedQuestion,
  type Language,
  type QuestionKey,
  type QuestionOption,
  type QuestionType,
  type RubricPoint,
  type SectionScoring,
  type TextFormat,
} from '@whetstone/domain';
import { KIND_WORDS, say, TYPE_WORDS, type PrintedKind } from './print-words';
import { richBlocks, wordsOf, type RichBlock } from './rich-blocks';

/** A question of a frozen form, in the form's own order and with its own labels: what a key on paper can name. */
export interface FormQuestion {
  readonly id: string;
  readonly number: number;
  readonly type: QuestionType;
  readonly textFormat?: TextFormat;
  readonly stem: string;
  readonly options: readonly QuestionOption[];
  readonly blanks: number;
  readonly maxHundredths: number;
}

export interface FormSection extends SectionScoring {
  readonly questions: readonly FormQuestion[];
}

export interface FormToPrint {
  readonly examTitle: string;
  /** From 1; printed as A, B, … */
  readonly form: number;
  readonly durationSeconds: number;
  readonly maxHundredths: number;
  readonly passHundredths: number;
  readonly sections: readonly FormSection[];
}

/** What besides its key a marker wants to see of a question. */
export interface PrintedGround {
  readonly explanation: string;
  readonly textFormat: TextFormat;
  /** 《…》第六十三条 */
  readonly citations: readonly string[];
}

export interface KeyToPrint {
  readonly keys: readonly KeyedQuestion[];
  readonly grounds: ReadonlyMap<string, PrintedGround>;
}

export interface PrintedOption {
  readonly mark: string;
  readonly blocks: readonly RichBlock[];
}

export type PrintedItem =
  | {
      readonly kind: 'question';
      readonly number: number;
      readonly stem: readonly RichBlock[];
      readonly options: readonly PrintedOption[];
    }
  /** Boxes to fill. */
  | { readonly kind: 'boxes'; readonly number: number; readonly marks: readonly string[] }
  /** Lines to write on. */
  | { readonly kind: 'lines'; readonly number: number; readonly lineCount: number }
  | {
      readonly kind: 'key';
      readonly number: number;
      readonly answer: string;
      readonly points: string;
      readonly notes: readonly string[];
    };

export interface PrintedSection {
  readonly heading: string;
  /** How it is scored, in a sentence. */
  readonly rule: string;
  readonly items: readonly PrintedItem[];
}

/** A document ready to be set: every word is here, and no writer adds one but the number of the page. */
export interface PrintedDocument {
  readonly language: Language;
  readonly title: string;
  readonly subtitle: string;
  readonly facts: readonly string[];
  /** What is filled in by hand at the head. */
  readonly fields: readonly string[];
  readonly notice: string;
  readonly sections: readonly PrintedSection[];
}

/** Lines for a written answer: a third of a page for a short one, two thirds for a case. */
const SHORT_LINES = 10;
const CASE_LINES = 20;

export function printPaper(form: FormToPrint, language: Language): PrintedDocument {
  return document(form, 'paper', language, (question) => ({
    kind: 'question',
    number: question.number,
    stem: richBlocks(question.stem, question.textFormat ?? 'plain'),
    options: question.options.map(({ label, text }) => ({
      mark: markOf(label),
      blocks: richBlocks(text, question.textFormat ?? 'plain'),
    })),
  }));
}

export function printAnswerSheet(form: FormToPrint, language: Language): PrintedDocument {
  return document(form, 'answer-sheet', language, ({ number, type, options, blanks }) => {
    if (type === 'true_false') return { kind: 'boxes', number, marks: ['√', '×'] };
    if (type === 'single' || type === 'multiple')
      return { kind: 'boxes', number, marks: options.map(({ label }) => label) };
    return { kind: 'lines', number, lineCount: linesFor(type, blanks) };
  });
}

/** @throws Error when a question of the form has no key. */
export function printKey(
  form: FormToPrint,
  { keys, grounds }: KeyToPrint,
  language: Language,
): PrintedDocument {
  const keyOf = new Map(keys.map((key) => [key.questionId, key]));
  return document(form, 'key', language, ({ id, number, maxHundredths }) => {
    const keyed = keyOf.get(id);
    if (!keyed) throw new Error(`No key for question ${number}`);
    return {
      kind: 'key',
      number,
      answer: sayKey(keyed, language),
      points: printPoints(maxHundredths),
      notes: notesOf(grounds.get(id), language),
    };
  });
}

/** A, B, C … by the number of the form; a letter more after Z. */
export function formLetter(form: number): string {
  const rest = (form - 1) % 26;
  return `${form > 26 ? formLetter(Math.floor((form - 1) / 26)) : ''}${String.fromCharCode(65 + rest)}`;
}

function document(
  form: FormToPrint,
  kind: PrintedKind,
  language: Language,
  item: (question: FormQuestion) => PrintedItem,
): PrintedDocument {
  const count = form.sections.reduce((sum, { questions }) => sum + questions.length, 0);
  const minutes = Math.round(form.durationSeconds / 60);
  return {
    language,
    title: form.examTitle,
    subtitle: KIND_WORDS[kind][language] + say('form', language, { form: formLetter(form.form) }),
    facts: [
      say('questions', language, { count }),
      say('full', language, { points: printPoints(form.maxHundredths) }),
      say('pass', language, { points: printPoints(form.passHundredths) }),
      say('minutes', language, { minutes }),
    ],
    fields:
      kind === 'key' ? [] : (['name', 'unit', 'certificate', 'seat'] as const).map((w) => say(w, language)),
    notice: say(kind === 'paper' ? 'onSheet' : kind === 'key' ? 'secret' : 'fill', language),
    sections: form.sections.map((section, place) => ({
      heading: headingOf(section, place + 1, language),
      rule: sayScoring(section, language),
      items: section.questions.map(item),
    })),
  };
}

function headingOf(
  { type, pointsEachHundredths, questions }: FormSection,
  place: number,
  language: Language,
) {
  return say('heading', language, {
    ordinal: language === 'zh' ? printChineseNumeral(place) : place,
    type: TYPE_WORDS[type][language],
    count: questions.length,
    points: printPoints(pointsEachHundredths),
    sum: printPoints(questions.reduce((sum, { maxHundredths }) => sum + maxHundredths, 0)),
  });
}

function linesFor(type: QuestionType, blanks: number): number {
  if (type === 'fill_in') return Math.max(1, blanks);
  return type === 'case' ? CASE_LINES : SHORT_LINES;
}

function markOf(label: string): string {
  if (label === 'TRUE') return '√';
  return label === 'FALSE' ? '×' : label;
}

function notesOf(ground: PrintedGround | undefined, language: Language): string[] {
  if (!ground) return [];
  const { citations, explanation, textFormat } = ground;
  const words = wordsOf(richBlocks(explanation, textFormat)).trim();
  return [
    ...(citations.length > 0
      ? [say('basis', language) + citations.join(language === 'zh' ? '；' : '; ')]
      : []),
    ...(words === '' ? [] : [say('explanation', language) + words.replace(/\s*\n\s*/g, ' ')]),
  ];
}

/** The key that counts today: with what was accepted besides since, or that the question was taken out. */
function sayKey(keyed: KeyedQuestion, language: Language): string {
  const { key, alsoAccepted = [], isVoid = false, maxHundredths } = keyed;
  if (isVoid) return say('voided', language);
  return [key, ...alsoAccepted]
    .map((one) => sayOneKey(one, maxHundredths, language))
    .join(say('or', language));
}

function sayOneKey(key: QuestionKey, maxHundredths: number | null, language: Language): string {
  switch (key.kind) {
    case 'choice':
      return key.labels.join('') + sayWeights(key.ratioByLabel);
    case 'true_false':
      return say(key.isTrue ? 'isTrue' : 'isFalse', language);
    case 'fill_in': {
      const blanks = key.blanks.map((accepted, place) => {
        const number = key.blanks.length > 1 ? say('blank', language, { number: place + 1 }) : '';
        return number + accepted.join(say('or', language));
      });
      const order = key.isOrderFree && key.blanks.length > 1 ? say('anyOrder', language) : '';
      return blanks.join(' ') + (key.matching === 'contains' ? say('contains', language) : '') + order;
    }
    case 'text':
      return key.points
        .map((point, place) => {
          const points = printPoints(worthOf(point, key.points, maxHundredths));
          return `${say('blank', language, { number: place + 1 })}${point.text} (${points})`;
        })
        .join(' ');
    case 'case':
      return key.parts
        .map((part, place) => say('blank', language, { number: place + 1 }) + sayOneKey(part, null, language))
        .join(' ');
  }
}

/** A paper may ask a question for other points than it was written with: then a 要点 is worth its share of those. */
function worthOf(point: RubricPoint, all: readonly RubricPoint[], maxHundredths: number | null): number {
  const full = all.reduce((sum, { pointsHundredths }) => sum + pointsHundredths, 0);
  if (maxHundredths === null || full === 0) return point.pointsHundredths;
  return pointsFor(point.pointsHundredths / full, maxHundredths);
}

/** A 50 %, B 50 %, C −25 % */
function sayWeights(ratios: Readonly<Record<string, number>> | undefined): string {
  if (!ratios) return '';
  const shares = Object.entries(ratios).map(([label, ratio]) => `${label} ${Math.round(ratio * 100)}%`);
  return ` (${shares.join(', ')})`;
}
