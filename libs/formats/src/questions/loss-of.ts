import type { PartKey, QuestionDraft, QuestionType } from '@whetstone/domain';
import { flattenHtml } from './flatten-html';
import type { QuestionFormat } from './question-format';
import { stemShown } from './written-question';

/** What a question may hold that not every format has a place for. */
export const carriedThings = [
  /** The question itself: the format has no such type. */
  'question',
  /** Several sub-questions about one material; they are written one by one, the material before each. */
  'case',
  /** Tables, emphasis, formulas, pictures: only their words are written. */
  'formatting',
  /** Line breaks become spaces. */
  'lineBreaks',
  'explanation',
  'points',
  /** What a marker looks for. */
  'rubric',
  'optionWeights',
  'orderFree',
  'contains',
  'difficulty',
  'cognition',
  'topic',
  'citations',
  'referenceDate',
  'source',
  'tags',
] as const;
export type CarriedThing = (typeof carriedThings)[number];

export interface QuestionLoss {
  /** The question's number in the list, from 1. */
  readonly number: number;
  readonly stem: string;
  readonly lost: readonly CarriedThing[];
}

const everything: readonly CarriedThing[] = carriedThings;

function allBut(...missing: readonly CarriedThing[]): ReadonlySet<CarriedThing> {
  return new Set(everything.filter((thing) => !missing.includes(thing)));
}

const teaching = ['difficulty', 'cognition', 'citations', 'referenceDate', 'source'] as const;
const qti = allBut('rubric', 'orderFree', 'contains', ...teaching, 'topic', 'tags');

const carriedBy: Readonly<Record<QuestionFormat, ReadonlySet<CarriedThing>>> = {
  xlsx: allBut('formatting'),
  csv: allBut('formatting'),
  text: allBut('formatting'),
  docx: allBut('formatting'),
  wjx: allBut('case', 'formatting', 'optionWeights', 'orderFree', 'contains', ...teaching, 'topic', 'tags'),
  gift: allBut('case', 'points', 'rubric', 'orderFree', 'contains', ...teaching, 'tags'),
  aiken: new Set(['question'] as const),
  moodle: allBut('case', 'orderFree', 'contains', ...teaching),
  'qti2.1': qti,
  'qti2.2': qti,
  qti3: qti,
};

/** Aiken knows questions with one right option and nothing else. */
function isTypeCarried(type: QuestionType, format: QuestionFormat): boolean {
  return format !== 'aiken' || type === 'single' || type === 'case';
}

function keysOf({ key }: QuestionDraft): readonly PartKey[] {
  return key.kind === 'case' ? key.parts : [key];
}

function textsOf(draft: QuestionDraft): string[] {
  const asked = [draft, ...draft.parts];
  return asked.flatMap(({ stem, options }) => [stem, ...options.map(({ text }) => text)]);
}

/** What a question says beyond what a reader takes for granted where nothing is said. */
function holds(draft: QuestionDraft, thing: CarriedThing, format: QuestionFormat): boolean {
  const keys = keysOf(draft);
  const asked = [draft, ...draft.parts];
  switch (thing) {
    case 'question':
      return !isTypeCarried(draft.type, format);
    case 'case':
      return draft.type === 'case';
    case 'formatting':
      return draft.textFormat === 'html';
    case 'lineBreaks':
      return textsOf(draft).some((text) => flattenHtml(text).includes('\n'));
    case 'explanation':
      return asked.some(({ explanation }) => explanation !== '');
    case 'points':
      return asked.some(({ pointsHundredths }) => pointsHundredths !== 100);
    case 'rubric':
      return keys.some(({ kind }) => kind === 'text');
    case 'optionWeights':
      return keys.some((key) => key.kind === 'choice' && key.ratioByLabel !== undefined);
    case 'orderFree':
      return keys.some((key) => key.kind === 'fill_in' && key.isOrderFree === true);
    case 'contains':
      return keys.some((key) => key.kind === 'fill_in' && key.matching === 'contains');
    case 'difficulty':
      return draft.difficulty !== 3;
    case 'cognition':
      return draft.cognition !== null;
    case 'topic':
      return draft.topicPath.length > 0;
    case 'citations':
      return draft.citations.length > 0;
    case 'referenceDate':
      return true;
    case 'source':
      return draft.source !== '';
    case 'tags':
      return draft.tags.length > 0;
  }
}

function lostOf(draft: QuestionDraft, format: QuestionFormat): CarriedThing[] {
  if (holds(draft, 'question', format)) return ['question'];
  return everything.filter((thing) => !carriedBy[format].has(thing) && holds(draft, thing, format));
}

/** What of each question a format cannot carry; questions that lose nothing are not listed. */
export function lossOf(questions: readonly QuestionDraft[], format: QuestionFormat): QuestionLoss[] {
  return questions.flatMap((draft, index) => {
    const lost = lostOf(draft, format);
    const stem = flattenHtml(draft.stem).slice(0, stemShown);
    return lost.length === 0 ? [] : [{ number: index + 1, stem, lost }];
  });
}
