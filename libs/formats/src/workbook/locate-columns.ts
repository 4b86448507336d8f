import { foldName, foldPunctuation } from '@whetstone/domain';
import type { HeadingSynonyms } from './table';

/** Where each field's column stands among the headings; a field without a column is absent. */
export type ColumnPlaces<Field extends string> = ReadonlyMap<Field, number>;

/** A heading as it is compared: no spaces, asterisks, case, nor a remark in brackets such as （必填）. */
export function comparableHeading(heading: string): string {
  return foldName(foldPunctuation(heading))
    .replace(/[*_.:]/g, '')
    .replace(/\([^()]*\)$/, '')
    .toLowerCase();
}

function placesOf(names: readonly string[], headings: readonly string[]): number[] {
  const wanted = names.map(comparableHeading);
  return headings.flatMap((heading, place) => (wanted.includes(heading) ? [place] : []));
}

/** Every place at which each field's column occurs: more than one place is a repeated column. */
export function locateAllColumns<Field extends string>(
  headings: readonly string[],
  synonyms: readonly HeadingSynonyms<Field>[],
): ReadonlyMap<Field, readonly number[]> {
  const comparable = headings.map(comparableHeading);
  const located = synonyms.map(({ field, names }) => [field, placesOf(names, comparable)] as const);
  return new Map(located.filter(([, places]) => places.length > 0));
}

/** Finds the columns by their headings, in any order; of a repeated column the first. */
export function locateColumns<Field extends string>(
  headings: readonly string[],
  synonyms: readonly HeadingSynonyms<Field>[],
): ColumnPlaces<Field> {
  return new Map([...locateAllColumns(headings, synonyms)].map(([field, [place = 0]]) => [field, place]));
}
