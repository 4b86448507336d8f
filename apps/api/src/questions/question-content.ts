import { createHash } from 'node:crypto';
import {
  checkQuestion,
  hasError,
  normaliseStem,
  plainTextOf,
  type Citation,
  type Comparable,
  type ComparedContent,
  type QuestionDraft,
} from '@whetstone/domain';

/** A wording as it is kept: without its key, and without the topic and the tags, which are the question's. */
export type RevisionContent = Omit<QuestionDraft, 'key' | 'topicPath' | 'tags' | 'citations'>;

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The same question in another file or another wording of its options is recognised by its type and its stem. */
export function stemDigestOf({
  type,
  stem,
  textFormat,
}: Pick<QuestionDraft, 'type' | 'stem' | 'textFormat'>): string {
  return sha256(`${type}\n${normaliseStem(plainTextOf(stem, textFormat))}`);
}

/**
 * Whether two wordings are the same to the letter. A reference date that was only read as "today" moves with the
 * calendar and is left out, or every import would make a new revision of every such question.
 */
export function contentDigestOf(draft: QuestionDraft, { isDated = true } = {}): string {
  const { type, textFormat, stem, options, parts, key, explanation, difficulty, cognition } = draft;
  const { pointsHundredths, topicPath, citations, referenceDate, source, tags } = draft;
  return sha256(
    JSON.stringify([
      ...[type, textFormat, stem, options, parts, key, explanation, difficulty, cognition],
      ...[pointsHundredths, topicPath, citations, isDated ? referenceDate : null, source, tags],
    ]),
  );
}

/** What is compared when alike questions are looked for. */
export function comparableOf(
  draft: Pick<QuestionDraft, 'stem' | 'options' | 'parts' | 'textFormat'>,
): Comparable {
  const say = (text: string) => plainTextOf(text, draft.textFormat);
  const ofParts = draft.parts.flatMap((part) => [part.stem, ...part.options.map(({ text }) => text)]);
  return {
    stem: say(draft.stem),
    options: [...draft.options.map(({ text }) => text), ...ofParts].map(say),
  };
}

/** How a search and what it is looked for in are compared. */
export function foldSearchText(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
}

/** What a search looks through. */
export function searchTextOf(
  draft: Pick<QuestionDraft, 'stem' | 'options' | 'parts' | 'textFormat'>,
): string {
  const { stem, options } = comparableOf(draft);
  return foldSearchText([stem, ...options].join(''));
}

/** Errors that keep a wording out of papers. */
export function errorCountOf(draft: QuestionDraft): number {
  return checkQuestion(draft).filter((fault) => hasError([fault])).length;
}

/** A wording made ready for being compared with another. */
export function comparedContent(
  draft: QuestionDraft,
  print: (citation: Citation) => string,
): ComparedContent {
  return { ...draft, citations: draft.citations.map(print) };
}
