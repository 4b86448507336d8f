/** A text of a question, by whatever names it. */
export interface NamedText {
  readonly name: string;
  readonly text: string;
}

export interface Repeat {
  readonly name: string;
  /** Where the same characters stand earlier. */
  readonly earlier: string;
  readonly text: string;
}

/** A text as it is compared with others: letters, digits and characters, no punctuation and no spaces. */
function bare(text: string): string {
  return text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');
}

/** Every run of so many characters that a text holds. */
export function runsOf(text: string, length: number): string[] {
  const characters = bare(text);
  return Array.from({ length: Math.max(characters.length - length + 1, 0) }, (_, start) =>
    characters.slice(start, start + length),
  );
}

/** Texts that share a run of so many characters with one before them, each told once, with the first such run. */
export function findRepeats(texts: readonly NamedText[], length: number): Repeat[] {
  const first = new Map<string, string>();
  const repeats: Repeat[] = [];
  for (const { name, text } of texts) {
    const runs = runsOf(text, length);
    const known = runs.find((run) => first.has(run));
    if (known !== undefined) repeats.push({ name, earlier: first.get(known) ?? '', text: known });
    for (const run of runs) if (!first.has(run)) first.set(run, name);
  }
  return repeats;
}
