import type {
  AnswerKeyInput,
  Cognition,
  QuestionContentInput,
  QuestionPartInput,
  QuestionType,
  RevisionPartsFragment,
  TextFormat,
} from '../../gql/graphql';

/** The key of a question or a part while it is written: of every type at once, so that a change of type loses nothing. */
export interface DraftKey {
  readonly labels: readonly string[];
  readonly isTrue: boolean | null;
  readonly blanks: readonly (readonly string[])[];
  readonly isOrderFree: boolean;
  readonly matching: AnswerKeyInput['matching'];
  readonly points: readonly { readonly text: string; readonly points: number }[];
}

export interface DraftAsked {
  readonly type: QuestionType;
  readonly stem: string;
  readonly options: readonly { readonly label: string; readonly text: string }[];
  readonly explanation: string;
  readonly points: number;
  readonly answerKey: DraftKey;
}

/** A question as it is being written. */
export interface Draft extends DraftAsked {
  readonly textFormat: TextFormat;
  readonly parts: readonly DraftAsked[];
  readonly difficulty: number;
  readonly cognition: Cognition | null;
  readonly topic: string;
  readonly citations: string;
  /** '' = the day the citations imply. */
  readonly referenceDate: string;
  readonly source: string;
  readonly tags: readonly string[];
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

export const emptyKey: DraftKey = {
  ...{ labels: [], isTrue: null, blanks: [['']], isOrderFree: false, matching: 'EQUALS' },
  points: [{ text: '', points: 1 }],
};

function emptyOptions(): DraftAsked['options'] {
  return [...'ABCD'].map((label) => ({ label, text: '' }));
}

export function emptyPart(): DraftAsked {
  return {
    ...{ type: 'SINGLE', stem: '', options: emptyOptions(), explanation: '', points: 1, answerKey: emptyKey },
  };
}

export function emptyDraft(): Draft {
  return {
    ...emptyPart(),
    ...{
      textFormat: 'PLAIN',
      parts: [emptyPart()],
      difficulty: 3,
      cognition: null,
      topic: '',
      citations: '',
    },
    ...{ referenceDate: '', source: '', tags: [] },
  };
}

function keyOf(key: RevisionPartsFragment['answerKey']): DraftKey {
  return {
    ...key,
    isTrue: key.isTrue ?? null,
    blanks: key.blanks.length > 0 ? key.blanks : emptyKey.blanks,
    points: key.points.length > 0 ? key.points : emptyKey.points,
  };
}

/** A kept wording, to be written on. */
export function draftOf(
  revision: RevisionPartsFragment,
  { topic, tags }: { readonly topic: string; readonly tags: readonly string[] },
): Draft {
  const { parts, options, citationText, cognition } = revision;
  return {
    ...{ type: revision.type, textFormat: revision.textFormat, stem: revision.stem, topic, tags },
    ...{ explanation: revision.explanation, points: revision.points, difficulty: revision.difficulty },
    ...{ referenceDate: revision.referenceDate, source: revision.source, citations: citationText },
    cognition: cognition ?? null,
    options: options.length > 0 ? options : emptyOptions(),
    answerKey: keyOf(revision.answerKey),
    parts:
      parts.length > 0
        ? parts.map((part) => ({
            ...part,
            options: part.options.length > 0 ? part.options : emptyOptions(),
            answerKey: keyOf(part.answerKey),
          }))
        : [emptyPart()],
  };
}

/** Options that were left empty at the end are no options. */
function writtenOptions(options: DraftAsked['options']): { label: string; text: string }[] {
  const last = options.findLastIndex(({ text }) => text.trim() !== '');
  return options.slice(0, last + 1).map(({ label, text }) => ({ label, text }));
}

function sentKey({ labels, isTrue, blanks, isOrderFree, matching, points }: DraftKey): AnswerKeyInput {
  return {
    labels: [...labels],
    isTrue,
    blanks: blanks.map((accepted) => accepted.filter((text) => text.trim() !== '')),
    isOrderFree,
    matching,
    points: points
      .filter(({ text }) => text.trim() !== '')
      .map(({ text, points: worth }) => ({ text, points: worth })),
  };
}

function sentAsked(asked: DraftAsked): QuestionPartInput {
  const { type, stem, options, explanation, points, answerKey } = asked;
  return { type, stem, options: writtenOptions(options), explanation, points, answerKey: sentKey(answerKey) };
}

/** What is sent to be kept. The points of a case are those of its parts. */
export function contentOf(draft: Draft, topicPath: string[]): QuestionContentInput {
  const isCase = draft.type === 'CASE';
  const { textFormat, difficulty, cognition, citations, source, tags, referenceDate } = draft;
  return {
    ...sentAsked(draft),
    points: isCase ? sumOf(draft.parts) : draft.points,
    parts: isCase ? draft.parts.map(sentAsked) : [],
    ...{ textFormat, difficulty, cognition, topicPath, citations, source, tags: [...tags] },
    referenceDate: referenceDate === '' ? null : referenceDate,
  };
}

/** In hundredths, because 0.1 + 0.2 is not 0.3. */
export function sumOf(parts: readonly { readonly points: number }[]): number {
  return parts.reduce((sum, part) => sum + Math.round(part.points * 100), 0) / 100;
}

/** Options in a new order get the letters of their places, and the key follows them. */
export function moveOption(asked: DraftAsked, from: number, to: number): DraftAsked {
  if (to < 0 || to >= asked.options.length) return asked;
  const options = [...asked.options];
  const [moved] = options.splice(from, 1);
  if (!moved) return asked;
  options.splice(to, 0, moved);
  return relabelled(asked, options);
}

export function addOption(asked: DraftAsked): DraftAsked {
  if (asked.options.length >= letters.length) return asked;
  return { ...asked, options: [...asked.options, { label: letters.charAt(asked.options.length), text: '' }] };
}

export function removeOption(asked: DraftAsked, index: number): DraftAsked {
  return relabelled(
    asked,
    asked.options.filter((_, at) => at !== index),
  );
}

function relabelled(asked: DraftAsked, options: DraftAsked['options']): DraftAsked {
  const isKey = (label: string) => asked.answerKey.labels.includes(label);
  return {
    ...asked,
    options: options.map(({ text }, index) => ({ label: letters.charAt(index), text })),
    answerKey: {
      ...asked.answerKey,
      labels: options.flatMap(({ label }, index) => (isKey(label) ? [letters.charAt(index)] : [])),
    },
  };
}

/** A single choice has one right option: choosing another lets the first go. */
export function chooseKey(asked: DraftAsked, label: string, isKey: boolean): DraftAsked {
  const others = asked.type === 'SINGLE' ? [] : asked.answerKey.labels.filter((each) => each !== label);
  const labels = isKey ? [...others, label].toSorted() : others;
  return { ...asked, answerKey: { ...asked.answerKey, labels } };
}

export function moveItem<Item>(items: readonly Item[], from: number, to: number): readonly Item[] {
  if (to < 0 || to >= items.length) return items;
  const next = [...items];
  const [moved] = next.splice(from, 1);
  if (moved === undefined) return items;
  next.splice(to, 0, moved);
  return next;
}
