import { placeKey, placeOfKey } from '../law/provision';
import type { CatalogueEdition } from './catalogue';
import type { Place } from './citation';

const wholeArticle = { paragraph: null, item: null } as const;

/** Written 第八十五条第六项: the item of whichever paragraph has one of that number. */
function hasItem(provisions: ReadonlySet<string>, place: Place): boolean {
  const article = placeKey({ article: place.article, articleSub: place.articleSub, ...wholeArticle });
  for (let paragraph = 1; provisions.has(`${article}.p${paragraph}`); paragraph += 1) {
    if (provisions.has(placeKey({ ...place, paragraph }))) return true;
  }
  return false;
}

function exists(provisions: ReadonlySet<string>, place: Place): boolean {
  if (place.paragraph === null && place.item !== null) return hasItem(provisions, place);
  return provisions.has(placeKey(place));
}

/** How far a place lies from another in the same article, its wider numbers weighing more. */
function distance(one: Place, other: Place): number {
  const numbers = ({ articleSub, paragraph, item, subItem }: Place) => [articleSub, paragraph, item, subItem];
  const others = numbers(other);
  return numbers(one).reduce<number>(
    (sum, number, index) => sum * 100 + Math.min(99, Math.abs((number ?? 0) - (others[index] ?? 0))),
    0,
  );
}

/** As deep as the place that was asked for: 第三项 is answered with an item where there is one. */
function depth({ paragraph, item, subItem }: Place): number {
  return subItem !== undefined ? 3 : item !== null ? 2 : paragraph !== null ? 1 : 0;
}

/**
 * The place of this edition's text that lies nearest to one it does not hold; null when it holds it, or when the text is
 * not in the library and nobody can tell.
 */
export function nearestPlace(place: Place, { provisions }: CatalogueEdition): Place | null {
  if (!provisions || exists(provisions, place)) return null;
  const inArticle = [...provisions]
    .filter((key) => key === `a${place.article}` || key.startsWith(`a${place.article}.`))
    .map(placeOfKey)
    .filter((candidate) => candidate !== null);
  const deepest = Math.max(...inArticle.map(depth).filter((found) => found <= depth(place)), 0);
  const [nearest] = inArticle
    .filter((candidate) => depth(candidate) === deepest)
    .toSorted((one, other) => distance(one, place) - distance(other, place));
  if (!nearest) return { article: place.article, articleSub: 0, ...wholeArticle };
  // Somebody who names items without paragraphs is told one without.
  return place.paragraph === null && nearest.item !== null ? { ...nearest, paragraph: null } : nearest;
}
