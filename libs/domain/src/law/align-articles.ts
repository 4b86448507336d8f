import { countBigrams, similarity, type Bigrams } from './similarity';

/** An article as it is compared. */
export interface ComparedArticle {
  readonly key: string;
  readonly text: string;
}

/** One line of a comparison: an article and what it became; a side without an article is null. */
export interface AlignedArticles<Article extends ComparedArticle = ComparedArticle> {
  readonly old: Article | null;
  readonly new: Article | null;
  /** 0…1, of the wording; 0 where a side is missing. */
  readonly similarity: number;
}

/** Below this two articles only share the phrases all laws share. */
const leastSimilar = 0.4;

/** An article that kept its number needs less to be recognised. */
const leastSimilarByNumber = 0.25;

interface Candidate {
  readonly oldIndex: number;
  readonly newIndex: number;
  readonly similarity: number;
  readonly hasSameKey: boolean;
}

/** For each piece the texts that hold it, so that only pairs with something telling in common are compared at all. */
function indexOf(texts: readonly Bigrams[]): Map<string, number[]> {
  const index = new Map<string, number[]>();
  texts.forEach((bigrams, position) => {
    for (const pair of bigrams.keys()) {
      const holders = index.get(pair);
      if (holders) holders.push(position);
      else index.set(pair, [position]);
    }
  });
  return index;
}

/** A piece that more texts than this share, or a twentieth of them, tells nothing about which became which. */
const mostHolders = 20;

/** The likest by rare pieces are looked at word by word; the others could not be it. */
const mostLookedAt = 8;

/** The texts that share the most telling pieces with this one. */
function likelyPartners(
  bigrams: Bigrams,
  index: ReadonlyMap<string, readonly number[]>,
  count: number,
): number[] {
  const most = Math.max(mostHolders, count / 20);
  const shared = new Map<number, number>();
  for (const pair of bigrams.keys()) {
    const holders = index.get(pair) ?? [];
    if (holders.length > most) continue;
    for (const holder of holders) shared.set(holder, (shared.get(holder) ?? 0) + 1);
  }
  return [...shared]
    .sort((one, other) => other[1] - one[1] || one[0] - other[0])
    .slice(0, mostLookedAt)
    .map(([holder]) => holder);
}

function candidatesOf(olds: readonly ComparedArticle[], news: readonly ComparedArticle[]): Candidate[] {
  const newBigrams = news.map(({ text }) => countBigrams(text));
  const positionOf = new Map(news.map(({ key }, position) => [key, position]));
  const index = indexOf(newBigrams);
  return olds.flatMap((old, oldIndex) => {
    const bigrams = countBigrams(old.text);
    const sameKey = positionOf.get(old.key);
    const partners = new Set(likelyPartners(bigrams, index, news.length));
    if (sameKey !== undefined) partners.add(sameKey);
    return [...partners].flatMap((newIndex) => {
      const hasSameKey = newIndex === sameKey;
      const likeness = similarity(bigrams, newBigrams[newIndex] ?? new Map<string, number>());
      const isLike = likeness >= (hasSameKey ? leastSimilarByNumber : leastSimilar);
      return isLike ? [{ oldIndex, newIndex, similarity: likeness, hasSameKey }] : [];
    });
  });
}

/** The likest first; between equals the one that kept its number, then the order of the text. */
function byLikeness(one: Candidate, other: Candidate): number {
  return (
    other.similarity - one.similarity ||
    Number(other.hasSameKey) - Number(one.hasSameKey) ||
    one.oldIndex - other.oldIndex ||
    one.newIndex - other.newIndex
  );
}

/**
 * Which article of a new text is which of an old one, by wording and, where wordings are alike, by number; each is used
 * once. In the order of the new text, with what fell away where it stood.
 */
export function alignArticles<Article extends ComparedArticle>(
  olds: readonly Article[],
  news: readonly Article[],
): AlignedArticles<Article>[] {
  const oldOf = new Map<number, Candidate>();
  const taken = new Set<number>();
  for (const candidate of candidatesOf(olds, news).sort(byLikeness)) {
    if (taken.has(candidate.oldIndex) || oldOf.has(candidate.newIndex)) continue;
    taken.add(candidate.oldIndex);
    oldOf.set(candidate.newIndex, candidate);
  }
  return inOrder(olds, news, oldOf, taken);
}

/** What fell away stands behind what came before it in the old text. */
function inOrder<Article extends ComparedArticle>(
  olds: readonly Article[],
  news: readonly Article[],
  oldOf: ReadonlyMap<number, Candidate>,
  taken: ReadonlySet<number>,
): AlignedArticles<Article>[] {
  const goneBehind = new Map<number, AlignedArticles<Article>[]>();
  let lastTaken = -1;
  olds.forEach((old, index) => {
    if (taken.has(index)) lastTaken = index;
    else goneBehind.set(lastTaken, [...(goneBehind.get(lastTaken) ?? []), { old, new: null, similarity: 0 }]);
  });
  const rows = news.flatMap((newer, newIndex) => {
    const pair = oldOf.get(newIndex);
    const old = pair ? (olds[pair.oldIndex] ?? null) : null;
    const row = { old, new: newer, similarity: pair?.similarity ?? 0 };
    return [row, ...(pair ? (goneBehind.get(pair.oldIndex) ?? []) : [])];
  });
  return [...(goneBehind.get(-1) ?? []), ...rows];
}

/** One line of two articles side by side: a paragraph or an item and what it became. */
export interface AlignedClauses {
  readonly old: string | null;
  readonly new: string | null;
}

/** Two lines this alike are the same clause in other words. */
const leastSimilarClause = 0.3;

/**
 * The paragraphs and items of two wordings of one article, side by side in their order: of all ways to put them beside
 * each other the one in which they are most alike together.
 */
export function alignClauses(oldText: string, newText: string): AlignedClauses[] {
  const olds = oldText.split('\n').filter(Boolean);
  const news = newText.split('\n').filter(Boolean);
  const scores = scoreTable(olds, news);
  const at = (row: number, column: number) => scores.best[row]?.[column] ?? 0;
  const rows: AlignedClauses[] = [];
  let row = 0;
  let column = 0;
  while (row < olds.length || column < news.length) {
    const likeness = scores.likeness[row]?.[column] ?? 0;
    const isPair =
      row < olds.length &&
      column < news.length &&
      likeness >= leastSimilarClause &&
      at(row, column) === likeness + at(row + 1, column + 1);
    if (isPair) rows.push({ old: olds[row++] ?? null, new: news[column++] ?? null });
    else if (row < olds.length && (column >= news.length || at(row + 1, column) >= at(row, column + 1)))
      rows.push({ old: olds[row++] ?? null, new: null });
    else rows.push({ old: null, new: news[column++] ?? null });
  }
  return rows;
}

/** The best total likeness from each pair of lines on, filled from the end. */
function scoreTable(olds: readonly string[], news: readonly string[]) {
  const oldBigrams = olds.map(countBigrams);
  const newBigrams = news.map(countBigrams);
  const likeness = oldBigrams.map((old, row) =>
    newBigrams.map((newer, column) => (olds[row] === news[column] ? 1 : similarity(old, newer))),
  );
  const best: number[][] = Array.from({ length: olds.length + 1 }, () =>
    Array.from({ length: news.length + 1 }, () => 0),
  );
  for (let row = olds.length - 1; row >= 0; row -= 1) {
    for (let column = news.length - 1; column >= 0; column -= 1) {
      const alike = likeness[row]?.[column] ?? 0;
      const paired = alike >= leastSimilarClause ? alike + (best[row + 1]?.[column + 1] ?? 0) : 0;
      const target = best[row];
      if (target) target[column] = Math.max(paired, best[row + 1]?.[column] ?? 0, target[column + 1] ?? 0);
    }
  }
  return { likeness, best };
}
