import { comparableHeading } from './locate-columns';
import type { Cell, HeadingSynonyms } from './table';

/** Certain: the heading is one of the usual names. Likely: it holds one, or the values look like it. */
export type Confidence = 'certain' | 'likely';

export interface GuessedColumn<Field extends string> {
  readonly field: Field;
  /** 0 = column A. */
  readonly column: number;
  readonly confidence: Confidence;
}

/** A shorter name is part of too many headings to say anything. */
const shortestPart = 2;

function looksLike(test: RegExp, samples: readonly (readonly Cell[])[], column: number): boolean {
  const texts = samples.flatMap((row) => row[column]?.text || []);
  return texts.length > 0 && texts.filter((text) => test.test(text)).length * 2 > texts.length;
}

function longestPart(heading: string, names: readonly string[]): number {
  const parts = names.map(comparableHeading).filter((name) => name.length >= shortestPart);
  return Math.max(0, ...parts.filter((name) => heading.includes(name)).map((name) => name.length));
}

/**
 * Which column holds which field, judged by the usual names of headings, then by values, then by names that are part of
 * a heading. A column is given once; somebody looks over the guess before it counts.
 */
export function guessColumns<Field extends string>(
  headings: readonly string[],
  synonyms: readonly HeadingSynonyms<Field>[],
  samples: readonly (readonly Cell[])[] = [],
  valueTests: Readonly<Partial<Record<string, RegExp>>> = {},
): GuessedColumn<Field>[] {
  const comparable = headings.map(comparableHeading);
  const guessed = new Map<Field, GuessedColumn<Field>>();
  const isTaken = (column: number) => [...guessed.values()].some((guess) => guess.column === column);
  const take = (field: Field, column: number, confidence: Confidence) => {
    if (column >= 0 && !guessed.has(field) && !isTaken(column))
      guessed.set(field, { field, column, confidence });
  };
  const byValues = synonyms.flatMap(({ field }) => {
    const test = valueTests[field];
    const places = test ? [...headings.keys()].filter((column) => looksLike(test, samples, column)) : [];
    return places.map((column) => ({ field, column }));
  });
  for (const { field, names } of synonyms) {
    const usual = names.map(comparableHeading);
    const places = usual.map((name) => comparable.indexOf(name)).filter((place) => place >= 0);
    const isAnothers = (column: number) =>
      byValues.some((looks) => looks.column === column && looks.field !== field);
    take(field, places.find((place) => !isTaken(place) && !isAnothers(place)) ?? -1, 'certain');
  }
  for (const { field, column } of byValues) take(field, column, 'likely');
  const parts = synonyms.flatMap(({ field, names }) =>
    comparable.map((heading, column) => ({ field, column, length: longestPart(heading, names) })),
  );
  for (const { field, column, length } of parts.toSorted((one, other) => other.length - one.length))
    if (length > 0) take(field, column, 'likely');
  return synonyms.flatMap(({ field }) => guessed.get(field) ?? []);
}
