/** The two-character pieces of a text with how often each occurs. */
export type Bigrams = ReadonlyMap<string, number>;

/** Without spaces and punctuation: a comma more is the same rule. */
function bareCharacters(text: string): string[] {
  return [...text.replace(/[\s\p{P}]/gu, '')];
}

export function countBigrams(text: string): Bigrams {
  const counts = new Map<string, number>();
  const characters = bareCharacters(text);
  for (let index = 0; index + 1 < characters.length; index += 1) {
    const pair = `${characters[index]}${characters[index + 1]}`;
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return counts;
}

function sizeOf(bigrams: Bigrams): number {
  let size = 0;
  for (const count of bigrams.values()) size += count;
  return size;
}

/** Dice similarity of two texts by their two-character pieces: 1 = the same words, 0 = no piece in common. */
export function similarity(one: Bigrams, other: Bigrams): number {
  const total = sizeOf(one) + sizeOf(other);
  if (total === 0) return 0;
  let common = 0;
  for (const [pair, count] of one) common += Math.min(count, other.get(pair) ?? 0);
  return (2 * common) / total;
}
