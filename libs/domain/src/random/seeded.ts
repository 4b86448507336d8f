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

/** FNV-1a over the seed's characters: a seed is a readable text, a generator wants 32 bits. */
function seedNumber(seed: string): number {
  let hash = 0x811c9dc5;
  for (const character of seed) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return hash | 0;
}
