import type { CalendarDate } from '../calendar/calendar-date';
import { isInForce, type CatalogueEdition, type CatalogueLaw } from '../citation/catalogue';
import type { Place } from '../citation/citation';
import { nearestPlace } from '../citation/known-places';
import { editionNear } from '../citation/pick-edition';

/** A place read on a day: in which edition, and whether that was the law then. */
export interface ProvisionAsOf {
  readonly edition: CatalogueEdition;
  /** False when the law had ended by that day, or was still to come: the edition is then the nearest there is. */
  readonly isInForce: boolean;
  /** False when the edition has no such place; `nearest` is then where a reader may have meant to go. */
  readonly isThere: boolean;
  readonly nearest: Place | null;
}

/** Every citation is read in the edition of its day, because the same number may be another rule in the next edition. */
export function provisionAsOf(law: CatalogueLaw, place: Place, day: CalendarDate): ProvisionAsOf | null {
  const edition = editionNear(law, day);
  if (!edition) return null;
  const isBeyond = place.article > edition.articles;
  const nearest = isBeyond
    ? { article: edition.articles, articleSub: 0, paragraph: null, item: null }
    : nearestPlace(place, edition);
  return { edition, isInForce: isInForce(edition, day), isThere: nearest === null, nearest };
}
