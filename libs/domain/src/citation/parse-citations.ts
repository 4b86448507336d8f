import type { CalendarDate } from '../calendar/calendar-date';
import { fault, type Fault } from '../fault/fault';
import {
  isInForce,
  nearestLaw,
  type CatalogueEdition,
  type CatalogueLaw,
  type LawCatalogue,
} from './catalogue';
import { printPlace, type Citation } from './citation';
import { nearestPlace } from './known-places';
import { editionNear, hintedEdition, nearestDayInForce, sayInForce } from './pick-edition';
import { scanCitations, type ScannedCitation } from './scan-citations';

export interface ParsedCitations {
  readonly citations: readonly Citation[];
  /** The day the citations speak of: the one given, or the nearest one to today on which the cited law was in force. */
  readonly referenceDate: CalendarDate;
  /** Without row and field: the caller knows where the text stood. */
  readonly faults: readonly Fault[];
}

type ScannedPlace = Extract<ScannedCitation, { kind: 'place' }>;

interface ResolvedPlace {
  readonly law: CatalogueLaw;
  readonly edition: CatalogueEdition;
  readonly citation: Citation;
}

function exampleOf(law: CatalogueLaw | undefined): string {
  return law ? `《${law.title}》第一条` : '';
}

function resolvePlace({ law, hint, place }: ScannedPlace, date: CalendarDate): ResolvedPlace | null {
  const hinted = hint === null ? null : hintedEdition(law, hint);
  const edition = hinted === null ? editionNear(law, date) : hinted;
  return edition ? { law, edition, citation: { editionSlug: edition.slug, ...place } } : null;
}

function unknownEdition({ law, hint }: ScannedPlace): Fault {
  const expected = law.editions.map(({ label }) => label).join(' / ');
  return fault('CITATION_UNKNOWN_EDITION', { found: `《${law.title}》（${hint ?? ''}）`, expected });
}

function isThere({ edition, citation }: ResolvedPlace): boolean {
  return citation.article <= edition.articles && nearestPlace(citation, edition) === null;
}

function unknownPlace({ law, edition, citation }: ResolvedPlace): Fault[] {
  const found = `《${law.title}》${printPlace(citation)}`;
  if (citation.article > edition.articles)
    return [fault('CITATION_UNKNOWN_ARTICLE', { found, expected: `1–${edition.articles}` })];
  const nearest = nearestPlace(citation, edition);
  return nearest ? [fault('CITATION_UNKNOWN_PLACE', { found, expected: printPlace(nearest) })] : [];
}

function notInForce({ law, edition }: ResolvedPlace, date: CalendarDate): Fault[] {
  if (isInForce(edition, date)) return [];
  return [
    fault('CITATION_NOT_IN_FORCE', {
      found: `《${law.title}》（${edition.label}）`,
      expected: sayInForce(edition),
    }),
  ];
}

function faultOfText(scanned: ScannedCitation, catalogue: LawCatalogue): Fault[] {
  switch (scanned.kind) {
    case 'place':
      return [];
    case 'unknown_law': {
      const nearest = nearestLaw(scanned.written, catalogue);
      return [fault('CITATION_UNKNOWN_LAW', { found: scanned.written, expected: nearest?.title ?? '' })];
    }
    case 'unreadable':
      return [
        fault('CITATION_UNREADABLE', {
          found: scanned.written,
          expected: exampleOf(scanned.law ?? catalogue[0]),
        }),
      ];
  }
}

function withoutRepeats<Item>(items: readonly Item[]): Item[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const key = JSON.stringify(item);
    return seen.has(key) ? false : seen.add(key);
  });
}

/** Old law still decides cases: without a date of its own, a text that cites ended law speaks of that law's last days. */
function impliedDate(places: readonly ScannedPlace[], today: CalendarDate): CalendarDate {
  const days = places
    .map((place) => resolvePlace(place, today))
    .filter((resolved) => resolved !== null)
    .map(({ edition }) => nearestDayInForce(edition, today));
  return days.reduce((earliest, day) => (day < earliest ? day : earliest), days[0] ?? today);
}

/**
 * Reads a cell of citations in any of the usual spellings, and picks for each law the edition in force on the reference
 * date. Without one the day is `today`, unless a cited law is no longer (or not yet) in force today: then it is the
 * nearest day on which that law was, with a warning. Unknown laws, articles and, where the text is in the library,
 * paragraphs, items and sub-items are errors; the rest is still returned.
 */
export function parseCitations(
  text: string,
  catalogue: LawCatalogue,
  referenceDate: CalendarDate | null,
  today: CalendarDate,
): ParsedCitations {
  const scanned = scanCitations(text, catalogue);
  const places = scanned.filter((part) => part.kind === 'place');
  const date = referenceDate ?? impliedDate(places, today);
  const resolved = places.map((place) => resolvePlace(place, date));
  const known = resolved.filter((place) => place !== null);
  const faults = [
    ...scanned.flatMap((part) => faultOfText(part, catalogue)),
    ...places.filter((_, index) => resolved[index] === null).map(unknownEdition),
    ...known.flatMap(unknownPlace),
    ...known.flatMap((place) => notInForce(place, date)),
    ...(referenceDate === null ? known.flatMap((place) => notInForce(place, today)) : []),
  ];
  const existing = known.filter(isThere);
  return {
    citations: withoutRepeats(existing.map(({ citation }) => citation)),
    referenceDate: date,
    faults: withoutRepeats(faults),
  };
}
