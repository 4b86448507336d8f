import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** A shuffled copy; the same seed gives the same order on every machine. */
export function shuffle<Item>(items: readonly Item[], seed: string): Item[] {
  const generator = xoroshiro128plus(seedNumber(seed));
  const shuffled = [...items];
  for (let last = shuffled.length - 1; last > 0; last -= 1) {
    const other = uniformInt(generator, 0, last);
    const swapped = shuffled[last] as Item;
    shuffled[last] = shuffled[other] as Item;
    shuffled[other] = swapped;
  }
  return shuffled;
}

/** Chooses from a seed again and again: the same seed, the same choices, on every machine. */
export class SeededChoice {
  private readonly generator;

  constructor(seed: string) {
    this.generator = xoroshiro128plus(seedNumber(seed));
  }

  /** A whole number from `lowest` to `highest`, both included. */
  number(lowest: number, highest: number): number {
    return uniformInt(this.generator, lowest, highest);
  }

  /** @throws Error when there is nothing to choose from. */
  oneOf<Item>(items: readonly Item[]): Item {
    if (items.length === 0) throw new Error('Nothing to choose from');
    return items[this.number(0, items.length - 1)] as Item;
  }
}

/** FNV-1a over the seed's characters: a seed is a readable text, a generator wants 32 bits. */
export function seedNumber(seed: string): number {
  let hash = 0x811c9dc5;
  for (const character of seed) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return hash | 0;
}
