import { foldName } from '../text/fold';
import type { CalendarDate } from '../calendar/calendar-date';

/** One text of a law, in force on the days from `effectiveFrom` up to, not including, `effectiveTo`. */
export interface CatalogueEdition {
  readonly slug: string;
  /** How people tell it from the law's other editions, such as 2014年修订. */
  readonly label: string;
  readonly effectiveFrom: CalendarDate;
  readonly effectiveTo: CalendarDate | null;
  /** Articles are numbered 1 to this. */
  readonly articles: number;
  /** The keys of its articles, paragraphs, items and sub-items; absent while the text is not in the library. */
  readonly provisions?: ReadonlySet<string>;
}

export interface CatalogueLaw {
  readonly slug: string;
  readonly title: string;
  readonly shortTitle: string;
  readonly aliases: readonly string[];
  readonly editions: readonly CatalogueEdition[];
}

/** The laws that may be cited, without their texts. */
export type LawCatalogue = readonly CatalogueLaw[];

/** A law's name as it is compared: half-width, without spaces, without the state's name in front. */
export function comparableLawName(name: string): string {
  return foldName(name)
    .replaceAll('(', '（')
    .replaceAll(')', '）')
    .replace(/^中华人民共和国/, '');
}

/** Every name a law answers to, comparable, longest first, so that a text is read as the longest name it holds. */
export function lawNames(law: CatalogueLaw): string[] {
  const names = [law.title, law.shortTitle, ...law.aliases].map(comparableLawName).filter(Boolean);
  return [...new Set(names)].sort((one, other) => other.length - one.length);
}

export function findLaw(name: string, catalogue: LawCatalogue): CatalogueLaw | undefined {
  const wanted = comparableLawName(name);
  return catalogue.find((law) => lawNames(law).includes(wanted));
}

function pairsOf(text: string): string[] {
  return [...text].slice(1).map((character, index) => `${[...text][index] ?? ''}${character}`);
}

/** Dice similarity of the two-character pieces, 0…1: robust for names that differ by a word in the middle. */
function similarityOfNames(one: string, other: string): number {
  const left = pairsOf(one);
  const right = pairsOf(other);
  const common = left.filter((pair) => right.includes(pair)).length;
  return left.length + right.length === 0 ? 0 : (2 * common) / (left.length + right.length);
}

/** The law whose name looks most like this one, for "did you mean"; undefined only for an empty catalogue. */
export function nearestLaw(name: string, catalogue: LawCatalogue): CatalogueLaw | undefined {
  const wanted = comparableLawName(name);
  const ranked = catalogue.map((law) => ({
    law,
    score: Math.max(...lawNames(law).map((candidate) => similarityOfNames(wanted, candidate))),
  }));
  return ranked.sort((one, other) => other.score - one.score)[0]?.law;
}

/** Whether the edition was the law on that day. */
export function isInForce(edition: CatalogueEdition, date: CalendarDate): boolean {
  return edition.effectiveFrom <= date && (edition.effectiveTo === null || date < edition.effectiveTo);
}
