/** What was given to one question: chosen labels, or one text per blank. */
export interface Given {
  readonly labels: readonly string[];
  readonly texts: readonly string[];
}

/** The whole state of the answers; a question that is not in it was not answered. */
export interface Sheet {
  readonly answers: Readonly<Record<string, Given>>;
  readonly flagged: readonly string[];
}

export interface SheetInput {
  answers: { questionId: string; labels: string[]; texts: string[] }[];
  flagged: string[];
}

export const emptySheet: Sheet = { answers: {}, flagged: [] };

export function isAnswered(sheet: Sheet, questionId: string): boolean {
  const given = sheet.answers[questionId];
  return given !== undefined && hasContent(given);
}

export function isFlagged(sheet: Sheet, questionId: string): boolean {
  return sheet.flagged.includes(questionId);
}

/** Chooses an option; of several it is put in or taken out, of one it replaces the other. */
export function chooseOption(
  sheet: Sheet,
  { id, isMultiple }: { id: string; isMultiple: boolean },
  label: string,
): Sheet {
  const before = sheet.answers[id]?.labels ?? [];
  const without = before.filter((chosen) => chosen !== label);
  if (!isMultiple) return give(sheet, id, { labels: [label], texts: [] });
  const labels = without.length < before.length ? without : [...before, label].toSorted();
  return give(sheet, id, { labels, texts: [] });
}

export function withdrawOption(sheet: Sheet, id: string, label: string): Sheet {
  const labels = (sheet.answers[id]?.labels ?? []).filter((chosen) => chosen !== label);
  return give(sheet, id, { labels, texts: [] });
}

/** Without the one character that no text on the server holds; it comes out of a clipboard, never from a keyboard. */
export function writeBlank(sheet: Sheet, id: string, blank: number, text: string, blanks: number): Sheet {
  const before = sheet.answers[id]?.texts ?? [];
  const texts = Array.from({ length: blanks }, (_, index) =>
    index === blank ? text.replaceAll('\u0000', '') : (before[index] ?? ''),
  );
  return give(sheet, id, { labels: [], texts });
}

export function toggleFlag(sheet: Sheet, id: string): Sheet {
  const flagged = isFlagged(sheet, id)
    ? sheet.flagged.filter((other) => other !== id)
    : [...sheet.flagged, id];
  return { ...sheet, flagged };
}

/** The questions in which two sheets differ. */
export function differences(one: Sheet, other: Sheet): string[] {
  const ids = new Set([
    ...Object.keys(one.answers),
    ...Object.keys(other.answers),
    ...one.flagged,
    ...other.flagged,
  ]);
  return [...ids].filter((id) => differs(one, other, id));
}

export function toSheetInput({ answers, flagged }: Sheet): SheetInput {
  return {
    answers: Object.entries(answers).map(([questionId, { labels, texts }]) => ({
      questionId,
      labels: [...labels],
      texts: [...texts],
    })),
    flagged: [...flagged],
  };
}

export function fromSheetInput({
  answers,
  flagged,
}: {
  readonly answers: readonly (Given & { readonly questionId: string })[];
  readonly flagged: readonly string[];
}): Sheet {
  return {
    answers: Object.fromEntries(
      answers.map(({ questionId, labels, texts }) => [questionId, { labels, texts }]),
    ),
    flagged,
  };
}

function give(sheet: Sheet, id: string, given: Given): Sheet {
  const { [id]: _, ...others } = sheet.answers;
  return { ...sheet, answers: hasContent(given) ? { ...others, [id]: given } : others };
}

function hasContent({ labels, texts }: Given): boolean {
  return labels.length > 0 || texts.some((text) => text.trim() !== '');
}

function differs(one: Sheet, other: Sheet, id: string): boolean {
  return (
    isFlagged(one, id) !== isFlagged(other, id) ||
    JSON.stringify(one.answers[id] ?? null) !== JSON.stringify(other.answers[id] ?? null)
  );
}
