import { createHash } from 'node:crypto';
import {
  comparableLawName,
  differenceOf,
  fault,
  hasError,
  printProvisionNumber,
  rowsToWrite,
  type Fault,
  type Provision,
  type ProvisionChange,
} from '@whetstone/domain';
import { readEnactment, treeOf, type ParsedStatute } from '@whetstone/formats';
import type { EditionFacts, LawFacts } from './law-facts';
import type { ImportedProvision, LawImportProposal, NewEditionInput, NewLawInput } from './law-import.types';

/** What a text is imported as, with what the library knows of it. */
export type ImportTarget =
  | { readonly kind: 'text'; readonly law: LawFacts; readonly edition: EditionFacts }
  | { readonly kind: 'edition'; readonly law: LawFacts; readonly draft: NewEditionInput }
  | { readonly kind: 'law'; readonly draftLaw: NewLawInput; readonly draft: NewEditionInput };

export interface ImportPlan {
  readonly provisions: readonly Provision[];
  readonly articleCount: number;
  readonly faults: readonly Fault[];
  readonly changes: readonly ProvisionChange[];
  readonly written: readonly Provision[];
  readonly removedKeys: readonly string[];
  readonly hasText: boolean;
  readonly mayCommit: boolean;
  /** Of everything the plan rests on. */
  readonly fingerprint: string;
}

/** （2014年修订） after a title says which edition it is, not another law. */
function titleOf(text: string): string {
  return comparableLawName(text).replace(/（[^（）]*(?:修订|修正|修改|通过|公布)[^（）]*）$/, '');
}

function faultsOfTarget(statute: ParsedStatute, target: ImportTarget): Fault[] {
  const title = target.kind === 'law' ? target.draftLaw.title : target.law.title;
  const faults: Fault[] = [];
  if (statute.title !== '' && titleOf(statute.title) !== titleOf(title))
    faults.push(fault('LAW_TITLE_DIFFERS', { found: statute.title, expected: title }));
  const known = target.kind === 'text' ? target.edition.articles : null;
  const found = numberedArticles(statute);
  if (known !== null && found > 0 && known !== found)
    faults.push(fault('ARTICLE_COUNT_DIFFERS', { found: String(found), expected: String(known) }));
  return faults;
}

/** The highest article number: what lies between, as 第N条之一, is counted by its article. */
export function numberedArticles({ articles }: ParsedStatute): number {
  return articles.reduce((highest, { number }) => Math.max(highest, number), 0);
}

function digestOf(provisions: readonly Provision[]): string {
  const hash = createHash('sha256');
  for (const { key, parentKey, text } of provisions)
    hash.update(`${key}\u0000${parentKey ?? ''}\u0000${text}\u0000`);
  return hash.digest('hex');
}

/** What importing a text as something would write, and why it may not; `known` is the text the library holds. */
export function planLawImport(
  statute: ParsedStatute,
  target: ImportTarget | null,
  known: readonly Provision[],
): ImportPlan {
  const provisions = treeOf(statute);
  const faults = [...statute.faults, ...(target ? faultsOfTarget(statute, target) : [])];
  const hasText = known.length > 0;
  const { written, removedKeys } = rowsToWrite(known, provisions);
  return {
    provisions,
    articleCount: numberedArticles(statute),
    faults,
    changes: hasText ? differenceOf(known, provisions) : [],
    written,
    removedKeys,
    hasText,
    mayCommit: target !== null && !hasError(faults),
    fingerprint: createHash('sha256')
      .update([digestOf(provisions), digestOf(known), JSON.stringify(statute.enactmentLines)].join(' '))
      .digest('hex'),
  };
}

/** What a file seems to be: the law of its title, and of that the edition that begins when the text says. */
export function proposeTarget(statute: ParsedStatute, laws: readonly LawFacts[]): LawImportProposal {
  const enactment = readEnactment(statute);
  const wanted = titleOf(statute.title);
  const law = laws.find(({ title }) => titleOf(title) === wanted);
  const articles = numberedArticles(statute);
  const { effectiveFrom, promulgatedOn } = enactment;
  const edition =
    law?.editions.find((one) => promulgatedOn !== null && one.promulgatedOn === promulgatedOn) ??
    law?.editions.find((one) => effectiveFrom !== null && one.effectiveFrom === effectiveFrom) ??
    (promulgatedOn === null && effectiveFrom === null
      ? law?.editions.find((one) => one.articles === articles)
      : undefined);
  return { lawSlug: law?.slug ?? null, editionSlug: edition?.slug ?? null, ...enactment };
}

/** Characters of an article shown before it is imported. */
const SHOWN = 60;

/** Headings and articles for a person to look over. */
export function outlineOf(provisions: readonly Provision[]): ImportedProvision[] {
  const depthOf = new Map<string, number>();
  const paragraphs = new Map<string, number>();
  for (const { kind, parentKey } of provisions)
    if (kind === 'paragraph' && parentKey) paragraphs.set(parentKey, (paragraphs.get(parentKey) ?? 0) + 1);
  return provisions.flatMap((provision) => {
    const { key, parentKey, kind, text } = provision;
    if (kind === 'paragraph' || kind === 'item' || kind === 'sub_item') return [];
    const depth = parentKey === null ? 0 : (depthOf.get(parentKey) ?? 0) + 1;
    depthOf.set(key, depth);
    return [
      {
        ...{ key, kind, depth, label: printProvisionNumber(provision) },
        text: text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text,
        paragraphCount: paragraphs.get(key) ?? 0,
      },
    ];
  });
}
