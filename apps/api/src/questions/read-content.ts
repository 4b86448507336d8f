import type { PartKey, QuestionKey, QuestionType } from '@whetstone/domain';
import type { SentContent } from './question-edits.service';
import type { AnswerKeyInput, QuestionContentInput, QuestionPartInput } from './question-edits.types';

type PartType = Exclude<QuestionType, 'case'>;

/** Points as they are kept; what is no number of hundredths is told by `checkQuestion`. */
function hundredths(points: number): number {
  return Math.round(points * 100);
}

function trimmedTags(tags: readonly string[]): string[] {
  return tags.map((tag) => tag.trim()).filter((tag) => tag !== '');
}

function readPartKey(type: PartType, key: AnswerKeyInput): PartKey {
  switch (type) {
    case 'single':
    case 'multiple':
      return { kind: 'choice', labels: key.labels.toSorted() };
    case 'true_false':
      // Not said yet: a key of another kind, which `checkQuestion` finds missing.
      return typeof key.isTrue === 'boolean'
        ? { kind: 'true_false', isTrue: key.isTrue }
        : { kind: 'choice', labels: [] };
    case 'fill_in':
      return {
        kind: 'fill_in',
        blanks: key.blanks.map((accepted) =>
          accepted.map((text) => text.trim()).filter((text) => text !== ''),
        ),
        ...(key.isOrderFree && { isOrderFree: true }),
        ...(key.matching === 'contains' && { matching: 'contains' as const }),
      };
    case 'short_answer':
      return {
        kind: 'text',
        points: key.points.map(({ text, points }) => ({
          text: text.trim(),
          pointsHundredths: hundredths(points),
        })),
      };
  }
}

/** A case within a case is no type of a part; it is read as a short answer, whose key is then found missing. */
function partTypeOf(type: QuestionType): PartType {
  return type === 'case' ? 'short_answer' : type;
}

function hasOptions(type: QuestionType): boolean {
  return type === 'single' || type === 'multiple';
}

function readPart({ type: sent, stem, options, explanation, points }: QuestionPartInput) {
  const type = partTypeOf(sent);
  return {
    ...{ type, stem: stem.trim(), explanation: explanation.trim(), pointsHundredths: hundredths(points) },
    options: hasOptions(type) ? options.map(({ label, text }) => ({ label, text: text.trim() })) : [],
  };
}

function readKey({ type, answerKey, parts }: QuestionContentInput): QuestionKey {
  if (type !== 'case') return readPartKey(type, answerKey);
  return { kind: 'case', parts: parts.map((part) => readPartKey(partTypeOf(part.type), part.answerKey)) };
}

/** What the editor sent as the domain speaks of it: only what belongs to the type is kept. */
export function readContent(input: QuestionContentInput): SentContent {
  const { type, textFormat, stem, options, parts, explanation, difficulty } = input;
  return {
    ...{ type, textFormat, stem: stem.trim(), explanation: explanation.trim() },
    options: hasOptions(type) ? options.map(({ label, text }) => ({ label, text: text.trim() })) : [],
    parts: type === 'case' ? parts.map(readPart) : [],
    key: readKey(input),
    // Whatever number was sent: `checkQuestion` says which are allowed.
    difficulty: difficulty as SentContent['difficulty'],
    cognition: input.cognition ?? null,
    pointsHundredths: hundredths(input.points),
    topicPath: input.topicPath.map((step) => step.trim().replaceAll('/', '／')).filter((step) => step !== ''),
    citations: input.citations,
    referenceDate: input.referenceDate ?? null,
    source: input.source.trim(),
    tags: trimmedTags(input.tags),
  };
}
