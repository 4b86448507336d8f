import type { PartKey, QuestionDraft } from '@whetstone/domain';
import { isInAiken } from '../question-text/aiken';
import { isGiftTopic, isInGift } from '../question-text/write-gift';
import { isInMoodle } from '../question-xml/write-moodle';
import { flattenQuestion, stemWords } from './flatten-html';
import { saysAll } from './option-fractions';
import { splitCase } from './split-case';
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
const qti = allBut('orderFree', 'contains', ...teaching, 'topic', 'tags');

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

/** Whether the format has a place for the question at all. */
function isWritable(draft: QuestionDraft, format: QuestionFormat): boolean {
  const { key, type } = draft;
  if (key.kind === 'case') return true;
  if (format === 'aiken') return isInAiken(flattenQuestion(draft));
  if (format === 'gift') return isInGift(type, key);
  return format !== 'moodle' || isInMoodle(draft, key);
}

const sharesOnly: ReadonlySet<QuestionFormat> = new Set(['gift', 'moodle', 'qti2.1', 'qti2.2', 'qti3']);

/** Platforms know the weights of options only as shares that also say which are right. */
function areWeightsLost(draft: QuestionDraft, format: QuestionFormat): boolean {
  if (!carriedBy[format].has('optionWeights')) return holds(draft, 'optionWeights');
  if (!sharesOnly.has(format)) return false;
  const { key, parts, options, type } = draft;
  if (key.kind === 'choice') return !saysAll(key, options, type === 'single');
  if (key.kind !== 'case') return false;
  return parts.some((part, index) => {
    const own = key.parts[index];
    return own?.kind === 'choice' && !saysAll(own, part.options, part.type === 'single');
  });
}

function isTopicLost({ topicPath }: QuestionDraft, format: QuestionFormat): boolean {
  if (!carriedBy[format].has('topic')) return topicPath.length > 0;
  return (format === 'gift' || format === 'moodle') && !isGiftTopic(topicPath);
}

function keysOf({ key }: QuestionDraft): readonly PartKey[] {
  return key.kind === 'case' ? key.parts : [key];
}

function textsOf(draft: QuestionDraft): string[] {
  const asked = [draft, ...draft.parts];
  return asked.flatMap(({ stem, options }) => [stem, ...options.map(({ text }) => text)]);
}

/** What a question says beyond what a reader takes for granted where nothing is said. */
function holds(draft: QuestionDraft, thing: CarriedThing): boolean {
  const keys = keysOf(draft);
  const asked = [draft, ...draft.parts];
  switch (thing) {
    case 'question':
      return true;
    case 'case':
      return draft.type === 'case';
    case 'formatting':
      return draft.textFormat === 'html';
    case 'lineBreaks':
      return textsOf(flattenQuestion(draft)).some((text) => text.includes('\n'));
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

function isLost(draft: QuestionDraft, thing: CarriedThing, format: QuestionFormat): boolean {
  if (thing === 'question') return !isWritable(draft, format);
  if (thing === 'optionWeights') return areWeightsLost(draft, format);
  if (thing === 'topic') return isTopicLost(draft, format);
  return !carriedBy[format].has(thing) && holds(draft, thing);
}

function lostOf(draft: QuestionDraft, format: QuestionFormat): CarriedThing[] {
  if (draft.key.kind === 'case' && !carriedBy[format].has('case')) {
    const ofParts = new Set(splitCase(draft).flatMap((part) => lostOf(part, format)));
    return everything.filter((thing) => thing === 'case' || ofParts.has(thing));
  }
  if (isLost(draft, 'question', format)) return ['question'];
  return everything.filter((thing) => isLost(draft, thing, format));
}

/** What of each question a format cannot carry; questions that lose nothing are not listed. */
export function lossOf(questions: readonly QuestionDraft[], format: QuestionFormat): QuestionLoss[] {
  return questions.flatMap((draft, index) => {
    const lost = lostOf(draft, format);
    const stem = stemWords(draft).replaceAll('\n', ' ').slice(0, stemShown);
    return lost.length === 0 ? [] : [{ number: index + 1, stem, lost }];
  });
}
