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

/**
 * Checks that a sheet only speaks of the paper's questions and their options, each once, in bounds: what is saved is what will be marked,
 * shown and replayed.
 */
export function checkSheet(sheet: SheetValues, shape: PaperShape): Result<SheetValues, 'SHEET_INVALID'> {
  const ids = sheet.answers.map((answer) => answer.questionId);
  const foreign = [...ids, ...sheet.flagged].find((id) => !shape.has(id));
  if (foreign !== undefined) return refuse('SHEET_INVALID', { reason: foreign });
  if (new Set(ids).size !== ids.length) return refuse('SHEET_INVALID', { reason: 'questionId × 2' });
  const strange = sheet.answers.find(({ questionId, labels }) =>
    labels.some((label) => !shape.get(questionId)?.has(label)),
  );
  if (strange)
    return refuse('SHEET_INVALID', { reason: `${strange.questionId} ${strange.labels.join(' ')}` });
  const tooLong = sheet.answers.find(
    ({ labels, texts }) =>
      labels.length > MOST_PARTS ||
      texts.length > MOST_PARTS ||
      [...labels, ...texts].some((text) => text.length > LONGEST_ANSWER),
  );
  if (tooLong) return refuse('SHEET_INVALID', { reason: `${tooLong.questionId} > ${LONGEST_ANSWER}` });
  return ok({ answers: sheet.answers.map(storable), flagged: [...new Set(sheet.flagged)] });
}

/**
 * PostgreSQL's jsonb has no U+0000 and no half of a surrogate pair, such as an emoji cut in two by a length limit; a
 * keyboard that sends one must not cost an officer the other nineteen answers.
 */
function storable({ questionId, labels, texts }: Answer): Answer {
  const clean = (text: string) => text.replaceAll('\u0000', '').toWellFormed();
  return { questionId, labels: labels.map(clean), texts: texts.map(clean) };
}

/** Tells two sheets under one revision apart, in whatever order a device names its answers. */
export function hashSheet(sheet: SheetValues): string {
  const answers = sheet.answers.toSorted((a, b) => (a.questionId < b.questionId ? -1 : 1));
  return hash('sha256', JSON.stringify([answers, sheet.flagged.toSorted()]), 'hex');
}
