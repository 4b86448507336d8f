import {
  checkQuestion,
  sayFault,
  type Fault,
  type Language,
  type PartKey,
  type QuestionDraft,
  type QuestionKey,
  type QuestionType as TypeName,
} from '@whetstone/domain';
import type { QuestionContentInput, QuestionPartInput } from '../../gql/graphql';

const typeNames = {
  SINGLE: 'single',
  MULTIPLE: 'multiple',
  TRUE_FALSE: 'true_false',
  FILL_IN: 'fill_in',
  SHORT_ANSWER: 'short_answer',
  CASE: 'case',
} as const satisfies Record<QuestionContentInput['type'], TypeName>;

function hundredths(points: number): number {
  return Math.round(points * 100);
}

function partKeyOf({ type, answerKey }: Pick<QuestionPartInput, 'type' | 'answerKey'>): PartKey {
  switch (type) {
    case 'TRUE_FALSE':
      return typeof answerKey.isTrue === 'boolean'
        ? { kind: 'true_false', isTrue: answerKey.isTrue }
        : { kind: 'choice', labels: [] };
    case 'FILL_IN':
      return { kind: 'fill_in', blanks: answerKey.blanks ?? [] };
    case 'SHORT_ANSWER':
      return {
        kind: 'text',
        points: (answerKey.points ?? []).map(({ text, points }) => ({
          text,
          pointsHundredths: hundredths(points),
        })),
      };
    case 'SINGLE':
    case 'MULTIPLE':
    case 'CASE':
      return { kind: 'choice', labels: answerKey.labels ?? [] };
  }
}

function keyOf(content: QuestionContentInput): QuestionKey {
  if (content.type !== 'CASE') return partKeyOf(content);
  return { kind: 'case', parts: content.parts.map(partKeyOf) };
}

function asDraft(content: QuestionContentInput): QuestionDraft {
  const hasOptions = content.type === 'SINGLE' || content.type === 'MULTIPLE';
  return {
    type: typeNames[content.type],
    textFormat: content.textFormat === 'HTML' ? 'html' : 'plain',
    ...{ stem: content.stem, explanation: content.explanation, source: content.source, tags: content.tags },
    options: hasOptions ? content.options : [],
    parts: content.parts.map((part) => ({
      ...part,
      type: part.type === 'CASE' ? 'short_answer' : typeNames[part.type],
      pointsHundredths: hundredths(part.points),
    })),
    key: keyOf(content),
    difficulty: content.difficulty as QuestionDraft['difficulty'],
    cognition: null,
    pointsHundredths: hundredths(content.points),
    ...{ topicPath: content.topicPath, citations: [], referenceDate: '2000-01-01' },
  };
}

/** The rule the server keeps, asked while it is typed: what stands between this wording and a paper. */
export function checkDraft(content: QuestionContentInput, language: Language) {
  return checkQuestion(asDraft(content)).map((fault: Fault) => ({
    field: fault.field,
    code: fault.code,
    severity: fault.severity === 'error' ? ('ERROR' as const) : ('WARNING' as const),
    message: sayFault({ ...fault, field: null }, language),
  }));
}
