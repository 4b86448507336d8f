import { comparableLawName, ok, refuse, type Result } from '@whetstone/domain';
import { pinyin } from 'pinyin-pro';
import type { LawFacts } from './law-facts';
import type { LawImportTargetInput, NewEditionInput, NewLawInput } from './law-import.types';
import type { ImportTarget } from './plan-law-import';

export type TargetRefusal =
  | 'LAW_TARGET_UNCLEAR'
  | 'LAW_NOT_FOUND'
  | 'EDITION_NOT_FOUND'
  | 'LAW_TITLE_TAKEN'
  | 'LAW_FACTS_MISSING'
  | 'EDITION_LABEL_TAKEN'
  | 'EDITION_DAYS_TAKEN'
  | 'EDITION_PROMULGATED_LATER';

/** Longest title, name or label that is kept; the longest there is has 60 characters. */
const LONGEST = 120;

/** What somebody wants to import a text as, checked against the library. */
export function decideTarget(
  { editionSlug, lawSlug, law: draftLaw, edition: draft }: LawImportTargetInput,
  laws: readonly LawFacts[],
): Result<ImportTarget, TargetRefusal> {
  const isText = editionSlug && !lawSlug && !draftLaw && !draft;
  const isEdition = lawSlug && draft && !editionSlug && !draftLaw;
  const isLaw = draftLaw && draft && !editionSlug && !lawSlug;
  if (isText) return existingEdition(editionSlug, laws);
  if (isEdition) return newEdition(lawSlug, draft, laws);
  return isLaw ? newLaw(draftLaw, draft, laws) : refuse('LAW_TARGET_UNCLEAR');
}

function existingEdition(slug: string, laws: readonly LawFacts[]): Result<ImportTarget, TargetRefusal> {
  for (const law of laws) {
    const edition = law.editions.find((one) => one.slug === slug);
    if (edition) return ok({ kind: 'text', law, edition });
  }
  return refuse('EDITION_NOT_FOUND', { edition: slug });
}

function newEdition(
  lawSlug: string,
  draft: NewEditionInput,
  laws: readonly LawFacts[],
): Result<ImportTarget, TargetRefusal> {
  const law = laws.find(({ slug }) => slug === lawSlug);
  if (!law) return refuse('LAW_NOT_FOUND', { law: lawSlug });
  const missing = missingIn({ label: draft.label, number: draft.number || '—' });
  if (missing) return missing;
  const label = draft.label.trim();
  if (law.editions.some((edition) => edition.label === label))
    return refuse('EDITION_LABEL_TAKEN', { law: law.shortTitle, label });
  const meeting = law.editions.find(
    ({ effectiveFrom, effectiveTo }) =>
      effectiveFrom >= draft.effectiveFrom || (effectiveTo !== null && effectiveTo > draft.effectiveFrom),
  );
  if (meeting)
    return refuse('EDITION_DAYS_TAKEN', { from: meeting.effectiveFrom, to: meeting.effectiveTo ?? '—' });
  return promulgatedInTime(draft) ?? ok({ kind: 'edition', law, draft });
}

function newLaw(
  draftLaw: NewLawInput,
  draft: NewEditionInput,
  laws: readonly LawFacts[],
): Result<ImportTarget, TargetRefusal> {
  const { title, shortTitle, kind, issuer } = draftLaw;
  const missing = missingIn({ title, shortTitle: shortTitle || title, kind, issuer, label: draft.label });
  if (missing) return missing;
  const names = [title, shortTitle, ...draftLaw.aliases]
    .filter((name) => name.trim() !== '')
    .map(comparableLawName);
  const taken = laws.find((law) =>
    [law.title, law.shortTitle, ...law.aliases].some((name) => names.includes(comparableLawName(name))),
  );
  if (taken) return refuse('LAW_TITLE_TAKEN', { law: taken.title });
  return promulgatedInTime(draft) ?? ok({ kind: 'law', draftLaw, draft });
}

function missingIn(
  facts: Readonly<Record<string, string>>,
): ReturnType<typeof refuse<'LAW_FACTS_MISSING'>> | null {
  const wrong = Object.entries(facts).find(
    ([, value]) => value.trim() === '' || [...value.trim()].length > LONGEST,
  );
  return wrong ? refuse('LAW_FACTS_MISSING', { field: wrong[0], most: LONGEST }) : null;
}

function promulgatedInTime({ promulgatedOn, effectiveFrom }: NewEditionInput) {
  if (promulgatedOn === null || promulgatedOn <= effectiveFrom) return null;
  return refuse('EDITION_PROMULGATED_LATER', { promulgated: promulgatedOn, from: effectiveFrom });
}

/** A number behind a name until nobody else has it. */
function free(name: string, taken: ReadonlySet<string>): string {
  let candidate = name;
  for (let number = 2; taken.has(candidate); number += 1) candidate = `${name}-${number}`;
  return candidate;
}

/** 茶水办法 → csbf: short, in small letters, and nobody else's. */
export function newLawSlug(title: string, taken: ReadonlySet<string>): string {
  const initials = pinyin(comparableLawName(title), {
    pattern: 'first',
    toneType: 'none',
    type: 'array',
    nonZh: 'consecutive',
  })
    .join('')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .slice(0, 40);
  return free(initials || 'law', taken);
}

export function newEditionSlug(lawSlug: string, effectiveFrom: string, taken: ReadonlySet<string>): string {
  return free(`${lawSlug}-${effectiveFrom.slice(0, 4)}`, taken);
}
