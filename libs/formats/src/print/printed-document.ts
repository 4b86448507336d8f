import {
  printChineseNumeral,
  printPoints,
  sayScoring,
  splitPoints,
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
  /** Of a case: its sub-questions. */
  readonly parts?: readonly FormPart[];
  readonly maxHundredths: number;
}

export interface FormPart {
  readonly type: QuestionType;
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
      /** 12. or, of a part of a case, （1） */
      readonly label: string;
      readonly stem: readonly RichBlock[];
      readonly options: readonly PrintedOption[];
      /** The material of a case is followed by its first part on the same page. */
      readonly isFollowed?: true;
    }
  /** Boxes to fill. */
  | { readonly kind: 'boxes'; readonly label: string; readonly marks: readonly string[] }
  /** Lines to write on. */
  | { readonly kind: 'lines'; readonly label: string; readonly lineCount: number }
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

/** Lines for a written answer: a third of a page. */
const SHORT_LINES = 10;

export function printPaper(form: FormToPrint, language: Language): PrintedDocument {
  return document(form, 'paper', language, (question) => {
    const { number, parts = [], textFormat = 'plain' } = question;
    const whole = questionItem(`${number}. `, question, textFormat);
    if (parts.length === 0) return [whole];
    return [
      { ...whole, isFollowed: true },
      ...parts.map((part, place): PrintedItem => {
        const points = say('worth', language, { points: printPoints(part.maxHundredths) });
        return questionItem(say('blank', language, { number: place + 1 }), part, textFormat, points);
      }),
    ];
  });
}

export function printAnswerSheet(form: FormToPrint, language: Language): PrintedDocument {
  return document(form, 'answer-sheet', language, (question) => {
    const { number, parts = [] } = question;
    if (parts.length === 0) return [sheetItem(`${number}.`, question)];
    return parts.map((part, place) =>
      sheetItem(`${number}${say('blank', language, { number: place + 1 }).trim()}`, part),
    );
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
    return [
      {
        kind: 'key',
        number,
        answer: sayKey(keyed, language),
        points: printPoints(maxHundredths),
        notes: notesOf(grounds.get(id), language),
      },
    ];
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
  itemsOf: (question: FormQuestion) => PrintedItem[],
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
      items: section.questions.flatMap(itemsOf),
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

type Asked = Pick<FormPart, 'type' | 'stem' | 'options' | 'blanks'>;

function questionItem(label: string, { stem, options }: Asked, format: TextFormat, after = ''): PrintedItem {
  const blocks = richBlocks(stem, format);
  return {
    kind: 'question',
    label,
    stem: after === '' ? blocks : [...blocks.slice(0, -1), ...withAfter(blocks.at(-1), after)],
    options: options.map(({ label: mark, text }) => ({
      mark: markOf(mark),
      blocks: richBlocks(text, format),
    })),
  };
}

/** Points stand at the end of the last line. */
function withAfter(block: RichBlock | undefined, after: string): RichBlock[] {
  if (block?.kind !== 'text') return [...(block ? [block] : []), { kind: 'text', runs: [{ text: after }] }];
  return [{ kind: 'text', runs: [...block.runs, { text: after }] }];
}

function sheetItem(label: string, { type, options, blanks }: Asked): PrintedItem {
  if (type === 'true_false') return { kind: 'boxes', label, marks: ['√', '×'] };
  if (type === 'single' || type === 'multiple')
    return { kind: 'boxes', label, marks: options.map(({ label: mark }) => mark) };
  return { kind: 'lines', label, lineCount: type === 'fill_in' ? Math.max(1, blanks) : SHORT_LINES };
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
  const { key, alsoAccepted = [], isVoid = false } = keyed;
  if (isVoid) return say('voided', language);
  return [key, ...alsoAccepted].map((one) => sayOneKey(one, keyed, language)).join(say('or', language));
}

type Worth = Pick<KeyedQuestion, 'maxHundredths' | 'partHundredths'>;

function sayOneKey(key: QuestionKey, worth: Worth, language: Language): string {
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
      return sayRubric(key.points, worth.maxHundredths, language);
    case 'case':
      return key.parts
        .map((part, place) => {
          const maxHundredths = worth.partHundredths?.[place] ?? 0;
          const said = sayOneKey(part, { maxHundredths }, language);
          return `${say('blank', language, { number: place + 1 })}${said}`;
        })
        .join(' ');
  }
}

/** 要点 with what they are worth on this paper. */
function sayRubric(points: readonly RubricPoint[], maxHundredths: number, language: Language): string {
  const shares = splitPoints(
    maxHundredths,
    points.map(({ pointsHundredths }) => pointsHundredths),
  );
  return points
    .map(({ text }, place) => {
      const worth = say('worth', language, { points: printPoints(shares[place] ?? 0) });
      return `${String.fromCodePoint(0x2460 + Math.min(place, 19))}${text}${worth}`;
    })
    .join(' ');
}

/** A 50 %, B 50 %, C −25 % */
function sayWeights(ratios: Readonly<Record<string, number>> | undefined): string {
  if (!ratios) return '';
  const shares = Object.entries(ratios).map(([label, ratio]) => `${label} ${Math.round(ratio * 100)}%`);
  return ` (${shares.join(', ')})`;
}
