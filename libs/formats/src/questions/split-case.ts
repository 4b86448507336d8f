import type { QuestionDraft } from '@whetstone/domain';

/** A case as questions of their own, the material before each: for formats that know no shared material. */
export function splitCase(draft: QuestionDraft): readonly QuestionDraft[] {
  const { key, parts } = draft;
  if (key.kind !== 'case') return [draft];
  return parts.flatMap((part, index) => {
    const partKey = key.parts[index];
    const stem = draft.textFormat === 'html' ? draft.stem + part.stem : `${draft.stem}\n${part.stem}`;
    return partKey ? [{ ...draft, ...part, stem, key: partKey, parts: [] }] : [];
  });
}
