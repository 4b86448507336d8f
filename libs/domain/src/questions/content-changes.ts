import { plainTextOf } from '../text/plain-text';
import type { PartKey, QuestionDraft, QuestionKey, QuestionPart } from './question';

/** One field of a question in two wordings, as texts a person compares; '' = nothing there. */
export interface ContentChange {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

export type ComparedContent = Omit<QuestionDraft, 'citations'> & {
  /** As they are printed, with their editions. */
  readonly citations: readonly string[];
};

function printPoints(pointsHundredths: number): string {
  return String(pointsHundredths / 100);
}

function printPartKey(key: PartKey): string {
  switch (key.kind) {
    case 'choice':
      return key.labels.join('');
    case 'true_false':
      return key.isTrue ? '√' : '×';
    case 'fill_in': {
      const blanks = key.blanks.map((accepted) => accepted.join(' | ')).join('；');
      return [blanks, key.isOrderFree && '↔', key.matching === 'contains' && '⊃'].filter(Boolean).join(' ');
    }
    case 'text':
      return key.points.map((point) => `${point.text}（${printPoints(point.pointsHundredths)}）`).join('；');
  }
}

function keyOf(key: QuestionKey): string {
  return key.kind === 'case' ? '' : printPartKey(key);
}

function printPart(
  part: QuestionPart | undefined,
  key: PartKey | undefined,
  format: QuestionDraft['textFormat'],
): string {
  if (!part) return '';
  const options = part.options.map(({ label, text }) => `${label} ${plainTextOf(text, format)}`);
  const lines = [
    plainTextOf(part.stem, format),
    ...options,
    key ? printPartKey(key) : '',
    plainTextOf(part.explanation, format),
  ];
  return [...lines, printPoints(part.pointsHundredths)].filter(Boolean).join('\n');
}

/** Every field as a text, in the order a person reads a question. */
function fieldsOf(content: ComparedContent): Map<string, string> {
  const { textFormat: format, key } = content;
  const say = (text: string) => plainTextOf(text, format);
  const partKeys = key.kind === 'case' ? key.parts : [];
  return new Map([
    ['type', content.type],
    ['stem', say(content.stem)],
    ...content.options.map(({ label, text }) => [`option${label}`, say(text)] as const),
    ...content.parts.map(
      (part, index) => [`parts.${index + 1}`, printPart(part, partKeys[index], format)] as const,
    ),
    ['key', keyOf(key)],
    ['explanation', say(content.explanation)],
    ['points', printPoints(content.pointsHundredths)],
    ['difficulty', String(content.difficulty)],
    ['cognition', content.cognition ?? ''],
    ['citations', content.citations.join('；')],
    ['referenceDate', content.referenceDate],
    ['source', content.source],
    ['topic', content.topicPath.join('/')],
    ['tags', content.tags.join('、')],
  ]);
}

/** What differs between two wordings of a question, field by field. */
export function contentChanges(before: ComparedContent, after: ComparedContent): ContentChange[] {
  const old = fieldsOf(before);
  const next = fieldsOf(after);
  const fields = [...new Set([...old.keys(), ...next.keys()])];
  return fields
    .map((field) => ({ field, before: old.get(field) ?? '', after: next.get(field) ?? '' }))
    .filter((change) => change.before !== change.after);
}
