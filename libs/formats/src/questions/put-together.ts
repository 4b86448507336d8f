import {
  cognitions,
  fault,
  type Cognition,
  type Difficulty,
  type Fault,
  type PartKey,
  type QuestionKey,
  type QuestionPart,
} from '@whetstone/domain';
import type { QuestionField } from './question-headings';
import { placeOf, usualPointsHundredths, type Fields, type FieldSource } from './read-fields';
import type { Place, UnreadQuestion, WrittenQuestion } from './written-question';

/** Of a file that does not say: a question of middling difficulty. */
const usualDifficulty: Difficulty = 3;

/** A case whose material and sub-questions stand in rows or blocks of their own. */
export interface WrittenCase {
  readonly material: string;
  /** The row or block that holds the material; its faults are the case's. */
  readonly head: FieldSource;
  /** What is said of the case as a whole, where a row of its own says it. */
  readonly whole: Fields | null;
  readonly parts: readonly Fields[];
}

const draftFields: Readonly<Record<string, QuestionField>> = {
  stem: 'stem',
  options: 'optionA',
  key: 'key',
  explanation: 'explanation',
  difficulty: 'difficulty',
  points: 'points',
  type: 'type',
};

function placeIn(source: FieldSource, draftField: string | null): Place {
  const name = draftField ?? 'stem';
  const field = /^option[A-Z]$/.test(name) ? (name as QuestionField) : (draftFields[name] ?? 'stem');
  return placeOf(source, field);
}

/** A key nobody could read is a fault already; the draft then holds one that makes no further noise. */
const noKey: PartKey = { kind: 'choice', labels: [] };

/** A question that stands by itself. */
export function putTogether(fields: Fields): WrittenQuestion | UnreadQuestion {
  const { source, type, stem } = fields;
  if (type === null || type === 'case' || fields.key === null)
    return { rowNumber: source.number, faults: source.faults };
  return {
    rowNumber: source.number,
    draft: {
      type,
      textFormat: 'plain',
      stem,
      options: fields.options,
      parts: [],
      key: fields.key,
      explanation: fields.explanation,
      difficulty: fields.difficulty ?? usualDifficulty,
      cognition: fields.cognition,
      pointsHundredths: fields.pointsHundredths,
      topicPath: fields.topicPath,
      source: fields.from,
      tags: fields.tags,
    },
    citations: [fields.citations],
    faults: source.faults,
    placeOf: (draftField) => placeIn(source, draftField),
  };
}

function hardest(all: readonly Fields[]): Difficulty {
  const levels = all.flatMap(({ difficulty }) => difficulty ?? []);
  return levels.length === 0 ? usualDifficulty : (Math.max(...levels) as Difficulty);
}

function deepest(all: readonly Fields[]): Cognition | null {
  const levels = all.flatMap(({ cognition }) => (cognition ? [cognitions.indexOf(cognition)] : []));
  return levels.length === 0 ? null : (cognitions[Math.max(...levels)] ?? null);
}

function partOf({ type, stem, options, explanation, pointsHundredths }: Fields): QuestionPart[] {
  if (type === null || type === 'case') return [];
  return [{ type, stem, options, explanation, pointsHundredths }];
}

function caseDraft({ material, whole, parts }: WrittenCase): WrittenQuestion['draft'] {
  const all = [...(whole ? [whole] : []), ...parts];
  const key: QuestionKey = { kind: 'case', parts: parts.map((part) => part.key ?? noKey) };
  return {
    type: 'case',
    textFormat: 'plain',
    stem: material,
    options: [],
    parts: parts.flatMap(partOf),
    key,
    explanation: whole?.explanation ?? '',
    difficulty: whole?.difficulty ?? hardest(parts),
    cognition: whole?.cognition ?? deepest(parts),
    pointsHundredths: parts.reduce((sum, part) => sum + part.pointsHundredths, 0) || usualPointsHundredths,
    topicPath: all.find(({ topicPath }) => topicPath.length > 0)?.topicPath ?? [],
    source: all.find(({ from }) => from !== '')?.from ?? '',
    tags: [...new Set(all.flatMap(({ tags }) => tags))],
  };
}

/** A case inside a case has no meaning. */
function nestedFaults(parts: readonly Fields[]): Fault[] {
  const nested = parts.filter(({ type }) => type === 'case').map(({ source }) => source);
  return nested.map((source) =>
    fault('UNKNOWN_TYPE', {
      row: source.number,
      field: source.headingOf('type'),
      found: source.text('type'),
      expected: '单选题 / 多选题 / 判断题 / 填空题 / 简答题',
    }),
  );
}

/**
 * A case of its material and its parts. It is as hard as its hardest part and asks for the highest level of thought any
 * of them does, unless it says so itself.
 */
export function putCaseTogether(written: WrittenCase): WrittenQuestion | UnreadQuestion {
  const { head, whole, parts } = written;
  const all = [...(whole ? [whole] : []), ...parts];
  const sources = new Set([head, ...all.map(({ source }) => source)]);
  const faults = [...[...sources].flatMap((source) => source.faults), ...nestedFaults(parts)];
  const isUnread = parts.some(({ type, key }) => type === null || type === 'case' || key === null);
  if (isUnread) return { rowNumber: head.number, faults };
  return {
    rowNumber: head.number,
    draft: caseDraft(written),
    citations: all.map(({ citations }) => citations),
    faults,
    placeOf: (draftField) => {
      const [, number, field] = /^parts\.(\d+)\.(.*)$/.exec(draftField ?? '') ?? [];
      const part = parts[Number(number) - 1];
      if (part) return placeIn(part.source, field ?? null);
      return { row: head.number, field: head.headingOf(draftField === 'stem' ? 'material' : 'caseName') };
    },
  };
}

/** The question a text ends with: its last line, or its last sentence where it has but one line. */
function splitAsked(text: string): { readonly material: string; readonly asked: string } | null {
  const [, byLine, lastLine] = /^(.+)\n([^\n]+)$/s.exec(text) ?? [];
  if (byLine && lastLine) return { material: byLine, asked: lastLine };
  const [, bySentence, sentence] = /^(.+[。！？!?])([^。！？!?]+[。？?]?)$/s.exec(text) ?? [];
  return bySentence && sentence ? { material: bySentence, asked: sentence } : null;
}

/** A case in one row or one block: what its text ends with is asked, in writing, about what stands before. */
export function readAloneCase(fields: Fields, material = ''): WrittenQuestion | UnreadQuestion {
  const { source, stem } = fields;
  const split = material === '' ? splitAsked(stem) : { material, asked: stem };
  const isAsked = split !== null && split.asked !== '' && source.text('key') !== '';
  const part: Fields = { ...fields, type: 'short_answer', stem: split?.asked ?? '' };
  return putCaseTogether({
    material: split && isAsked ? split.material : [stem, material].filter(Boolean).join('\n'),
    head: source,
    whole: isAsked ? null : fields,
    parts: isAsked ? [part] : [],
  });
}
