import { hash } from 'node:crypto';
import { LONGEST_ANSWER, ok, refuse, type Answer, type Result } from '@whetstone/domain';
import type { PaperShape } from './paper-shapes';

/** More than any paper needs; beyond it somebody is not answering questions. */
const MOST_PARTS = 20;

/** The answers as a device last had them. */
export interface SheetValues {
  readonly answers: readonly Answer[];
  readonly flagged: readonly string[];
}

/** Of an attempt that was just begun. */
export const EMPTY_SHEET: SheetValues = { answers: [], flagged: [] };

/** Why a sheet is not taken, whoever sends it and whenever. */
export type SheetRefusal =
  | 'SHEET_INVALID'
  | 'SHEET_QUESTION_UNKNOWN'
  | 'SHEET_OPTION_UNKNOWN'
  | 'SHEET_TEXT_TOO_LONG'
  | 'SHEET_CHARACTER';

/** Enough of what somebody made up to know it again. */
const LABEL_SHOWN = 20;

/**
 * Checks that a sheet only speaks of the paper's questions and their options, each once, in bounds: what is saved is what will be marked,
 * shown and replayed. A refusal names the question by its id, since only the officer's order knows its number.
 */
export function checkSheet(sheet: SheetValues, shape: PaperShape): Result<SheetValues, SheetRefusal> {
  const ids = sheet.answers.map((answer) => answer.questionId);
  if ([...ids, ...sheet.flagged].some((id) => !shape.has(id))) return refuse('SHEET_QUESTION_UNKNOWN');
  if (new Set(ids).size !== ids.length) return refuse('SHEET_INVALID', { reason: 'questionId × 2' });
  for (const answer of sheet.answers) {
    const refusal = answerRefusal(answer, shape.get(answer.questionId) ?? NO_LABELS);
    if (refusal) return refusal;
  }
  return ok({ answers: sheet.answers.map(storable), flagged: [...new Set(sheet.flagged)] });
}

const NO_LABELS: ReadonlySet<string> = new Set();

function answerRefusal({ questionId, labels, texts }: Answer, options: ReadonlySet<string>) {
  const strange = labels.find((label) => !options.has(label));
  if (strange !== undefined)
    return refuse('SHEET_OPTION_UNKNOWN', { questionId, label: strange.slice(0, LABEL_SHOWN) });
  if (labels.length > MOST_PARTS || texts.length > MOST_PARTS)
    return refuse('SHEET_INVALID', { reason: `> ${MOST_PARTS}` });
  const tooLong = texts.find((text) => text.length > LONGEST_ANSWER);
  if (tooLong !== undefined)
    return refuse('SHEET_TEXT_TOO_LONG', { questionId, found: tooLong.length, most: LONGEST_ANSWER });
  // No text in PostgreSQL holds one: taken out silently, what is marked is not what was sent.
  if (texts.some((text) => text.includes('\u0000')))
    return refuse('SHEET_CHARACTER', { questionId, character: 'U+0000' });
  return null;
}

/**
 * PostgreSQL's jsonb has no half of a surrogate pair, such as an emoji cut in two by a length limit; a keyboard that sends
 * one must not cost an officer the other nineteen answers.
 */
function storable({ questionId, labels, texts }: Answer): Answer {
  return { questionId, labels, texts: texts.map((text) => text.toWellFormed()) };
}

/** Tells two sheets under one revision apart, in whatever order a device names its answers. */
export function hashSheet(sheet: SheetValues): string {
  const answers = sheet.answers.toSorted((a, b) => (a.questionId < b.questionId ? -1 : 1));
  return hash('sha256', JSON.stringify([answers, sheet.flagged.toSorted()]), 'hex');
}
