import {
  fault,
  foldText,
  type Fault,
  type PartKey,
  type QuestionDraft,
  type QuestionKey,
  type QuestionPart,
  type QuestionType,
  type TextFormat,
} from '@whetstone/domain';
import { cleanHtml, foreignPictures, htmlOfText } from './clean-html';
import { optionLabels, usualHeading, type QuestionField } from './question-headings';
import { sayTypes } from './question-words';
import type { Place, UnreadQuestion, WrittenQuestion } from './written-question';

/** A text as a format for programs gives it. */
export interface GivenText {
  readonly text: string;
  readonly isHtml: boolean;
}

export const noText: GivenText = { text: '', isHtml: false };

interface GivenAsked {
  readonly stem: GivenText;
  readonly options: readonly GivenText[];
  readonly explanation: GivenText;
  readonly pointsHundredths: number;
}

export interface GivenPart extends GivenAsked {
  readonly type: QuestionPart['type'];
  readonly key: PartKey;
}

/** A question of a format that says what is what; what it does not say is left out. */
export interface GivenQuestion extends GivenAsked {
  /** Its line, or its number in a package. */
  readonly at: number;
  readonly type: QuestionType;
  readonly key: QuestionKey;
  readonly parts?: readonly GivenPart[];
  readonly topicPath?: readonly string[];
  readonly tags?: readonly string[];
  readonly faults?: readonly Fault[];
}

function isRich(given: GivenQuestion): boolean {
  return [given, ...(given.parts ?? [])].some(({ stem, options, explanation }) =>
    [stem, explanation, ...options].some(({ isHtml, text }) => isHtml && text !== ''),
  );
}

function settle({ text, isHtml }: GivenText, format: TextFormat): string {
  if (format === 'plain') return foldText(text);
  return isHtml ? cleanHtml(text) : text === '' ? '' : htmlOfText(foldText(text));
}

function settleAsked(given: GivenAsked, format: TextFormat) {
  const { pointsHundredths } = given;
  return {
    stem: settle(given.stem, format),
    options: given.options.map((text, index) => ({
      label: optionLabels[index] ?? '',
      text: settle(text, format),
    })),
    explanation: settle(given.explanation, format),
    pointsHundredths,
  };
}

const fieldNames: Readonly<Record<string, QuestionField>> = {
  options: 'optionA',
  key: 'key',
  points: 'points',
  difficulty: 'difficulty',
};

function placeIn(at: number, draftField: string | null): Place {
  const name = (draftField ?? 'stem').replace(/^parts\.\d+\./, '');
  const field = /^option[A-Z]$/.test(name) ? (name as QuestionField) : (fieldNames[name] ?? 'stem');
  return { row: at, field: usualHeading(field) };
}

function pictureFaults(given: GivenQuestion): Fault[] {
  const asked = [given, ...(given.parts ?? [])];
  const texts = asked.flatMap(({ stem, options, explanation }) => [stem, explanation, ...options]);
  return texts
    .filter(({ isHtml }) => isHtml)
    .flatMap(({ text }) => foreignPictures(text))
    .map((found) =>
      fault('PICTURE_LEFT_OUT', { row: given.at, field: usualHeading('stem'), found, expected: '/files/' }),
    );
}

export function structuredQuestion(given: GivenQuestion): WrittenQuestion {
  const { at, type, key, parts = [], topicPath = [], tags = [], faults = [] } = given;
  const textFormat: TextFormat = isRich(given) ? 'html' : 'plain';
  const draft: Omit<QuestionDraft, 'citations' | 'referenceDate'> = {
    type,
    textFormat,
    ...settleAsked(given, textFormat),
    parts: parts.map((part) => ({ type: part.type, ...settleAsked(part, textFormat) })),
    key,
    difficulty: 3,
    cognition: null,
    topicPath: topicPath.map(foldText),
    source: '',
    tags: tags.map(foldText),
  };
  const all = [...faults, ...pictureFaults(given)];
  return { rowNumber: at, draft, citations: [], faults: all, placeOf: (field) => placeIn(at, field) };
}

/** A question of a type other systems have and this one does not. */
export function notSupported(at: number, typeName: string): UnreadQuestion {
  const details = { row: at, field: usualHeading('type'), found: typeName, expected: sayTypes() };
  return { rowNumber: at, faults: [fault('TYPE_NOT_SUPPORTED', details)] };
}
